using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;

namespace SageMakerGuard.Core.Tests.Changes.Planning;

/// <summary>What plans are measured by: taken back they leave nothing, and with real ids they are as done as with planned ones.</summary>
internal static class Restored
{
    /// <summary>The estate after all steps and then all inverses, the last one first.</summary>
    public static RegionEstate ThereAndBack(RegionEstate estate, ChangePlan plan)
    {
        var inverses = new List<ChangeStep>();
        foreach (var step in plan.Steps)
        {
            if (step.Inverse(estate) is { } inverse)
                inverses.Add(inverse);
            estate = step.Simulate(estate);
        }

        inverses.Reverse();
        foreach (var inverse in inverses)
        {
            var objections = inverse.Objections(estate).ToList();
            Assert.True(objections.Count == 0, inverse.Description + ": " + string.Join(" ", objections));
            estate = inverse.Simulate(estate);
        }

        return estate;
    }

    /// <summary>The network as sets of lines: what order AWS lists things in, and what it names associations, is no part of it.</summary>
    public static IReadOnlyList<string> Image(RegionEstate estate) =>
    [
        .. estate.Vpcs.Items.Select(v => $"vpc {v.VpcId} {v.EnableDnsSupport} {v.EnableDnsHostnames}").Order(StringComparer.Ordinal),
        .. estate.Subnets.Items.Select(s => $"subnet {s.SubnetId} {s.CidrBlock} {s.AvailableIpAddressCount}").Order(StringComparer.Ordinal),
        .. estate.NetworkAcls.Items.SelectMany(a => a.Associations.Select(x => $"acl {a.NetworkAclId} {x.SubnetId}")).Order(StringComparer.Ordinal),
        .. estate.RouteTables.Items.SelectMany(t => t.Routes.Select(r => $"route {t.RouteTableId} {JsonSerializer.Serialize(r, EstateJson.Options)}")
            .Concat(t.Associations.Select(a => $"association {t.RouteTableId} {a.SubnetId ?? a.GatewayId ?? "main"}")).Append("table " + t.RouteTableId)).Order(StringComparer.Ordinal),
        .. estate.SecurityGroups.Items.SelectMany(g => Rules(g.GroupId + " in", g.IpPermissions).Concat(Rules(g.GroupId + " out", g.IpPermissionsEgress)).Append($"group {g.GroupId} {g.GroupName}")).Order(StringComparer.Ordinal),
        .. estate.VpcEndpoints.Items.Select(e => $"endpoint {e.VpcEndpointId} {e.ServiceName} {e.PrivateDnsEnabled} {Joined(e.SubnetIds)} {Joined(e.RouteTableIds)} {Joined(e.Groups.Select(g => g.GroupId))} {e.PolicyDocument}").Order(StringComparer.Ordinal),
        .. estate.NatGateways.Items.Select(n => $"nat {n.NatGatewayId} {n.SubnetId}").Order(StringComparer.Ordinal),
        .. estate.InternetGateways.Items.Select(g => $"igw {g.InternetGatewayId} {Joined(g.Attachments.Select(a => a.VpcId ?? ""))}").Order(StringComparer.Ordinal),
        .. estate.Addresses.Items.Select(a => $"address {a.AllocationId}").Order(StringComparer.Ordinal),
    ];

    /// <summary>The same estate once AWS has named everything: each planned id becomes one that looks like AWS's.</summary>
    public static RegionEstate Named(RegionEstate estate)
    {
        var json = JsonSerializer.Serialize(estate, EstateJson.Options);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var named = Regex.Replace(json, "\"(new:[^\"]+)\"", match =>
        {
            var planned = match.Groups[1].Value;
            if (!names.TryGetValue(planned, out var real))
                names[planned] = real = Prefix(planned) + "-0fedcba98765" + names.Count.ToString("x5", CultureInfo.InvariantCulture);
            return $"\"{real}\"";
        });
        return JsonSerializer.Deserialize<RegionEstate>(named, EstateJson.Options)!;
    }

    private static string Prefix(string planned) => planned.Split(':')[1] switch
    {
        "endpoint" => "vpce",
        "group" => "sg",
        "subnet" or "public-subnet" => "subnet",
        "table" or "public-table" => "rtb",
        "nat" => "nat",
        "address" => "eipalloc",
        "igw" => "igw",
        "association" => "rtbassoc",
        "prefix-list" => "pl",
        var kind => throw new InvalidOperationException("No AWS id is known for " + kind),
    };

    private static IEnumerable<string> Rules(string group, IReadOnlyList<IpPermission> permissions) => permissions.SelectMany(p => p.IpRanges.Select(r => r.CidrIp)
        .Concat(p.Ipv6Ranges.Select(r => r.CidrIpv6)).Concat(p.PrefixListIds.Select(r => r.Id)).Concat(p.UserIdGroupPairs.Select(r => r.GroupId))
        .Select(peer => $"rule {group} {p.IpProtocol} {p.FromPort} {p.ToPort} {peer}"));

    private static string Joined(IEnumerable<string> ids) => string.Join(",", ids.Order(StringComparer.Ordinal));
}
