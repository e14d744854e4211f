using System;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Sample;

namespace SageMakerGuard.Sandbox.Tests.Sample;

/// <summary>The sample tells what it says that it tells: one fact for each domain's story, so that no change of a builder takes it away unseen.</summary>
public sealed class SampleStoriesTests
{
    private static readonly Estate s_estate = SampleCompany.Create();

    private static readonly (string Domain, string Story, Func<RegionEstate, NetworkIndex, Domain, bool> Holds)[] s_stories =
    [
        ("claims-fraud", "healthy with people at work", (r, n, d) => d.AppNetworkAccessType == "VpcOnly" && Running(r, d) == 5 && n.EndpointsIn(d.VpcId!).Count(e => e.IsAvailable) == 10),
        ("underwriting-canvas", "Canvas without its endpoints", (r, n, d) => d.DefaultUserSettings!.CanvasAppSettings is not null && n.EndpointsIn(d.VpcId!).All(e => !e.ServiceName.EndsWith(".athena", StringComparison.Ordinal))),
        ("pricing-lab", "profiles with groups of their own", (r, n, d) => r.UserProfiles.Items.Count(p => p.DomainId == d.DomainId && p.UserSettings?.SecurityGroups.Count > 0) == 2),
        ("actuarial-models", "an endpoint missing", (r, n, d) => n.EndpointsIn(d.VpcId!).All(e => !e.ServiceName.EndsWith(".sts", StringComparison.Ordinal))),
        ("actuarial-models", "a table without the route to S3", (r, n, d) => d.SubnetIds.Count(s => n.RouteTableOf(s)!.Routes.Any(x => x.DestinationPrefixListId is not null)) == 1),
        ("reserving", "an endpoint without private DNS", (r, n, d) => n.EndpointsIn(d.VpcId!).Any(e => e.VpcEndpointType == "Interface" && !e.PrivateDnsEnabled)),
        ("motor-telematics", "an endpoint group that refuses", (r, n, d) => n.EndpointsIn(d.VpcId!).SelectMany(e => e.Groups).Select(g => n.SecurityGroup(g.GroupId)!).All(g => g.IpPermissions.All(p => p.UserIdGroupPairs.All(x => !d.DefaultUserSettings!.SecurityGroups.Contains(x.GroupId))))),
        ("health-scoring", "a policy that locks out", (r, n, d) => n.EndpointsIn(d.VpcId!).Any(e => e.PolicyDocument!.Contains("998877665544", StringComparison.Ordinal))),
        ("document-ai", "DNS attributes off", (r, n, d) => n.Vpc(d.VpcId)!.EnableDnsHostnames == false),
        ("catastrophe-modelling", "public with running apps", (r, n, d) => d.AppNetworkAccessType == "PublicInternetOnly" && Running(r, d) == 8),
        ("marketing-uplift", "public by default and idle", (r, n, d) => d.AppNetworkAccessType is null && Running(r, d) == 0),
        ("rstudio-actuaries", "frozen by RStudio", (r, n, d) => d.DomainSettings!.RStudioServerProDomainSettings!.DomainExecutionRoleArn is not null),
        ("SageMakerUnifiedStudio-customer-360", "owned by Unified Studio", (r, n, d) => d.VpcId is null && d.DomainSettings!.UnifiedStudioSettings!.DomainId!.StartsWith("dzd", StringComparison.Ordinal)),
        ("reinsurance-treaty", "a firewall on the way out", (r, n, d) => d.SubnetIds.All(s => n.VpcEndpoint(DefaultRoute(n, s).GatewayId)?.VpcEndpointType == "GatewayLoadBalancer")),
        ("litigation-nlp", "a NAT gateway in another zone, uninspected", (r, n, d) => d.SubnetIds.Any(s => n.Subnet(n.NatGateway(DefaultRoute(n, s).NatGatewayId)!.SubnetId)!.AvailabilityZone != n.Subnet(s)!.AvailabilityZone)),
        ("legacy-portfolio", "a blackhole, one zone, few addresses, a failed update", (r, n, d) => DefaultRoute(n, d.SubnetIds[0]).State == "blackhole" && d.SubnetIds.Count == 1 && n.Subnet(d.SubnetIds[0])!.AvailableIpAddressCount < 23 && d.Status == "Update_Failed"),
        ("agency-analytics", "public subnets", (r, n, d) => d.SubnetIds.All(s => DefaultRoute(n, s).GatewayId!.StartsWith("igw-", StringComparison.Ordinal))),
        ("genomics-risk", "a hub behind a transit gateway with private zones", (r, n, d) => DefaultRoute(n, d.SubnetIds[0]).TransitGatewayId is not null && r.HostedZones.Items.Count(z => z.VpcId == d.VpcId) > 5),
        ("climate-lab", "a shared VPC", (r, n, d) => n.Vpc(d.VpcId)!.OwnerId == SampleCompany.NetworkAccount),
        ("QuickSetupDomain-20251114T091502", "no tags, default VPC", (r, n, d) => r.Tags.Items.All(t => t.ResourceARN != d.DomainArn) && d.DefaultUserSettings!.SecurityGroups.Count == 0),
        ("bushfire-exposure", "cut off by block public access", (r, n, d) => r.VpcBlockPublicAccessOptions.Items[0].InternetGatewayBlockMode == "block-bidirectional" && n.NatGateway(DefaultRoute(n, d.SubnetIds[0]).NatGatewayId) is not null),
        ("telehealth-triage", "NFS blocked", (r, n, d) => n.MountTargetsOf(d.HomeEfsFileSystemId!).SelectMany(m => m.SecurityGroups!).All(g => n.SecurityGroup(g)!.IpPermissions.Count == 0)),
        ("apac-pricing", "no ephemeral ports back in", (r, n, d) => d.SubnetIds.All(s => n.NetworkAclOf(s)!.Entries.All(e => e.Egress || e.RuleAction == "deny" || e.PortRange!.To < 32768))),
        ("claims-assist-apac", "tags missing and wrong", (r, n, d) => r.Tags.Items.Single(t => t.ResourceARN == d.DomainArn).Tags.All(t => t.Key != "Owner") && d.TagPropagation == "DISABLED"),
    ];

