using System.Collections.Generic;

namespace SageMakerGuard.Estates.Files.Cli;

/// <summary>
/// The calls that an estate is made of, with what their answers look like in the CLI's output (botocore 1.43, output shapes). Where two
/// services use one member's name, the items' shape decides.
/// </summary>
internal static class CliCalls
{
    public static readonly CliCall GetCallerIdentity = CliCall.Bare("sts:GetCallerIdentity", "aws sts get-caller-identity", "caller-identity.json", "Account", "Arn", "UserId");

    public static readonly CliCall ListDomains = List("sagemaker:ListDomains", "aws sagemaker list-domains", "domains.json", "Domains", "DomainArn");
    public static readonly CliCall DescribeDomain = CliCall.Bare("sagemaker:DescribeDomain", "aws sagemaker describe-domain --domain-id {id}", "{id}.json", "DomainArn", "DomainId");
    public static readonly CliCall ListUserProfiles = List("sagemaker:ListUserProfiles", "aws sagemaker list-user-profiles", "user-profiles.json", "UserProfiles", "DomainId");
    public static readonly CliCall DescribeUserProfile = CliCall.Bare("sagemaker:DescribeUserProfile", "aws sagemaker describe-user-profile", "user-profile.json", "UserProfileArn", "UserProfileName", "DomainId");
    public static readonly CliCall ListSpaces = List("sagemaker:ListSpaces", "aws sagemaker list-spaces", "spaces.json", "Spaces", "DomainId");
    public static readonly CliCall DescribeSpace = CliCall.Bare("sagemaker:DescribeSpace", "aws sagemaker describe-space", "space.json", "SpaceArn", "SpaceName", "DomainId");
    public static readonly CliCall ListApps = List("sagemaker:ListApps", "aws sagemaker list-apps", "apps.json", "Apps", "DomainId");
    public static readonly CliCall DescribeApp = CliCall.Bare("sagemaker:DescribeApp", "aws sagemaker describe-app", "app.json", "AppArn", "AppType", "DomainId");
    public static readonly CliCall ListNotebookInstances = CliCall.Of("sagemaker:ListNotebookInstances", "aws sagemaker list-notebook-instances", "notebook-instances.json", "NotebookInstances");
    public static readonly CliCall DescribeNotebookInstance = CliCall.Bare("sagemaker:DescribeNotebookInstance", "aws sagemaker describe-notebook-instance --notebook-instance-name {id}", "notebook-{id}.json", "NotebookInstanceArn", "NotebookInstanceName");
    public static readonly CliCall DescribeNotebookInstanceLifecycleConfig = CliCall.Bare(
        "sagemaker:DescribeNotebookInstanceLifecycleConfig", "aws sagemaker describe-notebook-instance-lifecycle-config --notebook-instance-lifecycle-config-name {id}", "lifecycle-config-{id}.json",
        "NotebookInstanceLifecycleConfigArn", "NotebookInstanceLifecycleConfigName");
    public static readonly CliCall GetRolePolicy = CliCall.Bare("iam:GetRolePolicy", "aws iam get-role-policy --role-name ROLE --policy-name {id}", "role-policy-{id}.json", "RoleName", "PolicyName", "PolicyDocument");
    public static readonly CliCall GetResources = CliCall.Of("tag:GetResources", "aws resourcegroupstaggingapi get-resources --resource-type-filters sagemaker", "tags.json", "ResourceTagMappingList");

    public static readonly CliCall ListCostAllocationTags = CliCall.Of("ce:ListCostAllocationTags", "aws ce list-cost-allocation-tags", "cost-allocation-tags.json", "CostAllocationTags");

    public static readonly CliCall DescribeMountTargets = CliCall.Of("elasticfilesystem:DescribeMountTargets", "aws efs describe-mount-targets --file-system-id {id}", "mount-targets-{id}.json", "MountTargets");
    public static readonly CliCall DescribeMountTargetSecurityGroups = Named(
        CliCall.Of("elasticfilesystem:DescribeMountTargetSecurityGroups", "aws efs describe-mount-target-security-groups --mount-target-id {id}", "{id}.json", "SecurityGroups", d => d.ListsTexts("SecurityGroups")), "fsmt-");

