using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Projects;

/// <summary>
/// How early a domain is to be moved. What is sensitive goes before what is not, and among equals what touches few people, is ready and costs little.
/// What is not known counts against an early place in each part but sensitivity, where it may stand for the worst.
/// </summary>
internal sealed class WaveScore
{
    /// <summary>After so many days without a sign of their users, apps touch half as many people as they seem to.</summary>
    private const int IdleDays = 14;

    private readonly WaveOptions _options;
    private readonly int _mostAffected;
    private readonly decimal _highestCost;

    public WaveScore(WaveOptions options, IReadOnlyCollection<WaveCandidate> all)
    {
        _options = options;
        _mostAffected = Math.Max(1, all.Select(c => Affected(c) ?? 0).DefaultIfEmpty().Max());
        _highestCost = all.Select(c => c.Planned.CostAloneUsd ?? 0m).DefaultIfEmpty().Max();
    }

    public IReadOnlyList<ScorePart> Of(WaveCandidate candidate) => [Sensitivity(candidate), BlastRadius(candidate), Readiness(candidate), Cost(candidate)];

    private ScorePart Sensitivity(WaveCandidate candidate)
    {
        var (share, reason) = candidate.Planned.Scenario switch
        {
            ProjectScenario.RegulatedData => (1m, "It reaches regulated data, which is exposed for as long as it waits."),
            ProjectScenario.Unknown => (0.9m, "What it reaches could not be read; it may be regulated data."),
            ProjectScenario.ValuableModels => (0.7m, "It works on models that are the company's own."),
            ProjectScenario.OnPremisesDependence => (0.4m, "It has a way to networks on premises, which only apps in the VPC can use."),
            _ => (0m, "Nothing sensitive was found."),
        };
        return Part("Sensitivity", _options.Weights.Sensitivity, share, reason);
    }

    private ScorePart BlastRadius(WaveCandidate candidate)
    {
        var impact = candidate.Planned.Impact;
        if (Affected(candidate) is not { } affected)
            return Part("BlastRadius", _options.Weights.BlastRadius, 0m, "How many people and apps it touches could not be read.");
        var idle = impact.LastActivity is { } last && (_options.PlannedAt - last).TotalDays > IdleDays;
        var share = (decimal)affected / _mostAffected * (idle ? 0.5m : 1m);
        var active = impact.LastActivity is { } seen ? Text(", last active on {0:yyyy-MM-dd}{1}", seen, idle ? ", which halves it" : "") : "";
        return Part("BlastRadius", _options.Weights.BlastRadius, 1m - share, Text("It touches {0} user(s) and {1} running app(s), together {2} of at most {3} in one domain{4}.", impact.UserCount, impact.RunningApps.Count, affected, _mostAffected, active));
    }

    private ScorePart Readiness(WaveCandidate candidate)
    {
        if (candidate.Left.Count == 0)
            return Part("Readiness", _options.Weights.Readiness, 1m, "Nothing is left to be mended first.");
        var worst = candidate.Left.GroupBy(f => f.RuleId, StringComparer.Ordinal).Sum(rule => PostureScore.Cost(rule.Max(f => f.Severity)));
        var count = candidate.Left.GroupBy(f => f.Severity).OrderByDescending(g => g.Key).Select(g => Text("{0} {1}", g.Count(), g.Key));
        return Part("Readiness", _options.Weights.Readiness, 1m - Math.Min(1m, worst / 100m), Text("{0} finding(s) are left: {1}.", candidate.Left.Count, string.Join(", ", count)));
    }

    private ScorePart Cost(WaveCandidate candidate)
    {
        if (candidate.Planned.CostAloneUsd is not { } cost)
            return Part("Cost", _options.Weights.Cost, 0m, "What it adds to the bill is not known.");
        return _highestCost == 0m
            ? Part("Cost", _options.Weights.Cost, 1m, "It adds nothing to the bill.")
            : Part("Cost", _options.Weights.Cost, 1m - cost / _highestCost, Text("By itself it adds {0:0.00} USD a month, of at most {1:0.00} for one domain.", cost, _highestCost));
    }

    private static int? Affected(WaveCandidate candidate) =>
        candidate.Planned.Impact.UserCount is { } users && candidate.Region.Apps.IsComplete ? users + candidate.Planned.Impact.RunningApps.Count : null;

    private static ScorePart Part(string name, decimal weight, decimal share, string reason) => new() { Name = name, Weight = weight, Points = Math.Round(weight * share, 2, MidpointRounding.AwayFromZero), Reason = reason };

    private static string Text(string format, params object?[] values) => string.Format(CultureInfo.InvariantCulture, format, values);
}
