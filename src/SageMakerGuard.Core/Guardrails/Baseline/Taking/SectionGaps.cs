using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Baselines;

/// <summary>
/// Which sections of a region could not be read, and why. A section is read when its list is whole and so is what its lines name things by: a
/// route table is named by its subnets, and cannot be told from another where they were not read.
/// </summary>
internal sealed class SectionGaps
{
    private static readonly UnreadableCall s_notAsked = new();

    private readonly RegionEstate _region;

    // A region in which nothing has a network has none to read.
    private readonly bool _hasNetwork;
    private readonly List<UnreadSection> _gaps = [];

    private SectionGaps(RegionEstate region)
    {
        _region = region;
        _hasNetwork = region.Vpcs.Items.Count > 0 || region.Vpcs.Unreadable.Count > 0 || region.Domains.Items.Any(d => d.VpcId is { Length: > 0 });
    }

    public static IReadOnlyList<UnreadSection> Of(RegionEstate region, NetworkSharing? sharing)
    {
        var gaps = new SectionGaps(region);
        gaps.AddUsers();
        if (gaps._hasNetwork)
            gaps.AddNetwork();
        if (sharing is not null)
            gaps.Add(BaselineSection.Sharing, sharing.Unreadable);
        return gaps._gaps;
    }

    private void AddUsers()
    {
        Add(BaselineSection.Domains, Of(_region.Domains));

        // VPCs are found by what uses them. Notebook instances that nobody asked for are missing on purpose.
        Add(BaselineSection.Vpcs, Of(_region.Domains), _region.NotebookInstances.Asked ? Of(_region.NotebookInstances) : [], _hasNetwork ? Of(_region.Vpcs) : []);
    }

    private void AddNetwork()
    {
        var routes = _region.RouteTables.Items.SelectMany(t => t.Routes).ToList();
        var rules = _region.SecurityGroups.Items.SelectMany(g => g.IpPermissions.Concat(g.IpPermissionsEgress)).ToList();
        var (subnets, groups, tables) = (Of(_region.Subnets), Of(_region.SecurityGroups), Of(_region.RouteTables));
        Add(BaselineSection.Subnets, subnets);
        Add(BaselineSection.SecurityGroups, groups, Where(_region.PrefixLists, rules.Any(r => r.PrefixListIds.Count > 0)));
        Add(
            BaselineSection.RouteTables, tables, subnets, Where(_region.PrefixLists, routes.Any(r => r.DestinationPrefixListId is not null)),
            Where(_region.NatGateways, routes.Any(r => r.NatGatewayId is not null)), Where(_region.VpcPeeringConnections, routes.Any(r => r.VpcPeeringConnectionId is not null)));
        Add(BaselineSection.NetworkAcls, Of(_region.NetworkAcls), subnets);
        Add(BaselineSection.VpcEndpoints, Of(_region.VpcEndpoints), subnets, groups, tables);
        Add(BaselineSection.NatGateways, Of(_region.NatGateways), subnets);
        Add(BaselineSection.FlowLogs, Of(_region.FlowLogs), subnets);
        if (_region.PrefixLists.Asked)
            Add(BaselineSection.PrefixLists, _region.PrefixLists.Unreadable);
        if (_region.VpcBlockPublicAccessOptions.Asked)
            Add(BaselineSection.BlockPublicAccess, Of(_region.VpcBlockPublicAccessOptions));
    }

    private void Add(string section, params IReadOnlyList<UnreadableCall>[] calls)
    {
        var reasons = calls.SelectMany(list => list).Select(Text).Distinct(StringComparer.Ordinal).OrderBy(t => t, StringComparer.Ordinal).ToList();
        if (reasons.Count > 0)
            _gaps.Add(new() { Section = section, Reason = string.Join(", ", reasons) });
    }

    private static IReadOnlyList<UnreadableCall> Where<T>(Part<T> part, bool isNamed) => isNamed ? Of(part) : [];

    private static IReadOnlyList<UnreadableCall> Of<T>(Part<T> part) =>
        part.IsComplete ? [] : part.Asked ? part.Unreadable.Where(call => call.ResourceId is null).ToList() : [s_notAsked];

    // Without AWS's sentences: they differ from one call to the next.
    private static string Text(UnreadableCall call) =>
        ReferenceEquals(call, s_notAsked) ? "nobody asked for it" : $"{call.Operation} ({(call.ErrorCode.Length > 0 ? call.ErrorCode : call.Cause == UnreadableCause.NotProvided ? "no file" : call.Cause.ToString())})";
}
