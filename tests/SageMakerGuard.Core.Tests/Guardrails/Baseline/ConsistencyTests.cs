using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Baselines;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;
using SageMakerGuard.Posture;
using SageMakerGuard.Posture.Tests;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Guardrails.Baseline;

/// <summary>VPCs that should be alike, and whose they are.</summary>
public sealed class ConsistencyTests
{
    private const string Outside = "444455556666";

    [Fact]
    public void VPCs_that_differ_in_what_is_theirs_alone_are_alike() =>
        Assert.Empty(ConsistencyComparison.Of(Taken.Of(Sibling(1), Sibling(2), Sibling(3)), null));

    [Fact]
    public void The_odd_one_out_is_named_with_what_the_others_have()
    {
        var odd = Sibling(2).Endpoint("kms", _ => null).Endpoint("sts", e => e with { PrivateDnsEnabled = false }) with { FlowLogs = Part<FlowLog>.Read() };
        var differences = ConsistencyComparison.Of(Taken.Of(Sibling(1), odd, Sibling(3)), null);
        Assert.Equal(
            [
                ("endpoint com.amazonaws.{region}.kms (Interface)", "available, private DNS on, full access", "none"),
                ("endpoint com.amazonaws.{region}.sts (Interface)", "available, private DNS on, full access", "available, private DNS off, full access"),
                ("flow logs of the VPC", "ALL to s3", "none"),
            ],
            differences.Select(d => (d.What, d.Before!, d.After!)));
        Assert.All(differences, d => Assert.Equal((BaselineChange.Deviates, odd.Vpcs.Items[0].VpcId), (d.Change, d.VpcId)));
    }

    [Fact]
    public void The_reference_is_right_also_where_it_is_alone()
    {
        var reference = Sibling(1).Table(Id(1, HealthyRegion.TableA), new Route { DestinationCidrBlock = "0.0.0.0/0", TransitGatewayId = "tgw-1" }).Table(Id(1, HealthyRegion.TableB), new Route { DestinationCidrBlock = "0.0.0.0/0", TransitGatewayId = "tgw-1" });
        var differences = ConsistencyComparison.Of(Taken.Of(reference, Sibling(2), Sibling(3)), reference.Vpcs.Items[0].VpcId);
        Assert.Equal([("default route 0.0.0.0/0 of domains' subnets", "transit gateway tgw-1", "none"), ("default route 0.0.0.0/0 of domains' subnets", "transit gateway tgw-1", "none")], differences.Select(d => (d.What, d.Before!, d.After!)));
    }

    [Fact]
    public void A_rule_that_the_others_do_not_have_deviates_whatever_the_groups_are_called()
    {
        var odd = Sibling(2).Group(Id(2, HealthyRegion.DomainGroup), g => g with { GroupName = "apps", IpPermissions = [HealthyRegion.Tcp(22, 22, "10.0.0.0/8")] });
        var difference = Assert.Single(ConsistencyComparison.Of(Taken.Of(Sibling(1), odd, Sibling(3)), null));
        Assert.Equal(("inbound rules of domains' groups", "tcp 8192-65535 from domains' groups", "tcp 22 from 10.0.0.0/8"), (difference.What, difference.Before, difference.After));
    }

    [Fact]
    public void Of_two_that_differ_nobody_knows_which_is_odd() =>
        Assert.Empty(ConsistencyComparison.Of(Taken.Of(Sibling(1), Sibling(2).Endpoint("kms", _ => null)), null));

    [Fact]
    public void What_could_not_be_read_is_unknown_and_no_deviation()
    {
        var differences = ConsistencyComparison.Of(Taken.Of(Sibling(1), Sibling(2) with { VpcEndpoints = Part<VpcEndpoint>.Failed(RegionChanges.Denied) }, Sibling(3)), null);
        Assert.Contains(differences, d => d.Change == BaselineChange.Unknown && d.ResourceId == BaselineSection.VpcEndpoints);
        Assert.DoesNotContain(differences, d => d.Change == BaselineChange.Deviates && d.What.StartsWith("endpoint ", System.StringComparison.Ordinal));
    }

