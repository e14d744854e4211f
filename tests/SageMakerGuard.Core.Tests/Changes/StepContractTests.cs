using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.FinOps;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Tests.Changes;

/// <summary>What the executor relies on of every step.</summary>
public sealed class StepContractTests
{
    public static TheoryData<string> Kinds => [.. Walk().Select(w => w.Step.StepKind).Distinct()];

    [Fact]
    public void Every_kind_of_step_can_be_written_to_a_journal_and_has_a_case_here()
    {
        var kinds = typeof(ChangeStep).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().ToList();
        Assert.Equal(typeof(ChangeStep).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ChangeStep)) && !t.IsAbstract).Select(t => t.Name).Order(), kinds.Select(k => (string)k.TypeDiscriminator!).Order());
        Assert.Empty(kinds.Select(k => k.DerivedType.Name).Where(name => !name.Contains("Notebook", StringComparison.Ordinal) && !name.Contains("OrganizationPolicy", StringComparison.Ordinal)).Except(Walk().Select(w => w.Step.StepKind)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_that_is_not_done_is_done_after_it_and_doing_it_again_changes_nothing(string kind) => Each(kind, (step, before) =>
    {
        Assert.NotEqual(Standing.Done, step.Observe(before).Standing);
        var after = step.Simulate(before);
        Assert.Equal(Standing.Done, step.Observe(after).Standing);
        Assert.Equal(RunStage.Picture(after), RunStage.Picture(step.Simulate(after)));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_inverse_of_a_step_brings_back_what_was_there(string kind) => Each(kind, (step, before) =>
    {
        if (step.Inverse(before) is { } inverse)
            Assert.Equal(RunStage.Picture(before), RunStage.Picture(inverse.Simulate(step.Simulate(before))));
        else
            Assert.True(step.StepKind.StartsWith("D", StringComparison.Ordinal) || step is ReleaseAddress or CreateApp, $"{kind} has no inverse.");
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_inverse_of_a_step_that_changed_nothing_takes_nothing_back_that_was_there_before(string kind) => Each(kind, (step, before) =>
    {
        var after = step.Simulate(before);
        if (step.StepKind.StartsWith("Create", StringComparison.Ordinal) || step is AllocateAddress)
            return; // what is there already is never made, so that its inverse is never asked for
        Assert.Null(step.Inverse(after));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_survives_the_journal(string kind) => Each(kind, (step, _) =>
    {
        var json = JsonSerializer.Serialize(step);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<ChangeStep>(json)));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_says_what_it_does_to_what_and_which_permissions_it_needs(string kind) => Each(kind, (step, _) =>
    {
        Assert.True(step.Description.Length > 10);
        Assert.NotEmpty(step.ResourceId);
        Assert.StartsWith("AWS::", step.ResourceType, StringComparison.Ordinal);
        Assert.All(step.IamActions, action => Assert.Matches("^[a-z0-9-]+:[A-Z][A-Za-z]+$", action));
        Assert.NotEqual(EstateParts.None, step.Reads.Parts);
        Assert.NotNull(step.MonthlyCostUsd(PriceTable.In("us-east-1")));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_is_judged_by_what_it_reads_and_by_nothing_else(string kind) => Each(kind, (step, before) =>
    {
        foreach (var estate in new[] { before, step.Simulate(before) })
        {
            var read = Only(estate, step.Reads.Parts);
            Assert.Equal(step.Observe(estate), step.Observe(read));
            Assert.Equal(JsonSerializer.Serialize(step.Inverse(estate)), JsonSerializer.Serialize(step.Inverse(read)));
            Assert.Equal(step.Image(estate)?.ToJsonString(), step.Image(read)?.ToJsonString());
            Assert.Equal(step.Objections(estate), step.Objections(Only(estate, step.ReadsForObjections.Parts)));
            Assert.Equal(step.Reads.Parts, step.Reads.Parts & step.ReadsForObjections.Parts);
        }
    });

    [Fact]
    public void Taking_a_step_back_saves_what_it_costs()
    {
        var prices = PriceTable.In(HealthyRegion.Region);
        var costly = Walk().Where(w => w.Step.MonthlyCostUsd(prices) is not 0m && w.Step.Inverse(w.Before) is not null).ToList();
        Assert.Subset(costly.Select(w => w.Step.StepKind).ToHashSet(), new HashSet<string> { nameof(CreateVpcEndpoint), nameof(CreateNatGateway), nameof(AllocateAddress) });
        Assert.All(costly, w => Assert.Equal(-w.Step.MonthlyCostUsd(prices), w.Step.Inverse(w.Before)!.MonthlyCostUsd(prices)));
    }

    [Fact]
    public void What_costs_money_has_no_price_in_a_region_whose_prices_are_not_known()
    {
        var unknown = PriceTable.In("xx-nowhere-1");
        Assert.Null(new CreateNatGateway().MonthlyCostUsd(unknown));
        Assert.Null(new CreateVpcEndpoint { SubnetIds = ["subnet-1"] }.MonthlyCostUsd(unknown));
        Assert.Equal(0m, new CreateVpcEndpoint { VpcEndpointType = "Gateway" }.MonthlyCostUsd(unknown));
    }

    [Theory]
    [InlineData("us-east-1", 14.60)]
    [InlineData("eu-central-1", 17.52)]
    public void An_interface_endpoint_in_two_zones_costs_the_list_price_for_730_hours_each(string region, double usd) =>
        Assert.Equal((decimal)usd, new CreateVpcEndpoint { SubnetIds = ["subnet-1", "subnet-2"] }.MonthlyCostUsd(PriceTable.In(region)));

    // Each part of an estate has the name of its flag.
    private static RegionEstate Only(RegionEstate estate, EstateParts parts)
    {
        var all = JsonSerializer.SerializeToNode(estate, EstateJson.Options)!.AsObject();
        foreach (var part in Enum.GetValues<EstateParts>().Where(part => part != EstateParts.None))
        {
            Assert.NotNull(typeof(RegionEstate).GetProperty(part.ToString()));
            if (!parts.HasFlag(part))
                all.Remove(part.ToString());
        }

        return all.Deserialize<RegionEstate>(EstateJson.Options)!;
    }

    private static void Each(string kind, Action<ChangeStep, RegionEstate> check)
    {
        foreach (var (step, before) in Walk().Where(w => w.Step.StepKind == kind))
            check(step, before);
    }

    // The way there through every step that makes something, and the way back through every step that takes it back.
    private static IEnumerable<(ChangeStep Step, RegionEstate Before)> Walk()
    {
        var estate = Plans.Bare();
        var back = new Stack<ChangeStep>();
        foreach (var step in Plans.Everything(estate).Steps)
        {
            yield return (step, estate);
            if (step.Inverse(estate) is { } inverse)
                back.Push(inverse);
            estate = step.Simulate(estate);
        }

        var associated = new AssociateRouteTable { SubnetId = HealthyRegion.SubnetA, RouteTableId = HealthyRegion.TableB, VpcId = HealthyRegion.Vpc };
        yield return (associated, estate);
        var routed = new SetRoute { RouteTableId = HealthyRegion.TableA, VpcId = HealthyRegion.Vpc, DestinationCidrBlock = "0.0.0.0/0", Target = new() { TransitGatewayId = "tgw-1" } };
        yield return (routed, estate);
        foreach (var inverse in back)
        {
            if (inverse.Observe(estate).Standing != Standing.Done)
                yield return (inverse, estate);
            estate = inverse.Simulate(estate);
        }

        foreach (var walked in SpendingWalk.Steps())
            yield return walked;
    }
}
