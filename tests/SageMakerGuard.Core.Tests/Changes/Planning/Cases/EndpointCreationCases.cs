using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Changes.Planning.Cases;

using static HealthyRegion;
using static PlanningRegion;

/// <summary>Endpoints that are not there: which, where, with which group, in which order.</summary>
internal static class EndpointCreationCases
{
    private static readonly EndpointSetOptions s_sts = new() { Services = ["sts"] };
    private static readonly EndpointSetOptions s_s3 = new() { Services = ["s3"] };

    public static IReadOnlyList<PlanCase> All =>
    [
        new("endpoints: group and rules, then gateway, then interfaces", Bare())
        {
            Steps =
            [
                $"CreateSecurityGroup: Create security group smguard-endpoints-{Vpc} in {Vpc}", $"AuthorizeRule: Allow tcp 443 from {DomainGroup} into security group new:group:endpoints",
                $"CreateVpcEndpoint: Create gateway endpoint {GatewayService} in {Vpc} on {TableA}, {TableB}",
                .. ServiceCatalog.RequiredBy(Feature.Studio | Feature.Sdk).Where(s => !s.Gateway).Select(s => $"CreateVpcEndpoint: Create interface endpoint {s.DisplayName(Region)} in {Vpc} on {SubnetA}, {SubnetB}, with private DNS"),
            ],
            Notes = [$"New interfaces take 9 address(es) in {SubnetA} and in {SubnetB}."],
            More = plan =>
            {
                Assert.All(plan.Steps.OfType<CreateVpcEndpoint>().Where(e => e.VpcEndpointType == "Interface"), e => Assert.Equal(["new:group:endpoints"], e.SecurityGroupIds));
                Assert.Contains(plan.Steps.OfType<CreateVpcEndpoint>(), e => e.NewId == "new:endpoint:sagemaker.api");
            },
        },

        new("features: Canvas in the settings wants its services", Bare().Domain(d => d with { DefaultUserSettings = d.DefaultUserSettings! with { CanvasAppSettings = new() } })) { Has = ["athena", "textract", "bedrock-runtime"], HasNot = ["servicecatalog"] },
        new("features: named ones in place of those that show", Bare()) { Endpoints = new() { Features = Feature.Projects }, Steps = ["CreateSecurityGroup", "AuthorizeRule", "servicecatalog"] },
        new("features: a bare VPC gets Studio's and the SDK's", Bare()) { WithoutDomain = true, Endpoints = new() { SubnetIds = [SubnetA], SecurityGroupIds = [DomainGroup] }, Has = [$"ecr.dkr in {Vpc} on {SubnetA}, with private DNS", $"{GatewayService} in {Vpc} on {TableA}"], HasNot = [SubnetB, TableB] },
        new("services: named ones and no more", Bare()) { Endpoints = s_sts, Steps = ["CreateSecurityGroup", "AuthorizeRule", "com.amazonaws.eu-central-1.sts"] },
        new("services: DynamoDB by a gateway, only when named", Bare()) { Endpoints = new() { Services = ["dynamodb"] }, Steps = [$"Create gateway endpoint com.amazonaws.eu-central-1.dynamodb in {Vpc} on {TableA}, {TableB}"] },
        new("services: a name that nobody knows", Bare()) { Endpoints = new() { Services = ["sts", "stz"] }, Refusals = ["'stz' is no service that the module knows"] },
        new("services: names are the region's, whatever their prefix", Bare().Offer("sts", s => s with { ServiceName = "cn.com.amazonaws.eu-central-1.sts" })) { Endpoints = s_sts, Has = ["cn.com.amazonaws.eu-central-1.sts"] },

        // terraform-aws-modules/terraform-aws-vpc#462, #634, #785: only zones that the service has.
        new("zones: the service is in one of the domain's only", Bare().Offer("sts", s => s with { AvailabilityZones = ["eu-central-1b", "eu-central-1c"] })) { Endpoints = s_sts, Has = [$"sts in {Vpc} on {SubnetB}, with"], HasNot = [SubnetA], Notes = ["gets no interface in eu-central-1a"] },
        new("zones: the service is in none of the domain's", Bare().Offer("sts", s => s with { AvailabilityZones = ["eu-central-1c"] })) { Endpoints = s_sts, Refusals = ["is offered in eu-central-1c; the subnets are in eu-central-1a, eu-central-1b"] },
        new("zones: of two subnets in one the emptier", Bare().AddSubnet("subnet-roomy", "10.20.8.0/22", "a", 1, 900).Domain(d => d with { SubnetIds = [SubnetA, SubnetB, "subnet-roomy"] })) { Endpoints = s_sts, Has = ["on subnet-roomy, " + SubnetB], HasNot = [SubnetA] },
        new("zones: a subnet without an address gets none", Bare().Subnet(SubnetA, s => s with { AvailableIpAddressCount = 0 })) { Endpoints = s_sts, Has = [$"on {SubnetB}, with"], Notes = [$"{SubnetA} (eu-central-1a) has no free address and gets no interface."] },
        new("zones: addresses run out as endpoints are planned", Bare().Subnet(SubnetA, s => s with { AvailableIpAddressCount = 1 })) { Endpoints = new() { Services = ["sts", "logs"] }, Has = [$"sts in {Vpc} on {SubnetA}, {SubnetB}", $"logs in {Vpc} on {SubnetB}, with"] },
        new("zones: no subnet has an address", Bare().Subnet(SubnetA, s => s with { AvailableIpAddressCount = 0 }).Subnet(SubnetB, s => s with { AvailableIpAddressCount = 0 }))
        {
            Endpoints = s_sts, Refusals = [$"{SubnetA}, {SubnetB} have no free address"],
        },

        new("DNS: both attributes, support first, before the endpoint", Bare().With(r => r with { Vpcs = r.Vpcs.Select(v => v with { EnableDnsHostnames = false, EnableDnsSupport = false }) }))
        {
            Endpoints = s_sts, Steps = ["CreateSecurityGroup", "AuthorizeRule", "SetVpcDnsAttribute: Turn EnableDnsSupport", "SetVpcDnsAttribute: Turn EnableDnsHostnames", "CreateVpcEndpoint"],
        },
        new("DNS: a gateway endpoint asks for neither", Bare().With(r => r with { Vpcs = r.Vpcs.Select(v => v with { EnableDnsHostnames = false }) })) { Endpoints = s_s3, Steps = ["CreateVpcEndpoint"] },
        new("DNS: an attribute that could not be read", Bare().With(r => r with { Vpcs = r.Vpcs.Select(v => v with { EnableDnsHostnames = null }) })) { Endpoints = s_sts, Refusals = ["ec2:DescribeVpcAttribute"] },

        // hashicorp/terraform-provider-aws#17535: a conflicting DNS domain.
        new("DNS: a private hosted zone of the service's name", Bare().With(r => r with { HostedZones = Part<HostedZone>.Read(new HostedZone { HostedZoneId = "Z1", Name = "sts.eu-central-1.amazonaws.com.", VpcId = Vpc }) })) { Endpoints = s_sts, Refusals = ["Private hosted zone Z1"] },
        new("DNS: a zone of another VPC stands against nothing", Bare().With(r => r with { HostedZones = Part<HostedZone>.Read(new HostedZone { HostedZoneId = "Z1", Name = "sts.eu-central-1.amazonaws.com.", VpcId = "vpc-0other" }) })) { Endpoints = s_sts, Has = ["CreateVpcEndpoint"] },

        new("S3: the main table where subnets have none of their own", Bare().With(r => r with { RouteTables = r.RouteTables.Without(t => t.RouteTableId == TableA) })) { Endpoints = s_s3, Steps = [$"on {MainTable}, {TableB}"] },
        new("S3: a table that two subnets share is entered once", Bare().With(r => r with { RouteTables = r.RouteTables.Without(t => t.RouteTableId == TableB).Change(t => t.RouteTableId == TableA, t => t with { Associations = [.. t.Associations, new() { SubnetId = SubnetB }] }) })) { Endpoints = s_s3, Steps = [$"in {Vpc} on {TableA}"], HasNot = ["rtb-0aaa00000000000b1"] },

        new("group: an existing one that is named", Bare().AddGroup("sg-mine", [], [AllTraffic()])) { Endpoints = s_sts with { EndpointSecurityGroupId = "sg-mine" }, Steps = [$"Allow tcp 443 from {DomainGroup} into security group sg-mine", "CreateVpcEndpoint"], More = plan => Assert.Equal(["sg-mine"], plan.Steps.OfType<CreateVpcEndpoint>().Single().SecurityGroupIds) },
        new("group: one that is named and admits all already", Bare().AddGroup("sg-mine", [Tcp(443, 443, cidr: "10.20.0.0/16")], [])) { Endpoints = s_sts with { EndpointSecurityGroupId = "sg-mine" }, Steps = ["CreateVpcEndpoint"] },
        new("group: one that is named and not there", Bare()) { Endpoints = s_sts with { EndpointSecurityGroupId = "sg-gone" }, Refusals = ["Security group sg-gone is not in"] },
        new("group: made before, found by its name whatever the case", Bare().With(r => r with { SecurityGroups = r.SecurityGroups.Plus(Group("sg-made", $"SMGuard-Endpoints-{Vpc}", [], [AllTraffic()])) })) { Endpoints = s_sts, Steps = [$"from {DomainGroup} into security group sg-made", "CreateVpcEndpoint"] },

        new("apps: a rule for each of the domain's groups", Bare().AddGroup("sg-two", [], [AllTraffic()]).AddGroup("sg-space", [], [AllTraffic()]).Groups([DomainGroup, "sg-two"], ["sg-space"]))
        {
            Endpoints = s_sts, Steps = ["CreateSecurityGroup", $"from {DomainGroup} into", "from sg-two into", "from sg-space into", "CreateVpcEndpoint"],
        },
        new("apps: groups between RStudio's apps count as well", Bare().AddGroup("sg-r", [], [AllTraffic()]).Domain(d => d with { DomainSettings = new() { SecurityGroupIds = ["sg-r"], RStudioServerProDomainSettings = new() } })) { Endpoints = s_sts, Has = ["from sg-r into"] },
        new("apps: groups that are named take the place of the domain's", Bare().AddGroup("sg-new", [], [AllTraffic()])) { Endpoints = s_sts with { SecurityGroupIds = ["sg-new"] }, Has = ["from sg-new into"], HasNot = [DomainGroup] },
        new("apps: no group, so the subnets' blocks", Bare().Groups([])) { Endpoints = s_sts, Steps = ["CreateSecurityGroup", "from 10.20.1.0/24 into", "from 10.20.2.0/24 into", "CreateVpcEndpoint"], Notes = ["names no security group for apps of profiles and private spaces"], Proven = false },
        new("apps: a group that is gone", Bare().Groups(["sg-gone"])) { Endpoints = s_sts, Refusals = ["Security group sg-gone is not among those that were read"] },

        new("way out: a closed group is let out to the endpoints' group and to S3's list", Bare(openGroup: false)) { Endpoints = new() { Services = ["sts", "s3"] }, Has = [$"Allow tcp 443 to new:group:endpoints out of security group {DomainGroup}", $"Allow tcp 443 to {S3PrefixList} out of security group {DomainGroup}"] },
        new("way out: rules come before the endpoints that need them", Bare(openGroup: false)) { Endpoints = s_sts, Steps = ["CreateSecurityGroup", "into security group", "out of security group", "CreateVpcEndpoint"] },
        new("way out: a rule for a block that holds the endpoints is enough", Bare(openGroup: false).Group(DomainGroup, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress, Tcp(443, 443, cidr: "10.20.0.0/16")] })) { Endpoints = s_sts, HasNot = ["out of security group"] },
        new("way out: S3's list was not read", Bare(openGroup: false).With(r => r with { PrefixLists = Part<PrefixList>.NotAsked })) { Endpoints = s_s3, Steps = ["CreateVpcEndpoint"], Notes = ["whose prefix list was not read"], MoreOnceNamed = ["Allow tcp 443 to pl-"], Proven = false },
        new("way out: the list is not needed where everything may leave", Bare().With(r => r with { PrefixLists = Part<PrefixList>.NotAsked })) { Endpoints = s_s3, Steps = ["CreateVpcEndpoint"] },

        new("tags: on everything that takes some", Bare()) { Endpoints = s_sts with { Tags = [Tag("Team", "ml")] }, More = plan => Assert.All(plan.Steps, step => Assert.Equal("ml", step is CreateVpcEndpoint e ? e.Tags[0].Value : step is CreateSecurityGroup g ? g.Tags[0].Value : "ml")) },
        new("quota: fifty interface endpoints", Bare().With(r => r with { VpcEndpoints = Part<VpcEndpoint>.Read(Enumerable.Range(0, 42).Select(i => new VpcEndpoint { VpcEndpointId = $"vpce-0other{i}", VpcEndpointType = "Interface", VpcId = Vpc, ServiceName = "com.amazonaws.vpce.other" + i, State = "available" })) })) { Refusals = ["has 42 interface endpoint(s), and 9 more would pass the quota of 50"] },
        new("quota: sixty rules of a group", Bare(openGroup: false).Group(DomainGroup, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress, .. Enumerable.Range(0, 60).Select(i => Tcp(8000 + i, 8000 + i, cidr: "192.0.2.0/24"))] })) { Endpoints = s_sts, Has = ["out of security group"], Notes = [$"{DomainGroup} would hold 6", "AWS allows 60 unless the quota L-0EA8095F was raised"] },
        new("quota: raised by AWS", Bare().With(r => r with { VpcEndpoints = Part<VpcEndpoint>.Read(Enumerable.Range(0, 42).Select(i => new VpcEndpoint { VpcEndpointId = $"vpce-0other{i}", VpcEndpointType = "Interface", VpcId = Vpc, ServiceName = "com.amazonaws.vpce.other" + i, State = "available" })) })) { Endpoints = new() { InterfaceEndpointQuota = 100 }, Has = ["sagemaker.api"] },
    ];
}
