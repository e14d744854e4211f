using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.FlowLogs;

/// <summary>Whose records they are, to whom and by which way, and what was blocked.</summary>
public class EgressAnalysisTests
{
    private const string Studio = "eni-0aaa0000000005711";
    private const string Nat = "eni-0aaa00000000000a7";
    private const string NatGateway = "nat-0aaa0000000000001";
    private const string Default = FlowText.Default;
    private static readonly string s_rich = string.Join(" ", FlowFieldCatalog.UpTo(8).Names);

    // The domain's one app, a NAT gateway, and the endpoints and mount targets of the healthy region.
    private static Estate Company() => Of(HealthyRegion.Create() with
    {
        NetworkInterfaces = HealthyRegion.Create().NetworkInterfaces
            .Plus(new NetworkInterface
            {
                NetworkInterfaceId = Studio, VpcId = HealthyRegion.Vpc, SubnetId = HealthyRegion.SubnetA, InterfaceType = "interface", PrivateIpAddress = "10.20.1.16", Groups = [new() { GroupId = HealthyRegion.DomainGroup }],
                Description = $"[DO NOT DELETE] ENI managed by SageMaker for Studio Domain({HealthyRegion.DomainId}) - 0123456789abcdef0123456789abcdef",
            })
            .Plus(new NetworkInterface { NetworkInterfaceId = Nat, VpcId = HealthyRegion.Vpc, SubnetId = HealthyRegion.SubnetB, InterfaceType = "nat_gateway", PrivateIpAddress = "10.20.2.7", Description = "Interface for NAT Gateway " + NatGateway }),
        RouteTables = HealthyRegion.Create().RouteTables.Change(
            table => table.RouteTableId == HealthyRegion.TableA,
            table => table with { Routes = [.. table.Routes, new() { DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = NatGateway, State = "active" }, new() { DestinationCidrBlock = "10.99.0.0/16", TransitGatewayId = "tgw-1", State = "active" }] }),
    });

    private static Estate Of(RegionEstate region) => new() { Regions = [region] };

    private static string Line(string fields, params (string, string)[] values) => FlowText.Record(fields.Split(' '), [("interface-id", Studio), .. values]) + "\n";

    private static string Sent(string fields, string to, int port, int bytes, params (string, string)[] more) =>
        Line(fields, [("srcaddr", "10.20.1.16"), ("dstaddr", to), ("pkt-srcaddr", "10.20.1.16"), ("pkt-dstaddr", to), ("srcport", "41000"), ("dstport", port.ToString()), ("bytes", bytes.ToString()), ("traffic-path", "-"), .. more]);

    private static string Received(string fields, string from, int port, int bytes, params (string, string)[] more) =>
        Line(fields, [("srcaddr", from), ("dstaddr", "10.20.1.16"), ("pkt-srcaddr", from), ("pkt-dstaddr", "10.20.1.16"), ("srcport", port.ToString()), ("dstport", "41000"), ("bytes", bytes.ToString()), ("traffic-path", "-"), ("flow-direction", "ingress"), .. more]);

    private static IReadOnlyList<EgressSummary> Measure(string fields, string records, Estate? estate, EgressOptions? options = null) =>
        EgressAnalysis.Of(FlowText.Read(fields + "\n" + records), estate, options ?? new EgressOptions());

    private static EgressSummary Domain(string fields, string records, EgressOptions? options = null) => Assert.Single(Measure(fields, records, Company(), options));

