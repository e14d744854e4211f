using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Tests;

public sealed class RuleCaseTests
{
    public static IEnumerable<object[]> Rows => RuleCases.All.Select(c => new object[] { c });

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void A_rule_says_what_the_case_expects(RuleCase row)
    {
        var posture = Judged(row);
        var findings = posture.Findings.Where(f => f.RuleId == row.RuleId).ToList();
        if (row.Expected is null)
        {
            Assert.True(findings.Count == 0, string.Join("\n", findings));
            return;
        }

        Assert.True(findings.Any(f => f.Verdict == row.Expected), $"expected {row.Expected}; findings: {string.Join("\n", posture.Findings)}");
        if (row.Severity is { } severity)
            Assert.Equal(severity, findings.Where(f => f.Verdict == row.Expected).Max(f => f.Severity));
    }

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void Every_finding_is_whole(RuleCase row)
    {
        foreach (var finding in Judged(row).Findings)
        {
            Assert.True(finding.Remedy.Length > 0, finding.ToString());
            Assert.True(finding.Reason.Length > 10, finding.ToString());
            Assert.DoesNotContain("  ", finding.Reason + finding.Remedy);
            Assert.DoesNotContain("..", finding.Reason);
            Assert.NotEmpty(finding.ResourceId);
            Assert.StartsWith("AWS::", finding.ResourceType);
            Assert.NotEmpty(finding.Title);
        }
    }

    [Fact]
    public void Every_rule_has_a_case_that_fails_one_that_holds_and_where_a_call_can_hide_it_one_that_is_unknown()
    {
        var rules = RuleCatalog.All.Where(r => !r.Id.StartsWith("SMG-NB-", System.StringComparison.Ordinal)).ToList();

        // These read DescribeDomain and the list of domains alone: without the one the domain is SMG-DOM-002, without the other there is none.
        string[] fromDescriptionAlone = ["SMG-DOM-001", "SMG-DOM-003", "SMG-DOM-004", "SMG-DOM-006", "SMG-DOM-007", "SMG-TAG-003"];
        foreach (var rule in rules)
        {
            var cases = RuleCases.All.Where(c => c.RuleId == rule.Id).ToList();
            Assert.True(rule.Id == "SMG-DOM-002" || cases.Any(c => c.Expected == FindingVerdict.Fail), rule.Id + " has no failing case");
            Assert.True(cases.Any(c => c.Expected is null), rule.Id + " has no case that holds");
            Assert.True(fromDescriptionAlone.Contains(rule.Id) || cases.Any(c => c.Expected == FindingVerdict.Unknown), rule.Id + " has no unknown case");
        }
    }

    private static DomainNetworkPosture Judged(RuleCase row) => new PostureJudge(row.Settings).JudgeDomains(row.Region()).Single();
}
