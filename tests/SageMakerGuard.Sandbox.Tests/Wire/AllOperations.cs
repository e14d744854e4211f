using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Wire;

/// <summary>Every operation of the sandbox, called so that it succeeds, and calls that end in errors.</summary>
internal static partial class AllOperations
{
    private const string DomainArn = $"arn:aws:sagemaker:{HealthyRegion.Region}:{HealthyRegion.Account}:domain/{CompanyEstate.PublicDomain}";

    private static readonly object s_broken = new { DomainId = CompanyEstate.PublicDomain, UserProfileName = "bob", AppType = "KernelGateway", AppName = "broken" };

    public static IReadOnlyList<BotoCall> Succeeding { get; } =
    [
        new("sts", "GetCallerIdentity"),
        new("sts", "AssumeRole", new { RoleArn = $"arn:aws:iam::{CompanyEstate.OtherAccount}:role/audit", RoleSessionName = "session-1" }),
        new("sagemaker", "ListDomains"),
        new("sagemaker", "ListDomains", new { MaxResults = 100 }),
        new("sagemaker", "DescribeDomain", new { DomainId = HealthyRegion.DomainId }),
        new("sagemaker", "DescribeDomain", new { DomainId = CompanyEstate.RStudioDomain }),
        new("sagemaker", "ListUserProfiles", new { DomainIdEquals = HealthyRegion.DomainId, SortBy = "LastModifiedTime", SortOrder = "Descending" }),
        new("sagemaker", "DescribeUserProfile", new { DomainId = HealthyRegion.DomainId, UserProfileName = "Ada" }),
        new("sagemaker", "ListSpaces"),
        new("sagemaker", "DescribeSpace", new { DomainId = HealthyRegion.DomainId, SpaceName = "team" }),
        new("sagemaker", "ListApps", new { MaxResults = 100 }),
        new("sagemaker", "DescribeApp", new { DomainId = CompanyEstate.PublicDomain, UserProfileName = "bob", AppType = "JupyterServer", AppName = "default" }),
        new("sagemaker", "ListNotebookInstances", new { SortBy = "Name" }),
        new("sagemaker", "DescribeNotebookInstance", new { NotebookInstanceName = "Old-Notebook" }),
        new("sagemaker", "AddTags", new { ResourceArn = DomainArn, Tags = new[] { new { Key = "Owner", Value = "ml" } } }),
        new("sagemaker", "ListTags", new { ResourceArn = DomainArn }),
        new("sagemaker", "DeleteTags", new { ResourceArn = DomainArn, TagKeys = new[] { "Owner" } }),
        new("sagemaker", "CreateApp", new { DomainId = HealthyRegion.DomainId, SpaceName = "team", AppType = "JupyterLab", AppName = "default" }),
        new("sagemaker", "DeleteApp", new { DomainId = CompanyEstate.PublicDomain, UserProfileName = "bob", AppType = "JupyterServer", AppName = "default" }),
        new("sagemaker", "UpdateDomain", new { DomainId = HealthyRegion.DomainId, TagPropagation = "DISABLED" }),
        new("sagemaker", "StopNotebookInstance", new { NotebookInstanceName = "Old-Notebook" }),
        new("sagemaker", "StartNotebookInstance", new { NotebookInstanceName = "stopped-one" }),
        .. Notebooks(),
        .. RolePolicies(),
        new("ce", "ListCostAllocationTags", new { TagKeys = new[] { "Owner" }, Type = "UserDefined", MaxResults = 10 }),
        new("ce", "UpdateCostAllocationTagsStatus", new { CostAllocationTagsStatus = new[] { new { TagKey = "Owner", Status = "Active" }, new { TagKey = "NeverUsed", Status = "Active" } } }),
        .. Organizations(),
        .. Costs(),
        .. Spending(),
        new("resourcegroupstaggingapi", "GetResources", new { ResourcesPerPage = 100, ResourceTypeFilters = new[] { "sagemaker:domain" } }),
        new("efs", "DescribeMountTargets", new { FileSystemId = HealthyRegion.FileSystem }),
        new("efs", "DescribeMountTargetSecurityGroups", new { MountTargetId = "fsmt-0aaa0000000000a1" }),
        new("efs", "DescribeFileSystems"),
        new("route53", "ListHostedZonesByVPC", new { VPCId = HealthyRegion.Vpc, VPCRegion = HealthyRegion.Region }),
        new("ec2", "DescribeRegions", new { AllRegions = true }),
        new("ec2", "DescribeAvailabilityZones"),
        new("ec2", "DescribeVpcs", new { Filters = new[] { new { Name = "vpc-id", Values = new[] { HealthyRegion.Vpc } } } }),
        new("ec2", "DescribeVpcAttribute", new { VpcId = HealthyRegion.Vpc, Attribute = "enableDnsSupport" }),
        new("ec2", "DescribeVpcAttribute", new { VpcId = HealthyRegion.Vpc, Attribute = "enableDnsHostnames" }),
        new("ec2", "DescribeSubnets", new { MaxResults = 5 }),
        new("ec2", "DescribeRouteTables"),
        new("ec2", "DescribeNetworkAcls"),
        new("ec2", "DescribeSecurityGroups"),
        new("ec2", "DescribeSecurityGroupRules"),
        new("ec2", "DescribeVpcEndpoints", new { MaxResults = 5000 }),
        new("ec2", "DescribeVpcEndpointServices"),
        new("ec2", "DescribeNatGateways", new { Filter = new[] { new { Name = "state", Values = new[] { "available" } } } }),
        new("ec2", "DescribeInternetGateways"),
        new("ec2", "DescribeEgressOnlyInternetGateways"),
        new("ec2", "DescribeVpcPeeringConnections"),
        new("ec2", "DescribeTransitGateways", new { TransitGatewayIds = new[] { CompanyEstate.Tgw } }),
        new("ec2", "DescribeTransitGatewayAttachments"),
        new("ec2", "DescribeTransitGatewayVpcAttachments"),
        new("ec2", "DescribeTransitGatewayRouteTables"),
        new("ec2", "SearchTransitGatewayRoutes", new { TransitGatewayRouteTableId = CompanyEstate.TgwTable, Filters = new[] { new { Name = "state", Values = new[] { "active", "blackhole" } } } }),
        new("ec2", "DescribeVpnGateways"),
        new("ec2", "DescribePrefixLists"),
        new("ec2", "DescribeManagedPrefixLists", new { MaxResults = 100 }),
        new("ec2", "GetManagedPrefixListEntries", new { PrefixListId = CompanyEstate.OwnPrefixList, MaxResults = 100 }),
        new("ec2", "DescribeFlowLogs"),
        new("ec2", "DescribeNetworkInterfaces"),
        new("ec2", "DescribeDhcpOptions"),
        .. RoutingChanges.Succeeding,
        new("ec2", "DescribeVpcBlockPublicAccessOptions"),
        new("ec2", "DescribeVpcBlockPublicAccessExclusions"),
        .. NetworkChanges.Succeeding,
    ];