    public static TheoryData<string, string, string, string?, string?> Ways() => new()
    {
        { "10.20.1.23", nameof(EgressPath.InterfaceEndpoint), nameof(AddressClass.AwsService), "com.amazonaws.eu-central-1.sts", "vpce-0aaa0000000000003" },
        { "52.219.170.9", nameof(EgressPath.GatewayEndpoint), nameof(AddressClass.AwsService), "S3", HealthyRegion.S3Endpoint },
        { "203.0.113.12", nameof(EgressPath.NatGateway), nameof(AddressClass.Internet), null, NatGateway },
        { "10.20.2.44", nameof(EgressPath.Local), nameof(AddressClass.OwnNetwork), null, null },
        { "10.99.3.4", nameof(EgressPath.TransitGateway), nameof(AddressClass.PrivateNetwork), null, "tgw-1" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Both_ways_of_a_conversation_are_one_destination_with_its_service_and_path(string address, string path, string addressClass, string? service, string? via)
    {
        foreach (var fields in new[] { Default, s_rich })
        {
            var summary = Domain(fields, Sent(fields, address, 443, 1000) + Received(fields, address, 443, 5000));
            Assert.Equal((HealthyRegion.Account, HealthyRegion.Region, HealthyRegion.Vpc, HealthyRegion.DomainId), (summary.AccountId is null ? null : HealthyRegion.Account, summary.Region, summary.VpcId, summary.DomainId));
            var destination = Assert.Single(summary.Destinations);
            Assert.Equal((address, 443, "TCP", 6000, 1000, 5000, false), (destination.Address, destination.Port, destination.Protocol, destination.Bytes, destination.BytesSent, destination.BytesReceived, destination.Inbound));
            Assert.Equal((path, addressClass, service, via, "euc1-az1", HealthyRegion.SubnetA), (destination.Path.ToString(), destination.Class.ToString(), destination.AwsService, destination.Via, destination.AzId, destination.SubnetId));
            var total = Assert.Single(summary.Totals);
            Assert.Equal((6000, 1, destination.Path, destination.AwsService), (total.Bytes, total.Destinations, total.Path, total.AwsService));
        }
    }

    [Theory]
    [InlineData("1", "203.0.113.12", EgressPath.NatGateway)]
    [InlineData("8", "203.0.113.12", EgressPath.InternetGateway)]
    [InlineData("3", "10.99.3.4", EgressPath.VirtualPrivateGateway)]
    [InlineData("4", "10.99.3.4", EgressPath.Peering)]
    [InlineData("7", "52.219.170.9", EgressPath.GatewayEndpoint)]
    [InlineData("2", "203.0.113.12", EgressPath.Unknown)]
    public void What_the_record_says_of_the_path_goes_before_the_routes_of_today(string trafficPath, string address, EgressPath path) =>
        Assert.Equal(path, Assert.Single(Domain(s_rich, Sent(s_rich, address, 443, 1, ("traffic-path", trafficPath))).Destinations).Path);

    [Fact]
    public void Without_an_estate_records_are_added_up_by_network_and_the_own_address_is_the_one_in_all_of_them()
    {
        var summary = Assert.Single(Measure(Default, Sent(Default, "203.0.113.1", 443, 10) + Received(Default, "203.0.113.1", 443, 20) + Sent(Default, "203.0.113.2", 443, 40), null));
        Assert.Equal((null, null, 70, 50, 20, 0L), (summary.DomainId, summary.VpcId, summary.Bytes, summary.BytesSent, summary.BytesReceived, summary.BytesUndirected));
        Assert.Equal(["10.20.1.16"], Assert.Single(summary.Interfaces).Addresses);
        Assert.All(summary.Destinations, d => Assert.Equal(EgressPath.Unknown, d.Path));
        Assert.Contains(summary.MissingFields, field => field.Field == "flow-direction");
    }

    [Fact]
    public void Where_neither_end_is_known_to_be_the_own_one_no_direction_is_made_up()
    {
        var summary = Assert.Single(Measure(Default, Sent(Default, "203.0.113.1", 443, 10), null));
        Assert.Equal((10, 10, 0L, 0L), (summary.Bytes, summary.BytesUndirected, summary.BytesSent, summary.BytesReceived));
        Assert.Null(Assert.Single(summary.Destinations).Address);
        Assert.Contains(summary.Notes, note => note.Contains("not known which way", StringComparison.Ordinal));
    }

    [Fact]
    public void Interfaces_are_matched_by_what_can_be_shown_and_by_nothing_else()
    {
        var summary = Domain(Default, Sent(Default, "203.0.113.1", 443, 10));
        var matched = Assert.Single(summary.Interfaces);
        Assert.Equal(("ada", "SageMaker's description of the interface names the domain."), (matched.UserProfileName, matched.Basis));

        var gone = Sent(Default, "203.0.113.1", 443, 10, ("interface-id", "eni-gone")) + Sent(Default, "203.0.113.2", 443, 10, ("interface-id", "eni-gone"));
        Assert.Null(Assert.Single(Measure(Default, gone, Company())).DomainId);
        var rich = Sent(s_rich, "203.0.113.1", 443, 10, ("interface-id", "eni-gone"), ("subnet-id", HealthyRegion.SubnetA));
        Assert.Null(Assert.Single(Measure(s_rich, rich, Company())).DomainId);
        var former = Assert.Single(Measure(s_rich, rich, Company(), new EgressOptions { MatchFormerInterfaces = true }));
        Assert.Equal((HealthyRegion.DomainId, true), (former.DomainId, former.Interfaces[0].Basis.StartsWith("It is gone", StringComparison.Ordinal)));
        Assert.Empty(Measure(s_rich, rich, Company(), new EgressOptions { DomainIds = [HealthyRegion.DomainId] }));
    }

    [Fact]
    public void A_user_is_named_only_where_one_alone_can_be_meant()
    {
        var two = Of(Company().Regions[0] with { UserProfiles = Part<UserProfile>.Read(Profile("ada", "sg-ada"), Profile("bob", "sg-bob")) });
        Assert.Null(Assert.Single(Assert.Single(Measure(Default, Sent(Default, "203.0.113.1", 443, 10), two)).Interfaces).UserProfileName);
        var own = Of(two.Regions[0] with { NetworkInterfaces = two.Regions[0].NetworkInterfaces.Change(i => i.NetworkInterfaceId == Studio, i => i with { Groups = [.. i.Groups, new() { GroupId = "sg-bob" }] }) });
        Assert.Equal("bob", Assert.Single(Assert.Single(Measure(Default, Sent(Default, "203.0.113.1", 443, 10), own)).Interfaces).UserProfileName);

        static UserProfile Profile(string name, string group) => new() { DomainId = HealthyRegion.DomainId, UserProfileName = name, UserSettings = new() { SecurityGroups = [group] } };
    }

    [Fact]
    public void What_NAT_gateways_endpoints_and_mount_targets_carry_is_not_counted_twice()
    {
        var summary = Domain(Default, Sent(Default, "203.0.113.1", 443, 10)
            + Line(Default, ("interface-id", Nat), ("srcaddr", "10.20.1.16"), ("dstaddr", "203.0.113.1"), ("bytes", "10")) + Line(Default, ("interface-id", "eni-0aaa00000000mta1"), ("bytes", "7")));
        Assert.Equal(10, summary.Bytes);
        Assert.Contains(summary.Notes, note => note.Contains("2 interfaces of NAT gateways, endpoints and mount targets with 17 bytes", StringComparison.Ordinal));
    }

    [Fact]
    public void Blocked_attempts_are_what_the_interface_wanted_and_not_who_was_kept_out()
    {
        var reject = ("action", "REJECT");
        var summary = Domain(Default,
            Sent(Default, "203.0.113.9", 22, 60, reject, ("start", "1790000000"), ("end", "1790000050")) + Sent(Default, "203.0.113.9", 22, 60, reject, ("start", "1790003600"), ("end", "1790003650"))
            + Received(Default, "203.0.113.8", 443, 60, reject)
            + Line(Default, ("srcaddr", "10.20.2.5"), ("dstaddr", "10.20.1.16"), ("srcport", "50000"), ("dstport", "8888"), reject)
            + Line(Default, ("srcaddr", "10.20.1.16"), ("dstaddr", "10.20.2.5"), ("srcport", "8888"), ("dstport", "50000"), reject));
        Assert.Equal((5, 5, 0, 0), (summary.Records, summary.RejectedRecords, summary.AcceptedRecords, summary.Destinations.Count));
        Assert.Equal(
            [("203.0.113.9", 22, RejectedPart.Attempt, 2L), ("10.20.2.5", 8888, RejectedPart.Answer, 1), ("203.0.113.8", 443, RejectedPart.ReturnTraffic, 1)],
            summary.RejectedAttempts.Select(a => (a.DestinationAddress!, a.Port!.Value, a.Part, a.Records)));
        var first = summary.RejectedAttempts[0];
        Assert.Equal((Studio, "ada", "10.20.1.16", "TCP"), (first.InterfaceId, first.UserProfileName, first.SourceAddress, first.Protocol));
        Assert.Equal((DateTime.UnixEpoch.AddSeconds(1790000000), DateTime.UnixEpoch.AddSeconds(1790003650)), (first.FirstSeen, first.LastSeen));
    }

    [Fact]
    public void What_is_new_is_told_by_a_baseline_or_a_time_and_unknown_where_the_baseline_cannot_say()
    {
        var before = Domain(Default, Sent(Default, "203.0.113.1", 443, 10));
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, JsonSerializer.Serialize(new[] { before }));
            foreach (var baseline in new[] { EgressBaseline.Of([before]), EgressBaseline.Read(path) })
            {
                var now = Domain(Default, Sent(Default, "203.0.113.1", 443, 10) + Sent(Default, "203.0.113.1", 22, 10) + Sent(Default, "203.0.113.2", 443, 10), new EgressOptions { Baseline = baseline });
                Assert.Equal(2, now.NewDestinations);
                Assert.Equal([("203.0.113.1", 443)], now.Destinations.Where(d => d.IsNew == false).Select(d => (d.Address!, d.Port!.Value)));
            }
        }
        finally
        {
            File.Delete(path);
        }

        var folded = Domain(Default, Sent(Default, "203.0.113.1", 443, 20) + Sent(Default, "203.0.113.7", 443, 10), new EgressOptions { MaxDestinations = 1 });
        Assert.Null(Domain(Default, Sent(Default, "203.0.113.3", 443, 10), new EgressOptions { Baseline = EgressBaseline.Of([folded]) }).Destinations[0].IsNew);
        Assert.Null(Domain(Default, Sent(Default, "203.0.113.3", 443, 10), new EgressOptions { Baseline = EgressBaseline.Of([]) }).Destinations[0].IsNew);
        var since = Domain(Default, Sent(Default, "203.0.113.1", 443, 10, ("start", "1790000000")) + Sent(Default, "203.0.113.2", 443, 10, ("start", "1790009999")), new EgressOptions { Since = DateTime.UnixEpoch.AddSeconds(1790005000) });
        Assert.Equal(["203.0.113.2"], since.Destinations.Where(d => d.IsNew == true).Select(d => d.Address));
    }

