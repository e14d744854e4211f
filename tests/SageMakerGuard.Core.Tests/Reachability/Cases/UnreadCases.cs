using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Core.Tests.Reachability.Cases;

using static SageMakerGuard.Core.Tests.Reachability.Networks;
using static SageMakerGuard.Core.Tests.Reachability.PathCase;
using static SageMakerGuard.Reachability.ReachabilityVerdict;
using static SageMakerGuard.Testing.HealthyRegion;

/// <summary>What could not be read and decides makes an answer Unknown and names the call; what was read and blocks stays a block.</summary>
internal static class UnreadCases
{
    public static IReadOnlyList<PathCase> All =>
    [
        new("unread: subnets", Create() with { Subnets = Denied<Subnet>("ec2:DescribeSubnets") }, Service("sts"), Unknown) { More = Names("ec2:DescribeSubnets") },
        new("unread: route tables", Create() with { RouteTables = Denied<RouteTable>("ec2:DescribeRouteTables") }, Service("sts"), Unknown) { More = Names("ec2:DescribeRouteTables") },
        new("unread: network ACLs", Create() with { NetworkAcls = Denied<NetworkAcl>("ec2:DescribeNetworkAcls") }, Service("s3"), Unknown, "gateway endpoint") { More = Names("ec2:DescribeNetworkAcls") },
        new("unread: security groups", Create() with { SecurityGroups = Denied<SecurityGroup>("ec2:DescribeSecurityGroups") }, Service("sts"), Unknown, "interface endpoint") { More = Names("ec2:DescribeSecurityGroups") },
        new("unread: endpoints, though NAT would carry it", Create().WithNat() with { VpcEndpoints = Denied<VpcEndpoint>("ec2:DescribeVpcEndpoints") }, Service("sts"), Unknown, "NAT gateway") { More = Names("ec2:DescribeVpcEndpoints") },
        new("unread: endpoints, and no other way", Create() with { VpcEndpoints = Denied<VpcEndpoint>("ec2:DescribeVpcEndpoints") }, Service("sts"), Unknown) { More = Names("ec2:DescribeVpcEndpoints") },
        new("unread: DNS attributes", Create().VpcOf(v => v with { EnableDnsHostnames = null }).With(r => r with { Vpcs = r.Vpcs with { Unreadable = [new() { Operation = "ec2:DescribeVpcAttribute", ResourceId = Vpc, Reason = "denied" }] } }), Service("sts"), Unknown, "interface endpoint") { More = Names("ec2:DescribeVpcAttribute") },
        new("unread: DHCP options", Create() with { DhcpOptions = Denied<DhcpOptions>("ec2:DescribeDhcpOptions") }, Service("sts"), Unknown, "interface endpoint") { More = Names("ec2:DescribeDhcpOptions") },
        new("unread: NAT gateways", Create().WithNat() with { NatGateways = Denied<NatGateway>("ec2:DescribeNatGateways") }, Internet, Unknown, "NAT gateway") { More = Names("ec2:DescribeNatGateways") },
        new("unread: internet gateways", Create().WithNat() with { InternetGateways = Denied<InternetGateway>("ec2:DescribeInternetGateways") }, Internet, Unknown, "NAT gateway") { More = Names("ec2:DescribeInternetGateways") },
        new("unread: block public access", Create().WithNat() with { VpcBlockPublicAccessOptions = Denied<VpcBlockPublicAccessOptions>("ec2:DescribeVpcBlockPublicAccessOptions") }, Internet, Unknown, "NAT gateway") { More = Names("ec2:DescribeVpcBlockPublicAccessOptions") },
        new("unread: mount targets", Create() with { MountTargets = Denied<MountTarget>("elasticfilesystem:DescribeMountTargets") }, HomeFileSystem, Unknown) { More = Names("elasticfilesystem:DescribeMountTargets") },
        new("unread: peering connections", Create().WithPeering() with { VpcPeeringConnections = Denied<VpcPeeringConnection>("ec2:DescribeVpcPeeringConnections") }, Address("10.30.1.5"), Unknown, "peering") { More = Names("ec2:DescribeVpcPeeringConnections") },
        new("unread: transit gateway attachments", Create().WithTransitGateway() with { TransitGatewayVpcAttachments = Denied<TransitGatewayVpcAttachment>("ec2:DescribeTransitGatewayVpcAttachments") }, Internet, Unknown, "transit gateway") { More = Names("ec2:DescribeTransitGatewayVpcAttachments") },
        new("unread: a customer's prefix list in the table", Create().WithNat().PrivateRoutes(new Route { DestinationPrefixListId = "pl-own", TransitGatewayId = TransitGateway, State = "active" }), Internet, Unknown, "NAT gateway"),

        // What was read and blocks stays a block.
        new("unread: NAT state is of no use where the groups are shut", Create().WithNat(openGroups: false) with { NatGateways = Denied<NatGateway>("ec2:DescribeNatGateways") }, Internet, Blocked, "NAT gateway", "sg-egress"),
    ];

    private static Part<T> Denied<T>(string operation) => Part<T>.Failed(new UnreadableCall { Operation = operation, Cause = UnreadableCause.Denied, ErrorCode = "UnauthorizedOperation", Reason = "not allowed" });

    private static System.Action<SageMakerGuard.Reachability.ConnectivityResult> Names(string operation) => result => Assert.Contains(result.Unknowns, u => u.Call?.Operation == operation);
}
