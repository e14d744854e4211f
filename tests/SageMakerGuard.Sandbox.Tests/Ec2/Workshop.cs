using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2;

/// <summary>The rich region with room to build in: more subnets, a default VPC, one that is peered and one that is not, free endpoint services.</summary>
internal static class Workshop
{
    public const string DefaultVpc = "vpc-0ddd0000000000001";
    public const string PeeredVpc = "vpc-0eee0000000000001";
    public const string LonelyVpc = "vpc-0fff0000000000001";
    public const string SubnetC = "subnet-0aaa00000000000c1";
    public const string SecondSubnetA = "subnet-0aaa00000000000a2";
    public const string FullSubnet = "subnet-0aaa00000000000c2";
    public const string LonelySubnet = "subnet-0fff00000000000a1";
    public const string LonelyTable = "rtb-0fff0000000000001";
    public const string DefaultGroup = "sg-0aaa0000000000001";
    public const string LooseGroup = "sg-0aaa0000000000002";
    public const string WebGroup = "sg-0ddd0000000000002";
    public const string PeeredGroup = "sg-0eee0000000000002";
    public const string LonelyGroup = "sg-0fff0000000000002";
    public const string Athena = "com.amazonaws.eu-central-1.athena";
    public const string Glue = "com.amazonaws.eu-central-1.glue";
    public const string Secrets = "com.amazonaws.eu-central-1.secretsmanager";
    public const string Smtp = "com.amazonaws.eu-central-1.email-smtp";
    public const string S3 = "com.amazonaws.eu-central-1.s3";
    public const string DynamoDb = "com.amazonaws.eu-central-1.dynamodb";

    private static readonly string[] s_zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"];

    public static TimeSpan Step { get; } = TimeSpan.FromMinutes(2);

    /// <summary>A sandbox in which every change takes two minutes.</summary>
    public static Stage Slow(SandboxOptions? options = null, Func<RegionEstate, RegionEstate>? with = null) =>
        new((options ?? new()) with { TransitionTime = Step, Estate = new Estate { Source = "test", Regions = [(with ?? (r => r))(Create())] } });

    public static RegionEstate Create()
    {
        var rich = CompanyEstate.Rich();
        return rich with
        {
            Vpcs = Part<Vpc>.Read([.. rich.Vpcs.Items, Vpc(DefaultVpc, "172.31.0.0/16") with { IsDefault = true, EnableDnsHostnames = true }, Vpc(PeeredVpc, "10.40.0.0/16"), Vpc(LonelyVpc, "10.50.0.0/16")]),
            Subnets = Part<Subnet>.Read(
            [
                .. rich.Subnets.Items, HealthyRegion.Subnet(SubnetC, "10.20.3.0/24", "c", 3), HealthyRegion.Subnet(SecondSubnetA, "10.20.4.0/24", "a", 1), HealthyRegion.Subnet(FullSubnet, "10.20.5.0/28", "c", 3, free: 0),
                HealthyRegion.Subnet(LonelySubnet, "10.50.1.0/24", "a", 1) with { VpcId = LonelyVpc },
            ]),
            RouteTables = Part<RouteTable>.Read([.. rich.RouteTables.Items, new RouteTable { RouteTableId = LonelyTable, VpcId = LonelyVpc, Routes = [HealthyRegion.Local("10.50.0.0/16")] }]),
            SecurityGroups = Part<SecurityGroup>.Read(
            [
                .. rich.SecurityGroups.Items, Group(DefaultGroup, "default", HealthyRegion.Vpc), Group(LooseGroup, "loose", HealthyRegion.Vpc), Group("sg-0ddd0000000000001", "default", DefaultVpc), Group(WebGroup, "web", DefaultVpc),
                Group(PeeredGroup, "peered", PeeredVpc), Group(LonelyGroup, "lonely", LonelyVpc),
            ]),
            VpcPeeringConnections = Part<VpcPeeringConnection>.Read([.. rich.VpcPeeringConnections.Items, Peering("pcx-0eee1", "active", PeeredVpc), Peering("pcx-0fff1", "deleted", LonelyVpc)]),
            VpcEndpointServices = Part<VpcEndpointService>.Read(
                Service(Athena, "Interface", "athena.eu-central-1.amazonaws.com"), Service(Glue, "Interface", "glue.eu-central-1.amazonaws.com"), Service(Secrets, "Interface", "secretsmanager.eu-central-1.amazonaws.com"),
                Service("com.amazonaws.eu-central-1.sts", "Interface", "sts.eu-central-1.amazonaws.com"), Service(Smtp, "Interface", "email-smtp.eu-central-1.amazonaws.com", "eu-central-1b"),
                Service(S3, "Gateway", null), Service(S3, "Interface", "*.s3.eu-central-1.amazonaws.com"), Service(DynamoDb, "Gateway", null), Service(DynamoDb, "Interface", null)),
            HostedZones = Part<HostedZone>.Read([.. rich.HostedZones.Items, new HostedZone { HostedZoneId = "Z0SECRETS", Name = "secretsmanager.eu-central-1.amazonaws.com.", VpcId = HealthyRegion.Vpc }]),
            FlowLogs = Part<FlowLog>.Read(HealthyRegion.Create().FlowLogs.Items.Select(f => f with { LogDestination = "arn:aws:s3:::logs", Tags = [HealthyRegion.Tag("Name", "flows")] })),
            Addresses = Part<Address>.Read(new Address { AllocationId = "eipalloc-0aaa0000000000001", PublicIp = "203.0.113.7", Tags = [HealthyRegion.Tag("Name", "nat")] }),
        };
    }

