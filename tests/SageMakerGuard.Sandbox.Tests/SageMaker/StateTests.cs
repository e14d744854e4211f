using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.SageMaker;

public class StateTests
{
    private static readonly object s_toVpcOnly = new { DomainId = "d-many00000001", AppNetworkAccessType = "VpcOnly", VpcId = HealthyRegion.Vpc, SubnetIds = new[] { HealthyRegion.SubnetA, HealthyRegion.SubnetB } };
    private static readonly object s_bobsApp = new { DomainId = CompanyEstate.PublicDomain, UserProfileName = "bob", AppType = "JupyterServer", AppName = "default" };

    private static Stage Slow() => new(new SandboxOptions { TransitionTime = TimeSpan.FromMinutes(2) });

    private static async Task<string?> Status(Stage stage, string domain) => (await stage.SageMaker("DescribeDomain", new { DomainId = domain })).Text("Status");

    [Fact]
    public async Task An_update_is_Updating_until_its_time_has_come_and_refuses_a_second_one_meanwhile()
    {
        using var stage = Slow();
        Assert.Equal(HttpStatusCode.OK, (await stage.SageMaker("UpdateDomain", s_toVpcOnly)).Status);
        Assert.Equal("Updating", await Status(stage, "d-many00000001"));
        Assert.Equal("ResourceInUse", (await stage.SageMaker("UpdateDomain", s_toVpcOnly)).Code);
        stage.Now += TimeSpan.FromMinutes(2);
        var after = await stage.SageMaker("DescribeDomain", new { DomainId = "d-many00000001" });
        Assert.Equal(("InService", "VpcOnly"), (after.Text("Status"), after.Text("AppNetworkAccessType")));
        Assert.Equal(2, after.Json.GetProperty("SubnetIds").GetArrayLength());
    }

    [Fact]
    public async Task An_update_can_be_accepted_and_fail_later_and_be_tried_again()
    {
        using var stage = new Stage(new SandboxOptions { TransitionTime = TimeSpan.FromMinutes(2), Faults = [new() { Operation = "sagemaker:UpdateDomain", ErrorCode = "Update_Failed", Count = 1, Message = "no room in the subnet" }] });
        async Task<Reply> Domain() => await stage.SageMaker("DescribeDomain", new { DomainId = "d-many00000001" });
        var accepted = await stage.SageMaker("UpdateDomain", s_toVpcOnly);
        Assert.EndsWith("d-many00000001", accepted.Text("DomainArn"));
        var during = await Domain();
        Assert.Equal(("Updating", null), (during.Text("Status"), during.Text("FailureReason")));
        stage.Now += TimeSpan.FromMinutes(2);
        var failed = await Domain();
        Assert.Equal(("Update_Failed", "no room in the subnet", "PublicInternetOnly"), (failed.Text("Status"), failed.Text("FailureReason"), failed.Text("AppNetworkAccessType")));
        Assert.Null((await stage.SageMaker("UpdateDomain", s_toVpcOnly)).Code);
        stage.Now += TimeSpan.FromMinutes(2);
        var again = await Domain();
        Assert.Equal(("InService", null, "VpcOnly"), (again.Text("Status"), again.Text("FailureReason"), again.Text("AppNetworkAccessType")));
    }

