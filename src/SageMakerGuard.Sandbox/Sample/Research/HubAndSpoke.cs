using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Sample.Building;

namespace SageMakerGuard.Sandbox.Sample.Research;

/// <summary>Research in Virginia: a spoke whose endpoints are in the network team's hub, a VPC that the network team shares, and a playground.</summary>
internal static class HubAndSpoke
{
    public static void Add(SampleRegion region)
    {
        Spoke(region);
        SharedVpc(region);
        Playground(region);
    }

    // The spoke has no endpoint of its own but S3; names lead into the hub by private zones, packets by the transit gateway. The hub's
    // route tables belong to the network account and are not seen from here.
    private static void Spoke(SampleRegion region)
    {
        var vpc = new SampleVpc(region, "genomics-spoke", "10.80.0.0/20");
        SampleSubnet[] studio = [vpc.Subnet("studio-a", "10.80.0.0/23", 'a'), vpc.Subnet("studio-b", "10.80.2.0/23", 'b')];
        SampleSubnet[] transit = [vpc.Subnet("transit-a", "10.80.15.0/28", 'a'), vpc.Subnet("transit-b", "10.80.15.16/28", 'b')];
        var gateway = AwsIds.Of("tgw", "nordhaven", region.Name);
        var attachment = AwsIds.Of("tgw-attach", vpc.Id);
        var tables = studio.Select(subnet => vpc.Table(subnet.Name, subnet).To(new Route { DestinationCidrBlock = "0.0.0.0/0", TransitGatewayId = gateway })).ToList();
        vpc.Table("transit", transit);
        vpc.S3Gateway(tables);
        foreach (var subnet in transit)
            region.Interface(AwsIds.Of("eni", attachment, subnet.Id), subnet, vpc.Id, "Network Interface for Transit Gateway Attachment " + attachment, "transit_gateway", []);
        region.TransitGatewayAttachments.Add(new TransitGatewayAttachment
        {
            TransitGatewayAttachmentId = attachment, TransitGatewayId = gateway, ResourceType = "vpc", ResourceId = vpc.Id, ResourceOwnerId = region.AccountId, State = "available",
            Association = new() { TransitGatewayRouteTableId = AwsIds.Of("tgw-rtb", "spokes", region.Name), State = "associated" },
        });
        region.TransitGatewayVpcAttachments.Add(new TransitGatewayVpcAttachment
        {
            TransitGatewayAttachmentId = attachment, TransitGatewayId = gateway, VpcId = vpc.Id, State = "available", SubnetIds = [.. transit.Select(subnet => subnet.Id)],
            Options = new() { SecurityGroupReferencingSupport = "disable", ApplianceModeSupport = "disable" },
        });
        foreach (var name in new[] { "api.sagemaker", "runtime.sagemaker", "sts", "logs", "monitoring", "api.ecr", "dkr.ecr", "kms" })
            region.HostedZones.Add(Zone(vpc.Id, $"{name}.{region.Name}.amazonaws.com."));
        region.HostedZones.Add(Zone(vpc.Id, $"studio.{region.Name}.sagemaker.aws."));

        var apps = vpc.GroupId("studio-apps");
        vpc.Group("studio-apps", "SageMaker Studio apps", [Rules.Group(region.AccountId, apps, 8192, 65535)],
            [Rules.Group(region.AccountId, apps, 8192, 65535), Rules.Cidr("10.0.0.0/8", 443, 443), Rules.PrefixList(region.Zones.S3PrefixList, 443, 443)]);
        vpc.FlowLog();
        SampleDomain.Add(region, new DomainPlan
        {
            Name = "genomics-risk", Vpc = vpc, Subnets = studio, Groups = [apps], Users = 22, MonthsOld = 8, Tags = Tagged.By("research-life", "CC-R110", "restricted"),
            Runs = [new("JupyterLab", 3, "ml.m5.8xlarge")],
        });
        vpc.Finish();
    }

    // The network account owns the VPC: its tags, gateways and endpoints are not seen from here, its routes and ACLs are.
    private static void SharedVpc(SampleRegion region)
    {
        var vpc = new SampleVpc(region, "shared-research", "10.90.0.0/18", SampleCompany.NetworkAccount);
        SampleSubnet[] subnets = [vpc.Subnet("research-a", "10.90.0.0/24", 'a'), vpc.Subnet("research-b", "10.90.1.0/24", 'b')];
        vpc.Table("research", subnets).To(new Route { DestinationPrefixListId = region.Zones.S3PrefixList, GatewayId = AwsIds.Of("vpce", "network-account", "s3") });
        var apps = vpc.GroupId("climate-apps");
        vpc.Group("climate-apps", "SageMaker Studio apps", [Rules.Group(region.AccountId, apps, 8192, 65535)],
            [Rules.Group(region.AccountId, apps, 8192, 65535), Rules.Cidr("10.90.0.0/18", 443, 443), Rules.PrefixList(region.Zones.S3PrefixList, 443, 443)]);
        foreach (var name in new[] { "api.sagemaker", "sts" })
            region.HostedZones.Add(Zone(vpc.Id, $"{name}.{region.Name}.amazonaws.com."));
        SampleDomain.Add(region, new DomainPlan
        {
            Name = "climate-lab", Vpc = vpc, Subnets = subnets, Groups = [apps], Users = 18, MonthsOld = 4, Tags = Tagged.By("research-climate", "CC-R120", "internal"), Runs = [new("CodeEditor", 2)],
        });
        vpc.Finish();
    }

    // Somebody's first click: the default VPC, the default everything, no tag at all.
    private static void Playground(SampleRegion region)
    {
        var vpc = new SampleVpc(region, "default", "172.31.0.0/16");
        SampleSubnet[] subnets = [vpc.Subnet("default-a", "172.31.0.0/20", 'a'), vpc.Subnet("default-b", "172.31.16.0/20", 'b'), vpc.Subnet("default-f", "172.31.32.0/20", 'f')];
        foreach (var subnet in subnets)
            subnet.MapPublicIpOnLaunch = true;
        vpc.Table("internet", subnets).ToInternetByGateway(vpc.InternetGateway());
        SampleDomain.Add(region, new DomainPlan
        {
            Name = "QuickSetupDomain-20251114T091502", Vpc = vpc, Subnets = subnets, Mode = "PublicInternetOnly", Users = 10, MonthsOld = 12, AuthMode = "IAM", TagPropagation = null, Tags = null, Canvas = true,
            Runs = [new("Canvas", 0), new("JupyterLab", 0)],
        });
        SampleNotebook.Add(region, "thesis", "Enabled", root: true, instanceType: "ml.p3.2xlarge", platform: "notebook-al2-v2");
        vpc.Finish();
    }

    private static HostedZone Zone(string vpc, string name) => new()
    {
        HostedZoneId = "Z0" + AwsIds.Node("zone", name).Substring(0, 18).ToUpperInvariant(), Name = name, VpcId = vpc,
    };
}
