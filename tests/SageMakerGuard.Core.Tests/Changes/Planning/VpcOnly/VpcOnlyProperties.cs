using System.Linq;
using CsCheck;
using SageMakerGuard.Changes;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;
using static SageMakerGuard.Testing.HealthyRegion;

namespace SageMakerGuard.Tests.Changes.Planning;

/// <summary>What must hold of every plan of a switch, whatever runs in the domain and whatever is asked for.</summary>
public sealed class VpcOnlyProperties
{
    private static readonly Gen<App> s_app =
        from type in Gen.OneOfConst("JupyterLab", "CodeEditor", "Canvas", "KernelGateway", "JupyterServer")
        from status in Gen.OneOfConst("InService", "InService", "Deleted", "Failed")
        from owner in Gen.Int[0, 5]
        from inSpace in Gen.Bool
        select PublicDomain.App(type, status, inSpace ? "space-" + owner : null, "user-" + owner);

    private static readonly Gen<(RegionEstate Region, VpcOnlyOptions Options)> s_cases =
        from apps in s_app.List[0, 6]
        from mode in Gen.OneOfConst("PublicInternetOnly", "VpcOnly", null)
        from status in Gen.OneOfConst("InService", "Update_Failed")
        from spaces in Gen.Int[0, 2]
        from nat in Gen.Bool
        from bar in Gen.Bool
        from left in Gen.Bool
        from subnets in Gen.OneOfConst<string[]>([], [SubnetA], [SubnetB, SubnetA])
        from groups in Gen.OneOfConst<string[]>([], [DomainGroup], [DomainGroup, "sg-0more"])
        select (
            PublicDomain.Region()
                .With(r => nat ? r.WithNat() : r)
                .With(r => r with
                {
                    SecurityGroups = r.SecurityGroups.Append(Group("sg-0more", "more", [], [])),
                    RolePolicies = Part<RolePolicy>.Read(left ? [new() { RoleName = PublicDomain.Role, PolicyName = LaunchBar.PolicyName(DomainId), PolicyDocument = "{}" }] : []),
                })
                .Running([.. apps.GroupBy(a => (a.AppType, a.SpaceName, a.UserProfileName)).Select(g => g.First())])
                .Domain(d => d with { AppNetworkAccessType = mode, Status = status, DefaultSpaceSettings = spaces == 0 ? d.DefaultSpaceSettings : d.DefaultSpaceSettings! with { SecurityGroups = spaces == 1 ? [] : ["sg-0more", DomainGroup] } }),
            new VpcOnlyOptions { StopApp = true, BarLaunches = bar, SubnetIds = subnets, SecurityGroupIds = groups });

    [Fact]
    public void A_second_plan_on_the_estate_after_the_first_is_empty() => s_cases.Sample(
        c =>
        {
            var after = PublicDomain.Plan(c.Region, c.Options).Simulate(c.Region);
            var second = PublicDomain.Plan(after, c.Options);
            return second.Steps.Count == 0 && second.Refusals.Count == 0;
        },
        iter: 300);

    [Fact]
    public void After_the_plan_the_domain_is_VpcOnly_nothing_blocks_it_and_no_bar_is_left() => s_cases.Sample(
        c =>
        {
            var plan = PublicDomain.Plan(c.Region, c.Options);
            var after = plan.Simulate(c.Region);
            return plan.Refusals.Count == 0
                && PublicDomain.Of(after) is { AppNetworkAccessType: "VpcOnly", Status: "InService" }
                && (plan.Steps.Count == 0 || plan.Steps.All(s => s is DeleteRolePolicy) || !after.Apps.Items.Any(a => a.DomainId == DomainId && a.BlocksNetworkChange))
                && after.RolePolicies.Items.Count == 0;
        },
        iter: 300);

    [Fact]
    public void The_inverses_in_reverse_order_restore_the_estate() => s_cases.Sample(
        c =>
        {
            var region = c.Region.Domain(d => d with { Status = "InService" }) with { RolePolicies = Part<RolePolicy>.Read() };
            return Undoing.Picture(Undoing.DoneAndUndone(region, PublicDomain.Plan(region, c.Options))) == Undoing.Picture(region);
        },
        iter: 300);
}
