using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Testing;

/// <summary>
/// A region with one VpcOnly domain that works: two zones, private subnets, endpoints with their group, NFS groups as SageMaker makes
/// them, an S3 gateway endpoint on both tables, a flow log, no way to the internet. Tests break one thing at a time with <c>with</c>.
/// </summary>
public static class HealthyRegion
{
    public const string Account = "111122223333";
    public const string Region = "eu-central-1";
    public const string DomainId = "d-healthy00001";
    public const string Vpc = "vpc-0aaa0000000000001";
    public const string SubnetA = "subnet-0aaa00000000000a1";
    public const string SubnetB = "subnet-0aaa00000000000b1";
    public const string TableA = "rtb-0aaa00000000000a1";
    public const string TableB = "rtb-0aaa00000000000b1";
    public const string MainTable = "rtb-0aaa0000000000001";
    public const string Acl = "acl-0aaa0000000000001";
    public const string DomainGroup = "sg-0aaa00000000d0001";
    public const string EndpointGroup = "sg-0aaa00000000e0001";
    public const string NfsInbound = "sg-0aaa00000000f0001";
    public const string NfsOutbound = "sg-0aaa00000000f0002";
    public const string FileSystem = "fs-0aaa0000000000001";
    public const string S3PrefixList = "pl-6ea54007";
    public const string S3Endpoint = "vpce-0aaa000000000000s3";

    public static string DomainArn => $"arn:aws:sagemaker:{Region}:{Account}:domain/{DomainId}";

    public static readonly IReadOnlyList<string> InterfaceServices =
    [
        "com.amazonaws.eu-central-1.sagemaker.api", "com.amazonaws.eu-central-1.sagemaker.runtime", "aws.sagemaker.eu-central-1.studio", "com.amazonaws.eu-central-1.sts", "com.amazonaws.eu-central-1.logs",
        "com.amazonaws.eu-central-1.monitoring", "com.amazonaws.eu-central-1.ecr.api", "com.amazonaws.eu-central-1.ecr.dkr", "com.amazonaws.eu-central-1.kms",
    ];