    [Fact]
    public void AWS_services_come_from_the_field_and_from_the_published_ranges()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, """
                {"prefixes":[{"ip_prefix":"54.240.0.0/16","region":"GLOBAL","service":"AMAZON"},{"ip_prefix":"54.240.1.0/24","region":"GLOBAL","service":"CLOUDFRONT"}],"ipv6_prefixes":[{"ipv6_prefix":"2600:9000::/28","region":"GLOBAL","service":"AMAZON"}]}
                """);
            var options = new EgressOptions { AddressRanges = AwsAddressRanges.Read(path) };
            string? Service(string address, params (string, string)[] more) => Assert.Single(Domain(s_rich, Sent(s_rich, address, 443, 1, more), options).Destinations).AwsService;
            Assert.Equal("CLOUDFRONT", Service("54.240.1.9"));
            Assert.Equal("AMAZON", Service("54.240.2.9"));
            Assert.Equal("CLOUDFRONT", Service("54.240.1.9", ("pkt-dst-aws-service", "AMAZON")));
            Assert.Equal("DYNAMODB", Service("54.240.1.9", ("pkt-dst-aws-service", "DYNAMODB")));
            Assert.Equal("AMAZON", Service("2600:9000::1"));
            Assert.Null(Service("198.51.100.1"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Totals_and_destinations_hold_all_bytes_however_the_list_is_cut()
    {
        Gen.Select(Gen.Select(Gen.Int[0, 9], Gen.Int[0, 2], Gen.Int[1, 9999], Gen.Bool).Array[1, 60], Gen.Int[1, 5]).Sample((rows, limit) =>
        {
            var records = string.Concat(rows.Select(row => row.Item4 ? Sent(Default, $"203.0.113.{row.Item1}", 440 + row.Item2, row.Item3) : Received(Default, $"52.219.170.{row.Item1}", 440 + row.Item2, row.Item3)));
            var summary = Domain(Default, records, new EgressOptions { MaxDestinations = limit });
            var bytes = rows.Sum(row => (long)row.Item3);
            Assert.Equal((bytes, bytes, bytes), (summary.Bytes, summary.Destinations.Sum(d => d.Bytes), summary.Totals.Sum(t => t.Bytes)));
            Assert.True(summary.Destinations.Count <= limit + 1);
            Assert.Equal(rows.Length, summary.Destinations.Sum(d => d.Records));
        }, iter: 100);
    }

    [Fact]
    public void A_summary_reads_like_the_reviewed_one()
    {
        var summary = Domain(s_rich, Sent(s_rich, "52.219.170.9", 443, 120_000, ("pkt-dst-aws-service", "S3"), ("traffic-path", "7")) + Received(s_rich, "52.219.170.9", 443, 9_500_000, ("pkt-src-aws-service", "S3"))
            + Sent(s_rich, "10.20.1.23", 443, 4000) + Sent(s_rich, "203.0.113.12", 443, 700, ("traffic-path", "1")) + Sent(s_rich, "198.51.100.7", 22, 60, ("action", "REJECT"))
            + "8 123456789010 " + Studio + " - - - - - - - 1790010000 1790010060 - NODATA " + string.Join(" ", Enumerable.Repeat("-", FlowFieldCatalog.UpTo(8).Names.Count - 14)) + "\n");
        var text = JsonSerializer.Serialize(summary, new JsonSerializerOptions { WriteIndented = true, Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull });
        GoldenFile.Holds("FlowLogs/summary.json", text.Replace("\r\n", "\n", StringComparison.Ordinal) + "\n");
    }
}
