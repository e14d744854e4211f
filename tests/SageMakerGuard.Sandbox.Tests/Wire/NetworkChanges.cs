using System.Collections.Generic;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Wire;

/// <summary>Every operation that changes the network, in an order in which each succeeds, and calls of them that end in errors.</summary>
internal static class NetworkChanges
{
    private const string NewGroup = "$CreateSecurityGroup.GroupId";
    private const string NewEndpoint = "$CreateVpcEndpoint.VpcEndpoint.VpcEndpointId";
    private const string Athena = "com.amazonaws.eu-central-1.athena";

    private static readonly object[] s_rules =
    [
        new
        {
            IpProtocol = "tcp", FromPort = 443, ToPort = 443, IpRanges = new[] { new { CidrIp = "10.20.1.7/24", Description = "subnet a" } }, Ipv6Ranges = new[] { new { CidrIpv6 = "2001:db8::/64" } },
            PrefixListIds = new[] { new { PrefixListId = HealthyRegion.S3PrefixList } }, UserIdGroupPairs = new[] { new { GroupId = HealthyRegion.DomainGroup, UserId = HealthyRegion.Account } },
        },
        new { IpProtocol = "-1", UserIdGroupPairs = new[] { new { GroupId = NewGroup } } },
    ];

    public static IReadOnlyList<BotoCall> Succeeding { get; } =
    [
        new("ec2", "ModifyVpcAttribute", new { VpcId = HealthyRegion.Vpc, EnableDnsHostnames = new { Value = true } }),
        new("ec2", "CreateSecurityGroup", new { GroupName = "apps", Description = "Apps", VpcId = HealthyRegion.Vpc, TagSpecifications = Tagged("security-group") }),
        new("ec2", "AuthorizeSecurityGroupIngress", new { GroupId = NewGroup, IpPermissions = s_rules, TagSpecifications = Tagged("security-group-rule") }),
        new("ec2", "AuthorizeSecurityGroupEgress", new { GroupId = NewGroup, IpPermissions = new[] { s_rules[0] } }),
        new("ec2", "DescribeSecurityGroups", new { GroupIds = new[] { NewGroup } }),
        new("ec2", "DescribeSecurityGroupRules", new { Filters = new[] { new { Name = "group-id", Values = new[] { NewGroup } } } }),
        new("ec2", "RevokeSecurityGroupIngress", new { GroupId = NewGroup, SecurityGroupRuleIds = new[] { "$AuthorizeSecurityGroupIngress.SecurityGroupRules.0.SecurityGroupRuleId" } }),
        new("ec2", "RevokeSecurityGroupEgress", new { GroupId = NewGroup, IpPermissions = new[] { s_rules[0] } }),
        new("ec2", "CreateVpcEndpoint", new { VpcId = HealthyRegion.Vpc, ServiceName = "com.amazonaws.eu-central-1.dynamodb", RouteTableIds = new[] { HealthyRegion.TableA }, ClientToken = "dynamodb" }),
        new("ec2", "ModifyVpcEndpoint", new { VpcEndpointId = NewEndpoint, AddRouteTableIds = new[] { HealthyRegion.TableB }, RemoveRouteTableIds = new[] { HealthyRegion.TableA } }),
        new("ec2", "DeleteVpcEndpoints", new { VpcEndpointIds = new[] { NewEndpoint } }),
        new("ec2", "CreateVpcEndpoint", new
        {
            VpcEndpointType = "Interface", VpcId = HealthyRegion.Vpc, ServiceName = Athena, SubnetIds = new[] { HealthyRegion.SubnetA }, SecurityGroupIds = new[] { NewGroup }, PrivateDnsEnabled = true, IpAddressType = "ipv4",
            DnsOptions = new { DnsRecordIpType = "ipv4" }, TagSpecifications = Tagged("vpc-endpoint"),
        }),
        new("ec2", "ModifyVpcEndpoint", new { VpcEndpointId = NewEndpoint, AddSubnetIds = new[] { HealthyRegion.SubnetB }, AddSecurityGroupIds = new[] { HealthyRegion.EndpointGroup }, PrivateDnsEnabled = false }),
        new("ec2", "DescribeVpcEndpoints", new { VpcEndpointIds = new[] { NewEndpoint } }),
        new("ec2", "DescribeNetworkInterfaces", new { Filters = new[] { new { Name = "group-id", Values = new[] { NewGroup } } } }),
        new("ec2", "CreateTags", new { Resources = new[] { NewGroup, NewEndpoint, HealthyRegion.SubnetA }, Tags = new[] { new { Key = "Owner", Value = "ml" } } }),
        new("ec2", "DeleteTags", new { Resources = new[] { NewGroup, NewEndpoint }, Tags = new object[] { new { Key = "Owner" }, new { Key = "Team", Value = "" } } }),
        new("ec2", "DeleteVpcEndpoints", new { VpcEndpointIds = new[] { NewEndpoint, "vpce-0ccc0000000000001" } }),
        new("ec2", "DeleteSecurityGroup", new { GroupId = NewGroup }),
        new("ec2", "CreateFlowLogs", new
        {
            ResourceType = "VPC", ResourceIds = new[] { HealthyRegion.Vpc, "vpc-0ccc0000000000001" }, TrafficType = "REJECT", LogDestinationType = "s3", LogDestination = "arn:aws:s3:::flows", MaxAggregationInterval = 60,
            DestinationOptions = new { FileFormat = "parquet", HiveCompatiblePartitions = false, PerHourPartition = true }, TagSpecifications = Tagged("vpc-flow-log"),
        }),
        new("ec2", "DescribeFlowLogs", new { FlowLogIds = new[] { "$CreateFlowLogs.FlowLogIds.0" } }),
        new("ec2", "DeleteFlowLogs", new { FlowLogIds = new[] { "$CreateFlowLogs.FlowLogIds.0" } }),
    ];