    /// <summary>Every list of a region, with nothing asked for in particular.</summary>
    public static IEnumerable<BotoCall> Lists(string region) =>
        Succeeding.Where(call => call.Operation.StartsWith("List", StringComparison.Ordinal) && call.Service != "organizations" && call.Operation is not ("ListTags" or "ListHostedZonesByVPC" or "ListResources") || call.Service == "ec2" && call.Operation.StartsWith("Describe", StringComparison.Ordinal) && call.Operation != "DescribeVpcAttribute")
            .Select(call => new BotoCall(call.Service, call.Operation, call.Service == "sagemaker" ? new { MaxResults = 100 } : null, region))
            .Append(new("resourcegroupstaggingapi", "GetResources", null, region))
            .Append(new("efs", "DescribeFileSystems", null, region));

    public static IReadOnlyList<BotoCall> Failing { get; } =
    [
        new("sagemaker", "DescribeDomain", new { DomainId = "d-nosuchdomain" }) { Error = "ResourceNotFound" },
        new("sagemaker", "DescribeApp", new { DomainId = CompanyEstate.PublicDomain, UserProfileName = "bob", AppType = "Canvas", AppName = "none" }) { Error = "ResourceNotFound" },
        new("sagemaker", "DeleteApp", s_broken) { Error = "ValidationException" },
        new("sagemaker", "UpdateDomain", new { DomainId = CompanyEstate.PublicDomain, AppNetworkAccessType = "VpcOnly" }) { Error = "ValidationException" },
        new("sagemaker", "DescribeNotebookInstance", new { NotebookInstanceName = "none" }) { Error = "ValidationException" },
        new("sagemaker", "ListDomains", null, "eu-central-1", "expired") { Error = "ExpiredTokenException" },
        new("sts", "GetCallerIdentity", null, "eu-central-1", "expired") { Error = "ExpiredToken" },
        new("ec2", "DescribeVpcs", null, "eu-central-1", "expired") { Error = "RequestExpired" },
        new("ec2", "DescribeVpcs", new { VpcIds = new[] { "vpc-0ccc0000000000001" } }) { Error = "InvalidVpcID.NotFound" },
        .. RoutingChanges.Failing,
        new("ec2", "DescribeVpcs", null, "me-south-1") { Error = "AuthFailure" },
        new("sagemaker", "ListDomains", null, "me-south-1") { Error = "UnrecognizedClientException" },
        new("ec2", "DescribeNatGateways", new { NatGatewayIds = new[] { "nat-0ccc0000000000001" } }) { Error = "NatGatewayNotFound" },
        new("ec2", "DescribeVpcs", new { DryRun = true }) { Error = "DryRunOperation" },
        .. NetworkChanges.Failing,
        new("efs", "DescribeMountTargets", new { FileSystemId = "fs-0ccc0000000000001" }) { Error = "FileSystemNotFound" },
        .. RefusedNotebooks(),
        .. RefusedRolePolicies(),
        .. RefusedOrganizations(),
        .. RefusedCosts(),
        .. RefusedSpending(),
        new("sts", "AssumeRole", new { RoleArn = "arn:aws:iam::999999999999:role/none", RoleSessionName = "session-1" }) { Error = "AccessDenied" },
    ];
}
