using System.Collections.Generic;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Wire;

/// <summary>Every operation that changes subnets, routes, gateways and addresses, or analyses paths, in an order in which each succeeds, and calls of them that end in errors.</summary>
internal static class RoutingChanges
{
    private const string NewSubnet = "$CreateSubnet.Subnet.SubnetId";
    private const string NewTable = "$CreateRouteTable.RouteTable.RouteTableId";
    private const string NewAddress = "$AllocateAddress.AllocationId";
    private const string NewNat = "$CreateNatGateway.NatGateway.NatGatewayId";
    private const string NewPath = "$CreateNetworkInsightsPath.NetworkInsightsPath.NetworkInsightsPathId";
    private const string NewAnalysis = "$StartNetworkInsightsAnalysis.NetworkInsightsAnalysis.NetworkInsightsAnalysisId";
    private const string NewGateway = "$CreateInternetGateway.InternetGateway.InternetGatewayId";
    private const string Anywhere = "0.0.0.0/0";

    public static IReadOnlyList<BotoCall> Succeeding { get; } =
    [
        new("ec2", "DescribeAddresses"),
        new("ec2", "CreateSubnet", new { VpcId = HealthyRegion.Vpc, CidrBlock = "10.20.7.0/24", AvailabilityZoneId = "euc1-az1", TagSpecifications = Tagged("subnet") }),
        new("ec2", "ModifySubnetAttribute", new { SubnetId = NewSubnet, MapPublicIpOnLaunch = new { Value = true } }),
        new("ec2", "CreateRouteTable", new { VpcId = HealthyRegion.Vpc, TagSpecifications = Tagged("route-table") }),
        new("ec2", "AssociateRouteTable", new { RouteTableId = NewTable, SubnetId = NewSubnet }),
        new("ec2", "CreateRoute", new { RouteTableId = NewTable, DestinationCidrBlock = Anywhere, GatewayId = CompanyEstate.Igw }),
        new("ec2", "CreateRoute", new { RouteTableId = NewTable, DestinationPrefixListId = CompanyEstate.OwnPrefixList, TransitGatewayId = CompanyEstate.Tgw }),
        new("ec2", "CreateRoute", new { RouteTableId = NewTable, DestinationIpv6CidrBlock = "::/0", EgressOnlyInternetGatewayId = "eigw-0aaa1" }),
        new("ec2", "CreateRoute", new { RouteTableId = NewTable, DestinationCidrBlock = "10.30.0.0/16", VpcPeeringConnectionId = "pcx-0aaa1" }),
        new("ec2", "CreateRoute", new { RouteTableId = NewTable, DestinationCidrBlock = "10.40.0.0/16", NetworkInterfaceId = CompanyEstate.Interface }),
        new("ec2", "DescribeRouteTables", new { RouteTableIds = new[] { NewTable } }),
        new("ec2", "AllocateAddress", new { Domain = "vpc", TagSpecifications = Tagged("elastic-ip") }),
        new("ec2", "AssociateAddress", new { AllocationId = NewAddress, NetworkInterfaceId = CompanyEstate.Interface, AllowReassociation = false }),
        new("ec2", "DescribeAddresses", new { AllocationIds = new[] { NewAddress } }),
        new("ec2", "DisassociateAddress", new { AssociationId = "$AssociateAddress.AssociationId" }),
        new("ec2", "CreateNatGateway", new { SubnetId = NewSubnet, AllocationId = NewAddress, ConnectivityType = "public", TagSpecifications = Tagged("natgateway") }),
        new("ec2", "DescribeNatGateways", new { NatGatewayIds = new[] { NewNat } }),
        new("ec2", "ReplaceRoute", new { RouteTableId = HealthyRegion.TableB, DestinationCidrBlock = "10.20.0.0/16", NatGatewayId = NewNat }),
        new("ec2", "ReplaceRoute", new { RouteTableId = HealthyRegion.TableB, DestinationCidrBlock = "10.20.0.0/16", LocalTarget = true }),
        new("ec2", "CreateRoute", new { RouteTableId = HealthyRegion.TableB, DestinationCidrBlock = Anywhere, NatGatewayId = NewNat }),
        new("ec2", "CreateNetworkInsightsPath", new { Source = CompanyEstate.Interface, Destination = "eni-0aaa000000000a1", Protocol = "tcp", DestinationPort = 443, TagSpecifications = Tagged("network-insights-path") }),
        new("ec2", "StartNetworkInsightsAnalysis", new { NetworkInsightsPathId = NewPath, TagSpecifications = Tagged("network-insights-analysis") }),
        new("ec2", "DescribeNetworkInsightsAnalyses", new { NetworkInsightsAnalysisIds = new[] { NewAnalysis } }),
        new("ec2", "DescribeNetworkInsightsPaths", new { NetworkInsightsPathIds = new[] { NewPath } }),
        new("ec2", "DeleteNetworkInsightsAnalysis", new { NetworkInsightsAnalysisId = NewAnalysis }),
        new("ec2", "DeleteNetworkInsightsPath", new { NetworkInsightsPathId = NewPath }),
        new("ec2", "CreateNetworkInsightsPath", new
        {
            Source = CompanyEstate.Interface, Protocol = "udp", FilterAtSource = new { DestinationAddress = "198.51.100.9", DestinationPortRange = new { FromPort = 53, ToPort = 53 } },
        }),
        new("ec2", "StartNetworkInsightsAnalysis", new { NetworkInsightsPathId = NewPath }),
        new("ec2", "DescribeNetworkInsightsAnalyses", new { NetworkInsightsPathId = NewPath, MaxResults = 100, AnalysisStartTime = "2026-01-01T00:00:00Z" }),
        new("ec2", "DescribeNetworkInsightsPaths", new { Filters = new[] { new { Name = "protocol", Values = new[] { "udp" } } } }),
        new("ec2", "DeleteNatGateway", new { NatGatewayId = NewNat }),
        new("ec2", "DescribeNatGateways", new { Filter = new[] { new { Name = "state", Values = new[] { "deleted" } } } }),
        new("ec2", "ReleaseAddress", new { AllocationId = NewAddress }),
        new("ec2", "DeleteRoute", new { RouteTableId = HealthyRegion.TableB, DestinationCidrBlock = Anywhere }),
        new("ec2", "DeleteRoute", new { RouteTableId = NewTable, DestinationPrefixListId = CompanyEstate.OwnPrefixList }),
        new("ec2", "ReplaceRouteTableAssociation", new { AssociationId = "$AssociateRouteTable.AssociationId", RouteTableId = HealthyRegion.TableA }),
        new("ec2", "DisassociateRouteTable", new { AssociationId = "$ReplaceRouteTableAssociation.NewAssociationId" }),
        new("ec2", "DeleteRouteTable", new { RouteTableId = NewTable }),
        new("ec2", "DeleteSubnet", new { SubnetId = NewSubnet }),
        new("ec2", "DeleteNatGateway", new { NatGatewayId = CompanyEstate.Nat }),
        new("ec2", "DetachInternetGateway", new { InternetGatewayId = CompanyEstate.Igw, VpcId = HealthyRegion.Vpc }),
        new("ec2", "CreateInternetGateway", new { TagSpecifications = Tagged("internet-gateway") }),
        new("ec2", "AttachInternetGateway", new { InternetGatewayId = NewGateway, VpcId = HealthyRegion.Vpc }),
        new("ec2", "DetachInternetGateway", new { InternetGatewayId = NewGateway, VpcId = HealthyRegion.Vpc }),
        new("ec2", "DeleteInternetGateway", new { InternetGatewayId = NewGateway }),
        new("ec2", "AttachInternetGateway", new { InternetGatewayId = CompanyEstate.Igw, VpcId = HealthyRegion.Vpc }),
    ];