    public static readonly CliCall DescribeVpcs = Ec2("DescribeVpcs", "vpcs", "Vpcs");
    public static readonly CliCall DescribeVpcAttribute = new()
    {
        Operation = "ec2:DescribeVpcAttribute", Command = "aws ec2 describe-vpc-attribute --vpc-id {id} --attribute enableDnsHostnames", File = "{id}-enableDnsHostnames.json",
        Recognise = d => d.Has("VpcId") && (d.Has("EnableDnsSupport") || d.Has("EnableDnsHostnames") || d.Has("EnableNetworkAddressUsageMetrics")),
    };

    public static readonly CliCall DescribeSubnets = Ec2("DescribeSubnets", "subnets", "Subnets");
    public static readonly CliCall DescribeRouteTables = Ec2("DescribeRouteTables", "route-tables", "RouteTables");
    public static readonly CliCall DescribeNetworkAcls = Ec2("DescribeNetworkAcls", "network-acls", "NetworkAcls");
    public static readonly CliCall DescribeSecurityGroups = CliCall.Of("ec2:DescribeSecurityGroups", "aws ec2 describe-security-groups", "security-groups.json", "SecurityGroups", d => d.Has("SecurityGroups") && !d.ListsTexts("SecurityGroups"));
    public static readonly CliCall DescribeVpcEndpoints = Ec2("DescribeVpcEndpoints", "vpc-endpoints", "VpcEndpoints");
    public static readonly CliCall DescribeVpcEndpointServices = Ec2("DescribeVpcEndpointServices", "vpc-endpoint-services", "ServiceDetails");
    public static readonly CliCall DescribeNatGateways = Ec2("DescribeNatGateways", "nat-gateways", "NatGateways");
    public static readonly CliCall DescribeInternetGateways = Ec2("DescribeInternetGateways", "internet-gateways", "InternetGateways");
    public static readonly CliCall DescribeAddresses = Ec2("DescribeAddresses", "addresses", "Addresses");
    public static readonly CliCall DescribeEgressOnlyInternetGateways = Ec2("DescribeEgressOnlyInternetGateways", "egress-only-internet-gateways", "EgressOnlyInternetGateways");
    public static readonly CliCall DescribeVpcPeeringConnections = Ec2("DescribeVpcPeeringConnections", "vpc-peering-connections", "VpcPeeringConnections");
    public static readonly CliCall DescribeTransitGatewayAttachments = Ec2("DescribeTransitGatewayAttachments", "transit-gateway-attachments", "TransitGatewayAttachments");
    public static readonly CliCall DescribeTransitGatewayVpcAttachments = Ec2("DescribeTransitGatewayVpcAttachments", "transit-gateway-vpc-attachments", "TransitGatewayVpcAttachments");
    public static readonly CliCall DescribeTransitGatewayRouteTables = Ec2("DescribeTransitGatewayRouteTables", "transit-gateway-route-tables", "TransitGatewayRouteTables");
    public static readonly CliCall SearchTransitGatewayRoutes = Named(
        List("ec2:SearchTransitGatewayRoutes", "aws ec2 search-transit-gateway-routes --transit-gateway-route-table-id {id} --filters Name=state,Values=active,blackhole", "{id}.json", "Routes", "State"), "tgw-rtb-");

    public static readonly CliCall DescribeVpnGateways = Ec2("DescribeVpnGateways", "vpn-gateways", "VpnGateways");
    public static readonly CliCall DescribePrefixLists = CliCall.Of("ec2:DescribePrefixLists", "aws ec2 describe-prefix-lists", "prefix-lists.json", "PrefixLists", d => d.Has("PrefixLists") && !IsManaged(d));
    public static readonly CliCall DescribeManagedPrefixLists = CliCall.Of("ec2:DescribeManagedPrefixLists", "aws ec2 describe-managed-prefix-lists", "managed-prefix-lists.json", "PrefixLists", IsManaged);
    public static readonly CliCall GetManagedPrefixListEntries = Named(
        List("ec2:GetManagedPrefixListEntries", "aws ec2 get-managed-prefix-list-entries --prefix-list-id {id}", "{id}.json", "Entries", "Cidr"), "pl-");

