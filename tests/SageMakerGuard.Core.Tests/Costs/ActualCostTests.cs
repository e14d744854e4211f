using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Costs;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps.Billing;
using static SageMakerGuard.Tests.Costs.CostEstates;

namespace SageMakerGuard.Tests.Costs;

/// <summary>Whose a bill is: a domain's only where nobody else's can be in it, and never more than the bill.</summary>
public sealed class ActualCostTests
{
    private static readonly DateTime s_now = new(2026, 8, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_only_gateway_of_the_account_is_its_domains()
    {
        var rows = Costs(TwoNetworks(Nat("nat-1", "vpc-1")), Bill(Row("NatGateway-Hours", 720, 32.40m), Row("NatGateway-Bytes", 100, 4.50m)));
        var one = rows.Single(r => r.DomainId == "d-one");
        Assert.Equal((36.90m, CostAttribution.Domain, 4, 9.225m, 100m, 0.369m), (one.CostUsd, one.Attribution, one.UserCount, one.UsdPerUser, one.Gigabytes, one.UsdPerGigabyte));
        Assert.All(rows.Where(r => r.DomainId != "d-one"), r => Assert.Equal(0m, r.CostUsd));
        Assert.All(one.Lines, l => Assert.Equal(["nat-1"], l.ResourceIds));
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(900)]
    [InlineData(600)]
    public void Hours_that_the_estate_does_not_account_for_leave_it_shared(int hours)
    {
        var rows = Costs(TwoNetworks(Nat("nat-1", "vpc-1")), Bill(Row("NatGateway-Hours", hours, 10m), Row("NatGateway-Bytes", 100, 4.50m)));
        Assert.Equal(14.50m, rows.Single(r => r.Attribution == CostAttribution.Shared).CostUsd);
        Assert.Equal(0m, rows.Single(r => r.DomainId == "d-one").CostUsd);
    }

    [Fact]
    public void Of_gateways_of_two_networks_the_hours_are_told_apart_and_the_data_is_not()
    {
        var rows = Costs(TwoNetworks(Nat("nat-1", "vpc-1"), Nat("nat-2", "vpc-2"), Nat("nat-3", "vpc-2")), Bill(Row("NatGateway-Hours", 2160, 97.20m), Row("NatGateway-Bytes", 1000, 45m)));
        Assert.Equal(32.40m, rows.Single(r => r.DomainId == "d-one").CostUsd);
        var shared = rows.Single(r => r.Attribution == CostAttribution.Shared);
        Assert.Equal(109.80m, shared.CostUsd);
        Assert.Equal(["d-one", "d-three", "d-two"], shared.DomainIds);
    }

    [Fact]
    public void What_two_domains_use_is_shared()
    {
        var rows = Costs(TwoNetworks(Nat("nat-2", "vpc-2")), Bill(Row("NatGateway-Hours", 720, 32.40m)));
        Assert.Equal(32.40m, rows.Single(r => r.Attribution == CostAttribution.Shared).CostUsd);
        Assert.Contains("2 domains", rows.Single(r => r.Attribution == CostAttribution.Shared).Lines.Single().Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tag_on_the_bill_tells_gateways_apart()
    {
        var region = TwoNetworks(Nat("nat-1", "vpc-1", "CC-1"), Nat("nat-2", "vpc-2", "CC-9"));
        var bill = Bill(Row("NatGateway-Hours", 720, 32.40m, "CC-1"), Row("NatGateway-Bytes", 10, 0.45m, "CC-1"), Row("NatGateway-Hours", 720, 32.40m, "CC-9"), Row("NatGateway-Bytes", 20, 0.90m, "CC-9"), Row("NatGateway-Hours", 999, 44.955m, ""));
        var rows = NetworkCosts.Attribute(June("CostCenter"), bill, Regions(region), s_now);
        Assert.Equal((32.85m, 78.26m), (rows.Single(r => r.DomainId == "d-one").CostUsd, rows.Single(r => r.Attribution == CostAttribution.Shared).CostUsd));
    }

    [Fact]
    public void A_tag_that_is_not_on_the_bill_is_said_and_does_not_hide_what_is_known_without_it()
    {
        var rows = NetworkCosts.Attribute(June("CostCenter"), Bill(Row("NatGateway-Hours", 720, 32.40m, "")), Regions(TwoNetworks(Nat("nat-1", "vpc-1", "CC-1"))), s_now, "CostCenter");
        Assert.Equal(32.40m, rows.Single(r => r.CostGroup == "CC-1").CostUsd);
        Assert.All(rows, r => Assert.Contains(r.Notes, n => n.Contains("not active", StringComparison.Ordinal)));
    }

    [Fact]
    public void Showback_takes_the_bills_tag_first_and_then_the_domains()
    {
        var region = TwoNetworks(Nat("nat-1", "vpc-1"), Nat("nat-2", "vpc-2", "CC-7")) with { NotebookInstances = Part<NotebookInstance>.Read() };
        var bill = Bill(Row("NatGateway-Hours", 720, 32.40m, ""), Row("NatGateway-Hours", 720, 32.40m, "CC-7"), Row("DataTransfer-Regional-Bytes", 50, 0.50m, ""));
        var rows = NetworkCosts.Attribute(June("CostCenter"), bill, Regions(region), s_now, "CostCenter");
        Assert.Equal([("CC-1", 32.40m), ("CC-2", 0m), ("CC-7", 32.40m), ("(shared)", 0.50m), ("(untagged)", 0m)], rows.Select(r => (r.CostGroup!, r.CostUsd!.Value)));
        Assert.Equal(["d-three"], rows.Single(r => r.CostGroup == "(untagged)").DomainIds);
    }

    [Theory]
    [InlineData("notebook")]
    [InlineData("unread domains")]
    [InlineData("undescribed domain")]
    [InlineData("public domain")]
    [InlineData("unread gateways")]
    [InlineData("region not read")]
    public void Whatever_may_be_somebody_elses_is_shared(string what)
    {
        var region = TwoNetworks(Nat("nat-1", "vpc-1"));
        var failed = new UnreadableCall { Operation = "ec2:DescribeNatGateways", Cause = UnreadableCause.Denied };
        region = what switch
        {
            "notebook" => region with { NotebookInstances = Part<NotebookInstance>.Read(new NotebookInstance { NotebookInstanceName = "n", SubnetId = "subnet-1" }) },
            "unread domains" => region with { Domains = region.Domains with { Unreadable = [failed] } },
            "undescribed domain" => region with { Domains = region.Domains.Plus(new Domain { DomainId = "d-four", Described = false }) },
            "public domain" => region with { Domains = region.Domains.Change(d => d.DomainId == "d-one", d => d with { AppNetworkAccessType = "PublicInternetOnly" }) },
            "unread gateways" => region with { NatGateways = region.NatGateways with { Unreadable = [failed] } },
            _ => region with { Region = "eu-west-1" },
        };
        var rows = Costs(region, Bill(Row("NatGateway-Hours", 720, 32.40m)));
        Assert.Equal(32.40m, rows.Where(r => r.Attribution == CostAttribution.Shared).Sum(r => r.CostUsd));
        Assert.All(rows.Where(r => r.Attribution == CostAttribution.Domain), r => Assert.Equal(0m, r.CostUsd));
    }

    [Fact]
    public void Hours_that_are_still_to_come_are_not_expected()
    {
        var rows = NetworkCosts.Attribute(June(), Bill(Row("NatGateway-Hours", 240, 10.80m)), Regions(TwoNetworks(Nat("nat-1", "vpc-1"))), Start.AddDays(10));
        Assert.Equal(10.80m, rows.Single(r => r.DomainId == "d-one").CostUsd);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Rows_add_up_to_the_bill_to_the_cent_and_no_domain_has_more_than_it(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var (region, bill, tag) = Random(random);
            foreach (var groupBy in new[] { null, "CostCenter" })
            {
                var rows = NetworkCosts.Attribute(June(tag ? "CostCenter" : null), bill, Regions(region), s_now, groupBy);
                Assert.Equal(Math.Round(bill.Rows.Sum(r => r.CostUsd), 2, MidpointRounding.AwayFromZero), rows.Sum(r => r.CostUsd));
                Assert.All(rows, r => Assert.True(r.CostUsd >= 0m));
                foreach (var usage in bill.Rows.GroupBy(r => r.UsageType))
                {
                    var lines = rows.SelectMany(r => r.Lines).Where(l => l.UsageType == usage.Key).ToList();
                    Assert.Equal(usage.Sum(u => u.CostUsd), lines.Sum(l => l.CostUsd!.Value));
                    Assert.Equal(Math.Round(usage.Sum(u => u.Quantity), 6), Math.Round(lines.Sum(l => l.Quantity), 6));
                }
            }
        }
    }

    private static (RegionEstate Region, NetworkBillAnswer Bill, bool Tag) Random(Random random)
    {
        var tag = random.Next(2) == 0;
        var nats = Enumerable.Range(0, random.Next(0, 5)).Select(i => Nat("nat-" + i, "vpc-" + random.Next(1, 4), random.Next(2) == 0 ? "CC-" + random.Next(1, 3) : null)).ToArray();
        var endpoints = Enumerable.Range(0, random.Next(0, 6)).Select(i => Endpoint("vpce-" + i, "vpc-" + random.Next(1, 4), random.Next(1, 4))).ToArray();
        var region = TwoNetworks(nats) with { VpcEndpoints = Part<VpcEndpoint>.Read(endpoints) };
        var rows = new List<BillRow>();
        foreach (var value in tag ? (string?[])["", "CC-1", "CC-2"] : [null])
        {
            var hours = nats.Count(n => !tag || (n.Tags.FirstOrDefault()?.Value ?? "") == value) * 720m;
            var zones = tag && value != "" ? 0 : endpoints.Sum(e => e.SubnetIds.Count);
            Add("NatGateway-Hours", random.Next(3) == 0 ? random.Next(1, 2000) : hours, 0.0451m, value);
            Add("NatGateway-Bytes", random.Next(0, 5000), 0.0453333m, value);
            Add("USE1-VpcEndpoint-Hours", random.Next(3) == 0 ? 77 : zones * 720m, 0.0101m, value);
            Add("USE1-VpcEndpoint-Bytes", random.Next(0, 500) / 7m, 0.0101m, value);
            Add("USE1-PublicIPv4:InUseAddress", random.Next(0, 2000), 0.00513m, value);
            Add("EUC1-NatGateway-Hours", random.Next(0, 100), 0.0523m, value);
        }

        return (region, new() { Rows = rows }, tag);

        void Add(string usage, decimal quantity, decimal price, string? value)
        {
            if (quantity > 0m)
                rows.Add(Row(usage, quantity, decimal.Round(quantity * price, 10), value));
        }
    }

    private static IReadOnlyList<NetworkCost> Costs(RegionEstate region, NetworkBillAnswer bill) => NetworkCosts.Attribute(June(), bill, Regions(region), s_now);
}
