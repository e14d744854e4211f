using System.Linq;
using System.Text.RegularExpressions;

namespace SageMakerGuard.Posture.Tests;

public sealed class RuleCatalogTests
{
    [Fact]
    public void Ids_are_unique_and_of_one_shape()
    {
        Assert.Equal(RuleCatalog.All.Count, RuleCatalog.All.Select(r => r.Id).Distinct().Count());
        Assert.All(RuleCatalog.All, rule => Assert.Matches(new Regex("^SMG-[A-Z]{2,3}-[0-9]{3}$"), rule.Id));
        Assert.Equal(RuleCatalog.All.Count, RuleCatalog.All.Select(r => r.Title).Distinct().Count());
    }

    [Fact]
    public void Every_rule_says_what_it_is_and_what_it_rests_on()
    {
        Assert.All(RuleCatalog.All, rule =>
        {
            Assert.NotEmpty(rule.Title);
            Assert.EndsWith(".", rule.Description);
            Assert.StartsWith("AWS::", rule.ResourceType);
            Assert.NotEmpty(rule.Source.Name);
            Assert.StartsWith("https://", rule.Source.Url);
        });
    }

    [Fact]
    public void Framework_ids_say_by_whom_they_are_mapped()
    {
        Assert.All(RuleCatalog.All, rule =>
        {
            Assert.Equal(rule.Frameworks.Count > 0, rule.FrameworkBasis.Length > 0);
            Assert.All(rule.Frameworks, id => Assert.Matches("^[A-Za-z0-9.-]+:.+$", id));
        });
    }

    [Fact]
    public void The_domains_network_type_is_mapped_to_every_framework_that_the_analogy_covers()
    {
        var mode = RuleCatalog.All.Single(r => r.Id == "SMG-DOM-001");
        foreach (var framework in new[] { "NIST-800-53r5", "PCI-DSS-3.2.1", "PCI-DSS-4.0", "HIPAA", "FedRAMP-Moderate-r4", "ISO-27001-2022", "NIST-CSF-1.1", "NIST-800-171r2" })
            Assert.Contains(mode.Frameworks, id => id.StartsWith(framework + ":", System.StringComparison.Ordinal));
        Assert.StartsWith("by analogy", mode.FrameworkBasis);
    }
}
