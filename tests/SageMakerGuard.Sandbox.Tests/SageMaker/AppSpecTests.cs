using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.SageMaker;

public class AppSpecTests
{
    [Fact]
    public async Task An_app_can_be_started_again_with_all_that_was_said_of_it()
    {
        using var stage = new Stage();
        var spec = new
        {
            InstanceType = "ml.t3.medium", SageMakerImageArn = "arn:aws:sagemaker:eu-central-1:545423591354:image/sagemaker-distribution-cpu", SageMakerImageVersionAlias = "2.1.0",
            SageMakerImageVersionArn = "arn:aws:sagemaker:eu-central-1:545423591354:image-version/sagemaker-distribution-cpu/9",
            LifecycleConfigArn = "arn:aws:sagemaker:eu-central-1:111122223333:studio-lifecycle-config/idle-stop",
        };
        var lab = new { HealthyRegion.DomainId, SpaceName = "team", AppType = "JupyterLab", AppName = "default", ResourceSpec = spec };
        Assert.Null((await stage.SageMaker("CreateApp", lab)).Code);
        foreach (var told in new[] { (await stage.SageMaker("DescribeApp", lab)).Json, (await stage.SageMaker("ListApps", new { DomainIdEquals = HealthyRegion.DomainId })).Json.GetProperty("Apps")[0] })
            Assert.All(spec.GetType().GetProperties(), p => Assert.Equal(p.GetValue(spec), told.GetProperty("ResourceSpec").GetProperty(p.Name).GetString()));
        Assert.Equal(spec.LifecycleConfigArn, stage.Sandbox.Snapshot().Regions.SelectMany(r => r.Apps.Items).Single(a => a.SpaceName == "team").ResourceSpec!.LifecycleConfigArn);
    }

    [Fact]
    public async Task Activity_is_told_by_DescribeApp_alone_and_is_the_last_health_check()
    {
        var lastSeen = new DateTimeOffset(2026, 2, 28, 17, 30, 0, TimeSpan.Zero);
        var region = CompanyEstate.Rich();
        region = region with { Apps = region.Apps.Select(a => a.Status == "InService" ? a with { LastUserActivityTimestamp = lastSeen } : a) };
        using var stage = new Stage(new SandboxOptions { Estate = new() { Regions = [region] }, TransitionTime = TimeSpan.FromMinutes(1) });
        var bobs = await stage.SageMaker("DescribeApp", new { DomainId = CompanyEstate.PublicDomain, UserProfileName = "bob", AppType = "JupyterServer", AppName = "default" });
        Assert.Equal(lastSeen.ToUnixTimeSeconds(), bobs.Json.GetProperty("LastUserActivityTimestamp").GetDouble());
        Assert.Equal(lastSeen.ToUnixTimeSeconds(), bobs.Json.GetProperty("LastHealthCheckTimestamp").GetDouble());
        Assert.DoesNotContain("LastUserActivityTimestamp", (await stage.SageMaker("ListApps")).Body, StringComparison.Ordinal);

        // One that is still Pending was seen by nobody.
        var lab = new { HealthyRegion.DomainId, SpaceName = "team", AppType = "JupyterLab", AppName = "default" };
        await stage.SageMaker("CreateApp", lab);
        Assert.False((await stage.SageMaker("DescribeApp", lab)).Json.TryGetProperty("LastUserActivityTimestamp", out _));
        stage.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(stage.Now.ToUnixTimeSeconds(), (await stage.SageMaker("DescribeApp", lab)).Json.GetProperty("LastUserActivityTimestamp").GetDouble());
    }

    [Fact]
    public async Task A_profile_gets_other_groups_in_time_and_keeps_the_rest_of_its_settings()
    {
        var region = CompanyEstate.Rich();
        region = region with { UserProfiles = region.UserProfiles.Select(p => p with { UserSettings = new UserSettings { ExecutionRole = "arn:aws:iam::111122223333:role/ada", SecurityGroups = [HealthyRegion.DomainGroup] } }) };
        using var stage = new Stage(new SandboxOptions { Estate = new() { Regions = [region] }, TransitionTime = TimeSpan.FromMinutes(1) });
        var ada = new { HealthyRegion.DomainId, UserProfileName = "ada" };
        var change = new { HealthyRegion.DomainId, UserProfileName = "ada", UserSettings = new { SecurityGroups = new[] { HealthyRegion.EndpointGroup } } };
        Assert.EndsWith($":user-profile/{HealthyRegion.DomainId}/ada", (await stage.SageMaker("UpdateUserProfile", change)).Text("UserProfileArn"));
        Assert.Equal("Updating", (await stage.SageMaker("DescribeUserProfile", ada)).Text("Status"));
        Assert.Equal("ResourceInUse", (await stage.SageMaker("UpdateUserProfile", change)).Code);
        stage.Now += TimeSpan.FromMinutes(1);
        var after = await stage.SageMaker("DescribeUserProfile", ada);
        Assert.Equal(("InService", "arn:aws:iam::111122223333:role/ada"), (after.Text("Status"), after.Json.GetProperty("UserSettings").GetProperty("ExecutionRole").GetString()));
        Assert.Equal(HealthyRegion.EndpointGroup, after.Json.GetProperty("UserSettings").GetProperty("SecurityGroups")[0].GetString());
        Assert.Equal("ResourceNotFound", (await stage.SageMaker("UpdateUserProfile", new { HealthyRegion.DomainId, UserProfileName = "nobody" })).Code);
    }
}
