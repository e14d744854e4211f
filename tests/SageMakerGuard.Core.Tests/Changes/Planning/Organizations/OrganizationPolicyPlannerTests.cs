using System;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Guardrails;

namespace SageMakerGuard.Tests.Changes.Planning.Organizations;

/// <summary>What is planned for policies of an organization, and what stands against it.</summary>
public sealed class OrganizationPolicyPlannerTests
{
    private const string Scp = PolicyLimits.ServiceControlPolicy;
    private const string Unit = "ou-ab12-cdefghij";

    private static readonly OrganizationView s_organization = new() { OrganizationId = "o-1", ManagementAccountId = "111122223333", FeatureSet = "ALL", RootId = "r-ab12", EnabledPolicyTypes = [Scp, "TAG_POLICY"] };

    private static readonly RegionEstate s_empty = new()
    {
        AccountId = "111122223333", Region = "us-east-1", OrganizationPolicies = Part<OrganizationPolicy>.Read(),
        PolicyTargets = Part<PolicyTarget>.Read(new PolicyTarget { PolicyId = "p-FullAWSAccess", PolicyType = Scp, TargetId = Unit }),
    };

    private static readonly OrganizationPolicyWish s_wish = new() { Command = "New-SMVpcOnlyPolicy", Policies = [Policy("guard")], SurplusNames = ["guard-2"], TargetIds = [Unit], AttachmentLimit = 5 };

    [Fact]
    public void What_is_not_there_is_made_and_attached_and_twice_is_once()
    {
        var plan = Plan(s_empty, s_wish);
        Assert.Equal(["CreateOrganizationPolicy", "AttachOrganizationPolicy"], plan.Steps.Select(s => s.StepKind));
        Assert.Equal(("guard", "guard"), (plan.Target, plan.Subject));
        Assert.Empty(Plan(plan.Simulate(s_empty), s_wish).Steps);
    }

    [Fact]
    public void Several_policies_go_to_several_targets_all_of_one_plan()
    {
        var plan = Plan(s_empty, s_wish with { Policies = [Policy("guard"), Policy("guard-2")], SurplusNames = [], TargetIds = [Unit, "444455556666"] });
        Assert.Equal(4, plan.Steps.OfType<AttachOrganizationPolicy>().Select(s => (s.PolicyId, s.TargetId)).Distinct().Count());
        Assert.Equal(2, plan.Steps.OfType<CreateOrganizationPolicy>().Count());
    }

    [Fact]
    public void A_policy_that_says_something_else_is_changed_and_other_targets_of_it_are_named()
    {
        var there = s_empty with { OrganizationPolicies = Part<OrganizationPolicy>.Read(new OrganizationPolicy { PolicyId = "p-12345678", Name = "guard", Type = Scp, Content = "{}" }) };
        var plan = OrganizationPolicyPlanner.Plan(there, s_organization, [new() { PolicyId = "p-12345678", TargetId = "444455556666" }], s_wish);
        Assert.Equal(["UpdateOrganizationPolicy", "AttachOrganizationPolicy"], plan.Steps.Select(s => s.StepKind));
        Assert.Contains("guard is attached to 444455556666 too and changes there as well.", plan.Notes);
    }

    [Fact]
    public void What_is_not_needed_any_more_is_detached_last_and_stays()
    {
        var there = Plan(s_empty, s_wish with { Policies = [Policy("guard"), Policy("guard-2")], SurplusNames = [] }).Simulate(s_empty);
        var plan = Plan(there, s_wish);
        Assert.Equal("guard-2", Assert.IsType<DetachOrganizationPolicy>(Assert.Single(plan.Steps)).Name);
        Assert.Contains(plan.Notes, n => n.StartsWith("guard-2 is not needed any more and stays", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(4, true)]
    public void The_most_policies_of_a_target_are_held_with_AWSs_own_counted(int limit, bool refused)
    {
        var full = s_empty with { PolicyTargets = Part<PolicyTarget>.Read([.. s_empty.PolicyTargets.Items, .. Enumerable.Range(1, 3).Select(i => new PolicyTarget { PolicyId = "p-other000" + i, PolicyType = Scp, TargetId = Unit })]) };
        var plan = Plan(full, s_wish with { AttachmentLimit = limit });
        Assert.Equal(refused, plan.Refusals.Any(r => r.Contains("would have 5 policies of the type, and takes 4", StringComparison.Ordinal)));
        Assert.Equal(refused, plan.Steps.Count == 0);
    }

    [Fact]
    public void Everything_that_stands_against_it_is_said_at_once()
    {
        var plan = OrganizationPolicyPlanner.Plan(
            s_empty with { OrganizationPolicies = Part<OrganizationPolicy>.Read(new OrganizationPolicy { PolicyId = "p-FullAWSAccess", Name = "guard", Type = Scp, AwsManaged = true }) },
            s_organization with { FeatureSet = "CONSOLIDATED_BILLING", EnabledPolicyTypes = ["TAG_POLICY"] }, [], s_wish with { Policies = [Policy("guard") with { Limit = 3 }] });
        Assert.Empty(plan.Steps);
        Assert.Contains(plan.Refusals, r => r.Contains("aws organizations enable-all-features", StringComparison.Ordinal));
        Assert.Contains(plan.Refusals, r => r.Contains("aws organizations enable-policy-type --root-id r-ab12 --policy-type SERVICE_CONTROL_POLICY", StringComparison.Ordinal));
        Assert.Contains(plan.Refusals, r => r.Contains("a policy takes 3", StringComparison.Ordinal));
        Assert.Contains(plan.Refusals, r => r.Contains("a policy of AWS's own", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_calls_and_who_is_not_bound_is_said()
    {
        var plan = OrganizationPolicyPlanner.Plan(s_empty with { AccountId = "444455556666", PolicyTargets = Part<PolicyTarget>.Read() }, s_organization, [], s_wish);
        Assert.Contains(plan.Notes, n => n.Contains("is not the management account (111122223333): as a delegated administrator", StringComparison.Ordinal));
        Assert.Contains(plan.Notes, n => n.Contains("do not bind the management account 111122223333", StringComparison.Ordinal));
        Assert.Contains(plan.Notes, n => n.StartsWith($"FullAWSAccess is not attached to {Unit}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_tag_policy_goes_the_same_way()
    {
        var plan = Plan(s_empty, s_wish with { Policies = [Policy("tags") with { Type = "TAG_POLICY", Content = "{\"tags\":{}}" }], SurplusNames = [], AttachmentLimit = null });
        Assert.Equal(["Create tag policy tags (11 characters)", $"Attach tag policy tags to {Unit}"], plan.Steps.Select(s => s.Description));
        Assert.Empty(plan.Notes);
    }

    private static ChangePlan Plan(RegionEstate estate, OrganizationPolicyWish wish) => OrganizationPolicyPlanner.Plan(estate, s_organization, [], wish);

    private static GuardrailPolicy Policy(string name) => new() { Name = name, Type = Scp, Limit = 5120, Content = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sagemaker:CreateDomain","Resource":"*"}]}""" };
}
