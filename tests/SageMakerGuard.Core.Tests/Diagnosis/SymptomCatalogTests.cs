using System;
using System.Linq;
using SageMakerGuard.Diagnosis;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Diagnosis;

/// <summary>The table of messages itself.</summary>
public sealed class SymptomCatalogTests
{
    public static TheoryData<string> Known => [.. SymptomCatalog.All.Select(s => s.SymptomId)];

    [Theory]
    [MemberData(nameof(Known))]
    public void The_example_of_a_row_is_a_case_of_it(string id)
    {
        var region = HealthyRegion.Create();
        var symptom = SymptomCatalog.All.Single(s => s.SymptomId == id);
        Assert.Equal(id, new FaultFinder(region).Find(region.Domains.Items[0], symptom.Example)[0].SymptomId);
    }

    [Fact]
    public void Every_row_has_a_name_of_its_own_an_example_on_one_line_something_that_it_points_at_and_a_source()
    {
        Assert.Equal(SymptomCatalog.All.Count, SymptomCatalog.All.Select(s => s.SymptomId).Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(SymptomCatalog.All.Count, 40, 200);
        Assert.All(SymptomCatalog.All, s =>
        {
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)+$", s.SymptomId);
            Assert.DoesNotContain('\n', s.Example);
            Assert.NotEmpty(s.PointsAt);
            Assert.All(s.PointsAt, Assert.NotEmpty);
            Assert.StartsWith("https://", s.Source, StringComparison.Ordinal);
        });
    }
}
