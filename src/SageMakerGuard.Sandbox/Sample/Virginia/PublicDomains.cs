using SageMakerGuard.Sandbox.Sample.Building;

namespace SageMakerGuard.Sandbox.Sample.Virginia;

/// <summary>Domains from before the rule: direct internet access, each with another reason why it is still so.</summary>
internal static class PublicDomains
{
    public static void Add(SampleRegion region)
    {
        var vpc = new SampleVpc(region, "studio-homes", "172.20.0.0/20");
        SampleSubnet[] subnets = [vpc.Subnet("a", "172.20.0.0/24", 'a'), vpc.Subnet("b", "172.20.1.0/24", 'b')];
        vpc.Table("internal", subnets);

        // People work in it day and night.
        SampleDomain.Add(region, new DomainPlan
        {
            Name = "catastrophe-modelling", Vpc = vpc, Subnets = subnets, Mode = "PublicInternetOnly", Users = 42, MonthsOld = 33, AuthMode = "IAM", TagPropagation = "DISABLED", Tags = Tagged.By("cat-modelling", "CC-1402"),
            Runs =
            [
                new("JupyterLab", 0, "ml.p3.2xlarge"), new("JupyterLab", 6, "ml.m5.4xlarge"), new("CodeEditor", 6), new("JupyterServer", 11), new("KernelGateway", 11, "ml.g4dn.xlarge"),
                new("JupyterLab", 17, "ml.m5.large", "Pending"), new("JupyterLab", 18, "ml.m5.large", "Deleting"), new("JupyterLab", 2, "ml.m5.large", SharedSpace: "hurricane-season"),
            ],
        });

        // Nobody would notice the switch; the mode was never written down, which means public.
        SampleDomain.Add(region, new DomainPlan
        {
            Name = "marketing-uplift", Vpc = vpc, Subnets = [subnets[0]], Mode = null, Users = 11, MonthsOld = 35, AuthMode = "IAM", TagPropagation = null, Tags = [("Owner", "marketing"), ("CostCenter", "")],
            Runs = [new("JupyterLab", 4, Status: "Deleted"), new("JupyterServer", 5, Status: "Failed")],
        });

        // RStudio freezes the mode: only a new domain helps.
        SampleDomain.Add(region, new DomainPlan
        {
            Name = "rstudio-actuaries", Vpc = vpc, Subnets = subnets, Mode = "PublicInternetOnly", Users = 19, MonthsOld = 26, Tags = Tagged.By("actuarial", "CC-1188"),
            RStudio = new() { DomainExecutionRoleArn = $"arn:aws:iam::{region.AccountId}:role/rstudio-domain", RStudioPackageManagerUrl = "https://packages.nordhaven.example" },
            Runs = [new("RStudioServerPro", 0), new("RSessionGateway", 3), new("RSessionGateway", 8)],
        });

        // Unified Studio made it, owns it, and gave it no VPC.
        SampleDomain.Add(region, new DomainPlan
        {
            Name = "SageMakerUnifiedStudio-customer-360", Mode = "PublicInternetOnly", Users = 14, MonthsOld = 6, AuthMode = "IAM", Tags = [("AmazonDataZoneProject", "5h2k9x0c1d7rmf"), ("AmazonDataZoneDomain", "dzd_4f6w8q2m1n0p3r")],
            UnifiedStudio = new() { StudioWebPortalAccess = "DISABLED", DomainAccountId = region.AccountId, DomainRegion = region.Name, DomainId = "dzd_4f6w8q2m1n0p3r", ProjectId = "5h2k9x0c1d7rmf", EnvironmentId = "b6v0t4s8y2z1kq" },
            Runs = [new("JupyterLab", 1)],
        });

        SampleNotebook.Add(region, "campaign-response", "Enabled", root: true, platform: "notebook-al2-v1");
        SampleNotebook.Add(region, "broker-churn", "Enabled", root: false, vpc, subnets[0], vpc.GroupId("default"), tags: Tagged.By("distribution", "CC-2270"));
        vpc.Finish();
    }
}
