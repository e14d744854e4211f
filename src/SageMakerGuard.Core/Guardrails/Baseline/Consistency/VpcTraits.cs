using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Baselines;

/// <summary>
/// What VPCs that are run by one team should have in common, by name: the same endpoints with the same policy, the same rules for apps and
/// for endpoints, the same kind of default route, the same flow logs, the same DNS attributes. What differs from one VPC to the next by its
/// nature (blocks, ids, regions) is written as what it stands for.
/// </summary>
internal static class VpcTraits
{
    private const string Missing = "none";

    public static IReadOnlyDictionary<string, string> Of(RegionBaseline region, VpcBaseline vpc)
    {
        var traits = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (vpc.EnableDnsSupport is { } support && vpc.EnableDnsHostnames is { } names)
            traits["DNS attributes"] = $"support {OnOff.Of(support)}, host names {OnOff.Of(names)}";
        var roles = new GroupRoles(region, vpc);
        If(BaselineSection.SecurityGroups, () => AddRules(traits, roles));
        If(BaselineSection.VpcEndpoints, () => AddEndpoints(traits, region, vpc));
        If(BaselineSection.RouteTables, () => AddDefaultRoutes(traits, region, vpc));
        If(BaselineSection.FlowLogs, () => traits["flow logs of the VPC"] = Lines(vpc.FlowLogs.Where(f => f.Resource == "VPC" && f.Delivers).Select(f => $"{f.TrafficType} to {f.Destination.Split(' ')[0]}")));
        return traits;

        void If(string section, Action add)
        {
            if (VpcComparison.Read(region, section))
                add();
        }
    }

    /// <summary>What a VPC has of a trait that it lacks.</summary>
    public static string Of(IReadOnlyDictionary<string, string> traits, string name) => traits.TryGetValue(name, out var value) ? value : Missing;

    private static void AddRules(SortedDictionary<string, string> traits, GroupRoles roles)
    {
        foreach (var role in GroupRoles.Names)
        {
            if (!roles.Has(role))
                continue;
            traits["inbound rules of " + role] = Lines(roles.Rules(role, egress: false));
            traits["outbound rules of " + role] = Lines(roles.Rules(role, egress: true));
        }
    }

    private static void AddEndpoints(SortedDictionary<string, string> traits, RegionBaseline region, VpcBaseline vpc)
    {
        foreach (var service in vpc.VpcEndpoints.GroupBy(e => $"endpoint {e.ServiceName.Replace("." + region.Region + ".", ".{region}.")} ({e.VpcEndpointType})", StringComparer.Ordinal))
            traits[service.Key] = Lines(service.Select(e => $"{e.State}, private DNS {OnOff.Of(e.PrivateDnsEnabled)}, {e.Policy}"));
    }

    // Of the subnets of domains: a public subnet for a NAT gateway is there in one VPC and not in another.
    private static void AddDefaultRoutes(SortedDictionary<string, string> traits, RegionBaseline region, VpcBaseline vpc)
    {
        var used = region.Domains.Where(d => d.VpcId == vpc.VpcId).SelectMany(d => d.Subnets).Distinct(StringComparer.Ordinal).ToList();
        if (used.Count == 0)
            return;
        foreach (var destination in new[] { "0.0.0.0/0", "::/0" })
        {
            traits["default route " + destination + " of domains' subnets"] = Lines(vpc.RouteTables.Where(t => t.Subnets.Intersect(used).Any())
                .Select(t => t.Routes.Select(RouteLine.Parse).FirstOrDefault(r => r.Destination == destination)?.Target ?? Missing));
        }
    }

    private static string Lines(IEnumerable<string> lines) => lines.Distinct(StringComparer.Ordinal).OrderBy(l => l, StringComparer.Ordinal).ToList() is { Count: > 0 } list ? string.Join("; ", list) : Missing;
}
