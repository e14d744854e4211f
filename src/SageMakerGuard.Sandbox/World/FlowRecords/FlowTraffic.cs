using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>
/// The traffic that the sandbox's flow logs record: made up from the network that is there, and the same whenever it is asked for. In each ten minutes
/// every interface of SageMaker mounts its home directory, calls an interface endpoint where there is one, talks to S3, and tries to get a package from
/// the internet, which a VPC without a NAT gateway rejects. All other interfaces are quiet (NODATA). Once a day records of one interface are lost (SKIPDATA).
/// </summary>
internal static class FlowTraffic
{
    /// <summary>How long packets are gathered into one record: AWS's default, 600 seconds.</summary>
    public static readonly TimeSpan Slot = TimeSpan.FromMinutes(10);

    private const string PackageIndex = "192.0.2.63";

    /// <summary>The records whose packets began within a time.</summary>
    public static IEnumerable<FlowRecord> Of(RegionState region, FlowLog log, DateTimeOffset from, DateTimeOffset to)
    {
        var estate = region.Estate;
        var interfaces = estate.NetworkInterfaces.Items
            .Where(i => i.VpcId == log.ResourceId || i.SubnetId == log.ResourceId || i.NetworkInterfaceId == log.ResourceId)
            .OrderBy(i => i.NetworkInterfaceId, StringComparer.Ordinal).ToList();
        var first = new DateTimeOffset(from.Ticks - (from.Ticks % Slot.Ticks), TimeSpan.Zero);
        for (var slot = first; slot < to; slot += Slot)
        {
            foreach (var one in interfaces)
            {
                foreach (var record in InSlot(region, one, slot).Where(r => r.Start >= from && r.Start < to && Wanted(log, r)))
                    yield return record;
            }
        }
    }

    private static bool Wanted(FlowLog log, FlowRecord record) => log.TrafficType?.ToUpperInvariant() switch
    {
        "ACCEPT" => !record.IsRejected,
        "REJECT" => !record.IsAccepted,
        _ => true,
    };

    private static IEnumerable<FlowRecord> InSlot(RegionState region, NetworkInterface one, DateTimeOffset slot)
    {
        var estate = region.Estate;
        var writer = new Writer(region, one, slot);
        if (one.PrivateIpAddress is null || one.Description?.IndexOf("SageMaker", StringComparison.Ordinal) is not >= 0)
        {
            yield return writer.Status("NODATA");
            yield break;
        }

        if (slot.Hour == 3 && slot.Minute == 0 && writer.Dice(11) == 0)
            yield return writer.Status("SKIPDATA");
        var client = 32768 + writer.Dice(20000);
        if (estate.MountTargets.Items.FirstOrDefault(m => m.SubnetId == one.SubnetId && m.IpAddress is not null) is { } home)
        {
            yield return writer.Out(home.IpAddress!, client, 2049, 4000 + writer.Dice(900), "1");
            yield return writer.In(home.IpAddress!, 2049, client, 90000 + writer.Dice(9000));
        }

        if (EndpointAddress(estate, one.VpcId) is { } endpoint)
        {
            yield return writer.Out(endpoint, client + 1, 443, 9000 + writer.Dice(1000), "1");
            yield return writer.In(endpoint, 443, client + 1, 30000 + writer.Dice(3000));
        }

        var hasNat = estate.NatGateways.Items.Any(n => n.VpcId == one.VpcId && n.State == "available");
        var hasS3 = estate.VpcEndpoints.Items.Any(e => e.VpcId == one.VpcId && e.VpcEndpointType == "Gateway" && e.ServiceName.EndsWith(".s3", StringComparison.Ordinal));
        if (hasS3 || hasNat)
        {
            var bucket = FirstAddress(estate, ".s3");
            yield return writer.Out(bucket, client + 2, 443, 50000 + writer.Dice(5000), hasS3 ? "7" : "8", "S3");
            yield return writer.In(bucket, 443, client + 2, 2_000_000 + writer.Dice(100_000), "S3");
        }

        if (hasNat)
        {
            yield return writer.Out(PackageIndex, client + 3, 443, 2000 + writer.Dice(100), "8");
            yield return writer.In(PackageIndex, 443, client + 3, 700_000 + writer.Dice(50_000));
        }
        else
        {
            yield return writer.Rejected(PackageIndex, client + 3, 443);
        }
    }

