namespace SageMakerGuard.Estates;

/// <summary>
/// What is there in one region of one account. Every kind of resource is a <see cref="Part{T}"/>, which says whether it could be read.
/// The network parts hold the VPCs that a domain or a notebook instance uses, not every VPC of the account.
/// </summary>
public sealed record RegionEstate
{
    /// <summary>Twelve digits.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>For example <c>eu-central-1</c>.</summary>
    public string Region { get; init; } = "";

    /// <summary>The partition of the region's ARNs: aws, aws-cn, aws-us-gov, aws-iso and so on.</summary>
    public string Partition { get; init; } = "aws";

    /// <summary>SageMaker AI domains; a domain that was listed and could not be described is here with <see cref="Domain.Described"/> false.</summary>
    public Part<Domain> Domains { get; init; } = Part<Domain>.NotAsked;

    /// <summary>User profiles of all domains.</summary>
    public Part<UserProfile> UserProfiles { get; init; } = Part<UserProfile>.NotAsked;

    /// <summary>Spaces of all domains.</summary>
    public Part<Space> Spaces { get; init; } = Part<Space>.NotAsked;

    /// <summary>Apps of all domains, whatever their status: deleted and failed ones stay listed for a day.</summary>
    public Part<App> Apps { get; init; } = Part<App>.NotAsked;

    /// <summary>Notebook instances.</summary>
    public Part<NotebookInstance> NotebookInstances { get; init; } = Part<NotebookInstance>.NotAsked;

    /// <summary>Tags by ARN, as the tagging API lists them. A resource that never had a tag has no row.</summary>
    public Part<ResourceTags> Tags { get; init; } = Part<ResourceTags>.NotAsked;

    /// <summary>
    /// Tags resource by resource: of user profiles and spaces where they were asked for, and of what a change concerns. A resource that was read and
    /// has no tag has an empty row; of one without a row nothing is known.
    /// </summary>
    public Part<ResourceTags> ResourceTagSets { get; init; } = Part<ResourceTags>.NotAsked;

    /// <summary>Mount targets of home file systems.</summary>
    public Part<MountTarget> MountTargets { get; init; } = Part<MountTarget>.NotAsked;

    /// <summary>VPCs in use, with their two DNS attributes.</summary>
    public Part<Vpc> Vpcs { get; init; } = Part<Vpc>.NotAsked;

    /// <summary>Subnets of those VPCs.</summary>
    public Part<Subnet> Subnets { get; init; } = Part<Subnet>.NotAsked;

    /// <summary>Route tables of those VPCs.</summary>
    public Part<RouteTable> RouteTables { get; init; } = Part<RouteTable>.NotAsked;

    /// <summary>Network ACLs of those VPCs.</summary>
    public Part<NetworkAcl> NetworkAcls { get; init; } = Part<NetworkAcl>.NotAsked;

    /// <summary>Security groups of those VPCs.</summary>
    public Part<SecurityGroup> SecurityGroups { get; init; } = Part<SecurityGroup>.NotAsked;

    /// <summary>VPC endpoints of those VPCs.</summary>
    public Part<VpcEndpoint> VpcEndpoints { get; init; } = Part<VpcEndpoint>.NotAsked;

    /// <summary>Endpoint services that the region offers, with their zones; asked for only where an endpoint is missing.</summary>
    public Part<VpcEndpointService> VpcEndpointServices { get; init; } = Part<VpcEndpointService>.NotAsked;

    /// <summary>NAT gateways of those VPCs.</summary>
    public Part<NatGateway> NatGateways { get; init; } = Part<NatGateway>.NotAsked;

    /// <summary>Internet gateways attached to those VPCs.</summary>
    public Part<InternetGateway> InternetGateways { get; init; } = Part<InternetGateway>.NotAsked;

    /// <summary>Egress-only internet gateways (IPv6); asked for only where a route names one.</summary>
    public Part<EgressOnlyInternetGateway> EgressOnlyInternetGateways { get; init; } = Part<EgressOnlyInternetGateway>.NotAsked;

    /// <summary>Peering connections; asked for only where a route names one.</summary>
    public Part<VpcPeeringConnection> VpcPeeringConnections { get; init; } = Part<VpcPeeringConnection>.NotAsked;

    /// <summary>Attachments of transit gateways that routes name, of every resource type.</summary>
    public Part<TransitGatewayAttachment> TransitGatewayAttachments { get; init; } = Part<TransitGatewayAttachment>.NotAsked;

    /// <summary>VPC attachments of those transit gateways, with their subnets.</summary>
    public Part<TransitGatewayVpcAttachment> TransitGatewayVpcAttachments { get; init; } = Part<TransitGatewayVpcAttachment>.NotAsked;

    /// <summary>Transit gateway route tables with their routes.</summary>
    public Part<TransitGatewayRouteTable> TransitGatewayRouteTables { get; init; } = Part<TransitGatewayRouteTable>.NotAsked;

    /// <summary>Virtual private gateways; asked for only where a route names one.</summary>
    public Part<VpnGateway> VpnGateways { get; init; } = Part<VpnGateway>.NotAsked;

