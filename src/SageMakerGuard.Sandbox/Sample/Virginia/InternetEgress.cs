using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Sample.Building;

namespace SageMakerGuard.Sandbox.Sample.Virginia;

/// <summary>VpcOnly domains that reach the internet, each by another way: inspected, uninspected, across zones, not at all, and straight out.</summary>
internal static class InternetEgress
{
    public static void Add(SampleRegion region)
    {
        Inspected(region);
        UninspectedAndAcrossZones(region);
        Blackholed(region);
        PublicSubnets(region);
    }

    // Every packet to the internet passes a firewall endpoint of its own zone before the NAT gateway.
    private static void Inspected(SampleRegion region)
    {
        var vpc = new SampleVpc(region, "inspected", "10.60.0.0/16");
        SampleSubnet[] studio = [vpc.Subnet("studio-a", "10.60.0.0/22", 'a'), vpc.Subnet("studio-b", "10.60.4.0/22", 'b')];
        SampleSubnet[] firewall = [vpc.Subnet("firewall-a", "10.60.240.0/28", 'a'), vpc.Subnet("firewall-b", "10.60.240.16/28", 'b')];
        SampleSubnet[] nat = [vpc.Subnet("nat-a", "10.60.241.0/28", 'a'), vpc.Subnet("nat-b", "10.60.241.16/28", 'b')];
        var gateway = vpc.InternetGateway();
        var tables = new SampleTable[2];
        for (var zone = 0; zone < 2; zone++)
        {
            var endpoint = Firewall(region, vpc, firewall[zone]);
            tables[zone] = vpc.Table(studio[zone].Name, studio[zone]).To(new Route { DestinationCidrBlock = "0.0.0.0/0", GatewayId = endpoint });
            vpc.Table(firewall[zone].Name, firewall[zone]).ToInternetBy(vpc.NatGateway(nat[zone], 20 + zone));
            vpc.Table(nat[zone].Name, nat[zone]).ToInternetByGateway(gateway)
                .To(new Route { DestinationCidrBlock = zone == 0 ? "10.60.0.0/22" : "10.60.4.0/22", GatewayId = endpoint });
        }

        vpc.S3Gateway(tables);
        var apps = vpc.GroupId("studio-apps");
        vpc.Group("studio-apps", "SageMaker Studio apps", [Rules.Group(region.AccountId, apps, 8192, 65535)], [Rules.Cidr("0.0.0.0/0", 443, 443), Rules.Group(region.AccountId, apps, 8192, 65535)]);
        vpc.Endpoints(SampleVpc.CoreServices, studio, vpc.EndpointGroup(apps));
        vpc.FlowLog();
        SampleDomain.Add(region, new DomainPlan
        {
            Name = "reinsurance-treaty", Vpc = vpc, Subnets = studio, Groups = [apps], Users = 27, MonthsOld = 10, Tags = Tagged.By("reinsurance", "CC-8100"),
            Runs = [new("JupyterLab", 2, "ml.m5.xlarge"), new("CodeEditor", 13)],
        });
        vpc.Finish();
    }

    // One NAT gateway for two zones, and nothing looks at what passes it.
    private static void UninspectedAndAcrossZones(SampleRegion region)
    {
        var vpc = new SampleVpc(region, "litigation", "10.61.0.0/16");
        SampleSubnet[] studio = [vpc.Subnet("studio-a", "10.61.0.0/23", 'a'), vpc.Subnet("studio-b", "10.61.2.0/23", 'b')];
        var edge = vpc.Subnet("edge-a", "10.61.250.0/27", 'a');
        vpc.Table("edge", edge).ToInternetByGateway(vpc.InternetGateway());
        var nat = vpc.NatGateway(edge, 30);
        var tables = studio.Select(subnet => vpc.Table(subnet.Name, subnet).ToInternetBy(nat)).ToList();
        vpc.S3Gateway(tables);
        var apps = vpc.GroupId("studio-apps");
        vpc.Group("studio-apps", "SageMaker Studio apps", [Rules.Group(region.AccountId, apps, 8192, 65535)], [Rules.Everything]);
        SampleDomain.Add(region, new DomainPlan
        {
            Name = "litigation-nlp", Vpc = vpc, Subnets = studio, Groups = [apps], Users = 16, MonthsOld = 18, Tags = Tagged.By("legal", "CC-9007", "restricted"),
            Runs = [new("JupyterLab", 1, "ml.g5.4xlarge")],
        });
        vpc.Finish();
    }

    // The NAT gateway is gone, its route is not; one zone, a small subnet, and a change that failed for it.
    private static void Blackholed(SampleRegion region)
    {
        var vpc = new SampleVpc(region, "legacy-life", "10.62.0.0/20");
        var studio = vpc.Subnet("studio-c", "10.62.0.0/26", 'c');
        studio.UsedByOthers = 44;
        vpc.Table("studio", studio).ToInternetBy(AwsIds.Of("nat", "legacy-life", "deleted"), "blackhole");
        var apps = vpc.Group("studio-apps", "SageMaker Studio apps", [], [Rules.Everything]);
        SampleDomain.Add(region, new DomainPlan
        {
            Name = "legacy-portfolio", Vpc = vpc, Subnets = [studio], Groups = [apps], Users = 23, MonthsOld = 31, Status = "Update_Failed", TagPropagation = "DISABLED", Tags = Tagged.By("life", "CC-1500"),
            FailureReason = "The subnet does not have enough free addresses.",
        });
        vpc.Finish();
    }

    // VpcOnly in name: the subnets lead straight to the internet gateway, which SageMaker's interfaces have no address for.
    private static void PublicSubnets(SampleRegion region)
    {
        var vpc = new SampleVpc(region, "agencies", "10.63.0.0/16");
        SampleSubnet[] subnets = [vpc.Subnet("public-a", "10.63.0.0/24", 'a'), vpc.Subnet("public-b", "10.63.1.0/24", 'b')];
        foreach (var subnet in subnets)
            subnet.MapPublicIpOnLaunch = true;
        vpc.Table("public", subnets).ToInternetByGateway(vpc.InternetGateway());
        SampleDomain.Add(region, new DomainPlan
        {
            Name = "agency-analytics", Vpc = vpc, Subnets = subnets, Groups = [vpc.GroupId("default")], Users = 29, MonthsOld = 22, AuthMode = "IAM", Tags = Tagged.By("distribution", "CC-2270", "secret"),
        });
        vpc.Finish();
    }

    // AWS Network Firewall puts an endpoint of type GatewayLoadBalancer into each of its subnets (Network Firewall Developer Guide).
    private static string Firewall(SampleRegion region, SampleVpc vpc, SampleSubnet subnet)
    {
        var id = AwsIds.Of("vpce", "firewall", subnet.Id);
        region.VpcEndpoints.Add(new VpcEndpoint
        {
            VpcEndpointId = id, VpcEndpointType = "GatewayLoadBalancer", VpcId = vpc.Id, ServiceName = $"com.amazonaws.vpce.{region.Name}.{AwsIds.Of("vpce-svc", "network-firewall", region.Name)}", State = "available",
            SubnetIds = [subnet.Id], NetworkInterfaceIds = [region.Interface(AwsIds.Of("eni", id), subnet, vpc.Id, "VPC Endpoint Interface " + id, "gateway_load_balancer_endpoint", [])],
            OwnerId = region.AccountId, CreationTimestamp = SampleCompany.Founded, Tags = [new() { Key = "AWSNetworkFirewallManaged", Value = "true" }],
        });
        return id;
    }
}
