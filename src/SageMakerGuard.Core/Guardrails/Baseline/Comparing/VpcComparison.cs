using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Baselines;

/// <summary>A VPC that is in both.</summary>
internal sealed class VpcComparison(RegionBaseline before, RegionBaseline after)
{
    public void Compare(VpcBaseline was, VpcBaseline now, DifferenceLedger ledger)
    {
        Dns("DNS support", was.EnableDnsSupport, now.EnableDnsSupport);
        Dns("DNS host names", was.EnableDnsHostnames, now.EnableDnsHostnames);
        if (!was.CidrBlocks.SequenceEqual(now.CidrBlocks))
            ledger.Add(BaselineChange.Changed, Severity.Low, now.VpcId, "blocks of the VPC", string.Join(", ", was.CidrBlocks), string.Join(", ", now.CidrBlocks));
        SharingComparison.Owner(was, now, ledger);
        If(BaselineSection.Sharing, () => SharingComparison.Shares(was, now, ledger));
        var groups = Pair(was.SecurityGroups, now.SecurityGroups);
        If(BaselineSection.Subnets, () => PresenceComparison.Subnets(Pair(was.Subnets, now.Subnets), ledger));
        If(BaselineSection.SecurityGroups, () => new GroupComparison(new(was, before.PrefixLists), new(now, after.PrefixLists), ledger).Compare(groups));
        If(BaselineSection.RouteTables, () => RouteComparison.Compare(Pair(was.RouteTables, now.RouteTables), ledger));
        If(BaselineSection.NetworkAcls, () => AclComparison.Compare(Pair(was.NetworkAcls, now.NetworkAcls), ledger));
        If(BaselineSection.VpcEndpoints, () => EndpointComparison.Compare(Pair(was.VpcEndpoints, now.VpcEndpoints), GroupRenaming.Names(groups), ledger));
        If(BaselineSection.NatGateways, () => PresenceComparison.Nats(Pair(was.NatGateways, now.NatGateways), ledger));
        If(BaselineSection.FlowLogs, () => PresenceComparison.FlowLogs(Pair(was.FlowLogs, now.FlowLogs), ledger));

        void Dns(string what, bool? old, bool? current)
        {
            if (old is null || current is null)
                ledger.Add(BaselineChange.Unknown, Severity.Medium, now.VpcId, what, Word(old), Word(current));
            else if (old != current)
                ledger.Add(current.Value ? BaselineChange.Improved : BaselineChange.Regressed, current.Value ? Severity.Informational : Severity.High, now.VpcId, what, Word(old), Word(current));
        }
    }

    /// <summary>Whether a section was read in both.</summary>
    public static bool BothRead(RegionBaseline before, RegionBaseline after, string section) => Read(before, section) && Read(after, section);

    /// <summary>Whether a section was read.</summary>
    public static bool Read(RegionBaseline region, string section) => region.Unread.All(u => u.Section != section);

    private void If(string section, Action compare)
    {
        if (BothRead(before, after, section))
            compare();
    }

    private static SectionPair<T> Pair<T>(IReadOnlyList<T> was, IReadOnlyList<T> now) => new(was, now, true, true);

    private static string Word(bool? value) => value is { } known ? OnOff.Of(known) : "not known";
}