    public static TheoryData<string, object, string, string> RefusedUpdates => new()
    {
        { "without VPC", new { DomainId = "d-many00000001", AppNetworkAccessType = "VpcOnly" }, "ValidationException", "VpcId and Subnet IDs are required for updating domains to VpcOnly mode." },
        { "without subnets", new { DomainId = "d-many00000001", AppNetworkAccessType = "VpcOnly", VpcId = HealthyRegion.Vpc }, "ValidationException", "VpcId and Subnet IDs are required for updating domains to VpcOnly mode." },
        { "VpcOnly already", new { HealthyRegion.DomainId, AppNetworkAccessType = "VpcOnly", TagPropagation = "DISABLED" }, "ValidationException", "VpcId and Subnet IDs are required for updating domains to VpcOnly mode." },
        { "groups without RStudio", new { DomainId = "d-many00000001", AppSecurityGroupManagement = "Service" }, "ValidationException", "AppSecurityGroupManagement can only be set for Rstudio enabled domains." },
        { "app in service", new { DomainId = CompanyEstate.PublicDomain, AppNetworkAccessType = "VpcOnly", VpcId = HealthyRegion.Vpc, SubnetIds = new[] { HealthyRegion.SubnetA } }, "ValidationException", $"Unable to update Domain [arn:aws:sagemaker:eu-central-1:111122223333:domain/{CompanyEstate.PublicDomain}] with InService App. Delete all InService apps in the domain including shared Apps for [domain-shared] User Profile, and try again." },
        { "RStudio role", new { DomainId = CompanyEstate.RStudioDomain, AppNetworkAccessType = "VpcOnly", VpcId = HealthyRegion.Vpc, SubnetIds = new[] { HealthyRegion.SubnetA } }, "ValidationException", "[sandbox]" },
        { "another VPC", new { DomainId = "d-many00000001", AppNetworkAccessType = "VpcOnly", VpcId = "vpc-0bbb1", SubnetIds = new[] { HealthyRegion.SubnetA } }, "ValidationException", "[sandbox]" },
        { "unknown subnet", new { DomainId = "d-many00000001", SubnetIds = new[] { "subnet-0ccc1" } }, "ValidationException", "[sandbox]" },
        { "unknown domain", new { DomainId = "d-none", TagPropagation = "ENABLED" }, "ResourceNotFound", "[sandbox]" },
        { "too many subnets", new { DomainId = "d-many00000001", SubnetIds = Enumerable.Repeat("s", 17).ToArray() }, "ValidationException", "1 validation error detected: Value '[s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s]' at 'subnetIds' failed to satisfy constraint: Member must have length less than or equal to 16" },
    };

    [Theory]
    [MemberData(nameof(RefusedUpdates))]
    public async Task An_update_that_AWS_refuses_is_refused_and_changes_nothing(string why, object body, string code, string message)
    {
        using var stage = Slow();
        var before = (await stage.SageMaker("ListDomains", new { MaxResults = 100 })).Body;
        var reply = await stage.SageMaker("UpdateDomain", body);
        Assert.Equal((why, HttpStatusCode.BadRequest, code), (why, reply.Status, reply.Code));
        Assert.StartsWith(message, reply.Message);
        Assert.Equal(before, (await stage.SageMaker("ListDomains", new { MaxResults = 100 })).Body);
    }

    [Fact]
    public async Task A_pending_app_blocks_the_switch_as_well_and_a_dead_one_does_not()
    {
        // Deleting is over before the company's other app has started.
        using var stage = new Stage(new SandboxOptions { TransitionTime = TimeSpan.FromSeconds(30) });
        var toVpcOnly = new { DomainId = CompanyEstate.PublicDomain, AppNetworkAccessType = "VpcOnly", VpcId = HealthyRegion.Vpc, SubnetIds = new[] { HealthyRegion.SubnetA } };
        Assert.Equal(HttpStatusCode.OK, (await stage.SageMaker("DeleteApp", s_bobsApp)).Status);
        Assert.Equal("ValidationException", (await stage.SageMaker("UpdateDomain", toVpcOnly)).Code);
        stage.Now += TimeSpan.FromSeconds(30);
        Assert.StartsWith("[sandbox] Apps of the domain are Pending", (await stage.SageMaker("UpdateDomain", toVpcOnly)).Message);
    }

    [Fact]
    public async Task A_deleted_app_is_Deleting_then_Deleted_for_a_day_and_then_gone()
    {
        using var stage = Slow();
        async Task<string?> Bob() => (await stage.SageMaker("DescribeApp", s_bobsApp)) is { Status: HttpStatusCode.OK } app ? app.Text("Status") : null;
        var reply = await stage.SageMaker("DeleteApp", s_bobsApp);
        Assert.Equal((HttpStatusCode.OK, ""), (reply.Status, reply.Body));
        Assert.Equal("Deleting", await Bob());
        stage.Now += TimeSpan.FromMinutes(3);
        Assert.Equal("Deleted", await Bob());
        var again = await stage.SageMaker("DeleteApp", s_bobsApp);
        Assert.Equal("ValidationException", again.Code);
        Assert.Contains("has already been deleted", again.Message);
        stage.Now += TimeSpan.FromHours(23);
        Assert.Equal("Deleted", await Bob());
        stage.Now += TimeSpan.FromHours(1);
        Assert.Null(await Bob());
    }

