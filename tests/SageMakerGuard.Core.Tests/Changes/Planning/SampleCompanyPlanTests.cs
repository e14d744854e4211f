using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Sandbox.Sample;
using SageMakerGuard.Services;

namespace SageMakerGuard.Core.Tests.Changes.Planning;

/// <summary>The company of the sandbox: its public domains can be given a network in which they work, and plans for the others are right as well.</summary>
public sealed class SampleCompanyPlanTests
{
    private static readonly Dictionary<string, (RegionEstate Region, Domain Domain)> s_domains =
        SampleCompany.Create().Regions.SelectMany(r => r.Domains.Items.Select(d => (Region: r, Domain: d))).ToDictionary(p => p.Domain.DomainName);

    /// <summary>Public domains whose network type can be changed.</summary>
    public static TheoryData<string> Switchable => new(SwitchableNames);

    private static IEnumerable<string> SwitchableNames => s_domains.Values.Where(p => IsPublic(p.Domain) && !IsFrozen(p.Domain)).Select(p => p.Domain.DomainName);

    public static TheoryData<string> All => new(s_domains.Keys);

    [Fact]
    public void The_company_has_switchable_domains() => Assert.Equal(["QuickSetupDomain-20251114T091502", "catastrophe-modelling", "marketing-uplift"], SwitchableNames.Order(StringComparer.Ordinal));

    // None of them names a group yet, as public domains need none: the endpoints alone leave apps without a way out, and the plan says so.
    [Theory, MemberData(nameof(Switchable))]
    public void Endpoints_alone_lack_only_the_group_that_the_domain_has_not(string name)
    {
        var (region, domain) = s_domains[name];
        var plan = EndpointSetPlanner.Plan(region, domain);
        Assert.Empty(plan.Refusals);
        Assert.Contains(plan.Notes, n => n.Contains("names no security group", StringComparison.Ordinal));
        var after = plan.Simulate(region);
        var services = PlanProof.Of(after, domain).Where(a => ServiceCatalog.Find(a.Destination) is not null).ToList();
        Assert.NotEmpty(services);
        Assert.All(services, a => Assert.Equal(["sg-egress"], a.BlockedBy.Select(b => b.Rule).Distinct()));
    }

    [Theory, MemberData(nameof(Switchable))]
    public void A_private_network_and_its_endpoints_carry_the_domain(string name)
    {
        var (region, domain) = s_domains[name];
        var network = PrivateNetworkPlanner.Plan(region, domain);
        Assert.True(network.Refusals.Count == 0, network.Explain());
        var built = network.Simulate(region);
        var made = PrivateNetwork.Of(built, domain);
        Assert.InRange(made.SubnetIds.Count, 2, 3);
        var scope = new ProofScope { SubnetIds = made.SubnetIds, SecurityGroupIds = made.SecurityGroupIds };
        var options = new EndpointSetOptions { SubnetIds = made.SubnetIds, SecurityGroupIds = made.SecurityGroupIds };
        var endpoints = EndpointSetPlanner.Plan(built, domain, options);
        Assert.True(endpoints.Refusals.Count == 0, endpoints.Explain());
        var after = endpoints.Simulate(built);
        AssertProven(after, domain, scope, network, endpoints);
        Assert.Empty(EndpointSetPlanner.Plan(after, domain, options).Steps);
        Assert.Empty(PrivateNetworkPlanner.Plan(after, domain).Steps);
        Assert.Equal(Restored.Image(region), Restored.Image(Restored.ThereAndBack(region, network with { Steps = [.. network.Steps, .. endpoints.Steps] })));
    }

    [Theory, MemberData(nameof(Switchable))]
    public void A_NAT_gateway_carries_the_domain_without_endpoints(string name)
    {
        var (region, domain) = s_domains[name];
        var network = PrivateNetworkPlanner.Plan(region, domain, new() { NatGateway = NatPlacement.PerZone });
        Assert.True(network.Refusals.Count == 0, network.Explain());
        var after = network.Simulate(region);
        var made = PrivateNetwork.Of(after, domain);
        AssertProven(after, domain, new() { SubnetIds = made.SubnetIds, SecurityGroupIds = made.SecurityGroupIds, InternetCounts = true }, network);
    }

    [Theory, MemberData(nameof(All))]
    public void Every_domains_plan_of_endpoints_proves_it_or_says_why_not(string name)
    {
        var (region, domain) = s_domains[name];
        var plan = EndpointSetPlanner.Plan(region, domain);
        var after = plan.Simulate(region);
        var fails = PlanProof.Fails(after, domain, PlanProof.Of(after, domain).Where(a => ServiceCatalog.Find(a.Destination) is not null).ToList());
        switch (name)
        {
            case "SageMakerUnifiedStudio-customer-360":
                Assert.Contains("has no VPC", Assert.Single(plan.Refusals));
                break;
            case "genomics-risk":
                // The hub's private zones answer for all but S3, and some network team put them there.
                Assert.Equal(9, plan.Refusals.Count(r => r.StartsWith("Private hosted zone", StringComparison.Ordinal)));
                break;
            case "climate-lab":
                Assert.Contains($"belongs to account {SampleCompany.NetworkAccount}", plan.Refusals[0]);
                break;
            case "health-scoring":
                Assert.Contains("(sagemaker.api), which is there already, keeps the domain out", Assert.Single(plan.Refusals));
                break;
            case "apac-pricing":
                // No plan of endpoints mends an ACL that lets no answer in.
                Assert.Empty(plan.Refusals);
                Assert.All(fails, f => Assert.Contains(f.BlockedBy.Select(b => b.Reason).Concat(f.Unknowns.Select(u => u.Reason)), reason => reason.Contains("Network ACL", StringComparison.Ordinal)));
                Assert.NotEmpty(fails);
                break;
            default:
                Assert.True(plan.Refusals.Count == 0, plan.Explain());
                if (domain.DefaultUserSettings!.SecurityGroups.Count > 0)
                    Assert.True(fails.Count == 0, plan.Explain() + "\n" + string.Join("\n", fails.Select(f => f.Destination + " " + PathCase.Explain(f))));
                Assert.Empty(EndpointSetPlanner.Plan(after, domain).Steps);
                break;
        }
    }

    private static void AssertProven(RegionEstate after, Domain domain, ProofScope scope, params ChangePlan[] plans)
    {
        var answers = PlanProof.Of(after, domain, scope);
        var fails = PlanProof.Fails(after, domain, answers, scope);
        Assert.True(fails.Count == 0, string.Join("\n", plans.Select(p => p.Explain())) + "\n" + string.Join("\n", fails.Select(f => f.Destination + " " + PathCase.Explain(f))));
        Assert.Contains(answers, a => a.Destination == "sagemaker.api" && a.Verdict == ReachabilityVerdict.Reachable);
    }

    private static bool IsPublic(Domain domain) => domain.AppNetworkAccessType != "VpcOnly";

    private static bool IsFrozen(Domain domain) => domain.DomainSettings?.RStudioServerProDomainSettings?.DomainExecutionRoleArn is not null || domain.DomainSettings?.UnifiedStudioSettings is not null;
}
