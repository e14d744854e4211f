using System.Linq;
using SageMakerGuard.Sandbox.Sample.Building;

namespace SageMakerGuard.Sandbox.Sample.Research;

/// <summary>Research in Sydney, where the whole account is cut off from internet gateways in both directions. Packets die inside the VPC here.</summary>
internal static class SydneyLabs
{
    public static void Add(SampleRegion region)
    {
        region.BlockPublicAccess = "block-bidirectional";
        CutOffByBlockPublicAccess(region);
        NfsBlocked(region);
        NoWayBack(region);
        ForgottenTags(region);
    }

    // NAT gateway and route are all right; VPC block public access stops what they send.
    private static void CutOffByBlockPublicAccess(SampleRegion region)
    {
        var vpc = new SampleVpc(region, "bushfire", "10.70.0.0/16");
        SampleSubnet[] studio = [vpc.Subnet("studio-a", "10.70.0.0/23", 'a'), vpc.Subnet("studio-b", "10.70.2.0/23", 'b')];
        SampleSubnet[] edge = [vpc.Subnet("edge-a", "10.70.250.0/28", 'a'), vpc.Subnet("edge-b", "10.70.250.16/28", 'b')];
        vpc.Table("edge", edge).ToInternetByGateway(vpc.InternetGateway());
        vpc.S3Gateway([.. studio.Select((subnet, i) => vpc.Table(subnet.Name, subnet).ToInternetBy(vpc.NatGateway(edge[i], 40 + i)))]);
        var apps = vpc.GroupId("studio-apps");
        vpc.Group("studio-apps", "SageMaker Studio apps", [Rules.Group(region.AccountId, apps, 8192, 65535)], [Rules.Everything]);
        vpc.FlowLog();
        SampleDomain.Add(region, new DomainPlan { Name = "bushfire-exposure", Vpc = vpc, Subnets = studio, Groups = [apps], Users = 13, MonthsOld = 15, Tags = Tagged.By("research-climate", "CC-R120") });
        vpc.Finish();
    }

    // A tidy-up emptied the groups that SageMaker made: home directories no longer mount.
    private static void NfsBlocked(SampleRegion region)
    {
        var (vpc, subnets, studio) = Private(region, "telehealth", "10.71.0.0/16");
        SampleDomain.Add(region, new DomainPlan
        {
            Name = "telehealth-triage", Vpc = vpc, Subnets = subnets, Groups = [studio], Users = 20, MonthsOld = 13, NfsRules = false, Tags = Tagged.By("research-health", "CC-R130", "restricted"), Runs = [new("JupyterLab", 4, Status: "Failed")],
        });
        vpc.Finish();
    }

    // The subnets' ACL lets HTTPS and NFS out, and no answer back in.
    private static void NoWayBack(SampleRegion region)
    {
        var (vpc, subnets, studio) = Private(region, "pricing", "10.72.0.0/16");
        vpc.Acl("hardened", subnets,
        [
            Rules.Allow(100, false, "10.72.0.0/16", 443, 443), Rules.Allow(110, false, "10.72.0.0/16", 2049, 2049), Rules.Deny(false),
            Rules.Allow(100, true, "0.0.0.0/0", 443, 443), Rules.Allow(110, true, "10.72.0.0/16", 2049, 2049), Rules.Deny(true),
        ]);
        SampleDomain.Add(region, new DomainPlan { Name = "apac-pricing", Vpc = vpc, Subnets = subnets, Groups = [studio], Users = 16, MonthsOld = 10, Tags = Tagged.By("research-pricing", "CC-R140") });
        vpc.Finish();
    }

    // The network is all right. The tags are not, and nothing that the domain makes inherits them.
    private static void ForgottenTags(SampleRegion region)
    {
        var (vpc, subnets, studio) = Private(region, "assist", "10.73.0.0/16");
        SampleDomain.Add(region, new DomainPlan
        {
            Name = "claims-assist-apac", Vpc = vpc, Subnets = subnets, Groups = [studio], Users = 25, MonthsOld = 2, TagPropagation = "DISABLED", Tags = [("owner", "n/a"), ("DataSensitivity", "dunno"), ("Project", "assist")],
            Runs = [new("JupyterLab", 8), new("JupyterLab", 15, "ml.g5.12xlarge")],
        });
        vpc.Finish();
    }

    private static (SampleVpc Vpc, SampleSubnet[] Subnets, string StudioGroup) Private(SampleRegion region, string name, string cidr)
    {
        var vpc = new SampleVpc(region, name, cidr);
        var start = cidr.Substring(0, cidr.IndexOf(".0.0/", System.StringComparison.Ordinal));
        SampleSubnet[] subnets = [vpc.Subnet("private-a", start + ".0.0/23", 'a'), vpc.Subnet("private-b", start + ".2.0/23", 'b')];
        vpc.S3Gateway([.. subnets.Select(subnet => vpc.Table(subnet.Name, subnet))]);
        var studio = vpc.StudioGroup();
        vpc.Endpoints(SampleVpc.CoreServices, subnets, vpc.EndpointGroup(studio));
        vpc.FlowLog();
        return (vpc, subnets, studio);
    }
}