    public static TheoryData<string, string> Stories
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (domain, story, _) in s_stories)
                data.Add(domain, story);
            return data;
        }
    }

    [Theory, MemberData(nameof(Stories))]
    public void Every_domain_tells_its_story(string domain, string story)
    {
        var region = s_estate.Regions.Single(r => r.Domains.Items.Any(d => d.DomainName == domain));
        var holds = s_stories.Single(s => s.Domain == domain && s.Story == story).Holds;
        Assert.True(holds(region, new NetworkIndex(region), region.Domains.Items.Single(d => d.DomainName == domain)));
    }

    [Fact]
    public void Every_domain_has_a_story() =>
        Assert.Equal(s_estate.Regions.SelectMany(r => r.Domains.Items).Select(d => d.DomainName).Order(), s_stories.Select(s => s.Domain).Distinct().Order());

    [Fact]
    public void Notebook_instances_are_of_every_kind()
    {
        var all = s_estate.Regions.SelectMany(r => r.NotebookInstances.Items).ToList();
        Assert.Contains(all, n => n is { DirectInternetAccess: "Enabled", SubnetId: null });
        Assert.Contains(all, n => n is { DirectInternetAccess: "Enabled", SubnetId: not null });
        Assert.Contains(all, n => n is { DirectInternetAccess: "Disabled", RootAccess: "Enabled" });
        Assert.Contains(all, n => n is { DirectInternetAccess: "Disabled", RootAccess: "Disabled" });
    }

    private static int Running(RegionEstate region, Domain domain) => region.Apps.Items.Count(a => a.DomainId == domain.DomainId && a.BlocksNetworkChange);

    private static Route DefaultRoute(NetworkIndex network, string subnet) => network.RouteTableOf(subnet)!.Routes.Single(r => r.DestinationCidrBlock == "0.0.0.0/0");
}
