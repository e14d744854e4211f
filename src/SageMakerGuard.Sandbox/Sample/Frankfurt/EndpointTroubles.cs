using System.Linq;
using SageMakerGuard.Sandbox.Sample.Building;

namespace SageMakerGuard.Sandbox.Sample.Frankfurt;

/// <summary>Five teams that built their own private networks, each with another mistake at the endpoints or their names.</summary>
internal static class EndpointTroubles
{
    public static void Add(SampleRegion region)
    {
        EndpointMissing(region);
        NoPrivateDns(region);
        EndpointGroupRefuses(region);
        PolicyLocksOut(region);
        DnsAttributesOff(region);
    }

    // STS, KMS and the image registry were forgotten, and one subnet's table lacks the route to S3.
    private static void EndpointMissing(SampleRegion region)
    {
        var (vpc, subnets) = Network(region, "actuarial", "10.41.0.0/16");
        var tables = subnets.Select(subnet => vpc.Table(subnet.Name, subnet)).ToList();
        vpc.S3Gateway([tables[0]]);
        var studio = vpc.StudioGroup();
        vpc.Endpoints(SampleVpc.CoreServices.Except(["sts", "kms", "ecr.dkr"]), subnets, vpc.EndpointGroup(studio));
        vpc.FlowLog("REJECT");
        SampleDomain.Add(region, new DomainPlan
        {
            Name = "actuarial-models", Vpc = vpc, Subnets = subnets, Groups = [studio], Users = 17, MonthsOld = 20, Tags = Tagged.By("actuarial", "CC-1188"),
            Runs = [new("JupyterLab", 1, Status: "Failed")],
        });
        vpc.Finish();
    }

    // The endpoints are there, and the names still lead to the internet.
    private static void NoPrivateDns(SampleRegion region)
    {
        var (vpc, subnets) = Network(region, "reserving", "10.42.0.0/16");
        vpc.S3Gateway([.. subnets.Select(subnet => vpc.Table(subnet.Name, subnet))]);
        var studio = vpc.StudioGroup();
        var endpoints = vpc.EndpointGroup(studio);
        vpc.Endpoints(["sagemaker.api", "sagemaker.runtime", "sts"], subnets, endpoints, privateDns: false);
        vpc.Endpoints(SampleVpc.CoreServices.Except(["sagemaker.api", "sagemaker.runtime", "sts"]), subnets, endpoints);
        vpc.FlowLog();
        SampleDomain.Add(region, new DomainPlan { Name = "reserving", Vpc = vpc, Subnets = subnets, Groups = [studio], Users = 12, MonthsOld = 16, Tags = Tagged.By("reserving", "CC-1190") });
        vpc.Finish();
    }

    // The endpoints' group admits a group that the apps no longer carry.
    private static void EndpointGroupRefuses(SampleRegion region)
    {
        var (vpc, subnets) = Network(region, "telematics", "10.43.0.0/16");
        vpc.S3Gateway([.. subnets.Select(subnet => vpc.Table(subnet.Name, subnet))]);
        var studio = vpc.StudioGroup("telematics-apps-v2");
        var former = vpc.Group("telematics-apps", "replaced by v2", [], [Rules.Everything]);
        vpc.Endpoints(SampleVpc.CoreServices, subnets, vpc.EndpointGroup(former));
        vpc.FlowLog();
        SampleDomain.Add(region, new DomainPlan
        {
            Name = "motor-telematics", Vpc = vpc, Subnets = subnets, Groups = [studio], Users = 26, MonthsOld = 7, Tags = Tagged.By("motor", "CC-5021"),
            Runs = [new("JupyterLab", 0, "ml.g5.2xlarge", "Pending")],
        });
        vpc.Finish();
    }

    // The endpoints' policy admits another account's roles only, and S3 one bucket only.
    private static void PolicyLocksOut(SampleRegion region)
    {
        var (vpc, subnets) = Network(region, "health", "10.44.0.0/16");
        vpc.S3Gateway([.. subnets.Select(subnet => vpc.Table(subnet.Name, subnet))], Policies.OnlyBucket("nordhaven-health-records"));
        var studio = vpc.StudioGroup();
        var endpoints = vpc.EndpointGroup(studio);
        vpc.Endpoints(["sagemaker.api"], subnets, endpoints, policy: Policies.OnlyAccount("998877665544"));
        vpc.Endpoints(SampleVpc.CoreServices.Skip(1), subnets, endpoints);
        vpc.FlowLog();
        SampleDomain.Add(region, new DomainPlan
        {
            Name = "health-scoring", Vpc = vpc, Subnets = subnets, Groups = [studio], Users = 15, MonthsOld = 11, Tags = Tagged.By("health", "CC-6042", "restricted"),
            Docker = new() { EnableDockerAccess = "ENABLED", VpcOnlyTrustedAccounts = [SampleCompany.ProductionAccount] },
        });
        vpc.Finish();
    }

    // Private DNS is asked for and cannot work: the VPC gives no host names, and its DHCP options lack the domain name that jobs need.
    private static void DnsAttributesOff(SampleRegion region)
    {
        var (vpc, subnets) = Network(region, "document-ai", "10.45.0.0/16");
        (vpc.DnsHostnames, vpc.DhcpDomainName) = (false, false);
        vpc.S3Gateway([.. subnets.Select(subnet => vpc.Table(subnet.Name, subnet))]);
        var studio = vpc.StudioGroup();
        vpc.Endpoints(SampleVpc.CoreServices, subnets, vpc.EndpointGroup(studio));
        vpc.FlowLog("ALL", "FAILED");
        SampleDomain.Add(region, new DomainPlan { Name = "document-ai", Vpc = vpc, Subnets = subnets, Groups = [studio], Users = 21, MonthsOld = 5, Tags = Tagged.By("operations", "CC-7300") });
        vpc.Finish();
    }

    private static (SampleVpc Vpc, SampleSubnet[] Subnets) Network(SampleRegion region, string name, string cidr)
    {
        var vpc = new SampleVpc(region, name, cidr);
        var start = cidr.Substring(0, cidr.IndexOf(".0.0/", System.StringComparison.Ordinal));
        return (vpc, [vpc.Subnet("private-a", start + ".0.0/23", 'a'), vpc.Subnet("private-b", start + ".2.0/23", 'b')]);
    }
}
