using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Sandbox.Sample.Building;

namespace SageMakerGuard.Sandbox.Sample.Frankfurt;

/// <summary>The network that works: three zones, all endpoints, no way to the internet. Three teams share it, and two of them found a way to differ.</summary>
internal static class ClaimsPlatform
{
    public static void Add(SampleRegion region)
    {
        var vpc = new SampleVpc(region, "ml-platform", "10.40.0.0/16");
        SampleSubnet[] subnets = [vpc.Subnet("studio-a", "10.40.0.0/22", 'a'), vpc.Subnet("studio-b", "10.40.4.0/22", 'b'), vpc.Subnet("studio-c", "10.40.8.0/22", 'c')];
        vpc.S3Gateway([.. subnets.Select(subnet => vpc.Table(subnet.Name, subnet))]);
        var studio = vpc.StudioGroup();
        var endpoints = vpc.EndpointGroup(studio);
        vpc.Endpoints(SampleVpc.CoreServices, subnets, endpoints);
        vpc.FlowLog();

        // Nothing is wrong here, and people are at work.
        SampleDomain.Add(region, new DomainPlan
        {
            Name = "claims-fraud", Vpc = vpc, Subnets = subnets, Groups = [studio], Users = 38, MonthsOld = 30, Tags = Tagged.By("claims-analytics", "CC-4410"),
            Runs = [new("JupyterLab", 0, "ml.m5.2xlarge"), new("JupyterLab", 3), new("CodeEditor", 7), new("JupyterLab", 12, "ml.g5.xlarge"), new("JupyterLab", 5, SharedSpace: "triage-board"), new("JupyterLab", 20, Status: "Deleted")],
        });

        // Canvas wants services that nobody made endpoints for.
        SampleDomain.Add(region, new DomainPlan
        {
            Name = "underwriting-canvas", Vpc = vpc, Subnets = [subnets[0], subnets[1]], Groups = [studio], Users = 24, MonthsOld = 9, Canvas = true, Tags = Tagged.By("underwriting", "CC-2205"),
            Runs = [new("Canvas", 1), new("Canvas", 4)],
        });

        // Two profiles carry a group of their own that lets everything in and out.
        var open = vpc.Group("pricing-debug", "temporary, remove after the workshop", [Rules.Cidr("0.0.0.0/0", 0, 65535)], [Rules.Everything]);
        SampleDomain.Add(region, new DomainPlan
        {
            Name = "pricing-lab", Vpc = vpc, Subnets = subnets, Groups = [studio], Users = 31, MonthsOld = 14, Tags = Tagged.By("pricing", "CC-3117", "internal"),
            OwnGroups = new Dictionary<int, IReadOnlyList<string>> { [2] = [open], [9] = [open] },
            Runs = [new("JupyterLab", 2, "ml.m5.xlarge"), new("JupyterServer", 9), new("KernelGateway", 9, "ml.m5.large")],
        });

        SampleNotebook.Add(region, "claims-etl", "Disabled", root: false, vpc, subnets[0], studio, tags: Tagged.By("claims-analytics", "CC-4410"));
        SampleNotebook.Add(region, "Fraud-Backtest", "Disabled", root: true, vpc, subnets[1], studio, status: "Stopped", instanceType: "ml.m5.4xlarge", platform: "notebook-al2-v2", tags: Tagged.By("claims-analytics", "CC-4410"));
        vpc.Finish();
    }
}
