using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.Sample.Building;

/// <summary>A region of an account in the making: one list for each part of the estate. All of it counts as read.</summary>
internal sealed class SampleRegion(string accountId, SampleZones zones)
{
    public string AccountId => accountId;

    public SampleZones Zones => zones;

    public string Name => zones.Region;

    public List<Domain> Domains { get; } = [];

    public List<UserProfile> UserProfiles { get; } = [];

    public List<Space> Spaces { get; } = [];

    public List<App> Apps { get; } = [];

    public List<NotebookInstance> NotebookInstances { get; } = [];

    public List<ResourceTags> Tags { get; } = [];

    public List<Vpc> Vpcs { get; } = [];

    public List<Subnet> Subnets { get; } = [];

    public List<RouteTable> RouteTables { get; } = [];

    public List<NetworkAcl> NetworkAcls { get; } = [];

    public List<SecurityGroup> SecurityGroups { get; } = [];

    public List<VpcEndpoint> VpcEndpoints { get; } = [];

    public List<NatGateway> NatGateways { get; } = [];

    public List<InternetGateway> InternetGateways { get; } = [];

    public List<TransitGatewayAttachment> TransitGatewayAttachments { get; } = [];

    public List<TransitGatewayVpcAttachment> TransitGatewayVpcAttachments { get; } = [];

    public List<FlowLog> FlowLogs { get; } = [];

    public List<NetworkInterface> NetworkInterfaces { get; } = [];

    public List<DhcpOptions> DhcpOptions { get; } = [];

    public List<ExecutionRole> ExecutionRoles { get; } = [];

    public List<BucketTags> BucketTags { get; } = [];

    public List<StudioLifecycleConfig> StudioLifecycleConfigs { get; } = [];

    public List<HostedZone> HostedZones { get; } = [];

    public string BlockPublicAccess { get; set; } = "off";

    /// <summary>Adds an interface with the subnet's next address, and gives its id back.</summary>
    public string Interface(string id, SampleSubnet subnet, string vpc, string description, string type, IReadOnlyList<string> groups, string? publicAddress = null)
    {
        NetworkInterfaces.Add(new NetworkInterface
        {
            NetworkInterfaceId = id, VpcId = vpc, SubnetId = subnet.Id, Description = description, InterfaceType = type, Status = "in-use", PrivateIpAddress = subnet.TakeAddress(),
            Groups = [.. groups.Select(group => new EndpointGroup { GroupId = group, GroupName = SecurityGroups.FirstOrDefault(g => g.GroupId == group)?.GroupName })],
            SourceDestCheck = type is not ("nat_gateway" or "gateway_load_balancer_endpoint"), Association = publicAddress is null ? null : new() { PublicIp = publicAddress },
        });
        return id;
    }

    public string? AddressOf(string networkInterface) => NetworkInterfaces.First(i => i.NetworkInterfaceId == networkInterface).PrivateIpAddress;

    public RegionEstate Build() => new()
    {
        AccountId = AccountId,
        Region = Name,
        Partition = "aws",
        Domains = Part<Domain>.Read(Domains),
        UserProfiles = Part<UserProfile>.Read(UserProfiles),
        Spaces = Part<Space>.Read(Spaces),
        Apps = Part<App>.Read(Apps),
        NotebookInstances = Part<NotebookInstance>.Read(NotebookInstances),
        Tags = Part<ResourceTags>.Read(Tags),
        MountTargets = Part<MountTarget>.Read(MountTargetInterfaces.In(NetworkInterfaces)),
        Vpcs = Part<Vpc>.Read(Vpcs),
        Subnets = Part<Subnet>.Read(Subnets),
        RouteTables = Part<RouteTable>.Read(RouteTables),
        NetworkAcls = Part<NetworkAcl>.Read(NetworkAcls),
        SecurityGroups = Part<SecurityGroup>.Read(SecurityGroups),
        VpcEndpoints = Part<VpcEndpoint>.Read(VpcEndpoints),
        VpcEndpointServices = Part<VpcEndpointService>.Read(zones.EndpointServices),
        NatGateways = Part<NatGateway>.Read(NatGateways),
        InternetGateways = Part<InternetGateway>.Read(InternetGateways),
        EgressOnlyInternetGateways = Part<EgressOnlyInternetGateway>.Read(),
        VpcPeeringConnections = Part<VpcPeeringConnection>.Read(),
        TransitGatewayAttachments = Part<TransitGatewayAttachment>.Read(TransitGatewayAttachments),
        TransitGatewayVpcAttachments = Part<TransitGatewayVpcAttachment>.Read(TransitGatewayVpcAttachments),
        TransitGatewayRouteTables = Part<TransitGatewayRouteTable>.Read(),
        VpnGateways = Part<VpnGateway>.Read(),
        PrefixLists = Part<PrefixList>.Read(zones.PrefixLists),
        FlowLogs = Part<FlowLog>.Read(FlowLogs),
        NetworkInterfaces = Part<NetworkInterface>.Read(NetworkInterfaces),
        DhcpOptions = Part<DhcpOptions>.Read(DhcpOptions),
        VpcBlockPublicAccessOptions = Part<VpcBlockPublicAccessOptions>.Read(new VpcBlockPublicAccessOptions
        {
            InternetGatewayBlockMode = BlockPublicAccess, State = BlockPublicAccess == "off" ? "default-state" : "update-complete", ManagedBy = BlockPublicAccess == "off" ? "account" : "declarative-policy",
        }),
        VpcBlockPublicAccessExclusions = Part<VpcBlockPublicAccessExclusion>.Read(),
        HostedZones = Part<HostedZone>.Read(HostedZones),
        Addresses = Part<Address>.Read(NatGateways.SelectMany(n => n.NatGatewayAddresses).Where(a => a.AllocationId is not null).Select(a => new Address
        {
            AllocationId = a.AllocationId!, PublicIp = a.PublicIp, NetworkInterfaceId = a.NetworkInterfaceId, AssociationId = AwsIds.Of("eipassoc", a.AllocationId!),
        })),
        RolePolicies = Part<RolePolicy>.Read(),
        ExecutionRoles = Part<ExecutionRole>.Read(ExecutionRoles),
        BucketTags = Part<BucketTags>.Read(BucketTags),
        StudioLifecycleConfigs = Part<StudioLifecycleConfig>.Read(StudioLifecycleConfigs),
        NotebookLifecycleConfigs = Part<NotebookLifecycleConfig>.Read(),
        InsightsPaths = Part<NetworkInsightsPath>.Read(),
        InsightsAnalyses = Part<NetworkInsightsAnalysis>.Read(),
        OrganizationPolicies = Part<OrganizationPolicy>.Read(),
        PolicyTargets = Part<PolicyTarget>.Read(),
        AthenaTables = Part<AthenaTable>.Read(),
        ResourceTagSets = Part<ResourceTags>.Read(),
        CostAllocationTags = Part<CostAllocationTag>.Read(),
        Budgets = Part<Budget>.Read(),
        Alarms = Part<MetricAlarm>.Read(),
        AnomalyDetectors = Part<MetricAnomalyDetector>.Read(),
        AnomalyMonitors = Part<AnomalyMonitor>.Read(),
        AnomalySubscriptions = Part<AnomalySubscription>.Read(),
    };
}
