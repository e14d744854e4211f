using System;
using System.Linq;
using CsCheck;
using SageMakerGuard.Changes;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;
using static SageMakerGuard.Testing.HealthyRegion;

namespace SageMakerGuard.Tests.Changes.Planning;

/// <summary>Rules are struck out of the groups at random, and more.</summary>
public sealed class SecurityGroupRepairProperties
{
    private static readonly string[] s_groups = [DomainGroup, HealthyRegion.EndpointGroup, NfsInbound, NfsOutbound];

    private static readonly Gen<(RegionEstate Region, SecurityGroupRepairOptions Options)> s_cases =
        from kept in Gen.Bool.Array[24]
        from nat in Gen.Bool
        from internet in Gen.Bool
        from endpoints in Gen.Bool.Array[12]
        from outbound in Gen.Int[0, 9]
        select (Struck(PublicDomain.Region().With(r => nat ? r.WithNat(openGroups: false) : r), kept, endpoints, outbound > 0), new SecurityGroupRepairOptions { AllowInternet = internet });

    [Fact]
    public void A_second_plan_on_the_estate_after_the_first_is_empty() => s_cases.Sample(
        c => SecurityGroupRepairPlanner.Plan(PlanOf(c).Simulate(c.Region), PublicDomain.Of(c.Region), c.Options).Steps.Count == 0, iter: 200);

    [Fact]
    public void The_inverses_in_reverse_order_restore_the_estate() => s_cases.Sample(
        c => Undoing.Picture(Undoing.DoneAndUndone(c.Region, PlanOf(c))) == Undoing.Picture(c.Region), iter: 200);

    [Fact]
    public void No_rule_is_ever_taken_away_and_none_comes_from_outside_of_the_groups_but_for_the_internet_that_was_asked_for() => s_cases.Sample(
        c => PlanOf(c).Steps.All(s => s is AuthorizeRule rule && s_groups.Contains(rule.GroupId)
            && (rule.Rule.CidrIp is null || (c.Options.AllowInternet && rule.IsEgress)) && (rule.Rule.PeerGroupId is null || s_groups.Contains(rule.Rule.PeerGroupId))),
        iter: 200);

    private static ChangePlan PlanOf((RegionEstate Region, SecurityGroupRepairOptions Options) c) => SecurityGroupRepairPlanner.Plan(c.Region, PublicDomain.Of(c.Region), c.Options);

    private static RegionEstate Struck(RegionEstate region, bool[] kept, bool[] endpoints, bool outboundThere)
    {
        var at = 0;
        region = s_groups.Aggregate(region, (now, id) => now.Group(id, g => g with { IpPermissions = [.. g.IpPermissions.Where(_ => kept[at++ % kept.Length])], IpPermissionsEgress = [.. g.IpPermissionsEgress.Where(_ => kept[at++ % kept.Length])] }));
        var endpoint = 0;
        region = region.Endpoints(e => endpoints[endpoint++ % endpoints.Length] || e.VpcEndpointType == "Gateway" ? e : null);
        return outboundThere ? region : region with { SecurityGroups = region.SecurityGroups.Without(g => g.GroupId == NfsOutbound) };
    }
}
