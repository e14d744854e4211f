using System;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Changes;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;
using static SageMakerGuard.Testing.HealthyRegion;
using static SageMakerGuard.Tests.Changes.Planning.PublicDomain;

namespace SageMakerGuard.Tests.Changes.Planning;

public sealed class VpcOnlyPlanTests
{
    [Fact]
    public void A_domain_whose_network_is_ready_is_switched_by_one_update_that_names_no_more_than_differs()
    {
        var plan = PublicDomain.Plan(PublicDomain.Region());
        Assert.Empty(plan.Refusals);
        var update = Assert.IsType<UpdateDomainNetwork>(Assert.Single(plan.Steps));
        Assert.Equal(("VpcOnly", HealthyRegion.Vpc, null, null), (update.AppNetworkAccessType, update.VpcId, update.UserSecurityGroupIds, update.SpaceSecurityGroupIds));
        Assert.Equal([SubnetA, SubnetB], update.SubnetIds);
        Assert.Equal(("Set-SMDomainVpcOnly", Account, HealthyRegion.Region, DomainId, HealthyRegion.Vpc), (plan.Command, plan.AccountId, plan.Region, plan.DomainId, plan.VpcId));
    }

    [Fact]
    public void Without_a_way_to_the_internet_a_note_says_what_people_will_miss()
    {
        Assert.Contains(PublicDomain.Plan(PublicDomain.Region()).Notes, n => n.Contains("pip", StringComparison.Ordinal) && n.Contains("-NatGateway", StringComparison.Ordinal));
        Assert.DoesNotContain(PublicDomain.Plan(PublicDomain.Region().WithNat()).Notes, n => n.Contains("pip", StringComparison.Ordinal));
    }

    [Fact]
    public void Running_starting_and_vanishing_apps_are_stopped_or_waited_for_before_the_update_and_others_left_alone()
    {
        var region = PublicDomain.Region().Running(App(space: "lab"), App("Canvas", "Pending"), App("KernelGateway", "Deleting"), App("JupyterServer", "Deleted"), App("CodeEditor", "Failed"), App() with { DomainId = "d-other" });
        var plan = PublicDomain.Plan(region, new() { StopApp = true });
        Assert.Equal(["JupyterLab", "Canvas", "KernelGateway"], plan.Steps.OfType<DeleteApp>().Select(s => s.AppType));
        Assert.IsType<UpdateDomainNetwork>(plan.Steps[^1]);
        Assert.Equal(4, plan.Steps.Count);
        Assert.Contains(plan.Notes, n => n.Contains("1 app(s) are still starting", StringComparison.Ordinal) && n.Contains("Canvas", StringComparison.Ordinal));
        Assert.Equal("ml.m5.large", plan.Steps.OfType<DeleteApp>().First().ResourceSpec?.InstanceType);
    }

    [Fact]
    public void An_app_that_somebody_else_was_deleting_is_not_started_again_by_an_undo()
    {
        var region = PublicDomain.Region().Running(App("KernelGateway", "Deleting"));
        Assert.Null(PublicDomain.Plan(region, new() { StopApp = true }).Steps.OfType<DeleteApp>().Single().Inverse(region));
    }

    [Fact]
    public void Given_subnets_and_groups_replace_the_domain_s_own_in_both_kinds_of_space()
    {
        var region = PublicDomain.Region() with { SecurityGroups = PublicDomain.Region().SecurityGroups.Append(Group("sg-0more", "more", [], [])) };
        var update = Assert.IsType<UpdateDomainNetwork>(Assert.Single(PublicDomain.Plan(region, new() { SubnetIds = [SubnetB], SecurityGroupIds = [DomainGroup, "sg-0more"] }).Steps));
        Assert.Equal([SubnetB], update.SubnetIds);
        Assert.Equal([DomainGroup, "sg-0more"], update.UserSecurityGroupIds);
        Assert.Equal([DomainGroup, "sg-0more"], update.SpaceSecurityGroupIds);
    }