    /// <summary>Prefix lists, AWS-managed and customer-managed, with their entries.</summary>
    public Part<PrefixList> PrefixLists { get; init; } = Part<PrefixList>.NotAsked;

    /// <summary>Flow logs on those VPCs, their subnets and interfaces.</summary>
    public Part<FlowLog> FlowLogs { get; init; } = Part<FlowLog>.NotAsked;

    /// <summary>Network interfaces in those VPCs.</summary>
    public Part<NetworkInterface> NetworkInterfaces { get; init; } = Part<NetworkInterface>.NotAsked;

    /// <summary>DHCP option sets of those VPCs.</summary>
    public Part<DhcpOptions> DhcpOptions { get; init; } = Part<DhcpOptions>.NotAsked;

    /// <summary>The region's VPC block public access settings: one item.</summary>
    public Part<VpcBlockPublicAccessOptions> VpcBlockPublicAccessOptions { get; init; } = Part<VpcBlockPublicAccessOptions>.NotAsked;

    /// <summary>Exclusions from VPC block public access; asked for only where the mode is not off.</summary>
    public Part<VpcBlockPublicAccessExclusion> VpcBlockPublicAccessExclusions { get; init; } = Part<VpcBlockPublicAccessExclusion>.NotAsked;

    /// <summary>Private hosted zones associated with those VPCs; asked for only where a VPC has a way to a hub and lacks an endpoint.</summary>
    public Part<HostedZone> HostedZones { get; init; } = Part<HostedZone>.NotAsked;

    /// <summary>Elastic IP addresses of the region; asked for only where a change needs one.</summary>
    public Part<Address> Addresses { get; init; } = Part<Address>.NotAsked;

    /// <summary>Inline policies of execution roles that this module put there; asked for only where a change concerns them.</summary>
    public Part<RolePolicy> RolePolicies { get; init; } = Part<RolePolicy>.NotAsked;

    /// <summary>Lifecycle configurations of notebook instances; asked for only where a change concerns them.</summary>
    public Part<NotebookLifecycleConfig> NotebookLifecycleConfigs { get; init; } = Part<NotebookLifecycleConfig>.NotAsked;

    /// <summary>Lifecycle configurations of Studio that domains, profiles or apps name; asked for only where somebody has to know what they run.</summary>
    public Part<StudioLifecycleConfig> StudioLifecycleConfigs { get; init; } = Part<StudioLifecycleConfig>.NotAsked;

    /// <summary>Execution roles of domains and profiles, with their policies; asked for only where somebody has to know what they reach.</summary>
    public Part<ExecutionRole> ExecutionRoles { get; init; } = Part<ExecutionRole>.NotAsked;

    /// <summary>Tags of the buckets that those roles' policies name.</summary>
    public Part<BucketTags> BucketTags { get; init; } = Part<BucketTags>.NotAsked;

    /// <summary>Paths of Reachability Analyzer; asked for only where a change concerns them.</summary>
    public Part<NetworkInsightsPath> InsightsPaths { get; init; } = Part<NetworkInsightsPath>.NotAsked;

    /// <summary>Analyses of those paths that a change concerns.</summary>
    public Part<NetworkInsightsAnalysis> InsightsAnalyses { get; init; } = Part<NetworkInsightsAnalysis>.NotAsked;

    /// <summary>Tag keys as billing knows them, for the whole organization; asked for only where a change concerns them.</summary>
    public Part<CostAllocationTag> CostAllocationTags { get; init; } = Part<CostAllocationTag>.NotAsked;
    /// <summary>Policies of the organization; asked for only where a change concerns them.</summary>
    public Part<OrganizationPolicy> OrganizationPolicies { get; init; } = Part<OrganizationPolicy>.NotAsked;

    /// <summary>What those policies are attached to; asked for only where a change concerns them.</summary>
    public Part<PolicyTarget> PolicyTargets { get; init; } = Part<PolicyTarget>.NotAsked;
    /// <summary>Tables of Athena; asked for only where a change concerns them.</summary>
    public Part<AthenaTable> AthenaTables { get; init; } = Part<AthenaTable>.NotAsked;
    /// <summary>Budgets of the account by their names; asked for only where a change concerns them.</summary>
    public Part<Budget> Budgets { get; init; } = Part<Budget>.NotAsked;

    /// <summary>Alarms of CloudWatch by their names; asked for only where a change concerns them.</summary>
    public Part<MetricAlarm> Alarms { get; init; } = Part<MetricAlarm>.NotAsked;

    /// <summary>CloudWatch's models of what is usual for a metric; asked for only where a change concerns them.</summary>
    public Part<MetricAnomalyDetector> AnomalyDetectors { get; init; } = Part<MetricAnomalyDetector>.NotAsked;

    /// <summary>Monitors of Cost Anomaly Detection, all of the account; asked for only where a change concerns them.</summary>
    public Part<AnomalyMonitor> AnomalyMonitors { get; init; } = Part<AnomalyMonitor>.NotAsked;

    /// <summary>Subscriptions of Cost Anomaly Detection, all of the account; asked for only where a change concerns them.</summary>
    public Part<AnomalySubscription> AnomalySubscriptions { get; init; } = Part<AnomalySubscription>.NotAsked;
}