    public static readonly CliCall DescribeFlowLogs = Ec2("DescribeFlowLogs", "flow-logs", "FlowLogs");
    public static readonly CliCall DescribeNetworkInterfaces = Ec2("DescribeNetworkInterfaces", "network-interfaces", "NetworkInterfaces");
    public static readonly CliCall DescribeDhcpOptions = Ec2("DescribeDhcpOptions", "dhcp-options", "DhcpOptions");
    public static readonly CliCall DescribeVpcBlockPublicAccessOptions = Ec2("DescribeVpcBlockPublicAccessOptions", "vpc-block-public-access-options", "VpcBlockPublicAccessOptions");
    public static readonly CliCall DescribeVpcBlockPublicAccessExclusions = Ec2("DescribeVpcBlockPublicAccessExclusions", "vpc-block-public-access-exclusions", "VpcBlockPublicAccessExclusions");
    public static readonly CliCall DescribeNetworkInsightsPaths = Ec2("DescribeNetworkInsightsPaths", "network-insights-paths", "NetworkInsightsPaths");
    public static readonly CliCall DescribeNetworkInsightsAnalyses = Ec2("DescribeNetworkInsightsAnalyses", "network-insights-analyses", "NetworkInsightsAnalyses");
    public static readonly CliCall ListHostedZonesByVpc = Named(
        CliCall.Of("route53:ListHostedZonesByVPC", "aws route53 list-hosted-zones-by-vpc --vpc-id {id} --vpc-region {region}", "hosted-zones-{id}.json", "HostedZoneSummaries"), "vpc-");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CliCall> All { get; } =
    [
        GetCallerIdentity, ListDomains, DescribeDomain, ListUserProfiles, DescribeUserProfile, ListSpaces, DescribeSpace, ListApps, DescribeApp,
        ListNotebookInstances, DescribeNotebookInstance, DescribeNotebookInstanceLifecycleConfig, GetRolePolicy, GetResources, ListCostAllocationTags, DescribeMountTargets, DescribeMountTargetSecurityGroups, DescribeVpcs, DescribeVpcAttribute,
        DescribeSubnets, DescribeRouteTables, DescribeNetworkAcls, DescribeSecurityGroups, DescribeVpcEndpoints, DescribeVpcEndpointServices, DescribeNatGateways,
        DescribeInternetGateways, DescribeAddresses, DescribeEgressOnlyInternetGateways, DescribeVpcPeeringConnections, DescribeTransitGatewayAttachments,
        DescribeTransitGatewayVpcAttachments, DescribeTransitGatewayRouteTables, SearchTransitGatewayRoutes, DescribeVpnGateways, DescribePrefixLists,
        DescribeManagedPrefixLists, GetManagedPrefixListEntries, DescribeFlowLogs, DescribeNetworkInterfaces, DescribeDhcpOptions,
        DescribeVpcBlockPublicAccessOptions, DescribeVpcBlockPublicAccessExclusions, DescribeNetworkInsightsPaths, DescribeNetworkInsightsAnalyses, ListHostedZonesByVpc,
    ];

    // DescribePrefixLists gives the blocks, DescribeManagedPrefixLists the ARN and no blocks. An empty list is taken for the former.
    private static bool IsManaged(CliDocument document) => document.ListsObjectsWith("PrefixLists", "PrefixListArn") && !document.ListsObjectsWith("PrefixLists", "Cidrs");

    private static CliCall List(string operation, string command, string file, string member, string property) =>
        CliCall.Of(operation, command, file, member, document => document.Has(member) && (document.ListsObjectsWith(member, property) || !document.ListsObjects(member)));

    private static CliCall Ec2(string operation, string plural, string member) =>
        CliCall.Of("ec2:" + operation, "aws ec2 describe-" + plural, plural + ".json", member);

    private static CliCall Named(CliCall call, string idBeginsWith) => call with { IdInFileName = idBeginsWith };
}
