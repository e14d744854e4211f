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

/// <summary>Private networks: blocks, zones, NAT gateways, the apps' group.</summary>
internal static class PrivateNetworkCases
{
    private static readonly PrivateNetworkOptions s_small = new() { PrefixLength = 26 };

    public static IReadOnlyList<PlanCase> All =>
    [
        new("network: a subnet and a table in each of the domain's zones", Bare())
        {
            Network = s_small,
            Steps =
            [
                "Create subnet 10.20.0.0/26 in eu-central-1a (euc1-az1)", "Create a route table", "Let subnet new:subnet:euc1-az1 use route table new:table:euc1-az1",
                "Create subnet 10.20.0.64/26 in eu-central-1b (euc1-az2)", "Create a route table", "Let subnet new:subnet:euc1-az2 use route table new:table:euc1-az2",
            ],
            Notes = ["10.20.0.0/26 in eu-central-1a, 10.20.0.64/26 in eu-central-1b: 118 addresses", "AWS keeps 5 of each subnet", $"only to subnets of its own VPC {Vpc}. Name these to Set-SMDomainVpcOnly"],
        },
        new("size: from the users, the endpoints and the jobs", Bare()) { Network = new() { Users = 100, ConcurrentJobInstances = 10 }, Has = ["Create subnet 10.20.0.0/24 in eu-central-1a", "Create subnet 10.20.3.0/24 in eu-central-1b"], Notes = ["4 x 100 user(s) + 2 x 10 job instance(s) over 2 zone(s), and in each zone 9 endpoint(s) and a mount target: 220 addresses for each subnet. A /24 has 251, since AWS keeps 5 of each."] },
        new("size: from the domain's profiles", Bare()) { Network = new(), Has = ["Create subnet 10.20.0.0/27"], Notes = ["4 x 1 user(s)", "12 addresses for each subnet. A /27 has 27"] },
        new("size: not known", Bare().With(r => r with { UserProfiles = Part<UserProfile>.Failed(Denied) })) { Network = new() { Features = Feature.Studio }, Refusals = ["how many users domain d-healthy00001 has"] },
        new("size: a bare VPC has no users", Bare()) { WithoutDomain = true, Network = new(), Refusals = ["How many users the network is for is not known"] },
        new("size: none that AWS makes", Bare()) { Network = new() { PrefixLength = 29 }, Refusals = ["A prefix length of 29"] },
        new("size: more than the largest subnet has", Bare()) { Network = new() { Users = 100000 }, Refusals = ["more than the largest subnet has"] },

        new("blocks: given ones", Bare()) { Network = new() { SubnetCidrs = ["10.20.64.0/22", "10.20.128.0/20"] }, Has = ["Create subnet 10.20.64.0/22 in eu-central-1a", "Create subnet 10.20.128.0/20 in eu-central-1b"] },
        new("blocks: given ones that cannot be", Bare()) { Network = new() { SubnetCidrs = ["10.20.64.1/22", "10.99.0.0/24"] }, Refusals = ["'10.20.64.1/22' is no IPv4 block", "10.99.0.0/24 is not within"] },
        new("blocks: a given one overlaps a subnet", Bare()) { Network = new() { SubnetCidrs = ["10.20.0.0/22", "10.20.128.0/20"] }, Refusals = ["overlaps 10.20.1.0/24"] },
        new("blocks: given ones overlap each other", Bare()) { Network = new() { SubnetCidrs = ["10.20.64.0/20", "10.20.72.0/24"] }, Refusals = ["overlaps 10.20.64.0/20"] },
        new("blocks: a given one is somebody's subnet", Bare()) { Network = new() { SubnetCidrs = ["10.20.1.0/24", "10.20.128.0/20"] }, Refusals = [$"10.20.1.0/24 is {SubnetA} already, which was not made for this"] },
        new("blocks: too small for AWS", Bare()) { Network = new() { SubnetCidrs = ["10.20.64.0/29", "10.20.128.0/20"] }, Refusals = ["10.20.64.0/29 is no size"] },
        new("blocks: as many as zones", Bare()) { Network = new() { SubnetCidrs = ["10.20.64.0/24"], Zones = ["eu-central-1a", "euc1-az2"] }, Refusals = ["1 block(s) are named for 2 zone(s)"] },
        new("blocks: none free in the first block, so the second", Full().With(r => r with { Vpcs = r.Vpcs.Select(v => v with { CidrBlockAssociationSet = [.. v.CidrBlockAssociationSet, new() { CidrBlock = "100.64.0.0/24" }] }) })) { Network = s_small, Has = ["Create subnet 100.64.0.0/26", "Create subnet 100.64.0.64/26"] },
        new("blocks: none free at all", Full()) { Network = s_small, Refusals = ["has no free block of /26 for eu-central-1a"] },
        new("blocks: a smaller one is free", Full().With(r => r with { Subnets = r.Subnets.Without(s => s.SubnetId == "subnet-f8") })) { Network = new() { PrefixLength = 23 }, Refusals = ["The largest free one is a /24; -PrefixLength 24 takes it"] },
        new("blocks: not where a route leads elsewhere", Bare().PrivateRoutes(Networks.DefaultTo(gateway: "vpce-0firewall", cidr: "10.20.0.0/25"))) { Network = s_small, Has = ["Create subnet 10.20.0.128/26", "Create subnet 10.20.0.192/26"] },
        new("blocks: a wide route elsewhere takes nothing of the VPC", Bare().PrivateRoutes(Networks.DefaultTo(tgw: "tgw-1", cidr: "10.0.0.0/8"))) { Network = s_small, Has = ["Create subnet 10.20.0.0/26"] },

        new("blocks: not where a prefix list leads elsewhere", WithList(["10.20.0.0/24"])) { Network = s_small, Has = ["Create subnet 10.20.3.0/26"] },
        new("blocks: a prefix list that could not be read may lead them elsewhere", WithList(null)) { Network = s_small, Refusals = ["which blocks prefix list pl-own leads elsewhere"] },
        new("blocks: the list of a gateway endpoint leads nothing of the VPC elsewhere", Healthy().With(r => r with { PrefixLists = Part<PrefixList>.NotAsked })) { Network = s_small, Has = ["Create subnet 10.20.0.0/26"] },

        new("zones: named by name and by id", Bare().AddSubnet("subnet-c", "10.20.30.0/24", "c", 3)) { Network = s_small with { Zones = ["eu-central-1c", "euc1-az1"] }, Has = ["in eu-central-1c (euc1-az3)", "in eu-central-1a (euc1-az1)"], HasNot = ["eu-central-1b"] },
        new("zones: one that nobody knows", Bare()) { Network = s_small with { Zones = ["eu-central-1x"] }, Refusals = ["zone 'eu-central-1x'"] },
        new("zones: one domain zone, and another that offers Studio", Bare().Domain(d => d with { SubnetIds = [SubnetB] })) { Network = s_small, Has = ["in eu-central-1a", "in eu-central-1b"] },
        new("zones: those that offer Studio go first", Bare().AddSubnet("subnet-c", "10.20.30.0/24", "c", 3).Domain(d => d with { SubnetIds = [SubnetA, SubnetB, "subnet-c"] }).Offer("studio", s => s with { AvailabilityZones = ["eu-central-1b", "eu-central-1c"] })) { Network = s_small, Has = ["in eu-central-1b", "in eu-central-1c"], HasNot = ["in eu-central-1a"] },
        new("zones: three where the domain has three", Bare().AddSubnet("subnet-c", "10.20.30.0/24", "c", 3).Domain(d => d with { SubnetIds = [SubnetA, SubnetB, "subnet-c"] })) { Network = s_small, Has = ["in eu-central-1a", "in eu-central-1b", "in eu-central-1c"] },
        new("zones: a Local Zone only where it is named", Bare().AddSubnet("subnet-l", "10.20.30.0/24", "-ham-1a", 9).Domain(d => d with { SubnetIds = [SubnetB] })) { Network = s_small, HasNot = ["-ham-1a"] },
        new("zones: a Local Zone that is named", Bare().AddSubnet("subnet-l", "10.20.30.0/24", "-ham-1a", 9)) { Network = s_small with { Zones = ["eu-central-1-ham-1a"] }, Has = ["in eu-central-1-ham-1a"] },
        new("zones: only one is known", Bare().With(r => r with { Subnets = r.Subnets.Without(s => s.SubnetId == SubnetB) }).Domain(d => d with { SubnetIds = [SubnetA] })) { Network = s_small, Notes = ["Only eu-central-1a is known"] },

        new("NAT: one in each zone, with all that it needs", Bare())
        {
            Network = s_small with { NatGateway = NatPlacement.PerZone },
            Steps =
            [
                "CreateSubnet", "CreateRouteTable", "AssociateRouteTable", "CreateSubnet", "CreateRouteTable", "AssociateRouteTable",
                "CreateInternetGateway", "AttachInternetGateway: Attach internet gateway new:igw", "Create subnet 10.20.0.128/28 in eu-central-1a", "Create a route table", "Let subnet new:public-subnet:euc1-az1 use route table new:public-table", "Route 0.0.0.0/0 of new:public-table to new:igw",
                "Allocate an Elastic IP address", "Create a NAT gateway in subnet new:public-subnet:euc1-az1", "Route 0.0.0.0/0 of new:table:euc1-az1 to new:nat:euc1-az1",
                "Create subnet 10.20.0.144/28 in eu-central-1b", "Let subnet new:public-subnet:euc1-az2 use route table new:public-table",
                "Allocate an Elastic IP address", "Create a NAT gateway in subnet new:public-subnet:euc1-az2", "Route 0.0.0.0/0 of new:table:euc1-az2 to new:nat:euc1-az2",
            ],
        },
        new("NAT: one for all zones, with its price", Bare())
        {
            Network = s_small with { NatGateway = NatPlacement.Single }, Has = ["Route 0.0.0.0/0 of new:table:euc1-az1 to new:nat:euc1-az1", "Route 0.0.0.0/0 of new:table:euc1-az2 to new:nat:euc1-az1"], HasNot = ["new:nat:euc1-az2"], Notes = ["One NAT gateway serves 2 zones", "0.01 US dollars per gigabyte"],
        },
        new("NAT: a public subnet and a gateway that are there", WithPublic()) { Network = s_small with { NatGateway = NatPlacement.Single }, Has = [$"Create a NAT gateway in subnet {Networks.PublicSubnet}"], HasNot = ["internet gateway", "public-table"] },
        new("NAT: a public subnet without an address is passed over", WithPublic().Subnet(Networks.PublicSubnet, s => s with { AvailableIpAddressCount = 0 })) { Network = s_small with { NatGateway = NatPlacement.Single }, Has = ["Create a NAT gateway in subnet new:public-subnet:euc1-az1", $"Route 0.0.0.0/0 of new:public-table to {Networks.InternetGateway}"], HasNot = ["Create an internet gateway"] },
        new("NAT: one that is there serves its zone", Bare().WithNat(openGroups: false)) { Network = s_small with { NatGateway = NatPlacement.PerZone }, Has = [$"Route 0.0.0.0/0 of new:table:euc1-az1 to {Networks.Nat}", "Create a NAT gateway in subnet new:public-subnet:euc1-az2"], Notes = [$"NAT gateway {Networks.Nat} is there already and serves eu-central-1a."] },
        new("NAT: one that is there serves all zones where one is enough", Bare().WithNat(openGroups: false)) { Network = s_small with { NatGateway = NatPlacement.Single }, HasNot = ["Create a NAT gateway", "Elastic IP"], Has = [$"Route 0.0.0.0/0 of new:table:euc1-az2 to {Networks.Nat}"] },
        new("NAT: a private or a failed one serves nobody", Bare().WithNat(connectivity: "private", openGroups: false)) { Network = s_small with { NatGateway = NatPlacement.Single }, Has = ["Create a NAT gateway in subnet " + Networks.PublicSubnet] },
        new("NAT: a given public subnet", WithPublic().AddSubnet("subnet-p2", "10.20.101.0/24", "a", 1, 9, Networks.DefaultTo(gateway: Networks.InternetGateway))) { Network = s_small with { NatGateway = NatPlacement.Single, PublicSubnetIds = ["subnet-p2"] }, Has = ["Create a NAT gateway in subnet subnet-p2"] },
        new("NAT: a given subnet that is not public", Bare()) { Network = s_small with { NatGateway = NatPlacement.Single, PublicSubnetIds = [SubnetA] }, Refusals = [SubnetA + " is not public"] },
        new("NAT: block public access makes it useless", Bare().With(r => r with { VpcBlockPublicAccessOptions = Part<VpcBlockPublicAccessOptions>.Read(new VpcBlockPublicAccessOptions { InternetGatewayBlockMode = "block-bidirectional" }) })) { Network = s_small with { NatGateway = NatPlacement.Single }, Refusals = ["NAT gateways would not help: VPC block public access"] },
        new("NAT: the domain's groups let nothing out, which is said", Bare(openGroup: false)) { Network = s_small with { NatGateway = NatPlacement.Single }, Notes = [$"No rule of {DomainGroup} lets tcp 443 out"] },
        new("NAT: gateways could not be read", Bare().With(r => r with { NatGateways = Part<NatGateway>.NotAsked, InternetGateways = Part<InternetGateway>.Failed(Denied) })) { Network = s_small with { NatGateway = NatPlacement.Single }, Refusals = ["ec2:DescribeNatGateways", "ec2:DescribeInternetGateways"] },
        new("NAT: more addresses than the quota", Bare().With(r => r with { Addresses = Part<Address>.Read(Enumerable.Range(0, 5).Select(i => new Address { AllocationId = "eipalloc-" + i })) })) { Network = s_small with { NatGateway = NatPlacement.Single }, Notes = ["has 6 Elastic IP addresses then"] },

        new("group: where the domain has none", Bare().Groups([]))
        {
            Network = s_small,
            Has =
            [
                $"Create security group smguard-domain-{Vpc}-{DomainId}", "Allow tcp 8192-65535 from itself into security group new:group:domain", "Allow tcp 8192-65535 to itself out of security group new:group:domain",
                $"Allow tcp 443 to {S3PrefixList} out of", "Revoke all traffic to 0.0.0.0/0 out of security group new:group:domain",
            ],
            HasNot = ["2049"], Notes = ["has no interface endpoint yet", "these and the new group to Set-SMDomainVpcOnly"],
        },
        new("group: to the endpoints that are there", Healthy()) { Network = s_small with { CreateSecurityGroup = true }, Has = [$"Allow tcp 443 to {EndpointGroup} out of security group new:group:domain"] },
        new("group: NFS where SageMaker's own groups do not let it pass", Bare().Groups([]).Group(NfsOutbound, g => g with { IpPermissionsEgress = [] }).Group(NfsInbound, g => g with { IpPermissions = [] })) { Network = s_small, Has = [$"Allow tcp 2049 to {NfsInbound} out of security group new:group:domain", $"Allow tcp 2049 from new:group:domain into security group {NfsInbound}"] },
        new("group: with NAT everything may leave", Bare().Groups([])) { Network = s_small with { NatGateway = NatPlacement.Single }, Has = ["from itself into"], HasNot = ["Revoke", "to itself"] },
        new("group: none where the domain has one", Bare()) { Network = s_small, HasNot = ["security group"] },
        new("group: none where none is wanted", Bare().Groups([])) { Network = s_small with { CreateSecurityGroup = false }, HasNot = ["security group"] },
        new("group: for a future domain", Bare()) { WithoutDomain = true, Network = s_small, Has = [$"Create security group smguard-domain-{Vpc} in"] },
        new("group: closed before and NAT now", Bare().Groups([]).With(r => r with { SecurityGroups = r.SecurityGroups.Plus(Group("sg-made", $"smguard-domain-{Vpc}-{DomainId}", [], [])) })) { Network = s_small with { NatGateway = NatPlacement.Single }, Has = ["Allow tcp 443 to 0.0.0.0/0 out of security group sg-made"] },
        new("group: the domain carries it by now, and NAT is new", Bare().With(r => r with { SecurityGroups = r.SecurityGroups.Plus(Group("sg-made", $"smguard-domain-{Vpc}-{DomainId}", [], [])) }).Groups(["sg-made"])) { Network = s_small with { NatGateway = NatPlacement.Single }, Has = ["Allow tcp 443 to 0.0.0.0/0 out of security group sg-made"] },
        new("group: not to endpoints of no concern", Healthy().With(r => r with { VpcEndpoints = Part<VpcEndpoint>.Read(new VpcEndpoint { VpcEndpointId = "vpce-0x", VpcEndpointType = "Interface", VpcId = Vpc, ServiceName = "com.amazonaws.vpce.eu-central-1.vpce-svc-1", State = "available", SubnetIds = [SubnetA], Groups = [new() { GroupId = EndpointGroup }] }) })) { Network = s_small with { CreateSecurityGroup = true }, HasNot = ["tcp 443 to " + EndpointGroup] },
        new("group: S3's list was not read", Bare().Groups([]).With(r => r with { PrefixLists = Part<PrefixList>.NotAsked })) { Network = s_small, HasNot = ["tcp 443"], Notes = ["The prefix list of S3 was not read"] },
        new("group: mount targets could not be read", Bare().Groups([]).With(r => r with { MountTargets = Part<MountTarget>.Failed(Denied) })) { Network = s_small, Refusals = ["which mount targets"] },

        new("network: another account's VPC is handed off", Bare().Groups([]).VpcOf(v => v with { OwnerId = "444455556666" })) { Network = s_small, Refusals = ["Create subnet 10.20.0.0/26 in eu-central-1a"], More = plan => Assert.Contains("Then, here: Create security group smguard-domain-", plan.Refusals[0]) },
        new("network: the domain has no VPC", Bare().Domain(d => d with { VpcId = null })) { Network = s_small, Refusals = ["has no VPC"] },
        new("network: subnets and tables could not be read", Bare().With(r => r with { Subnets = Part<Subnet>.Failed(Denied), RouteTables = Part<RouteTable>.NotAsked })) { Network = s_small, Refusals = ["ec2:DescribeSubnets", "ec2:DescribeRouteTables"] },
        new("network: dualstack is said", Bare().Domain(d => d with { DomainSettings = new() { IpAddressType = "dualstack" } })) { Network = s_small, Notes = ["the new subnets have IPv4 addresses only"] },
        new("network: tags beside the purpose", Bare()) { Network = s_small with { Tags = [Tag("Team", "ml")] }, More = plan => Assert.Equal([("Team", "ml"), (Purpose.Key, $"private-subnet {Vpc} euc1-az1 {DomainId}")], plan.Steps.OfType<CreateSubnet>().First().Tags.Select(t => (t.Key, t.Value))) },
    ];

