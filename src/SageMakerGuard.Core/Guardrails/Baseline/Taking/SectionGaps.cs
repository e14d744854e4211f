using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Baselines;

/// <summary>Which sections of a region could not be read, and why.</summary>
internal static class SectionGaps
{
    private static readonly UnreadableCall s_notAsked = new();

    public static IReadOnlyList<UnreadSection> Of(RegionEstate region, NetworkSharing? sharing)
    {
        var gaps = new List<UnreadSection>();

        // A region in which nothing has a network has none to read.
        var hasNetwork = region.Vpcs.Items.Count > 0 || region.Vpcs.Unreadable.Count > 0 || region.Domains.Items.Any(d => d.VpcId is { Length: > 0 });
        Add(BaselineSection.Domains, region.Domains);

        // VPCs are found by what uses them. Notebook instances that nobody asked for are missing on purpose.
        var users = region.NotebookInstances.Asked ? Failures(region.NotebookInstances) : [];
        AddCalls(BaselineSection.Vpcs, [.. Failures(region.Domains), .. users, .. NetworkFailures(region.Vpcs)]);
        AddNetwork(BaselineSection.Subnets, region.Subnets);
        AddNetwork(BaselineSection.SecurityGroups, region.SecurityGroups);
        AddNetwork(BaselineSection.RouteTables, region.RouteTables);
        AddNetwork(BaselineSection.NetworkAcls, region.NetworkAcls);
        AddNetwork(BaselineSection.VpcEndpoints, region.VpcEndpoints);
        AddNetwork(BaselineSection.NatGateways, region.NatGateways);
        AddNetwork(BaselineSection.FlowLogs, region.FlowLogs);
        if (hasNetwork && region.PrefixLists.Asked)
            AddCalls(BaselineSection.PrefixLists, region.PrefixLists.Unreadable);
        if (region.VpcBlockPublicAccessOptions.Asked)
            AddNetwork(BaselineSection.BlockPublicAccess, region.VpcBlockPublicAccessOptions);
        if (sharing is not null)
            AddCalls(BaselineSection.Sharing, sharing.Unreadable);
        return gaps;

        void Add<T>(string section, Part<T> part) => AddCalls(section, Failures(part));

        void AddNetwork<T>(string section, Part<T> part) => AddCalls(section, NetworkFailures(part));

        void AddCalls(string section, IReadOnlyList<UnreadableCall> calls)
        {
            if (calls.Count > 0)
                gaps.Add(new() { Section = section, Reason = string.Join(", ", calls.Select(Text).Distinct(StringComparer.Ordinal).OrderBy(t => t, StringComparer.Ordinal)) });
        }

        IReadOnlyList<UnreadableCall> NetworkFailures<T>(Part<T> part) => hasNetwork ? Failures(part) : [];
    }

    private static IReadOnlyList<UnreadableCall> Failures<T>(Part<T> part) =>
        part.IsComplete ? [] : part.Asked ? part.Unreadable.Where(call => call.ResourceId is null).ToList() : [s_notAsked];

    private static string Text(UnreadableCall call) =>
        ReferenceEquals(call, s_notAsked) ? "nobody asked for it" : $"{call.Operation} ({(call.ErrorCode.Length > 0 ? call.ErrorCode : call.Cause == UnreadableCause.NotProvided ? "no file" : call.Cause.ToString())})";
}
