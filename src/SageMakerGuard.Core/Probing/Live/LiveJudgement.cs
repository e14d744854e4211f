using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Probing;

/// <summary>Whether an analysis fits the proof, what it means, and what to do next.</summary>
internal sealed record LiveJudgement(bool Agrees, string Meaning, string? NextStep)
{
    /// <summary>What an analysis says. Only one that succeeded says anything: NetworkPathFound of a failed one is a mere default.</summary>
    public static LiveAnalysis Verdict(NetworkInsightsAnalysis analysis) => analysis is not { Status: "succeeded", NetworkPathFound: { } found } ? LiveAnalysis.Failed
        : found ? LiveAnalysis.Reachable
        : LiveAnalysis.NotReachable;

    /// <summary>Judges one path.</summary>
    public static LiveJudgement Of(ChangePlan plan, LivePath path, NetworkInsightsAnalysis analysis, IReadOnlyList<LiveExplanation> explanations)
    {
        var judgement = (path.Proof.Verdict, Verdict(analysis)) switch
        {
            (_, LiveAnalysis.Failed) => Failed(plan, path, analysis),
            (ReachabilityVerdict.Reachable, LiveAnalysis.Reachable) => new(true, $"As proven{(path.Proof.Via.Length > 0 ? $" ({path.Proof.Via})" : "")}: the network is open there and back.", null),
            (ReachabilityVerdict.Reachable, _) => new(false, $"The proof says Reachable, and Reachability Analyzer finds no path: {Why(explanations)} The network was changed since it was read, or one of the two is wrong about it.", Look(plan, path, explanations)),
            (ReachabilityVerdict.Blocked, LiveAnalysis.Reachable) => new(false, $"The proof says Blocked ({Reason(path).TrimEnd('.')}), and Reachability Analyzer finds a path: the network was changed since it was read, or one of the two is wrong about it.", Look(plan, path, explanations)),
            (ReachabilityVerdict.Blocked, _) => new LiveJudgement(true, $"As proven, it is blocked: {Reason(path)} Reachability Analyzer: {Why(explanations)}", MayStayShut(path) ? null : path.Proof.SmallestFix),
            (_, LiveAnalysis.Reachable) => new(true, $"The proof could not say ({Doubt(path)}). Reachability Analyzer finds a path.", null),
            _ => new(true, $"The proof could not say ({Doubt(path)}). Reachability Analyzer finds no path: {Why(explanations)}", Look(plan, path, explanations)),
        };

        // Reachability Analyzer guide, 'Considerations': behind a transit gateway's route table only the way there is analysed.
        if (path.Proof.Via == "transit gateway" && Verdict(analysis) == LiveAnalysis.Reachable)
            judgement = judgement with { Meaning = judgement.Meaning + " Behind a transit gateway it looks at the way there and not at the answer's way back." };
        if (analysis.WarningMessage is { Length: > 0 } warning)
            judgement = judgement with { Meaning = $"{judgement.Meaning} AWS warns: {warning.TrimEnd('.')}." };
        return WithSource(judgement, plan, path);
    }

    // A domain in VpcOnly mode need not reach the internet.
    private static bool MayStayShut(LivePath path) => path.Destination == new InternetDestination().DisplayName;

    private static LiveJudgement Failed(ChangePlan plan, LivePath path, NetworkInsightsAnalysis analysis) => new(
        false,
        $"Reachability Analyzer could not bring the analysis to its end, and nothing is learnt: {(analysis.StatusMessage is { Length: > 0 } message ? message.TrimEnd('.') : "AWS gives no reason")}.",
        $"While an analysis runs nobody may change the network, and the caller needs what AWS's policy AmazonVPCReachabilityAnalyzerFullAccessPolicy allows (tiros:CreateQuery, tiros:GetQueryAnswer, tiros:GetQueryExplanation and describe calls). Then run it again: {Again(plan, path)}");

    // What the interface is like may matter more than what was found of it.
    private static LiveJudgement WithSource(LiveJudgement judgement, ChangePlan plan, LivePath path)
    {
        var (id, lacking) = (path.Source.Interface.NetworkInterfaceId, string.Join(", ", path.Source.LackingGroupIds));
        if (path.Source.LackingGroupIds.Count == 0)
            return judgement;
        return path.Source.IsApp
            ? judgement with
            {
                Meaning = $"{judgement.Meaning} The app's interface {id} lacks {lacking} of the domain: it was started before the domain was given that group or was switched.",
                NextStep = $"Stop the app and start it again, then: {Again(plan, path)}",
            }
            : judgement with { Meaning = $"{judgement.Meaning} {id} stands in for an app and lacks {lacking}: its own groups answer and not the domain's." };
    }

    private static string Why(IReadOnlyList<LiveExplanation> explanations) => explanations.Count == 0 ? "it gives no reason." : string.Join("; ", explanations) + ".";

    private static string Reason(LivePath path) => ProofSentence.Together(path.Proof.BlockedBy.Select(b => b.Reason).Take(1)) is { Length: > 0 } reason ? reason : "nothing leads there.";

    private static string Doubt(LivePath path) => path.Proof.Unknowns.Select(u => u.Reason.TrimEnd('.')).FirstOrDefault() ?? "something was not read";

    private static string Look(ChangePlan plan, LivePath path, IReadOnlyList<LiveExplanation> explanations)
    {
        var ids = explanations.SelectMany(e => e.ComponentIds).Distinct().ToList();
        return $"{(ids.Count > 0 ? $"Look at {string.Join(", ", ids)}, then read" : "Read")} the network anew: {Again(plan, path)}";
    }

    private static string Again(ChangePlan plan, LivePath path) => $"{plan.Command} -DomainId {plan.DomainId} -Region {plan.Region} -Live | Where-Object Destination -eq '{path.Destination.Replace("'", "''")}' | Format-List";
}