    /// <summary>A VPC whose block is used up.</summary>
    private static RegionEstate Full() => Bare().AddSubnet("subnet-full", "10.20.128.0/17", "a", 1).AddSubnet("subnet-f2", "10.20.64.0/18", "a", 1).AddSubnet("subnet-f3", "10.20.32.0/19", "a", 1)
        .AddSubnet("subnet-f4", "10.20.16.0/20", "a", 1).AddSubnet("subnet-f5", "10.20.8.0/21", "a", 1).AddSubnet("subnet-f6", "10.20.4.0/22", "a", 1).AddSubnet("subnet-f7", "10.20.3.0/24", "a", 1).AddSubnet("subnet-f8", "10.20.0.0/24", "a", 1);

    private static RegionEstate WithList(string[]? blocks) => Bare().PrivateRoutes(new Route { DestinationPrefixListId = "pl-own", TransitGatewayId = "tgw-1", State = "active" })
        .With(r => r with { PrefixLists = r.PrefixLists.Plus(new() { PrefixListId = "pl-own", PrefixListName = "inspected", Cidrs = blocks }) });

    /// <summary>A public subnet, and no NAT gateway.</summary>
    private static RegionEstate WithPublic() => Bare().WithNat(openGroups: false).With(r => r with { NatGateways = Part<NatGateway>.Read() }).WithoutRoutes(r => r.NatGatewayId is not null);
}
