using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;
using SageMakerGuard.Core.Tests.Reachability;

namespace SageMakerGuard.Core.Tests.Changes.Planning.Cases;

using static HealthyRegion;
using static PlanningRegion;

/// <summary>Endpoints that are there, whoever made them, and what is still amiss with them.</summary>
internal static class EndpointReuseCases
{
    private static readonly EndpointSetOptions s_sts = new() { Services = ["sts"] };
    private static readonly EndpointSetOptions s_s3 = new() { Services = ["s3"] };

    public static IReadOnlyList<PlanCase> All =>
    [
        new("reuse: all is there", Healthy()) { Steps = [] },
        new("reuse: all is there, and nobody asked what the region offers", Create().With(r => r with { VpcEndpointServices = Part<VpcEndpointService>.NotAsked })) { Steps = [] },
        new("reuse: one is missing", Healthy().Endpoint("sts", _ => null)) { Steps = ["CreateSecurityGroup", $"from {DomainGroup} into", "to new:group:endpoints out of", "sts"] },
        new("state: failed, so another is made", Healthy().Endpoint("sts", e => e with { State = "failed" })) { Has = ["Create interface endpoint com.amazonaws.eu-central-1.sts"], Notes = ["(sts) is failed and serves nobody"] },
        new("state: being deleted, so another is made", Healthy().Endpoint("sts", e => e with { State = "Deleting" })) { Has = ["Create interface endpoint com.amazonaws.eu-central-1.sts"] },
        new("state: pending, which is waited for", Healthy().Endpoint("sts", e => e with { State = "pending" })) { Steps = ["Create interface endpoint com.amazonaws.eu-central-1.sts"] },
        new("state: waits for its owner", Healthy().Endpoint("sts", e => e with { State = "pendingAcceptance" })) { Refusals = ["waits for the owner"] },
        new("private DNS: off, so it is turned on", Healthy().Endpoint("sts", e => e with { PrivateDnsEnabled = false })) { Steps = ["(com.amazonaws.eu-central-1.sts): turn private DNS on"] },
        new("private DNS: off, with the VPC's attributes off as well", Healthy().Endpoint("sts", e => e with { PrivateDnsEnabled = false }).VpcOf(v => v with { EnableDnsHostnames = false })) { Steps = ["EnableDnsHostnames", "turn private DNS on"] },
        new("private DNS: on, with the VPC's attributes off", Healthy().VpcOf(v => v with { EnableDnsHostnames = false })) { Steps = ["EnableDnsHostnames"] },
        new("private DNS: off, and a hosted zone stands against it", Healthy().Endpoint("sts", e => e with { PrivateDnsEnabled = false }).With(r => r with { HostedZones = Part<HostedZone>.Read(new HostedZone { HostedZoneId = "Z1", Name = "sts.eu-central-1.amazonaws.com.", VpcId = Vpc }) })) { Refusals = ["Private hosted zone Z1"] },

        new("group: does not admit the domain's", Healthy().EndpointIngress(Tcp(443, 443, group: "sg-former"))) { Steps = [$"Allow tcp 443 from {DomainGroup} into security group {EndpointGroup}"] },
        new("group: admits by a block", Healthy().EndpointIngress(Tcp(443, 443, cidr: "10.20.0.0/16"))) { Steps = [] },
        new("group: admits a part of the subnets only", Healthy().EndpointIngress(Tcp(443, 443, cidr: "10.20.1.0/24"))) { Steps = [$"from {DomainGroup} into security group {EndpointGroup}"] },
        new("group: somebody else's gets the one rule that is missing", Healthy().EndpointIngress().AddGroup("sg-two", [], [AllTraffic()]).Groups([DomainGroup, "sg-two"])) { Steps = [$"from {DomainGroup} into security group {EndpointGroup}"] },
        new("group: one of a set's groups is enough", Healthy().AddGroup("sg-two", [], [AllTraffic()]).Groups(["sg-two", DomainGroup])) { Steps = [] },
        new("group: shared spaces have another", Healthy().AddGroup("sg-space", [Tcp(8192, 65535, group: "sg-space")], [AllTraffic()]).Groups([DomainGroup], ["sg-space"])) { Steps = [$"from sg-space into security group {EndpointGroup}"] },
        new("group: of an endpoint, and it was not read", Healthy().Endpoint("sts", e => e with { Groups = [new() { GroupId = "sg-hidden" }] })) { Endpoints = s_sts, Refusals = ["what security group sg-hidden admits"] },
        new("group: of an endpoint, and nobody knows it", Healthy().Endpoint("sts", e => e with { Groups = [] })) { Endpoints = s_sts, Refusals = ["which security groups"] },
        new("way out: closed to an endpoint that is there", Healthy().Egress(Tcp(443, 443, prefixList: S3PrefixList), Tcp(8192, 65535, group: DomainGroup))) { Steps = [$"Allow tcp 443 to {EndpointGroup} out of security group {DomainGroup}"] },

        new("gateway: a table in use is missing", Healthy().Endpoint("s3", e => e with { RouteTableIds = [TableA] }).With(r => r with { RouteTables = r.RouteTables.Change(t => t.RouteTableId == TableB, t => t with { Routes = [Local()] }) })) { Steps = [$"Change endpoint {S3Endpoint} ({GatewayService}): add route table {TableB}"] },
        new("gateway: another one serves the other table", Healthy().Endpoint("s3", e => e with { RouteTableIds = [TableA] }).With(r => r with { VpcEndpoints = r.VpcEndpoints.Plus(new() { VpcEndpointId = "vpce-0second", VpcEndpointType = "Gateway", VpcId = Vpc, ServiceName = GatewayService, State = "available", RouteTableIds = [TableB] }), RouteTables = r.RouteTables.Change(t => t.RouteTableId == TableB, t => t with { Routes = [Local(), new() { DestinationPrefixListId = S3PrefixList, GatewayId = "vpce-0second", State = "active" }] }) })) { Steps = [] },
        new("gateway: an interface endpoint of S3 beside it is opened too", Healthy().With(r => r with { SecurityGroups = r.SecurityGroups.Plus(Group("sg-s3", "s3", [], [])), VpcEndpoints = r.VpcEndpoints.Plus(new() { VpcEndpointId = "vpce-0s3i", VpcEndpointType = "Interface", VpcId = Vpc, ServiceName = GatewayService, State = "available", SubnetIds = [SubnetA, SubnetB], PrivateDnsEnabled = true, Groups = [new() { GroupId = "sg-s3" }] }) })) { Steps = [$"from {DomainGroup} into security group sg-s3", $"to sg-s3 out of security group {DomainGroup}"] },

        new("zones: none of the domain's in one, said with its price", Healthy().Endpoint("sts", e => e with { SubnetIds = [SubnetA], NetworkInterfaceIds = [e.NetworkInterfaceIds[0]] })) { Steps = [], Notes = ["sts: the endpoints that are there have no interface in eu-central-1b", "8.76 US dollars a month"] },
        new("zones: added where that is wanted", Healthy().Endpoint("sts", e => e with { SubnetIds = [SubnetA], NetworkInterfaceIds = [e.NetworkInterfaceIds[0]] })) { Endpoints = new() { AddMissingZones = true }, Steps = [$"add subnet {SubnetB}"] },
        new("zones: wanted, and the service is not there", Healthy().Endpoint("sts", e => e with { SubnetIds = [SubnetA], NetworkInterfaceIds = [e.NetworkInterfaceIds[0]] }).Offer("sts", s => s with { AvailabilityZones = ["eu-central-1a"] })) { Endpoints = new() { AddMissingZones = true }, Steps = [], Notes = ["is not offered in eu-central-1b"] },
        new("zones: a subnet before private DNS, one change at a time", Healthy().Endpoint("sts", e => e with { SubnetIds = [SubnetA], NetworkInterfaceIds = [e.NetworkInterfaceIds[0]], PrivateDnsEnabled = false })) { Endpoints = new() { AddMissingZones = true }, Steps = ["add subnet", "turn private DNS on"] },

        new("policy: of an endpoint that is there keeps the role out", Healthy().Endpoint("sts", e => e with { PolicyDocument = """{"Statement":[{"Effect":"Allow","Principal":{"AWS":"999999999999"},"Action":"*","Resource":"*"}]}""" })) { Refusals = ["(sts), which is there already, keeps the domain out"] },
        new("policy: of an endpoint that is there lets a part through", Healthy().Endpoint("s3", e => e with { PolicyDocument = """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::mine/*"}]}""" })) { Steps = [], Notes = ["lets a part of the requests through"], Proven = false },

        new("owner: another account's VPC is handed off", Bare(openGroup: false).VpcOf(v => v with { OwnerId = "444455556666" })) { Endpoints = s_sts, Refusals = ["belongs to account 444455556666, which alone can change it. Ask its network team for this"], More = plan => Assert.Contains("Create interface endpoint com.amazonaws.eu-central-1.sts", plan.Refusals[0]) },
        new("owner: what a participant does by itself is said apart", Bare(openGroup: false).VpcOf(v => v with { OwnerId = "444455556666" })) { Endpoints = s_s3, Refusals = ["Then, here: Allow tcp 443 to " + S3PrefixList] },
        new("domain: could not be described", Bare().Domain(d => d with { Described = false, VpcId = null })) { Endpoints = s_sts, Refusals = ["sagemaker:DescribeDomain"] },
        new("domain: its VPC is of dedicated tenancy", Bare().VpcOf(v => v with { InstanceTenancy = "dedicated" })) { Endpoints = s_sts, Refusals = ["is of tenancy dedicated"] },
        new("domain: has no VPC", Bare().Domain(d => d with { VpcId = null, DomainSettings = new() { UnifiedStudioSettings = new() } })) { Endpoints = s_sts, Refusals = ["has no VPC: SageMaker Unified Studio made it so"] },
        new("domain: public subnets are said", Bare().With(r => r with { InternetGateways = Part<InternetGateway>.Read(new InternetGateway { InternetGatewayId = "igw-1", Attachments = [new() { VpcId = Vpc }] }) }).PrivateRoutes(Networks.DefaultTo(gateway: "igw-1"))) { Endpoints = s_sts, Notes = [SubnetA + " is public"] },
        new("bare VPC: subnets and groups are needed, both said at once", Bare()) { WithoutDomain = true, Endpoints = s_sts, Refusals = ["No subnet of", "No security group is named"] },
        new("subnets: of another VPC, or gone", Bare().With(r => r with { Subnets = r.Subnets.Plus(new() { SubnetId = "subnet-far", VpcId = "vpc-far", CidrBlock = "10.9.0.0/24" }) })) { Endpoints = s_sts with { SubnetIds = ["subnet-far", "subnet-gone"] }, Refusals = ["subnet-far is in vpc-far", "subnet-gone is not among"] },
    ];
}