    [Fact]
    public void Shared_spaces_that_have_no_group_get_the_users_because_AWS_adds_none()
    {
        var region = PublicDomain.Region().Domain(d => d with { DefaultSpaceSettings = d.DefaultSpaceSettings! with { SecurityGroups = [] } });
        var update = PublicDomain.Plan(region).Steps.OfType<UpdateDomainNetwork>().Single();
        Assert.Equal([DomainGroup], update.SpaceSecurityGroupIds);
        Assert.Null(update.UserSecurityGroupIds);
    }

    [Fact]
    public void A_domain_without_settings_for_shared_spaces_and_without_such_spaces_is_given_none()
    {
        var region = PublicDomain.Region().Domain(d => d with { DefaultSpaceSettings = null });
        Assert.Null(PublicDomain.Plan(region).Steps.OfType<UpdateDomainNetwork>().Single().SpaceSecurityGroupIds);
        var shared = region with { Spaces = Part<Space>.Read(new Space { DomainId = DomainId, SpaceName = "team", SpaceSharingSettingsSummary = new() { SharingType = "Shared" } }) };
        Assert.Equal([DomainGroup], PublicDomain.Plan(shared).Steps.OfType<UpdateDomainNetwork>().Single().SpaceSecurityGroupIds);
    }

    [Fact]
    public void A_domain_of_Unified_Studio_without_a_VPC_takes_that_of_the_subnets_once_it_is_allowed()
    {
        var region = PublicDomain.Region().Domain(d => d with { VpcId = "", SubnetIds = [], HomeEfsFileSystemId = null, DomainSettings = new() { UnifiedStudioSettings = new() { DomainId = "dzd-1" } } });
        var plan = PublicDomain.Plan(region, new() { SubnetIds = [SubnetA], AllowUnifiedStudio = true });
        Assert.Empty(plan.Refusals);
        Assert.Equal((HealthyRegion.Vpc, HealthyRegion.Vpc), (plan.VpcId, plan.Steps.OfType<UpdateDomainNetwork>().Single().VpcId));
        Assert.Contains(plan.Notes, n => n.Contains("may be changed back", StringComparison.Ordinal));
    }

    [Fact]
    public void A_domain_whose_last_update_failed_is_updated_again_though_its_settings_read_as_wanted()
    {
        var region = HealthyRegion.Create().Domain(d => d with { Status = "Update_Failed", FailureReason = "no capacity" });
        var plan = PublicDomain.Plan(region);
        Assert.Single(plan.Steps.OfType<UpdateDomainNetwork>());
        Assert.Contains(plan.Notes, n => n.Contains("no capacity", StringComparison.Ordinal));
    }

    [Fact]
    public void A_domain_that_is_VpcOnly_already_has_nothing_to_do_whatever_else_would_be_refused()
    {
        var region = HealthyRegion.Create().Running(App()).Domain(d => d with { DomainSettings = new() { RStudioServerProDomainSettings = new() { DomainExecutionRoleArn = "arn:aws:iam::111122223333:role/r" } } });
        var plan = PublicDomain.Plan(region);
        Assert.Empty(plan.Refusals);
        Assert.Empty(plan.Steps);
        Assert.Contains("VpcOnly already", Assert.Single(plan.Notes));
    }

    [Fact]
    public void What_no_endpoint_of_the_region_can_bring_is_a_note_and_no_refusal()
    {
        var plan = PublicDomain.Plan(PublicDomain.Region(), new() { Features = Services.Feature.Sdk | Services.Feature.Bedrock });
        Assert.Empty(plan.Refusals);
        Assert.Contains(plan.Notes, n => n.StartsWith("bedrock-runtime ", StringComparison.Ordinal) && n.Contains("offers no endpoint", StringComparison.Ordinal));
    }