    public static VpcEndpointService Service(string name, string type, string? privateName, params string[] zones) => new()
    {
        ServiceName = name, ServiceType = [new() { ServiceType = type }], PrivateDnsName = privateName, AvailabilityZones = zones.Length > 0 ? zones : s_zones, VpcEndpointPolicySupported = true,
    };

    /// <summary>Everything that a region shows of its network, to see that a refused call changed nothing.</summary>
    public static async Task<string> Network(Stage stage)
    {
        var texts = new List<string>();
        foreach (var action in new[] { "DescribeVpcs", "DescribeSubnets", "DescribeRouteTables", "DescribeSecurityGroups", "DescribeSecurityGroupRules", "DescribeVpcEndpoints", "DescribeNetworkInterfaces", "DescribeFlowLogs", "DescribeManagedPrefixLists" })
            texts.Add(string.Concat((await stage.Ec2(action)).Xml.Elements().Where(e => e.Name.LocalName != "requestId")));
        texts.Add((await stage.Tagging("GetResources", new { ResourcesPerPage = 100 })).Body);
        return string.Join("\n", texts);
    }

    /// <summary>One element of the one resource of a describe call.</summary>
    public static async Task<string?> See(Stage stage, string action, string parameters, string element) => (await stage.Ec2(action, parameters)).One(element);

    private static Vpc Vpc(string id, string cidr) => new() { VpcId = id, OwnerId = HealthyRegion.Account, CidrBlock = cidr, State = "available", EnableDnsSupport = true, EnableDnsHostnames = false };

    private static SecurityGroup Group(string id, string name, string vpc) => new()
    {
        GroupId = id, GroupName = name, VpcId = vpc, OwnerId = HealthyRegion.Account, IpPermissions = [HealthyRegion.Tcp(22, 22, "10.0.0.0/8"), HealthyRegion.Tcp(443, 443, "10.0.0.0/8")],
        IpPermissionsEgress = [HealthyRegion.AllTraffic()],
    };

    private static VpcPeeringConnection Peering(string id, string status, string vpc) => new()
    {
        VpcPeeringConnectionId = id, Status = new() { Code = status }, RequesterVpcInfo = new() { VpcId = HealthyRegion.Vpc, OwnerId = HealthyRegion.Account, Region = HealthyRegion.Region },
        AccepterVpcInfo = new() { VpcId = vpc, OwnerId = HealthyRegion.Account, Region = HealthyRegion.Region },
    };
}