    [Theory]
    [InlineData("broken", "ValidationException", "App [broken] previously failed and was automatically deleted. For tracking purposes, apps are available in the ListApps API results for only 24 hours after failure.")]
    [InlineData("gone", "ValidationException", "App [gone] has already been deleted.")]
    [InlineData("starting", "ValidationException", "[sandbox] App [starting] is Pending and cannot be deleted.")]
    [InlineData("never", "ResourceNotFound", "[sandbox] App never does not exist.")]
    public async Task Only_an_app_in_service_can_be_deleted(string name, string code, string message)
    {
        using var stage = Slow();
        var reply = await stage.SageMaker("DeleteApp", new { DomainId = CompanyEstate.PublicDomain, UserProfileName = "bob", AppType = "KernelGateway", AppName = name });
        Assert.Equal((code, message), (reply.Code, reply.Message));
    }

    [Fact]
    public async Task A_created_app_is_Pending_then_InService_and_its_name_is_taken()
    {
        using var stage = Slow();
        var lab = new { HealthyRegion.DomainId, SpaceName = "team", AppType = "JupyterLab", AppName = "default", ResourceSpec = new { InstanceType = "ml.t3.medium" } };
        Assert.EndsWith($":app/{HealthyRegion.DomainId}/team/jupyterlab/default", (await stage.SageMaker("CreateApp", lab)).Text("AppArn"));
        Assert.Equal("Pending", (await stage.SageMaker("DescribeApp", lab)).Text("Status"));
        Assert.Equal("ResourceInUse", (await stage.SageMaker("CreateApp", lab)).Code);
        stage.Now += TimeSpan.FromMinutes(2);
        Assert.Equal("InService", (await stage.SageMaker("DescribeApp", lab)).Text("Status"));
        Assert.Contains("ml.t3.medium", (await stage.SageMaker("ListApps", new { DomainIdEquals = HealthyRegion.DomainId })).Body);
    }

    [Theory]
    [InlineData("StopNotebookInstance", "Old-Notebook", "Stopping", "Stopped")]
    [InlineData("StartNotebookInstance", "stopped-one", "Pending", "InService")]
    [InlineData("StartNotebookInstance", "failed-one", "Pending", "InService")]
    public async Task A_notebook_moves_in_two_steps_and_not_twice_at_once(string operation, string name, string during, string after)
    {
        using var stage = Slow();
        async Task<string?> Now() => (await stage.SageMaker("DescribeNotebookInstance", new { NotebookInstanceName = name })).Text("NotebookInstanceStatus");
        Assert.Equal(HttpStatusCode.OK, (await stage.SageMaker(operation, new { NotebookInstanceName = name })).Status);
        Assert.Equal(during, await Now());
        var allowed = operation[..4] == "Stop" ? "InService" : "Stopped, Failed";
        Assert.Equal(
            $"Status ({during}) not in ([{allowed}]). Unable to transition to ({during}) for Notebook Instance (arn:aws:sagemaker:eu-central-1:111122223333:notebook-instance/{name.ToLowerInvariant()}).",
            (await stage.SageMaker(operation, new { NotebookInstanceName = name })).Message);
        stage.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(after, await Now());
    }

    [Fact]
    public async Task An_unknown_notebook_is_a_ValidationException()
    {
        using var stage = Slow();
        var reply = await stage.SageMaker("DescribeNotebookInstance", new { NotebookInstanceName = "none" });
        Assert.Equal(("ValidationException", "RecordNotFound"), (reply.Code, reply.Message));
    }
}
