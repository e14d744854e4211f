using System.Collections.Generic;

namespace SageMakerGuard.Permissions;

internal static partial class ActionBook
{
    // Lists of EC2 have no resource level.
    private static IEnumerable<Row> Ec2Reading() =>
    [
        On("ec2:DescribeRegions", "Lists the account's regions, with -AllRegions."),
        On("ec2:DescribeVpcs", "Reads VPCs."),
        On("ec2:DescribeVpcAttribute", "Reads the two DNS attributes of a VPC.", Ec2OfAnyAccount("vpc")),
        On("ec2:DescribeDhcpOptions", "Reads the DHCP options that VPCs name."),
        On("ec2:DescribeSubnets", "Reads subnets."),
        On("ec2:DescribeRouteTables", "Reads route tables."),
        On("ec2:DescribeNetworkAcls", "Reads network ACLs."),
        On("ec2:DescribeSecurityGroups", "Reads security groups."),
        On("ec2:DescribeVpcEndpoints", "Reads VPC endpoints."),
        On("ec2:DescribeVpcEndpointServices", "Reads which endpoint services the region offers, and in which zones."),
        On("ec2:DescribeNatGateways", "Reads NAT gateways."),
        On("ec2:DescribeInternetGateways", "Reads internet gateways."),
        On("ec2:DescribeEgressOnlyInternetGateways", "Reads egress-only internet gateways, where a route leads to one."),
        On("ec2:DescribeVpcPeeringConnections", "Reads peering connections, where a route leads to one."),
        On("ec2:DescribeVpnGateways", "Reads virtual private gateways, where a route leads to one."),
        On("ec2:DescribeTransitGatewayAttachments", "Reads the attachments of transit gateways, where a route leads to one."),
        On("ec2:DescribeTransitGatewayVpcAttachments", "Reads the subnets of those attachments."),
        On("ec2:DescribeTransitGatewayRouteTables", "Reads the route tables of transit gateways, where a route leads to one."),
        On("ec2:SearchTransitGatewayRoutes", "Reads the routes in those tables.", Ec2("transit-gateway-route-table")),
        On("ec2:DescribePrefixLists", "Reads the prefix lists of gateway services, where a route or rule names one."),
        On("ec2:DescribeManagedPrefixLists", "Finds other prefix lists, where a route or rule names one."),
        On("ec2:GetManagedPrefixListEntries", "Reads the entries of those lists.", Ec2OfAnyAccount("prefix-list")),
        On("ec2:DescribeNetworkInterfaces", "Reads network interfaces."),
        On("ec2:DescribeNetworkInterfaceAttribute", "EFS asks for it when the groups of a mount target are read."),
        On("ec2:DescribeFlowLogs", "Reads flow logs."),
        On("ec2:DescribeAddresses", "Reads Elastic IP addresses, for a NAT gateway's."),
        On("ec2:DescribeVpcBlockPublicAccessOptions", "Reads VPC block public access."),
        On("ec2:DescribeVpcBlockPublicAccessExclusions", "Reads what it leaves out, where it is on."),
    ];

    private static IEnumerable<Row> Ec2Changing() =>
    [
        On("ec2:CreateTags", "Tags what is made, in the call that makes it.", "arn:{partition}:ec2:{region}:{account}:*/*"),
        On("ec2:ModifyVpcAttribute", "Turns DNS support and DNS host names of a VPC on, and back.", Ec2("vpc")),
        On("ec2:CreateVpcEndpoint", "Makes endpoints.", Ec2("vpc-endpoint", "vpc", "subnet", "security-group", "route-table")),
        On("ec2:ModifyVpcEndpoint", "Gives endpoints that are there subnets, route tables or private DNS, and takes them again.", Ec2("vpc-endpoint", "subnet", "security-group", "route-table")),
        On("ec2:DeleteVpcEndpoints", "Deletes endpoints that the run made.", Ec2("vpc-endpoint")),
        On("ec2:CreateSecurityGroup", "Makes security groups.", Ec2("security-group", "vpc")),
        On("ec2:DeleteSecurityGroup", "Deletes security groups that the run made.", Ec2("security-group")),
        On("ec2:AuthorizeSecurityGroupIngress", "Adds inbound rules.", Ec2("security-group")),
        On("ec2:AuthorizeSecurityGroupEgress", "Adds outbound rules.", Ec2("security-group")),
        On("ec2:RevokeSecurityGroupIngress", "Takes inbound rules that the run added.", Ec2("security-group")),
        On("ec2:RevokeSecurityGroupEgress", "Takes outbound rules that the run added, or the one that admits everything from a group that it made.", Ec2("security-group")),
        On("ec2:CreateSubnet", "Makes subnets.", Ec2("subnet", "vpc")),
        On("ec2:DeleteSubnet", "Deletes subnets that the run made.", Ec2("subnet")),
        On("ec2:CreateRouteTable", "Makes route tables.", Ec2("route-table", "vpc")),
        On("ec2:DeleteRouteTable", "Deletes route tables that the run made.", Ec2("route-table")),
        On("ec2:AssociateRouteTable", "Lets a subnet use a route table.", Ec2("route-table", "subnet")),
        On("ec2:ReplaceRouteTableAssociation", "Lets a subnet that has a route table of its own use another.", Ec2("route-table", "subnet")),
        On("ec2:DisassociateRouteTable", "Lets a subnet use its VPC's main table again.", Ec2("route-table", "subnet")),
        On("ec2:CreateRoute", "Adds default routes.", Ec2("route-table")),
        On("ec2:ReplaceRoute", "Leads default routes elsewhere.", Ec2("route-table")),
        On("ec2:DeleteRoute", "Takes routes that the run added.", Ec2("route-table")),
        On("ec2:AllocateAddress", "Allocates the Elastic IP address of a NAT gateway.", Ec2("elastic-ip")),
        On("ec2:ReleaseAddress", "Releases an Elastic IP address that the run allocated.", Ec2("elastic-ip")),
        On("ec2:CreateNatGateway", "Makes NAT gateways.", Ec2("natgateway", "subnet", "elastic-ip")),
        On("ec2:DeleteNatGateway", "Deletes NAT gateways that the run made.", Ec2("natgateway")),
        On("ec2:CreateInternetGateway", "Makes the internet gateway that a NAT gateway needs.", Ec2("internet-gateway")),
        On("ec2:AttachInternetGateway", "Attaches it to the VPC.", Ec2("internet-gateway", "vpc")),
        On("ec2:DetachInternetGateway", "Detaches an internet gateway that the run attached.", Ec2("internet-gateway", "vpc")),
        On("ec2:DeleteInternetGateway", "Deletes an internet gateway that the run made.", Ec2("internet-gateway")),
        On("ec2:CreateFlowLogs", "Turns flow logs on.", Ec2("vpc-flow-log", "vpc", "subnet")),
        On("ec2:DeleteFlowLogs", "Turns flow logs off that the run turned on.", Ec2("vpc-flow-log")),
        On("ec2:CreateNetworkInterface", "SageMaker asks for it when a notebook instance in a VPC is made or started.", Ec2("network-interface", "subnet", "security-group")),
        On("ec2:DeleteNetworkInterface", "SageMaker asks for it when a notebook instance in a VPC is deleted.", Ec2("network-interface")),
    ];
}
