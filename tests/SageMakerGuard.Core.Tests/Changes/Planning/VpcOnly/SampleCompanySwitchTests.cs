using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Sample;

namespace SageMakerGuard.Tests.Changes.Planning;

/// <summary>The sample company's domains, each with its own story: who may be switched, and why the others may not.</summary>
public sealed class SampleCompanySwitchTests
{
    private static readonly Estate s_estate = SampleCompany.Create();

    public static TheoryData<string, string[]> Stories => new()
    {
        { "rstudio-actuaries", ["RStudio runs with arn:aws:iam::210987654321:role/rstudio-domain", "3 app(s) keep the network type from being changed", "no security group of the customer's"] },
        { "SageMakerUnifiedStudio-customer-360", ["Unified Studio (dzd_4f6w8q2m1n0p3r, project 5h2k9x0c1d7rmf, account 210987654321) owns this domain", "has no VPC", "no security group of the customer's", "1 app(s)"] },
        { "catastrophe-modelling", ["8 app(s) keep the network type from being changed", "no security group of the customer's"] },
        { "marketing-uplift", ["no security group of the customer's"] },
        { "QuickSetupDomain-20251114T091502", ["is public", "2 app(s)", "no security group of the customer's"] },
    };

    [Theory]
    [MemberData(nameof(Stories))]
    public void A_public_domain_that_cannot_be_switched_is_refused_for_its_own_reasons(string name, string[] reasons)
    {
        var (region, domain) = Find(name);
        var plan = VpcOnlyPlanner.Plan(region, domain, new());
        Assert.Empty(plan.Steps);
        Assert.All(reasons, reason => Assert.Contains(plan.Refusals, r => r.Contains(reason, StringComparison.Ordinal)));
    }

    [Fact]
    public void People_behind_running_apps_are_named()
    {
        var (region, domain) = Find("catastrophe-modelling");
        var owners = VpcOnlyPlanner.Blocking(region, domain).Select(a => a.Owner).ToList();
        Assert.Equal(8, owners.Count);
        Assert.DoesNotContain(null, owners);
        var refusal = VpcOnlyPlanner.Plan(region, domain, new()).Refusals.Single(r => r.Contains("keep the network type", StringComparison.Ordinal));
        Assert.All(owners, owner => Assert.Contains(owner!, refusal));
        Assert.Contains("space hurricane-season", refusal);
    }

    [Fact]
    public void The_switchable_ones_are_switched_once_they_are_given_a_group_and_their_apps_may_be_stopped_proof_apart()
    {
        foreach (var name in new[] { "catastrophe-modelling", "marketing-uplift" })
        {
            var (region, domain) = Find(name);
            var group = region.SecurityGroups.Items.First(g => g.VpcId == domain.VpcId && g.GroupName == "default").GroupId;
            var options = new VpcOnlyOptions { SecurityGroupIds = [group], StopApp = true, BarLaunches = true };
            var refused = VpcOnlyPlanner.Plan(region, domain, options);
            Assert.NotEmpty(refused.Refusals);
            Assert.All(refused.Refusals, r => Assert.Contains("would not be reached", r));

            var plan = VpcOnlyPlanner.Plan(region, domain, options with { SkipProof = true });
            Assert.Empty(plan.Refusals);
            Assert.All(refused.Refusals, r => Assert.Contains(r, plan.Notes));
            var after = plan.Simulate(region with { RolePolicies = Part<RolePolicy>.Read() });
            Assert.Empty(VpcOnlyPlanner.Plan(after, after.Domains.Items.First(d => d.DomainId == domain.DomainId), options with { SkipProof = true }).Steps);
        }
    }

    [Fact]
    public void Every_domain_gets_a_plan_or_reasons_and_every_reason_says_what_to_do()
    {
        foreach (var region in s_estate.Regions)
        {
            foreach (var domain in region.Domains.Items)
            {
                var plan = VpcOnlyPlanner.Plan(region, domain, new());
                Assert.Empty(plan.Steps);
                Assert.True(domain.AppNetworkAccessType == "VpcOnly" ? plan.Notes.Count > 0 || plan.Refusals.Count > 0 : plan.Refusals.Count > 0, domain.DomainName);
                Assert.All(plan.Refusals.Concat(plan.Notes), sentence =>
                {
                    Assert.EndsWith(".", sentence);
                    Assert.DoesNotContain("  ", sentence);
                });
            }
        }
    }

    private static (RegionEstate Region, Domain Domain) Find(string name) =>
        s_estate.Regions.SelectMany(r => r.Domains.Items.Select(d => (r, d))).Single(pair => pair.d.DomainName == name);
}
