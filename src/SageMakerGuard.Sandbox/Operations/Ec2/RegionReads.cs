using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>A zone as an account sees it.</summary>
internal sealed record ZoneRow(string Name, string Id);

/// <summary>DescribeRegions and DescribeAvailabilityZones.</summary>
internal static class RegionReads
{
    private sealed record Row(string Name, string Status);

    private static readonly FilterTable<Row> s_filters = new()
    {
        { "region-name", r => r.Name },
        { "opt-in-status", r => r.Status },
        { "endpoint", r => Endpoint(r.Name) },
    };

    public static IEnumerable<Ec2Operation> All()
    {
        yield return new("DescribeRegions", ["RegionName", "AllRegions", "Filter"], DescribeRegions);
        yield return new Listing<ZoneRow>
        {
            Set = "availabilityZoneInfo",
            Items = Zones,
            Id = z => z.Name,
            Ids = new("ZoneName", "", "", "InvalidParameterValue", name => $"Invalid availability zone: [{name}]"),
            Page = PageRule.None,
            More = ["ZoneId", "AllAvailabilityZones"],
            Also = (call, zones) => call.Form.List("ZoneId") is { Count: > 0 } ids ? zones.Where(z => ids.Contains(z.Id)) : zones,
            Filters = new()
            {
                { "zone-name", z => z.Name }, { "zone-id", z => z.Id }, { "region-name", (_, region) => region.Region }, { "group-name", (_, region) => region.Region },
                { "state", _ => "available" }, { "opt-in-status", _ => "opt-in-not-required" }, { "zone-type", _ => "availability-zone" },
                new[] { "group-long-name", "message", "parent-zone-id", "parent-zone-name" },
            },
            Write = (xml, z, region) =>
            {
                xml.Text("zoneName", z.Name);
                xml.Text("zoneState", "available");
                xml.Text("regionName", region.Region);
                xml.Set("messageSet", Array.Empty<string>(), _ => { });
                xml.Text("zoneId", z.Id);
                xml.Text("zoneType", "availability-zone");
                xml.Text("groupName", region.Region + "-zg-1");
                xml.Text("networkBorderGroup", region.Region);
                xml.Text("optInStatus", "opt-in-not-required");
            },
        }.As("DescribeAvailabilityZones");
    }

    private static string Endpoint(string region) => $"ec2.{region}.{Partition.DnsSuffix(region)}";

    /// <summary>Regions that the account may use; with AllRegions=true also those that it has not opted into (API_DescribeRegions).</summary>
    private static Action<XmlText> DescribeRegions(Ec2Call call)
    {
        var rows = call.Account.RegionNames(Partition.OfRegion(call.Region.Region)).Select(name => new Row(name, call.Account.StatusOf(name) switch
        {
            OptInStatus.NotRequired => "opt-in-not-required",
            OptInStatus.OptedIn => "opted-in",
            _ => "not-opted-in",
        })).ToList();
        var names = call.Form.List("RegionName");
        if (names.FirstOrDefault(name => rows.All(row => row.Name != name)) is { } unknown)
            throw new AwsFault("InvalidParameterValue", $"Invalid region: [{unknown}]");
        var found = rows.Where(row => names.Count > 0 ? names.Contains(row.Name) : call.Form.Flag("AllRegions") || row.Status != "not-opted-in");
        var page = s_filters.Apply(found, call.Filters, call.Region).ToList();
        return xml => xml.Set("regionInfo", page, row =>
        {
            xml.Text("regionName", row.Name);
            xml.Text("regionEndpoint", Endpoint(row.Name));
            xml.Text("optInStatus", row.Status);
        });
    }

    /// <summary>The zones of the account's subnets, filled up to three: names mean other zones in other accounts, ids do not.</summary>
    public static IEnumerable<ZoneRow> Zones(RegionState region)
    {
        var known = region.Estate.Subnets.Items.Where(s => s.AvailabilityZone.Length > 0).GroupBy(s => s.AvailabilityZone).ToDictionary(g => g.Key, g => g.First().AvailabilityZoneId, StringComparer.Ordinal);
        var prefix = RegionCatalog.Find(region.Region)?.ZonePrefix ?? "zz1";
        var free = new Queue<string>(Enumerable.Range(1, 9).Select(i => $"{prefix}-az{i}").Where(id => !known.Values.Contains(id)));
        foreach (var letter in new[] { "a", "b", "c" })
        {
            if (!known.ContainsKey(region.Region + letter))
                known[region.Region + letter] = free.Dequeue();
        }

        return known.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new ZoneRow(pair.Key, pair.Value));
    }
}
