using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;

namespace SageMakerGuard.Posture.Tests;

public sealed class PostureScoreTests
{
    private static readonly Gen<Severity> s_severity = Gen.OneOfConst(Enum.GetValues<Severity>());
    private static readonly Gen<(Severity, FindingVerdict)> s_observation = Gen.Select(s_severity, Gen.OneOfConst(FindingVerdict.Fail, FindingVerdict.Unknown));
    private static readonly Gen<(Severity, FindingVerdict)[][]> s_rules = s_observation.Array[1, 3].Array[0, 6];

    [Fact]
    public void An_unknown_costs_what_a_failure_costs() => Gen.Select(s_rules, s_severity).Sample((rules, failFrom) =>
    {
        var known = Score(rules.Select(rule => rule.Select(o => (o.Item1, FindingVerdict.Fail)).ToArray()), failFrom);
        var unknown = Score(rules.Select(rule => rule.Select(o => (o.Item1, FindingVerdict.Unknown)).ToArray()), failFrom);
        Assert.Equal(known.Score, unknown.Score);
        Assert.Equal(known.Verdict == Verdict.Compliant, unknown.Verdict == Verdict.Compliant);
    });

    [Fact]
    public void One_rule_more_never_makes_it_better() => Gen.Select(s_rules, s_observation.Array[1, 3], s_severity).Sample((rules, more, failFrom) =>
    {
        var before = Score(rules, failFrom);
        var after = Score(rules.Append(more), failFrom);
        Assert.True(after.Score <= before.Score);
        Assert.False(after.Verdict == Verdict.Compliant && before.Verdict != Verdict.Compliant);
        Assert.False(before.Verdict == Verdict.NonCompliant && after.Verdict != Verdict.NonCompliant);
    });

    [Fact]
    public void A_score_lies_between_0_and_100_and_is_100_without_anything_of_weight() => Gen.Select(s_rules, s_severity).Sample((rules, failFrom) =>
    {
        var score = Score(rules, failFrom).Score;
        Assert.InRange(score, 0, 100);
        Assert.Equal(score == 100, rules.All(rule => rule.All(o => o.Item1 == Severity.Informational)));
    });

    [Fact]
    public void A_lower_threshold_is_never_kinder() => Gen.Select(s_rules, s_severity, s_severity).Sample((rules, a, b) =>
    {
        var (low, high) = a < b ? (a, b) : (b, a);
        if (Score(rules, low).Verdict == Verdict.Compliant)
            Assert.Equal(Verdict.Compliant, Score(rules, high).Verdict);
    });

    private static (int Score, Verdict Verdict) Score(IEnumerable<(Severity, FindingVerdict)[]> rules, Severity failFrom)
    {
        var score = new PostureScore(failFrom);
        foreach (var rule in rules)
            score.Add(rule);
        return (score.Score, score.Verdict);
    }
}
