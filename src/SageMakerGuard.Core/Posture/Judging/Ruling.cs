using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Posture;

/// <summary>One resource's findings, as its rules come in.</summary>
internal sealed class Ruling(PostureSettings settings, string resourceId, string resourceType, bool cappedInPublicMode, string againCommand)
{
    private readonly PostureScore _score = new(settings.FailFrom);
    private readonly List<Finding> _findings = [];
    private readonly HashSet<UnreadableCall> _calls = [];

    public Verdict Verdict => _score.Verdict;

    public int Score => _score.Score;

    /// <summary>The heaviest first; among equals what is broken before what is unknown, and then by id, so that two runs print the same.</summary>
    public IReadOnlyList<Finding> Findings => _findings
        .OrderByDescending(f => f.Severity).ThenBy(f => f.Verdict).ThenBy(f => f.RuleId, StringComparer.Ordinal).ThenBy(f => f.ResourceId, StringComparer.Ordinal)
        .ToList();

    public IReadOnlyList<UnreadableCall> Calls => _calls.ToList();

    public void Add(RuleInfo rule, IEnumerable<Observation> observations)
    {
        List<(Severity, FindingVerdict)>? weights = null;
        foreach (var observation in observations)
        {
            var severity = Weight(rule, observation.AtMost);
            (weights ??= []).Add((severity, observation.Verdict));
            _calls.UnionWith(observation.Calls);
            _findings.Add(new Finding
            {
                RuleId = rule.Id,
                Title = rule.Title,
                Severity = severity,
                Verdict = observation.Verdict,
                ResourceId = observation.ResourceId ?? resourceId,
                ResourceType = observation.ResourceType ?? (observation.ResourceId is null ? resourceType : rule.ResourceType),
                Reason = observation.Reason,
                Remedy = observation.Remedy ?? UnknownRemedy.For(observation.Calls, againCommand),
                Frameworks = rule.Frameworks,
            });
        }

        if (weights is not null)
            _score.Add(weights);
    }

    /// <summary>A rule that cannot be judged at all, because its resource could not be described; the finding that says so stands for all of them.</summary>
    public void AddUnjudged(RuleInfo rule) => _score.Add([(Weight(rule, null), FindingVerdict.Unknown)]);

    private Severity Weight(RuleInfo rule, Severity? atMost)
    {
        var severity = settings.Severities.TryGetValue(rule.Id, out var own) ? own : rule.Severity;
        if (atMost is { } limit && limit < severity)
            severity = limit;
        return cappedInPublicMode && rule.OnlyUnderVpcOnly && severity > Severity.Low ? Severity.Low : severity;
    }
}
