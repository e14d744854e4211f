using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Core.Tests.Reachability.Cases;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Core.Tests.Reachability;

public sealed class PathTests
{
    private static readonly Dictionary<string, PathCase> s_cases = PathCases.All.ToDictionary(c => c.Name);

    public static TheoryData<string> Names => new(s_cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Follows_the_rules_of_AWS(string name)
    {
        var expected = s_cases[name];
        var result = Assert.Single(expected.Run());
        var said = PathCase.Explain(result);
        Assert.True(expected.Verdict == result.Verdict, said);
        Assert.True(expected.Via == result.Via, said);
        Assert.True(expected.Rules.OrderBy(r => r, StringComparer.Ordinal).SequenceEqual(result.BlockedBy.Select(b => b.Rule).OrderBy(r => r, StringComparer.Ordinal)), said);
        Assert.True(result.Verdict == ReachabilityVerdict.Unknown == result.Unknowns.Count > 0, said);
        Assert.True(result.Verdict == ReachabilityVerdict.Reachable || result.SmallestFix is not null || result.Verdict == ReachabilityVerdict.Unknown, said);
        expected.More?.Invoke(result);
    }

    [Fact]
    public void Has_at_least_sixty_cases() => Assert.True(s_cases.Count >= 60, $"{s_cases.Count} cases");
}