    public static RegionEstate Create() => new()
    {
        AccountId = Account,
        Region = Region,
        Partition = "aws",
        Domains = Part<Domain>.Read(Domain()),
        UserProfiles = Part<UserProfile>.Read(new UserProfile { DomainId = DomainId, UserProfileName = "ada", Status = "InService" }),
        Spaces = Part<Space>.Read(),
        Apps = Part<App>.Read(),
        NotebookInstances = Part<NotebookInstance>.Read(),
        Tags = Part<ResourceTags>.Read(new ResourceTags { ResourceARN = DomainArn, Tags = [Tag("Owner", "ml-platform"), Tag("CostCenter", "4711"), Tag("DataSensitivity", "internal")] }),
        Vpcs = Part<Vpc>.Read(new Vpc
        {
            VpcId = Vpc, OwnerId = Account, CidrBlock = "10.20.0.0/16", CidrBlockAssociationSet = [new() { CidrBlock = "10.20.0.0/16" }],
            DhcpOptionsId = "dopt-0aaa00000000001", InstanceTenancy = "default", State = "available", EnableDnsSupport = true, EnableDnsHostnames = true,
        }),
        Subnets = Part<Subnet>.Read(Subnet(SubnetA, "10.20.1.0/24", "a", 1), Subnet(SubnetB, "10.20.2.0/24", "b", 2)),
        RouteTables = Part<RouteTable>.Read(
            new RouteTable { RouteTableId = MainTable, VpcId = Vpc, Associations = [new() { RouteTableAssociationId = "rtbassoc-0", Main = true }], Routes = [Local()] },
            PrivateTable(TableA, SubnetA),
            PrivateTable(TableB, SubnetB)),
        NetworkAcls = Part<NetworkAcl>.Read(new NetworkAcl
        {
            NetworkAclId = Acl, VpcId = Vpc, IsDefault = true,
            Associations = [new() { SubnetId = SubnetA }, new() { SubnetId = SubnetB }],
            Entries = [Rule(100, "allow", false), Rule(32767, "deny", false), Rule(100, "allow", true), Rule(32767, "deny", true)],
        }),
        SecurityGroups = Part<SecurityGroup>.Read(
            Group(DomainGroup, "studio", [Tcp(8192, 65535, group: DomainGroup)], [Tcp(443, 443, group: EndpointGroup), Tcp(443, 443, prefixList: S3PrefixList), Tcp(8192, 65535, group: DomainGroup)]),
            Group(EndpointGroup, "endpoints", [Tcp(443, 443, group: DomainGroup)], []),
            Group(NfsInbound, $"security-group-for-inbound-nfs-{DomainId}", [Tcp(2049, 2049, group: NfsOutbound), Tcp(988, 988, group: NfsOutbound), Tcp(1018, 1023, group: NfsOutbound)], []),
            Group(NfsOutbound, $"security-group-for-outbound-nfs-{DomainId}", [], [Tcp(2049, 2049, group: NfsInbound), Tcp(988, 988, group: NfsInbound), Tcp(1018, 1023, group: NfsInbound)])),
        VpcEndpoints = Part<VpcEndpoint>.Read(InterfaceServices.Select(Endpoint).Append(new VpcEndpoint
        {
            VpcEndpointId = S3Endpoint, VpcEndpointType = "Gateway", VpcId = Vpc, ServiceName = "com.amazonaws.eu-central-1.s3", State = "available", RouteTableIds = [TableA, TableB], OwnerId = Account,
        })),
        VpcEndpointServices = Part<VpcEndpointService>.Read(InterfaceServices.Select(name => new VpcEndpointService
        {
            ServiceName = name, ServiceType = [new() { ServiceType = "Interface" }], AvailabilityZones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
        })),
        NatGateways = Part<NatGateway>.Read(),
        InternetGateways = Part<InternetGateway>.Read(),
        EgressOnlyInternetGateways = Part<EgressOnlyInternetGateway>.Read(),
        VpcPeeringConnections = Part<VpcPeeringConnection>.Read(),
        TransitGatewayAttachments = Part<TransitGatewayAttachment>.Read(),
        TransitGatewayVpcAttachments = Part<TransitGatewayVpcAttachment>.Read(),
        TransitGatewayRouteTables = Part<TransitGatewayRouteTable>.Read(),
        VpnGateways = Part<VpnGateway>.Read(),
        PrefixLists = Part<PrefixList>.Read(new PrefixList { PrefixListId = S3PrefixList, PrefixListName = "com.amazonaws.eu-central-1.s3", Cidrs = ["52.219.170.0/23", "3.5.134.0/23"] }),
        FlowLogs = Part<FlowLog>.Read(new FlowLog { FlowLogId = "fl-0aaa00000000001", ResourceId = Vpc, FlowLogStatus = "ACTIVE", DeliverLogsStatus = "SUCCESS", TrafficType = "ALL", LogDestinationType = "s3" }),
        NetworkInterfaces = Part<NetworkInterface>.Read(
        [
            MountInterface("eni-0aaa00000000mta1", SubnetA, "10.20.1.10", "fsmt-0aaa0000000000a1"),
            MountInterface("eni-0aaa00000000mtb1", SubnetB, "10.20.2.10", "fsmt-0aaa0000000000b1"),
            .. InterfaceServices.SelectMany((_, i) => new[] { EndpointInterface(i, SubnetA, $"10.20.1.{20 + i}"), EndpointInterface(i, SubnetB, $"10.20.2.{20 + i}") }),
        ]),
        MountTargets = Part<MountTarget>.Read(MountTarget("fsmt-0aaa0000000000a1", SubnetA, "10.20.1.10", "eni-0aaa00000000mta1"), MountTarget("fsmt-0aaa0000000000b1", SubnetB, "10.20.2.10", "eni-0aaa00000000mtb1")),
        DhcpOptions = Part<DhcpOptions>.Read(new DhcpOptions
        {
            DhcpOptionsId = "dopt-0aaa00000000001",
            DhcpConfigurations = [new() { Key = "domain-name", Values = [new() { Value = "eu-central-1.compute.internal" }] }, new() { Key = "domain-name-servers", Values = [new() { Value = "AmazonProvidedDNS" }] }],
        }),
        VpcBlockPublicAccessOptions = Part<VpcBlockPublicAccessOptions>.Read(new VpcBlockPublicAccessOptions { InternetGatewayBlockMode = "off", State = "default-state", ManagedBy = "account" }),
        VpcBlockPublicAccessExclusions = Part<VpcBlockPublicAccessExclusion>.Read(),
        HostedZones = Part<HostedZone>.Read(),
    };

    public static Domain Domain() => new()
    {
        DomainArn = DomainArn, DomainId = DomainId, DomainName = "healthy", Status = "InService", AppNetworkAccessType = "VpcOnly", VpcId = Vpc, SubnetIds = [SubnetA, SubnetB],
        AuthMode = "IAM", HomeEfsFileSystemId = FileSystem, TagPropagation = "ENABLED",
        DefaultUserSettings = new() { ExecutionRole = $"arn:aws:iam::{Account}:role/studio", SecurityGroups = [DomainGroup] },
        DefaultSpaceSettings = new() { ExecutionRole = $"arn:aws:iam::{Account}:role/studio", SecurityGroups = [DomainGroup] },
    };