    public static IReadOnlyList<BotoCall> Failing { get; } =
    [
        new("ec2", "CreateSecurityGroup", new { GroupName = "studio", Description = "Apps", VpcId = HealthyRegion.Vpc }) { Error = "InvalidGroup.Duplicate" },
        new("ec2", "DeleteSecurityGroup", new { GroupId = HealthyRegion.EndpointGroup }) { Error = "DependencyViolation" },
        new("ec2", "AuthorizeSecurityGroupIngress", new { GroupId = HealthyRegion.EndpointGroup, IpPermissions = new[] { new { IpProtocol = "tcp", FromPort = 443, ToPort = 443, UserIdGroupPairs = new[] { new { GroupId = HealthyRegion.DomainGroup } } } } }) { Error = "InvalidPermission.Duplicate" },
        new("ec2", "RevokeSecurityGroupIngress", new { GroupId = HealthyRegion.EndpointGroup, IpPermissions = new[] { new { IpProtocol = "-1", IpRanges = new[] { new { CidrIp = "0.0.0.0/0" } } } } }) { Error = "InvalidPermission.NotFound" },
        new("ec2", "ModifyVpcAttribute", new { VpcId = HealthyRegion.Vpc, EnableDnsHostnames = new { Value = true }, EnableDnsSupport = new { Value = true } }) { Error = "InvalidParameterCombination" },
        new("ec2", "CreateVpcEndpoint", new { VpcId = HealthyRegion.Vpc, ServiceName = Athena }) { Error = "InvalidParameter" },
        new("ec2", "ModifyVpcEndpoint", new { VpcEndpointId = "vpce-0ccc0000000000001", PrivateDnsEnabled = true }) { Error = "InvalidVpcEndpointId.NotFound" },
        new("ec2", "CreateFlowLogs", new { ResourceType = "VPC", ResourceIds = new[] { HealthyRegion.Vpc }, TrafficType = "ALL", LogDestinationType = "s3", LogDestination = "arn:aws:s3:::flows", DeliverLogsPermissionArn = "arn:aws:iam::111122223333:role/r" }) { Error = "InvalidParameter" },
        new("ec2", "CreateTags", new { Resources = new[] { "eipassoc-0ccc0000000000001" }, Tags = new[] { new { Key = "a", Value = "b" } } }) { Error = "InvalidID" },
    ];

    private static object[] Tagged(string type) => [new { ResourceType = type, Tags = new[] { new { Key = "Team", Value = "ml" } } }];
}
