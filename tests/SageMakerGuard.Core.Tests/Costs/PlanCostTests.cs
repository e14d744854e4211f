using System;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Costs;
using SageMakerGuard.FinOps;
using SageMakerGuard.FinOps.BreakEven;

namespace SageMakerGuard.Tests.Costs;

/// <summary>What plans add to the bill.</summary>
public sealed class PlanCostTests
{
    private static readonly RegionPrices s_prices = PriceTable.ShippedIn("us-east-1");

    [Fact]
    public void Only_what_a_run_makes_is_counted()
    {
        var cost = PlanCosts.Of(Run(Enum.GetValues<ChangeState>().Select(s => Endpoint("new:endpoint:sts", 7.30m, s)).ToArray()), null, s_prices);
        Assert.Equal((21.90m, 3), (cost.MonthlyCostUsd, Assert.Single(cost.Kinds).Count));
    }

    [Fact]
    public void A_price_that_is_not_known_leaves_the_sum_open()
    {
        var cost = PlanCosts.Of(Run(Endpoint("new:endpoint:sts", 7.30m), Endpoint("new:endpoint:kms", null)), null, s_prices);
        Assert.Equal(((decimal?)null, 7.30m), (cost.MonthlyCostUsd, cost.KnownMonthlyCostUsd));
        Assert.Contains(cost.Notes, n => n.Contains("CreateVpcEndpoint", StringComparison.Ordinal));
    }

    [Fact]
    public void An_analysis_costs_once_and_its_price_is_not_sure()
    {
        var cost = PlanCosts.Of(Run(new Change { Kind = nameof(StartInsightsAnalysis), MonthlyCostUsd = 0m }, new Change { Kind = nameof(StartInsightsAnalysis), MonthlyCostUsd = 0m }), null, s_prices);
        Assert.Equal((0m, (decimal?)null), (cost.MonthlyCostUsd, cost.OneTimeUsd));
        Assert.Contains(cost.Notes, n => n.Contains("0.20 USD", StringComparison.Ordinal));
    }

    [Fact]
    public void Bytes_that_move_cost_the_endpoints_price_in_place_of_the_gateways()
    {
        // 100 GB of STS: 1.00 in place of 4.50; 200 GB of S3: nothing in place of 9.00; logs have no endpoint in the plan.
        var observed = Seen(("sts", 100), ("S3", 200), ("logs", 400));
        var cost = PlanCosts.Of(Run(Endpoint("new:endpoint:sts", 7.30m), Endpoint("new:endpoint:s3", 0m)), observed, s_prices);
        Assert.Equal((-12.50m, -5.20m), (Math.Round(cost.DataMonthlyUsd!.Value, 6), Math.Round(cost.MonthlyWithDataUsd!.Value, 6)));
    }

    [Theory]
    [InlineData(0.5, "new:endpoint:sts")]
    [InlineData(30, "vpce-0123456789abcdef0")]
    public void Too_few_days_or_endpoints_without_a_service_say_nothing_of_bytes(double days, string id)
    {
        var cost = PlanCosts.Of(Run(Endpoint(id, 7.30m)), Seen(("sts", 100)) with { DaysCovered = days }, s_prices);
        Assert.Equal((7.30m, (decimal?)null, (decimal?)null), (cost.MonthlyCostUsd, cost.DataMonthlyUsd, cost.MonthlyWithDataUsd));
        Assert.NotEmpty(cost.Notes);
    }

    private static ChangeRun Run(params Change[] changes) => new() { Command = "New-SMVpcEndpointSet", Region = "us-east-1", VpcId = "vpc-1", Changes = changes };

    private static Change Endpoint(string id, decimal? usd, ChangeState state = ChangeState.Planned) => new() { Kind = nameof(CreateVpcEndpoint), ResourceId = id, MonthlyCostUsd = usd, State = state };

    private static ObservedEgress Seen(params (string Service, long Gigabytes)[] uses) => new()
    {
        Region = "us-east-1", VpcId = "vpc-1", DaysCovered = 730d / 24, ZoneCount = 1, Uses = uses.Select(u => new EgressUse { Service = u.Service, Bytes = u.Gigabytes << 30 }).ToList(),
    };
}