    public static Route Local(string cidr = "10.20.0.0/16") => new() { DestinationCidrBlock = cidr, GatewayId = "local", State = "active", Origin = "CreateRouteTable" };

    public static RouteTable PrivateTable(string id, string subnet, params Route[] more) => new()
    {
        RouteTableId = id, VpcId = Vpc, Associations = [new() { RouteTableAssociationId = "rtbassoc-" + id[4..], SubnetId = subnet }],
        Routes = [Local(), new() { DestinationPrefixListId = S3PrefixList, GatewayId = S3Endpoint, State = "active", Origin = "CreateRoute" }, .. more],
    };

    public static Subnet Subnet(string id, string cidr, string zone, int zoneNumber, int free = 240) => new()
    {
        SubnetId = id, VpcId = Vpc, CidrBlock = cidr, AvailabilityZone = Region + zone, AvailabilityZoneId = $"euc1-az{zoneNumber}", AvailableIpAddressCount = free, OwnerId = Account,
    };

    public static NetworkAclEntry Rule(int number, string action, bool egress, string cidr = "0.0.0.0/0", string protocol = "-1", int? from = null, int? to = null) => new()
    {
        RuleNumber = number, RuleAction = action, Egress = egress, CidrBlock = cidr, Protocol = protocol, PortRange = from is null ? null : new() { From = from.Value, To = to ?? from.Value },
    };

    public static SecurityGroup Group(string id, string name, IReadOnlyList<IpPermission> ingress, IReadOnlyList<IpPermission> egress) => new()
    {
        GroupId = id, GroupName = name, VpcId = Vpc, OwnerId = Account, IpPermissions = ingress, IpPermissionsEgress = egress,
    };

    public static IpPermission Tcp(int from, int to, string? cidr = null, string? group = null, string? prefixList = null) => new()
    {
        IpProtocol = "tcp", FromPort = from, ToPort = to,
        IpRanges = cidr is null ? [] : [new() { CidrIp = cidr }],
        UserIdGroupPairs = group is null ? [] : [new() { GroupId = group, UserId = Account }],
        PrefixListIds = prefixList is null ? [] : [new() { Id = prefixList }],
    };

    public static IpPermission AllTraffic(string cidr = "0.0.0.0/0") => new() { IpProtocol = "-1", IpRanges = [new() { CidrIp = cidr }] };

    public static Tag Tag(string key, string value) => new() { Key = key, Value = value };

    private static VpcEndpoint Endpoint(string service, int i) => new()
    {
        VpcEndpointId = $"vpce-0aaa00000000000{i:x2}", VpcEndpointType = "Interface", VpcId = Vpc, ServiceName = service, State = "available", SubnetIds = [SubnetA, SubnetB],
        Groups = [new() { GroupId = EndpointGroup, GroupName = "endpoints" }], PrivateDnsEnabled = true, NetworkInterfaceIds = [$"eni-0aaa0000000{i:x2}a1", $"eni-0aaa0000000{i:x2}b1"], OwnerId = Account,
    };

    private static NetworkInterface EndpointInterface(int i, string subnet, string address) => new()
    {
        NetworkInterfaceId = $"eni-0aaa0000000{i:x2}{(subnet == SubnetA ? "a1" : "b1")}", VpcId = Vpc, SubnetId = subnet, InterfaceType = "vpc_endpoint", Status = "in-use",
        Description = $"VPC Endpoint Interface vpce-0aaa00000000000{i:x2}", Groups = [new() { GroupId = EndpointGroup }], PrivateIpAddress = address, SourceDestCheck = true,
    };

    private static NetworkInterface MountInterface(string id, string subnet, string address, string target) => new()
    {
        NetworkInterfaceId = id, VpcId = Vpc, SubnetId = subnet, InterfaceType = "efs", Status = "in-use", Description = $"EFS mount target for {FileSystem} ({target})",
        Groups = [new() { GroupId = NfsInbound }], PrivateIpAddress = address, SourceDestCheck = true,
    };

    private static MountTarget MountTarget(string id, string subnet, string address, string eni) => new()
    {
        FileSystemId = FileSystem, MountTargetId = id, SubnetId = subnet, VpcId = Vpc, IpAddress = address, NetworkInterfaceId = eni, SecurityGroups = [NfsInbound],
    };
}
