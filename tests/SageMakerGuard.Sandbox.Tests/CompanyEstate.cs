using System;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests;

/// <summary>Two accounts, and in the first one a region that has something of every kind.</summary>
internal static class CompanyEstate
{
    public const string OtherAccount = "444455556666";
    public const string PublicDomain = "d-public000001";
    public const string RStudioDomain = "d-rstudio00001";
    public const string Nat = "nat-0aaa0000000000001";
    public const string Igw = "igw-0aaa0000000000001";
    public const string Tgw = "tgw-0aaa0000000000001";
    public const string TgwTable = "tgw-rtb-0aaa0000000000001";
    public const string Interface = "eni-0aaa0000000000001";
    public const string OwnPrefixList = "pl-0aaa0000000000001";

    public static Estate Create() => new()
    {
        Source = "test",
        Regions =
        [
            Rich(),
            new RegionEstate { AccountId = OtherAccount, Region = "us-east-1", Domains = Part<Domain>.Read(Plain("d-other0000001", 1, "us-east-1", OtherAccount)) },
        ],
    };

    public static Domain Plain(string id, int number, string region = HealthyRegion.Region, string account = HealthyRegion.Account) => new()
    {
        DomainId = id, DomainArn = $"arn:aws:sagemaker:{region}:{account}:domain/{id}", DomainName = "plain-" + number, Status = "InService", AppNetworkAccessType = "PublicInternetOnly", AuthMode = "IAM",
        VpcId = HealthyRegion.Vpc, SubnetIds = [HealthyRegion.SubnetA], HomeEfsFileSystemId = $"fs-0bbb00000000{number:x4}", CreationTime = new DateTimeOffset(2025, 6, 1, 12, 0, 0, 250, TimeSpan.Zero),
        DefaultUserSettings = new() { ExecutionRole = $"arn:aws:iam::{account}:role/studio", SecurityGroups = [HealthyRegion.DomainGroup], CanvasAppSettings = new() },
    };