    [Fact]
    public void The_bar_on_launches_stands_on_every_known_role_before_anything_and_is_lifted_last()
    {
        var region = PublicDomain.Region().Running(App()).Domain(d => d with
        {
            DefaultUserSettings = d.DefaultUserSettings! with { ExecutionRole = $"arn:aws:iam::{Account}:role/sagemaker/team/studio" },
            DefaultSpaceSettings = d.DefaultSpaceSettings! with { ExecutionRole = $"arn:aws:iam::{Account}:role/spaces" },
        }) with
        {
            UserProfiles = Part<UserProfile>.Read(
                new UserProfile { DomainId = DomainId, UserProfileName = "ada", UserSettings = new() { ExecutionRole = $"arn:aws:iam::{Account}:role/ada" } },
                new UserProfile { DomainId = DomainId, UserProfileName = "bob" },
                new UserProfile { DomainId = "d-other", UserProfileName = "eve", UserSettings = new() { ExecutionRole = $"arn:aws:iam::{Account}:role/eve" } }),
        };
        var plan = PublicDomain.Plan(region, new() { StopApp = true, BarLaunches = true });
        Assert.Equal(["PutRolePolicy", "PutRolePolicy", "PutRolePolicy", "DeleteApp", "UpdateDomainNetwork", "DeleteRolePolicy", "DeleteRolePolicy", "DeleteRolePolicy"], plan.Steps.Select(s => s.StepKind));
        Assert.Equal(["studio", "spaces", "ada"], plan.Steps.OfType<PutRolePolicy>().Select(s => s.RoleName));
        Assert.Equal(["studio", "spaces", "ada"], plan.Steps.OfType<DeleteRolePolicy>().Select(s => s.RoleName));
        Assert.All(plan.Steps.OfType<PutRolePolicy>(), s => Assert.Equal($"SageMakerGuardNoLaunch-{DomainId}", s.PolicyName));
        Assert.Contains(plan.Notes, n => n.Contains("1 user profile(s) were not described", StringComparison.Ordinal));

        using var document = JsonDocument.Parse(plan.Steps.OfType<PutRolePolicy>().First().PolicyDocument);
        var statements = document.RootElement.GetProperty("Statement").EnumerateArray().Select(s => (s.GetProperty("Effect").GetString(), s.GetProperty("Action").GetString(), s.GetProperty("Resource").GetString()));
        Assert.Equal(
            [
                ("Deny", "sagemaker:CreateApp", $"arn:aws:sagemaker:eu-central-1:{Account}:app/{DomainId}/*"),
                ("Deny", "sagemaker:CreatePresignedDomainUrl", $"arn:aws:sagemaker:eu-central-1:{Account}:user-profile/{DomainId}/*"),
            ],
            statements);
    }

    [Fact]
    public void The_bar_of_an_interrupted_run_is_lifted_by_the_next_one_even_where_the_switch_itself_is_through()
    {
        var left = new RolePolicy { RoleName = Role, PolicyName = LaunchBar.PolicyName(DomainId), PolicyDocument = "{}" };
        var switched = HealthyRegion.Create() with { RolePolicies = Part<RolePolicy>.Read(left) };
        Assert.Equal(["DeleteRolePolicy"], PublicDomain.Plan(switched).Steps.Select(s => s.StepKind));
        Assert.Equal(["UpdateDomainNetwork", "DeleteRolePolicy"], PublicDomain.Plan(PublicDomain.Region() with { RolePolicies = Part<RolePolicy>.Read(left) }).Steps.Select(s => s.StepKind));

        // Nobody looked at the roles: that there is no bar on them is not known.
        Assert.Equal(["DeleteRolePolicy"], PublicDomain.Plan(HealthyRegion.Create(), new() { BarLaunches = true }).Steps.Select(s => s.StepKind));
        Assert.Equal([new RolePolicyName(Role, LaunchBar.PolicyName(DomainId))], LaunchBar.Reads(switched, Of(switched)).RolePolicies);
    }

    [Fact]
    public void A_bar_that_stands_is_not_put_up_again()
    {
        var region = PublicDomain.Region();
        var first = PublicDomain.Plan(region, new() { BarLaunches = true });
        var barred = first.Steps[0].Simulate(region);
        Assert.Equal(["UpdateDomainNetwork", "DeleteRolePolicy"], PublicDomain.Plan(barred, new() { BarLaunches = true }).Steps.Select(s => s.StepKind));
    }
}
