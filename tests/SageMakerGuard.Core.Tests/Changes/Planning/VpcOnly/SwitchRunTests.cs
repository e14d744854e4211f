using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Tests.Changes.Planning;

/// <summary>The plan of a switch carried out and taken back.</summary>
public sealed class SwitchRunTests
{
    [Fact]
    public async Task A_plan_is_carried_out_in_its_order_and_taken_back()
    {
        var region = PublicDomain.Region().Running(PublicDomain.App(space: "lab"), PublicDomain.App("Canvas"));
        using var stage = new RunStage(region);
        var run = await stage.RunAsync(PublicDomain.Plan(region, new() { StopApp = true, BarLaunches = true }));
        Assert.Equal(["PutRolePolicy", "DeleteApp", "DeleteApp", "UpdateDomainNetwork", "DeleteRolePolicy"], stage.Ground.Calls);
        Assert.Equal("VpcOnly", PublicDomain.Of(stage.Ground.Estate).AppNetworkAccessType);
        Assert.Empty(stage.Ground.Estate.RolePolicies.Items);
        Assert.Empty(PublicDomain.Plan(stage.Ground.Estate, new() { StopApp = true, BarLaunches = true }).Steps);

        await stage.UndoAsync(run.RunId);
        Assert.Equal(Undoing.Picture(region), Undoing.Picture(stage.Ground.Estate));
    }

    [Fact]
    public async Task An_app_that_was_still_starting_is_waited_for_and_then_stopped()
    {
        var region = PublicDomain.Region().Running(PublicDomain.App(status: "Pending"));
        using var stage = new RunStage(region);
        stage.OnDelay = () => stage.Ground.Estate = stage.Ground.Estate with { Apps = stage.Ground.Estate.Apps.Select(a => a.Status == "Pending" ? a with { Status = "InService" } : a) };
        await stage.RunAsync(PublicDomain.Plan(region, new() { StopApp = true }));
        Assert.Equal(["DeleteApp", "UpdateDomainNetwork"], stage.Ground.Calls);
        Assert.Empty(stage.Ground.Estate.Apps.Items);
    }

    [Fact]
    public async Task An_app_that_somebody_else_is_deleting_is_waited_for_and_not_touched()
    {
        var region = PublicDomain.Region().Running(PublicDomain.App(status: "Deleting"));
        using var stage = new RunStage(region);
        stage.OnDelay = () => stage.Ground.Estate = stage.Ground.Estate with { Apps = stage.Ground.Estate.Apps.Select(a => a with { Status = "Deleted" }) };
        await stage.RunAsync(PublicDomain.Plan(region, new() { StopApp = true }));
        Assert.Equal(["UpdateDomainNetwork"], stage.Ground.Calls);
    }
}