    public static RegionEstate Rich()
    {
        var healthy = HealthyRegion.Create();
        var rstudio = Plain(RStudioDomain, 99) with { DomainSettings = new() { RStudioServerProDomainSettings = new() { DomainExecutionRoleArn = $"arn:aws:iam::{HealthyRegion.Account}:role/rstudio" } } };
        var domains = healthy.Domains.Items.Append(Plain(PublicDomain, 98)).Append(rstudio).Concat(Enumerable.Range(1, 22).Select(i => Plain($"d-many{i:D8}", i)));
        return healthy with
        {
            Domains = Part<Domain>.Read(domains),
            UserProfiles = Part<UserProfile>.Read(
                new UserProfile { DomainId = HealthyRegion.DomainId, UserProfileName = "ada", Status = "InService", UserSettings = new() { SecurityGroups = [HealthyRegion.DomainGroup] } },
                new UserProfile { DomainId = PublicDomain, UserProfileName = "bob", Status = "InService" }),
            Spaces = Part<Space>.Read(new Space
            {
                DomainId = HealthyRegion.DomainId, SpaceName = "team", Status = "InService", SpaceSharingSettingsSummary = new() { SharingType = "Shared" }, OwnershipSettingsSummary = new() { OwnerUserProfileName = "ada" },
                SpaceSettingsSummary = new() { AppType = "JupyterLab" },
            }),
            Apps = Part<App>.Read(
                App("bob", null, "JupyterServer", "default", "InService"),
                App("bob", null, "KernelGateway", "broken", "Failed"),
                App("bob", null, "KernelGateway", "gone", "Deleted"),
                App("bob", null, "KernelGateway", "starting", "Pending")),
            NotebookInstances = Part<NotebookInstance>.Read(
                Notebook("Old-Notebook", "InService"), Notebook("stopped-one", "Stopped"), Notebook("failed-one", "Failed")),
            NatGateways = Part<NatGateway>.Read(new NatGateway
            {
                NatGatewayId = Nat, VpcId = HealthyRegion.Vpc, SubnetId = HealthyRegion.SubnetA, State = "available", ConnectivityType = "public",
                NatGatewayAddresses = [new() { AllocationId = "eipalloc-0aaa1", NetworkInterfaceId = "eni-0aaa1", PrivateIp = "10.20.1.9", PublicIp = "203.0.113.7" }], Tags = [HealthyRegion.Tag("Name", "nat & co <1>")],
            }),
            InternetGateways = Part<InternetGateway>.Read(new InternetGateway { InternetGatewayId = Igw, Attachments = [new() { VpcId = HealthyRegion.Vpc, State = "available" }] }),
            EgressOnlyInternetGateways = Part<EgressOnlyInternetGateway>.Read(new EgressOnlyInternetGateway { EgressOnlyInternetGatewayId = "eigw-0aaa1", Attachments = [new() { VpcId = HealthyRegion.Vpc, State = "attached" }] }),
            VpnGateways = Part<VpnGateway>.Read(new VpnGateway { VpnGatewayId = "vgw-0aaa1", State = "available", VpcAttachments = [new() { VpcId = HealthyRegion.Vpc, State = "attached" }] }),
            VpcPeeringConnections = Part<VpcPeeringConnection>.Read(new VpcPeeringConnection
            {
                VpcPeeringConnectionId = "pcx-0aaa1", Status = new() { Code = "active" },
                RequesterVpcInfo = new() { VpcId = HealthyRegion.Vpc, OwnerId = HealthyRegion.Account, CidrBlock = "10.20.0.0/16", CidrBlockSet = [new() { CidrBlock = "10.20.0.0/16" }], Region = HealthyRegion.Region },
                AccepterVpcInfo = new() { VpcId = "vpc-0bbb1", OwnerId = OtherAccount, CidrBlock = "10.30.0.0/16", Region = HealthyRegion.Region },
            }),
            TransitGatewayAttachments = Part<TransitGatewayAttachment>.Read(new TransitGatewayAttachment
            {
                TransitGatewayAttachmentId = "tgw-attach-0aaa1", TransitGatewayId = Tgw, ResourceType = "vpc", ResourceId = HealthyRegion.Vpc, State = "available", Association = new() { TransitGatewayRouteTableId = TgwTable, State = "associated" },
            }),
            TransitGatewayVpcAttachments = Part<TransitGatewayVpcAttachment>.Read(new TransitGatewayVpcAttachment
            {
                TransitGatewayAttachmentId = "tgw-attach-0aaa1", TransitGatewayId = Tgw, VpcId = HealthyRegion.Vpc, State = "available", SubnetIds = [HealthyRegion.SubnetA], Options = new() { ApplianceModeSupport = "enable" },
            }),
            TransitGatewayRouteTables = Part<TransitGatewayRouteTable>.Read(new TransitGatewayRouteTable
            {
                TransitGatewayRouteTableId = TgwTable, TransitGatewayId = Tgw, State = "available",
                Routes = [TgwRoute("10.20.0.0/16"), TgwRoute("10.0.0.0/8"), TgwRoute("0.0.0.0/0", "blackhole")],
            }),
            VpcEndpointServices = Part<VpcEndpointService>.Read([.. healthy.VpcEndpointServices.Items, Service("athena", "Interface", "athena.eu-central-1.amazonaws.com"), Service("dynamodb", "Gateway", null)]),
            PrefixLists = Part<PrefixList>.Read([.. healthy.PrefixLists.Items, new PrefixList { PrefixListId = OwnPrefixList, PrefixListName = "offices", Cidrs = [.. Enumerable.Range(0, 150).Select(i => $"198.51.{i}.0/24")] }]),
            NetworkInterfaces = Part<NetworkInterface>.Read(
            [
                .. healthy.NetworkInterfaces.Items,
                new NetworkInterface
                {
                    NetworkInterfaceId = Interface, VpcId = HealthyRegion.Vpc, SubnetId = HealthyRegion.SubnetB, Description = "bastion", InterfaceType = "interface", Status = "in-use", PrivateIpAddress = "10.20.2.240",
                    Groups = [new() { GroupId = HealthyRegion.DomainGroup }],
                },
            ]),
            HostedZones = Part<HostedZone>.Read(new HostedZone { HostedZoneId = "Z0123456789", Name = "corp.example.com.", VpcId = HealthyRegion.Vpc }),
            VpcBlockPublicAccessExclusions = Part<VpcBlockPublicAccessExclusion>.Read(new VpcBlockPublicAccessExclusion
            {
                ExclusionId = "vpcbpa-exclude-0aaa1", InternetGatewayExclusionMode = "allow-egress", ResourceArn = $"arn:aws:ec2:{HealthyRegion.Region}:{HealthyRegion.Account}:vpc/{HealthyRegion.Vpc}", State = "create-complete",
            }),
        };
    }

    public static App App(string? profile, string? space, string type, string name, string status) => new()
    {
        DomainId = PublicDomain, UserProfileName = profile, SpaceName = space, AppType = type, AppName = name, Status = status, ResourceSpec = new() { InstanceType = "ml.t3.medium" },
    };

    private static VpcEndpointService Service(string name, string type, string? privateName) => new()
    {
        ServiceName = "com.amazonaws.eu-central-1." + name, ServiceType = [new() { ServiceType = type }], PrivateDnsName = privateName, AvailabilityZones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"], VpcEndpointPolicySupported = true,
    };

    private static NotebookInstance Notebook(string name, string status) => new()
    {
        NotebookInstanceName = name, NotebookInstanceStatus = status, DirectInternetAccess = "Enabled", RootAccess = "Enabled", InstanceType = "ml.t3.medium", RoleArn = $"arn:aws:iam::{HealthyRegion.Account}:role/notebook",
        SubnetId = HealthyRegion.SubnetA, SecurityGroups = [HealthyRegion.DomainGroup],
    };

    private static TransitGatewayRoute TgwRoute(string cidr, string state = "active") => new()
    {
        DestinationCidrBlock = cidr, Type = "static", State = state,
        TransitGatewayAttachments = state == "active" ? [new() { TransitGatewayAttachmentId = "tgw-attach-0aaa1", ResourceId = HealthyRegion.Vpc, ResourceType = "vpc" }] : [],
    };
}
