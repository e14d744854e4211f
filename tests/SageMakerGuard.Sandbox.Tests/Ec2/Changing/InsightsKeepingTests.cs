using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2.Changing;

/// <summary>Paths and analyses as a snapshot has them, and analyses that fail.</summary>
public class InsightsKeepingTests
{
    private const string MountTargetInA = "eni-0aaa00000000mta1";
    private const string MountTargetInB = "eni-0aaa00000000mtb1";

    private static Task<string> Path(Stage stage, string to) => stage.Make(
        "CreateNetworkInsightsPath", $"Source={MountTargetInA}&Protocol=tcp&ClientToken={Guid.NewGuid()}&{to}&TagSpecification.1.ResourceType=network-insights-path&TagSpecification.1.Tag.1.Key=Owner&TagSpecification.1.Tag.1.Value=ml", "networkInsightsPathId");

    private static Task<string> Start(Stage stage, string path) => stage.Make("StartNetworkInsightsAnalysis", $"NetworkInsightsPathId={path}&ClientToken={Guid.NewGuid()}", "networkInsightsAnalysisId");

    private static RegionEstate Region(Stage stage) => stage.Sandbox.Snapshot().Regions.Single(r => r.Region == HealthyRegion.Region && r.AccountId == HealthyRegion.Account);

    [Fact]
    public async Task A_snapshot_has_them_until_they_are_deleted_and_a_sandbox_that_starts_from_it_has_them_again()
    {
        using var first = Asking.Quick();
        Assert.Empty(Region(first).InsightsPaths.Items);
        var path = await Path(first, "Destination=" + MountTargetInB + "&DestinationPort=2049");
        var byFilter = await Path(first, "FilterAtSource.DestinationAddress=198.51.100.1&FilterAtSource.DestinationPortRange.FromPort=443&FilterAtSource.DestinationPortRange.ToPort=443");
        var analysis = await Start(first, path);
        var before = Region(first);
        Assert.Equal(new[] { path, byFilter }.Order(), before.InsightsPaths.Items.Select(p => p.NetworkInsightsPathId).Order());
        var found = Assert.Single(before.InsightsAnalyses.Items);
        Assert.Equal((analysis, path, "succeeded", false), (found.NetworkInsightsAnalysisId, found.NetworkInsightsPathId, found.Status, found.NetworkPathFound));
        Assert.Contains(found.Explanations, e => e.ExplanationCode == "ENI_SG_RULES_MISMATCH" && e.SecurityGroups.Any(g => g.Id == HealthyRegion.NfsInbound) && e.NetworkInterface is not null);

        using var second = new Stage(new SandboxOptions { Estate = first.Sandbox.Snapshot() });
        Assert.Empty(EstateDifferences.Between(first.Sandbox.Snapshot(), second.Sandbox.Snapshot()));
        Assert.Equal("ENI_SG_RULES_MISMATCH", (await second.Row("DescribeNetworkInsightsAnalyses", "networkInsightsAnalysisId", analysis)).Of("explanationCode"));
        await second.Do("DeleteNetworkInsightsAnalysis", "NetworkInsightsAnalysisId=" + analysis);
        await second.Do("DeleteNetworkInsightsPath", "NetworkInsightsPathId=" + path);
        await second.Do("DeleteNetworkInsightsPath", "NetworkInsightsPathId=" + byFilter);
        Assert.Equal((0, 0), (Region(second).InsightsPaths.Items.Count, Region(second).InsightsAnalyses.Items.Count));
    }

    [Theory]
    [InlineData("tiros:CreateQuery")]
    [InlineData("tiros:GetQueryAnswer")]
    [InlineData("tiros:GetQueryExplanation")]
    public async Task Without_what_AWS_does_in_the_callers_name_an_analysis_is_started_and_fails(string missing)
    {
        using var stage = new Stage(new SandboxOptions { PolicyDocument = $$"""{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"{{missing}}","Resource":"*"}]}""" });
        var path = await Path(stage, "Destination=" + MountTargetInB + "&DestinationPort=2049");
        var analysis = await stage.Row("DescribeNetworkInsightsAnalyses", "networkInsightsAnalysisId", await Start(stage, path));
        Assert.Equal(("failed", "The request failed due to insufficient permissions", "false"), (analysis.Of("status"), analysis.Of("statusMessage"), analysis.Of("networkPathFound")));
        Assert.Equal("failed", Assert.Single(Region(stage).InsightsAnalyses.Items).Status);
    }
}
