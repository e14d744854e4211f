using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Baselines;

/// <summary>Security groups: paired by name, and then by what their rules say, so that a group that was made anew under another name is the same group.</summary>
internal sealed class GroupComparison(PeerAddresses beforePeers, PeerAddresses afterPeers, DifferenceLedger ledger)
{
    public void Compare(SectionPair<GroupBaseline> pair)
    {
        var renamed = GroupRenaming.Undone(pair);
        foreach (var (was, now) in renamed.By(group => group.GroupName))
        {
            if (now is null)
                ledger.Add(BaselineChange.Removed, Severity.Informational, was!.GroupName, $"group {was.GroupName}", Sizes(was), null);
            else if (was is null)
                ledger.Add(BaselineChange.New, OpensInternet(now) ? Severity.Medium : Severity.Low, now.Id, $"group {now.GroupName}", null, Sizes(now));
            else
                Compare(was, now);
        }
    }

    private void Compare(GroupBaseline was, GroupBaseline now)
    {
        Compare(was.Inbound, now.Inbound, egress: false, now);
        Compare(was.Outbound, now.Outbound, egress: true, now);
    }

    private void Compare(IReadOnlyList<string> was, IReadOnlyList<string> now, bool egress, GroupBaseline group)
    {
        var before = was.Select(line => RuleLine.Parse(line, egress)).ToList();
        var after = now.Select(line => RuleLine.Parse(line, egress)).ToList();
        var beforeSpace = new RuleSpace(before, beforePeers);
        var afterSpace = new RuleSpace(after, afterPeers);
        foreach (var (gone, come) in RulePairs.Of(before.Except(after).ToList(), after.Except(before).ToList(), afterPeers))
        {
            var wider = come is not null && !beforeSpace.Covers(come);
            var narrower = gone is not null && !afterSpace.Covers(gone);
            ledger.Add(
                wider ? BaselineChange.Regressed : narrower ? BaselineChange.Improved : BaselineChange.Changed,
                wider ? Weight(come!) : Severity.Informational, group.Id, $"{(egress ? "outbound" : "inbound")} rule of group {group.GroupName}", gone?.ToString(), come?.ToString());
        }
    }

    private Severity Weight(RuleLine rule) => afterPeers.IsInternet(rule.Peer) ? Severity.High : Severity.Medium;

    private bool OpensInternet(GroupBaseline group) => group.Inbound.Any(line => afterPeers.IsInternet(RuleLine.Parse(line, egress: false).Peer));

    private static string Sizes(GroupBaseline group) => FormattableString.Invariant($"{group.Inbound.Count} inbound and {group.Outbound.Count} outbound rules");
}
