using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Posture.Tests;

public sealed class NotebookTests
{
    private const string Arn = "arn:aws:sagemaker:eu-central-1:111122223333:notebook-instance/explore";

    private static readonly PostureJudge s_judge = new(PostureSettings.Default);

    private static NotebookInstance Good => new()
    {
        NotebookInstanceName = "explore", NotebookInstanceArn = Arn, NotebookInstanceStatus = "InService", DirectInternetAccess = "Disabled", SubnetId = HealthyRegion.SubnetA,
        SecurityGroups = [HealthyRegion.DomainGroup], RootAccess = "Disabled", InstanceType = "ml.t3.medium",
    };

    private static RegionEstate Region(NotebookInstance notebook) => HealthyRegion.Create() with
    {
        NotebookInstances = Part<NotebookInstance>.Read(notebook),
        Tags = Part<ResourceTags>.Read(new ResourceTags { ResourceARN = Arn, Tags = [HealthyRegion.Tag("Owner", "x"), HealthyRegion.Tag("CostCenter", "1"), HealthyRegion.Tag("DataSensitivity", "low")] }),
    };

    [Fact]
    public void A_good_notebook_instance_is_compliant()
    {
        var posture = s_judge.JudgeNotebooks(Region(Good)).Single();
        Assert.Empty(posture.Findings);
        Assert.Equal((Verdict.Compliant, 100, HealthyRegion.Vpc), (posture.Verdict, posture.Score, posture.VpcId));
    }

    public static TheoryData<string, Func<NotebookInstance, NotebookInstance>> Broken => new()
    {
        { "SMG-NB-001", n => n with { DirectInternetAccess = "Enabled" } },
        { "SMG-NB-001", n => n with { DirectInternetAccess = null } },
        { "SMG-NB-002", n => n with { SubnetId = null } },
        { "SMG-NB-003", n => n with { RootAccess = "Enabled" } },
        { "SMG-NB-003", n => n with { RootAccess = null } },
        { "SMG-NB-005", n => n with { NotebookInstanceArn = Arn + "2" } },
    };

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void What_is_wrong_is_found_and_has_a_remedy(string rule, Func<NotebookInstance, NotebookInstance> change)
    {
        var posture = s_judge.JudgeNotebooks(Region(change(Good))).Single();
        var finding = Assert.Single(posture.Findings);
        Assert.Equal((rule, FindingVerdict.Fail), (finding.RuleId, finding.Verdict));
        Assert.NotEmpty(finding.Remedy);
        Assert.NotEmpty(finding.Frameworks);
        Assert.Equal(Verdict.NonCompliant, posture.Verdict);
    }

    [Fact]
    public void An_instance_that_could_not_be_described_is_unknown_with_the_call_and_scores_no_better_than_the_worst()
    {
        var region = Region(new NotebookInstance { NotebookInstanceName = "explore", NotebookInstanceArn = Arn, NotebookInstanceStatus = "InService", Described = false });
        region = region with { NotebookInstances = region.NotebookInstances with { Unreadable = [RegionChanges.DeniedCall("sagemaker:DescribeNotebookInstance", "explore")] } };
        var posture = s_judge.JudgeNotebooks(region).Single();
        var worst = s_judge.JudgeNotebooks(Region(Good with { DirectInternetAccess = "Enabled", SubnetId = null, RootAccess = "Enabled" })).Single();
        Assert.Equal((Verdict.Unknown, "Unknown"), (posture.Verdict, posture.DirectInternetAccess));
        Assert.Equal("SMG-NB-004", Assert.Single(posture.Findings).RuleId);
        Assert.Contains("sagemaker:DescribeNotebookInstance", posture.Findings[0].Reason);
        Assert.True(posture.Score <= worst.Score);
    }

    [Fact]
    public void Tags_that_were_not_read_are_unknown_and_not_missing()
    {
        var region = Region(Good) with { Tags = Part<ResourceTags>.Failed(RegionChanges.DeniedCall("tag:GetResources")) };
        var posture = s_judge.JudgeNotebooks(region).Single();
        Assert.Equal(("SMG-NB-005", FindingVerdict.Unknown), (posture.Findings[0].RuleId, posture.Findings[0].Verdict));
        Assert.Equal(Verdict.Unknown, posture.Verdict);
    }

    [Fact]
    public void Every_rule_of_notebook_instances_has_a_case()
    {
        var tried = new HashSet<string>(Broken.Select(row => (string)((object[])row)[0])) { "SMG-NB-004" };
        Assert.Equal(RuleCatalog.All.Where(r => r.Id.StartsWith("SMG-NB-", StringComparison.Ordinal)).Select(r => r.Id).OrderBy(id => id), tried.OrderBy(id => id));
    }
}
