using System;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps.BreakEven;

namespace SageMakerGuard.Tests.Costs.BreakEven;

/// <summary>Where the bytes come from: files of rows, summaries that were kept, summaries with an estate.</summary>
public sealed class EgressUseFileTests
{
    [Theory]
    [InlineData("Service,Bytes,AzId\nsts,1024,use1-az1\nS3,2048,\n")]
    [InlineData("\uFEFF#TYPE System.Object\r\n\"Bytes\";\"Service\";\"AzId\"\r\n\"1024\";\"sts\";\"use1-az1\"\r\n\r\n2048;S3\r\n")]
    [InlineData("bytes\tservice\tazid\n1024\tsts\tuse1-az1\n2048\tS3\t")]
    [InlineData("""[{"Service":"sts","Bytes":1024,"AzId":"use1-az1"},{"service":"S3","Service":"S3","Bytes":2048}]""")]
    public void Rows_read_the_same_from_every_kind_of_file(string text)
    {
        var content = EgressUseFile.Parse(text, "bytes");
        Assert.Empty(content.Summaries);
        Assert.Equal([("sts", 1024L, "use1-az1", EgressPath.NatGateway), ("S3", 2048L, null, EgressPath.NatGateway)], content.Uses.Select(u => (u.Service!, u.Bytes, u.AzId, u.Path)));
    }

    [Fact]
    public void A_path_can_be_said() =>
        Assert.Equal([EgressPath.InterfaceEndpoint, EgressPath.GatewayEndpoint], EgressUseFile.Parse("Service,Bytes,Path,Via\nsts,1,interfaceendpoint,vpce-1\ns3,1,GatewayEndpoint,", "bytes").Uses.Select(u => u.Path));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("Service,Bytes\n", "no rows")]
    [InlineData("a,b\n1,2", "columns")]
    [InlineData("Service,Bytes\nsts,1.5", "line 2")]
    [InlineData("Service,Bytes\nsts,5\n,5", "line 3")]
    [InlineData("Service,Bytes,Path\nsts,5,Tunnel", "line 2")]
    [InlineData("Service,Bytes,Path\nsts,5,99", "line 2")]
    [InlineData("[{\"Service\":\"sts\"}]", "lacks")]
    [InlineData("[{\"Service\":\"sts\",\"Bytes\":\"many\"}]", "JSON")]
    [InlineData("[{\"Service\":\"sts\",\"Bytes\":-4}]", "negative")]
    [InlineData("[1]", "JSON")]
    [InlineData("{\"Service\":", "JSON")]
    public void What_cannot_be_read_is_said_with_its_place(string text, string place)
    {
        var fault = Assert.Throws<GuardFault>(() => EgressUseFile.Parse(text, "bytes.csv"));
        Assert.Equal("EgressFileInvalid", fault.ErrorId);
        Assert.Contains(place, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Summaries_that_were_kept_as_JSON_come_back()
    {
        var summary = Summary("d-one", 14, ("S3", 10L));
        foreach (var text in new[] { JsonSerializer.Serialize(summary), JsonSerializer.Serialize(new[] { summary }) })
        {
            var read = Assert.Single(EgressUseFile.Parse(text, "egress.json").Summaries);
            Assert.Equal((summary.DomainId, summary.DaysCovered, 10L, EgressPath.NatGateway), (read.DomainId, read.DaysCovered, read.Totals[0].Bytes, read.Totals[0].Path));
        }
    }

    [Fact]
    public void Domains_of_one_network_are_compared_together_each_at_its_own_rate()
    {
        // 100 GB in half a month and 50 GB in a quarter of one: 200 GB a month each.
        const double Half = 730d / 48;
        var observed = Assert.Single(EgressObservations.Of([Summary("d-one", Half, ("sts", 100L << 30)), Summary("d-two", Half / 2, ("sts", 50L << 30))], null));
        Assert.Equal((Half / 2, 2), (observed.DaysCovered, observed.DomainIds.Count));
        var service = Assert.Single(EgressComparer.Compare(observed with { ZoneCount = 1 }, FinOps.PriceTable.ShippedIn("us-east-1")).Services);
        Assert.Equal((150m, 400m), (service.ObservedGigabytes, Math.Round(service.GigabytesPerMonth!.Value, 6)));
    }

    [Fact]
    public void The_estate_tells_zones_and_gateways_and_without_it_they_are_not_known()
    {
        var estate = new Estate
        {
            Regions =
            [
                new RegionEstate
                {
                    AccountId = "111122223333", Region = "us-east-1",
                    Domains = Part<Domain>.Read(new Domain { DomainId = "d-one", VpcId = "vpc-1", SubnetIds = ["subnet-a", "subnet-b"] }),
                    Subnets = Part<Subnet>.Read(Subnet("subnet-a", "use1-az1"), Subnet("subnet-b", "use1-az2")),
                    NatGateways = Part<NatGateway>.Read(Nat("nat-1", "vpc-1", "available"), Nat("nat-2", "vpc-1", "deleted"), Nat("nat-3", "vpc-2", "available")),
                },
            ],
        };
        var summary = Summary("d-one", 30, ("sts", 1L));
        var observed = Assert.Single(EgressObservations.Of([summary], estate));
        Assert.Equal((2, "use1-az1"), (observed.ZoneCount, observed.Uses[0].AzId));
        Assert.Equal(new NatPlace("nat-1", "use1-az2"), Assert.Single(observed.NatGateways!));
        var unread = estate.Regions[0] with { NatGateways = Part<NatGateway>.NotAsked };
        Assert.Null(Assert.Single(EgressObservations.Of([summary], new Estate { Regions = [unread] })).NatGateways);
        Assert.Null(Assert.Single(EgressObservations.Of([summary], null)).Uses[0].AzId);

        static NatGateway Nat(string id, string vpc, string state) => new() { NatGatewayId = id, VpcId = vpc, State = state, SubnetId = "subnet-b" };
    }

    private static Subnet Subnet(string id, string zone) => new() { SubnetId = id, AvailabilityZoneId = zone };

    private static EgressSummary Summary(string domain, double days, params (string Service, long Bytes)[] totals) => new()
    {
        AccountId = "111122223333", Region = "us-east-1", VpcId = "vpc-1", DomainId = domain, DaysCovered = days,
        Totals = totals.Select(t => new EgressTotal { AwsService = t.Service, Class = AddressClass.AwsService, SubnetId = "subnet-a", Path = EgressPath.NatGateway, Bytes = t.Bytes }).ToList(),
    };
}