    public static IReadOnlyList<BotoCall> Failing { get; } =
    [
        new("ec2", "CreateSubnet", new { VpcId = HealthyRegion.Vpc, CidrBlock = "10.20.1.0/24" }) { Error = "InvalidSubnet.Conflict" },
        new("ec2", "CreateSubnet", new { VpcId = HealthyRegion.Vpc, CidrBlock = "10.99.1.0/24" }) { Error = "InvalidSubnet.Range" },
        new("ec2", "DeleteSubnet", new { SubnetId = HealthyRegion.SubnetA }) { Error = "DependencyViolation" },
        new("ec2", "DeleteRouteTable", new { RouteTableId = HealthyRegion.MainTable }) { Error = "DependencyViolation" },
        new("ec2", "AssociateRouteTable", new { RouteTableId = HealthyRegion.TableB, SubnetId = HealthyRegion.SubnetA }) { Error = "Resource.AlreadyAssociated" },
        new("ec2", "DisassociateRouteTable", new { AssociationId = "rtbassoc-0ccc0000000000001" }) { Error = "InvalidAssociationID.NotFound" },
        new("ec2", "CreateRoute", new { RouteTableId = HealthyRegion.TableA, DestinationCidrBlock = Anywhere, NatGatewayId = "nat-0ccc0000000000001" }) { Error = "InvalidNatGatewayID.NotFound" },
        new("ec2", "ReplaceRoute", new { RouteTableId = HealthyRegion.TableA, DestinationCidrBlock = Anywhere, GatewayId = CompanyEstate.Igw }) { Error = "InvalidParameterValue" },
        new("ec2", "DeleteRoute", new { RouteTableId = HealthyRegion.TableA, DestinationCidrBlock = Anywhere }) { Error = "InvalidRoute.NotFound" },
        new("ec2", "ReleaseAddress", new { AllocationId = "eipalloc-0ccc0000000000001" }) { Error = "InvalidAllocationID.NotFound" },
        new("ec2", "DeleteNatGateway", new { NatGatewayId = "nat-0ccc0000000000001" }) { Error = "NatGatewayNotFound" },
        new("ec2", "DeleteInternetGateway", new { InternetGatewayId = CompanyEstate.Igw }) { Error = "DependencyViolation" },
        new("ec2", "StartNetworkInsightsAnalysis", new { NetworkInsightsPathId = "nip-0ccc0000000000001" }) { Error = "InvalidNetworkInsightsPathId.NotFound" },
        new("ec2", "CreateRouteTable", new { VpcId = HealthyRegion.Vpc, DryRun = true }) { Error = "DryRunOperation" },
    ];

    private static object[] Tagged(string type) => [new { ResourceType = type, Tags = new[] { new { Key = "Name", Value = "made" } } }];
}
