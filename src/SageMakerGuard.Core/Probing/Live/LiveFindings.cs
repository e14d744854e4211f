using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Probing;

/// <summary>What Reachability Analyzer found, gathered while the run that asked reads it: at its end the analyses are gone.</summary>
public sealed class LiveFindings
{
    private readonly object _gate = new();
    private readonly Dictionary<string, NetworkInsightsAnalysis> _byPurpose = new(StringComparer.Ordinal);

    /// <summary>Takes a reading in.</summary>
    public void Take(RegionEstate estate)
    {
        lock (_gate)
        {
            foreach (var analysis in estate.InsightsAnalyses.Items.Where(a => !a.IsRunning))
            {
                if (Purpose.Of(analysis.Tags) is { } purpose)
                    _byPurpose[purpose] = analysis;
            }
        }
    }

    /// <summary>One result for each path whose analysis came to an end, the differences first. Paths that were not analysed have none.</summary>
    public IReadOnlyList<LivePathResult> Of(LiveProbe probe)
    {
        lock (_gate)
            return probe.Paths.Where(p => _byPurpose.ContainsKey(p.Purpose)).Select(p => Told(probe.Plan, p, _byPurpose[p.Purpose])).OrderBy(r => r.Agrees).ToList();
    }

    private static LivePathResult Told(ChangePlan plan, LivePath path, NetworkInsightsAnalysis analysis)
    {
        var explanations = analysis.Explanations.Select(e => new LiveExplanation { Code = e.ExplanationCode ?? "", Direction = e.Direction, ComponentIds = e.ComponentIds }).ToList();
        var judgement = LiveJudgement.Of(plan, path, analysis, explanations);
        return new()
        {
            AccountId = plan.AccountId,
            Region = plan.Region,
            DomainId = plan.DomainId ?? "",
            VpcId = plan.VpcId ?? "",
            Destination = path.Destination,
            SourceInterfaceId = path.Source.Interface.NetworkInterfaceId,
            DestinationId = path.DestinationId,
            Port = path.Port,
            Proof = path.Proof.Verdict,
            Analyzer = LiveJudgement.Verdict(analysis),
            Agrees = judgement.Agrees,
            Explanations = explanations,
            Meaning = judgement.Meaning,
            NextStep = judgement.NextStep,
            AnalysisId = analysis.NetworkInsightsAnalysisId,
        };
    }
}