    [Fact]
    public void A_reference_that_was_not_read_is_an_error_that_names_those_that_were()
    {
        var fault = Assert.Throws<GuardFault>(() => ConsistencyComparison.Of(Taken.Of(HealthyRegion.Create()), "vpc-none"));
        Assert.Equal("ReferenceVpcNotFound", fault.ErrorId);
        Assert.Contains(HealthyRegion.Vpc, fault.NextStep);
    }

    [Fact]
    public void The_owner_of_a_VPC_is_held_against_the_central_accounts_and_named_with_its_share()
    {
        var shared = HealthyRegion.Create().Vpc(v => v with { OwnerId = Outside });
        var taking = new BaselineTaking(PostureSettings.Default);
        taking.Add(shared, new() { Shares = [Share(allow: true)] });
        Assert.DoesNotContain(OwnerCheck.Of(taking.Baseline(), [Outside]), d => d.What == "owner of the VPC");
        var differences = OwnerCheck.Of(taking.Baseline(), [HealthyRegion.Account]);
        Assert.Equal(
            [("owner of the VPC", HealthyRegion.DomainId, $"{Outside}, by the resource share ml-network"), ($"resource share ml-network of {Outside}", null, "external principals allowed")],
            differences.Select(d => (d.What, d.DomainId, d.After!)));
        Assert.All(differences, d => Assert.Equal(BaselineChange.Deviates, d.Change));
    }

    [Fact]
    public void A_share_that_may_leave_the_organization_regressed()
    {
        var difference = Assert.Single(BaselineComparison.Of(Shared(Share(allow: false)), Shared(Share(allow: true))));
        Assert.Equal((BaselineChange.Regressed, "not allowed", "allowed"), (difference.Change, difference.Before, difference.After));
        Assert.Equal(BaselineChange.Unknown, Assert.Single(BaselineComparison.Of(Shared(Share(allow: false)), Shared(Share(allow: null)))).Change);
        Assert.Empty(BaselineComparison.Of(Shared(Share(allow: true)), Shared(Share(allow: true))));
    }

    [Fact]
    public void Shares_that_RAM_would_not_show_are_unknown_and_not_gone()
    {
        var taking = new BaselineTaking(PostureSettings.Default);
        taking.Add(HealthyRegion.Create(), new() { Unreadable = [RegionChanges.DeniedCall("ram:ListResources")] });
        var difference = Assert.Single(BaselineComparison.Of(Shared(Share(allow: false)), taking.Baseline()));
        Assert.Equal((BaselineChange.Unknown, "ram:ListResources (AccessDeniedException)"), (difference.Change, difference.After));
    }

    private static SubnetShare Share(bool? allow) => new() { Name = "ml-network", OwningAccountId = Outside, AllowExternalPrincipals = allow, SubnetIds = [HealthyRegion.SubnetA, HealthyRegion.SubnetB] };

    private static NetworkBaseline Shared(SubnetShare share)
    {
        var taking = new BaselineTaking(PostureSettings.Default);
        taking.Add(HealthyRegion.Create(), new() { Shares = [share] });
        return taking.Baseline();
    }

    // The same network once more, in another account and region, with other ids and other blocks.
    private static RegionEstate Sibling(int n)
    {
        var text = JsonSerializer.Serialize(HealthyRegion.Create(), EstateJson.Options).Replace("0aaa0", Id(n, "0aaa0"), System.StringComparison.Ordinal).Replace("10.20.", $"10.{n}.", System.StringComparison.Ordinal);
        if (n == 2)
            text = text.Replace("eu-central-1", "us-east-1", System.StringComparison.Ordinal);
        return JsonSerializer.Deserialize<RegionEstate>(text, EstateJson.Options)! with { AccountId = $"{n}{HealthyRegion.Account[1..]}" };
    }

    private static string Id(int n, string id) => id.Replace("0aaa0", $"0aa{n}0", System.StringComparison.Ordinal);
}
