using System.Collections.Generic;
using SageMakerGuard.Changes;

namespace SageMakerGuard.Permissions;

/// <summary>What is called to read something: the collections of the commands, and the parts that changes look at before and after.</summary>
internal static class Readings
{
    // sts:GetCallerIdentity is called too and needs no permission (STS API, GetCallerIdentity).
    public static string[] Regions { get; } = ["ec2:DescribeRegions"];

    public static string[] DomainList { get; } = ["sagemaker:ListDomains"];

    public static string[] Domains { get; } = ["sagemaker:DescribeDomain"];

    public static string[] Studio { get; } = ["sagemaker:ListUserProfiles", "sagemaker:ListSpaces", "sagemaker:ListApps"];

    public static string[] ProfileDetails { get; } = ["sagemaker:DescribeUserProfile"];

    public static string[] AppDetails { get; } = ["sagemaker:DescribeApp"];

    public static string[] NotebookList { get; } = ["sagemaker:ListNotebookInstances"];

    public static string[] Notebooks { get; } = ["sagemaker:DescribeNotebookInstance"];

    public static string[] Tags { get; } = ["tag:GetResources", "sagemaker:ListTags"];

    /// <summary>Execution roles with their policies, and the tags of the buckets that these name, in whichever region they are.</summary>
    public static string[] RoleAccess { get; } = ["iam:GetRole", "iam:ListRolePolicies", "iam:ListAttachedRolePolicies", "iam:GetRolePolicy", "iam:GetPolicy", "iam:GetPolicyVersion", "s3:GetBucketTagging", "s3:GetBucketLocation"];

    public static string[] LifecycleConfigs { get; } = ["sagemaker:DescribeStudioLifecycleConfig"];

    public static string[] SupportCases { get; } = ["support:DescribeCases"];
    /// <summary>What carries tags in the VPCs in use: a notebook instance names its subnet alone.</summary>
    public static string[] TaggedNetwork { get; } = ["ec2:DescribeSubnets", "ec2:DescribeVpcEndpoints", "ec2:DescribeNatGateways"];

    public static string[] FlowLogs { get; } = ["ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeFlowLogs"];

    public static string[] Network { get; } =
    [
        .. FlowLogs,
        "ec2:DescribeVpcAttribute", "ec2:DescribeDhcpOptions", "ec2:DescribeRouteTables", "ec2:DescribeNetworkAcls", "ec2:DescribeSecurityGroups", "ec2:DescribeVpcEndpoints",
        "ec2:DescribeVpcEndpointServices", "ec2:DescribeNatGateways", "ec2:DescribeInternetGateways", "ec2:DescribeEgressOnlyInternetGateways", "ec2:DescribeVpcPeeringConnections",
        "ec2:DescribeVpnGateways", "ec2:DescribeTransitGatewayAttachments", "ec2:DescribeTransitGatewayVpcAttachments", "ec2:DescribeTransitGatewayRouteTables",
        "ec2:SearchTransitGatewayRoutes", "ec2:DescribePrefixLists", "ec2:DescribeManagedPrefixLists", "ec2:GetManagedPrefixListEntries", "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeVpcBlockPublicAccessOptions", "ec2:DescribeVpcBlockPublicAccessExclusions", "route53:ListHostedZonesByVPC",
    ];

    public static string[] FlowLogFiles { get; } = ["s3:GetBucketLocation", "s3:ListBucket", "s3:GetObject"];

    public static string[] LogGroups { get; } = ["logs:DescribeLogGroups", "logs:StartQuery", "logs:GetQueryResults", "logs:StopQuery"];

    // Athena acts with the caller's own permissions, on AWS Glue and in S3 (Athena User Guide, 'Identity and access management'). How much it will read is
    // seen from the list of the files.
    public static string[] AthenaTables { get; } =
    [
        "athena:GetWorkGroup", "athena:GetTableMetadata", "athena:ListTableMetadata", "athena:StartQueryExecution", "athena:GetQueryExecution", "athena:GetQueryResults", "athena:StopQueryExecution",
        "glue:GetDatabase", "glue:GetTable", "glue:GetTables", "glue:GetPartitions", .. FlowLogFiles, "s3:PutObject",
    ];
    public static string[] Organization { get; } = ["organizations:DescribeOrganization", "organizations:ListRoots"];