    private static string? EndpointAddress(RegionEstate estate, string vpcId)
    {
        var ids = estate.VpcEndpoints.Items.FirstOrDefault(e => e.VpcId == vpcId && e.VpcEndpointType == "Interface")?.NetworkInterfaceIds;
        return ids is null ? null : estate.NetworkInterfaces.Items.FirstOrDefault(i => ids.Contains(i.NetworkInterfaceId))?.PrivateIpAddress;
    }

    private static string FirstAddress(RegionEstate estate, string service)
    {
        var cidr = GatewayPrefixLists.Of(estate, "com.amazonaws." + estate.Region + service).Cidrs?.FirstOrDefault() ?? "198.51.100.0/24";
        var dot = cidr.Substring(0, cidr.IndexOf('/')).LastIndexOf('.');
        return cidr.Substring(0, dot) + ".17";
    }

    private sealed class Writer(RegionState region, NetworkInterface one, DateTimeOffset slot)
    {
        private readonly int _seed = (int)(Hash(one.NetworkInterfaceId + slot.ToUnixTimeSeconds()) & 0x7fffffff);
        private int _throws;

        /// <summary>A number below a bound: the same one each time the same record is made.</summary>
        public int Dice(int sides) => (int)(Hash(_seed + "/" + _throws++) % (uint)sides);

        public FlowRecord Status(string status) => Make(new() { ["log-status"] = status });

        public FlowRecord Out(string to, int fromPort, int toPort, int bytes, string path, string? service = null) =>
            Make(Packets(one.PrivateIpAddress!, to, fromPort, toPort, bytes, "ACCEPT", "egress", path, null, service));

        public FlowRecord In(string from, int fromPort, int toPort, int bytes, string? service = null) =>
            Make(Packets(from, one.PrivateIpAddress!, fromPort, toPort, bytes, "ACCEPT", "ingress", "-", service, null));

        public FlowRecord Rejected(string to, int fromPort, int toPort) => Make(Packets(one.PrivateIpAddress!, to, fromPort, toPort, 240, "REJECT", "egress", "8", null, null));

        private static Dictionary<string, string> Packets(string from, string to, int fromPort, int toPort, int bytes, string action, string direction, string path, string? fromService, string? toService) => new()
        {
            ["srcaddr"] = from, ["dstaddr"] = to, ["pkt-srcaddr"] = from, ["pkt-dstaddr"] = to, ["srcport"] = FlowRecord.Number(fromPort), ["dstport"] = FlowRecord.Number(toPort), ["protocol"] = "6",
            ["packets"] = FlowRecord.Number((bytes / 1400) + 4), ["bytes"] = FlowRecord.Number(bytes), ["action"] = action, ["log-status"] = "OK", ["tcp-flags"] = action == "REJECT" ? "2" : "3", ["type"] = "IPv4",
            ["flow-direction"] = direction, ["traffic-path"] = path, ["pkt-src-aws-service"] = fromService ?? "-", ["pkt-dst-aws-service"] = toService ?? "-",
        };

        private FlowRecord Make(Dictionary<string, string> values)
        {
            var start = slot + TimeSpan.FromSeconds(Dice(30));
            var subnet = region.Estate.Subnets.Items.FirstOrDefault(s => s.SubnetId == one.SubnetId);
            values["version"] = "5";
            values["account-id"] = region.AccountId;
            values["interface-id"] = one.NetworkInterfaceId;
            values["vpc-id"] = one.VpcId;
            values["subnet-id"] = one.SubnetId;
            values["region"] = region.Region;
            values["az-id"] = subnet?.AvailabilityZoneId ?? "-";
            values["start"] = FlowRecord.Number(start.ToUnixTimeSeconds());
            values["end"] = FlowRecord.Number((slot + Slot).ToUnixTimeSeconds() - 1);
            return new(values, start);
        }

        private static uint Hash(string text) => text.Aggregate(2166136261U, (hash, c) => unchecked((hash ^ c) * 16777619U)) is var h ? h ^ (h >> 15) : 0;
    }
}
