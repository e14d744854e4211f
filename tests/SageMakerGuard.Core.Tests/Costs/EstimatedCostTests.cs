using System;
using System.Linq;
using SageMakerGuard.Costs;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;
using SageMakerGuard.FinOps.Billing;
using static SageMakerGuard.Tests.Costs.CostEstates;

namespace SageMakerGuard.Tests.Costs;

/// <summary>What stands there, at list prices.</summary>
public sealed class EstimatedCostTests
{
    private static readonly PriceBook s_prices = new(PriceTable.Shipped);

    [Fact]
    public void Gateways_addresses_and_endpoints_are_priced_by_the_month_of_730_hours()
    {
        // 32.85 + 3.65 + 2 x 7.30; and for vpc-2 3 x 7.30.
        var region = TwoNetworks(Nat("nat-1", "vpc-1", publicIp: "198.51.100.1")) with { VpcEndpoints = Part<VpcEndpoint>.Read(Endpoint("vpce-1", "vpc-1", 2), Endpoint("vpce-2", "vpc-2", 3), Endpoint("vpce-3", "vpc-2", 3, "999988887777")) };
        var rows = NetworkCosts.Estimate(Regions(region), s_prices);
        var one = rows.Single(r => r.DomainId == "d-one");
        Assert.Equal((51.10m, 12.775m, 4), (one.CostUsd, one.UsdPerUser, one.UserCount));
        Assert.Equal([NetworkMeter.NatGatewayHours, NetworkMeter.InterfaceEndpointHours, NetworkMeter.PublicIpv4InUse], one.Lines.Select(l => l.Meter));
        var shared = rows.Single(r => r.Attribution == CostAttribution.Shared);
        Assert.Equal(21.90m, shared.CostUsd);
        Assert.Contains(shared.Notes, n => n.Contains("another account", StringComparison.Ordinal));
        Assert.NotNull(one.PriceDate);
        Assert.NotEmpty(one.Source);
        Assert.Null(one.Gigabytes);
    }

    [Fact]
    public void A_price_that_is_not_known_leaves_the_sum_open_and_says_what_is_known()
    {
        var region = TwoNetworks(Nat("nat-1", "vpc-1")) with { Region = "eu-west-2", VpcEndpoints = Part<VpcEndpoint>.Read(Endpoint("vpce-1", "vpc-1", 2)) };
        var one = NetworkCosts.Estimate(Regions(region), s_prices).Single(r => r.DomainId == "d-one");
        Assert.Equal(((decimal?)null, 36.50m), (one.CostUsd, one.KnownCostUsd));
        Assert.Contains(one.Notes, n => n.Contains("EUW2-VpcEndpoint-Hours", StringComparison.Ordinal));
        Assert.Null(one.UsdPerUser);
    }

    [Fact]
    public void What_could_not_be_read_is_said()
    {
        var region = TwoNetworks() with { NatGateways = Part<NatGateway>.Failed(new() { Operation = "ec2:DescribeNatGateways", Cause = UnreadableCause.Denied }), UserProfiles = Part<UserProfile>.NotAsked };
        var one = NetworkCosts.Estimate(Regions(region), s_prices).Single(r => r.DomainId == "d-one");
        Assert.Contains(one.Notes, n => n.Contains("ec2:DescribeNatGateways", StringComparison.Ordinal));
        Assert.Null(one.UserCount);
    }

    [Fact]
    public void Cost_centres_are_those_of_the_domains()
    {
        var region = TwoNetworks(Nat("nat-1", "vpc-1"), Nat("nat-2", "vpc-2"));
        var rows = NetworkCosts.Estimate(Regions(region), s_prices, "CostCenter");
        Assert.Equal([("CC-1", 32.85m), ("CC-2", 0m), ("(shared)", 32.85m), ("(untagged)", 0m)], rows.Select(r => (r.CostGroup!, r.CostUsd!.Value)));
        Assert.Equal(4, rows[0].UserCount);
        Assert.Equal(["d-three", "d-two"], rows[2].DomainIds);
    }
}