    public static string[] OrganizationPath { get; } = ["organizations:ListParents", "organizations:ListPoliciesForTarget", "organizations:DescribePolicy"];

    public static string[] MountTargets { get; } = ["elasticfilesystem:DescribeMountTargets", .. AskedAlong.With("elasticfilesystem:DescribeMountTargetSecurityGroups")];

    public static string[] NetworkBill { get; } = ["ce:GetCostAndUsage", "ce:GetDimensionValues"];

    public static string[] ListPrices { get; } = ["pricing:GetProducts"];
    public static string[] Dependents { get; } = [.. DomainList, .. Domains, .. Network, .. MountTargets];

    public static string[] Sharing { get; } = ["ram:ListResources", "ram:GetResourceShares", "ram:GetResourceShareAssociations"];
    public static string[] Topics { get; } = ["sns:GetTopicAttributes"];

    /// <summary>What is called for the parts of a slice.</summary>
    public static IEnumerable<string> Of(EstateParts parts)
    {
        foreach (var (part, actions) in s_byPart)
        {
            if ((parts & part) == 0)
                continue;
            foreach (var action in actions)
                yield return action;
        }
    }

    private static readonly (EstateParts Part, string[] Actions)[] s_byPart =
    [
        (EstateParts.Vpcs, ["ec2:DescribeVpcs", "ec2:DescribeVpcAttribute"]),
        (EstateParts.Subnets, ["ec2:DescribeSubnets"]),
        (EstateParts.RouteTables, ["ec2:DescribeRouteTables"]),
        (EstateParts.SecurityGroups, ["ec2:DescribeSecurityGroups"]),
        (EstateParts.VpcEndpoints, ["ec2:DescribeVpcEndpoints"]),
        (EstateParts.NatGateways, ["ec2:DescribeNatGateways"]),
        (EstateParts.InternetGateways, ["ec2:DescribeInternetGateways"]),
        (EstateParts.Addresses, ["ec2:DescribeAddresses"]),

        // Of a VPC's subnets too.
        (EstateParts.FlowLogs, ["ec2:DescribeFlowLogs", "ec2:DescribeSubnets"]),
        (EstateParts.NetworkInterfaces, ["ec2:DescribeNetworkInterfaces"]),
        (EstateParts.Domains, ["sagemaker:DescribeDomain"]),
        (EstateParts.Apps, ["sagemaker:ListApps"]),
        (EstateParts.RolePolicies, ["iam:GetRolePolicy"]),
        (EstateParts.ResourceTagSets, ["sagemaker:ListTags", "ec2:DescribeVpcEndpoints", "ec2:DescribeNatGateways"]),
        (EstateParts.CostAllocationTags, ["ce:ListCostAllocationTags"]),
        (EstateParts.InsightsPaths, ["ec2:DescribeNetworkInsightsPaths"]),
        (EstateParts.InsightsAnalyses, ["ec2:DescribeNetworkInsightsAnalyses"]),
        (EstateParts.OrganizationPolicies, ["organizations:ListPolicies", "organizations:DescribePolicy"]),
        (EstateParts.PolicyTargets, ["organizations:ListPoliciesForTarget", "organizations:ListTargetsForPolicy"]),
        (EstateParts.AthenaTables, ["glue:GetTable"]),
        (EstateParts.Budgets, ["budgets:ViewBudget"]),
        (EstateParts.Alarms, ["cloudwatch:DescribeAlarms"]),
        (EstateParts.AnomalyDetectors, ["cloudwatch:DescribeAnomalyDetectors"]),
        (EstateParts.AnomalyMonitors, ["ce:GetAnomalyMonitors"]),
        (EstateParts.AnomalySubscriptions, ["ce:GetAnomalySubscriptions"]),

        // Whether one is there is read from the list.
        (EstateParts.NotebookInstances, ["sagemaker:DescribeNotebookInstance", "sagemaker:ListNotebookInstances"]),
        (EstateParts.NotebookLifecycleConfigs, ["sagemaker:DescribeNotebookInstanceLifecycleConfig", "sagemaker:ListNotebookInstanceLifecycleConfigs"]),
    ];
}
