using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Tests.Changes;

/// <summary>What is taken back, what is not, and what is asked first.</summary>
public sealed class UndoTests : IDisposable
{
    private readonly RunStage _stage = new(Plans.Bare());

    [Fact]
    public async Task A_group_that_somebody_gave_a_rule_since_is_not_taken_back_and_nothing_else_is()
    {
        var run = await _stage.RunAsync(Plans.Everything(_stage.Ground.Estate));
        var group = run.Changes.Single(c => c.Kind == nameof(CreateSecurityGroup)).ResourceId;
        _stage.Ground.Estate = new AuthorizeRule { GroupId = group, VpcId = HealthyRegion.Vpc, Rule = new() { FromPort = 22, ToPort = 22, CidrIp = "10.0.0.0/8" } }.Simulate(_stage.Ground.Estate);
        var before = RunStage.Picture(_stage.Ground.Estate);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => _stage.UndoAsync(run.RunId));
        Assert.Contains("tcp 22-22 10.0.0.0/8", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(group, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, RunStage.Picture(_stage.Ground.Estate));
        await _stage.UndoAsync(run.RunId, force: true);
        Assert.Empty(_stage.Ground.Estate.VpcEndpoints.Items);
    }

    [Fact]
    public async Task A_domain_that_somebody_changed_since_is_not_switched_back()
    {
        var run = await _stage.RunAsync(Plans.Everything(_stage.Ground.Estate));
        _stage.Ground.Estate = _stage.Ground.Estate with { Domains = _stage.Ground.Estate.Domains.Select(d => d with { SubnetIds = [HealthyRegion.SubnetA] }) };
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => _stage.UndoAsync(run.RunId));
        Assert.Contains("SubnetIds was", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apps_that_run_since_keep_a_domain_from_being_switched_back_unless_they_are_stopped()
    {
        var run = await _stage.RunAsync(Plans.Everything(_stage.Ground.Estate));
        _stage.Ground.Estate = _stage.Ground.Estate with { Apps = Part<App>.Read(new App { DomainId = HealthyRegion.DomainId, SpaceName = "new", AppType = "CodeEditor", AppName = "default", Status = "InService" }) };
        Assert.Contains("CodeEditor", (await Assert.ThrowsAsync<InvalidOperationException>(() => _stage.UndoAsync(run.RunId))).Message, StringComparison.Ordinal);
        await _stage.UndoAsync(run.RunId, stopApps: true);
        Assert.Equal("PublicInternetOnly", _stage.Ground.Estate.Domains.Items[0].AppNetworkAccessType);
        Assert.Equal(["Canvas", "JupyterLab"], _stage.Ground.Estate.Apps.Items.Select(a => a.AppType).Order());
    }

    [Fact]
    public async Task One_change_is_taken_back_with_what_rests_on_it_and_no_more()
    {
        var run = await _stage.RunAsync(Plans.Everything(_stage.Ground.Estate));
        var nat = run.Changes.Single(c => c.Kind == nameof(CreateNatGateway));
        await _stage.UndoAsync(run.RunId, nat.ChangeId);
        Assert.Empty(_stage.Ground.Estate.NatGateways.Items);
        Assert.DoesNotContain(_stage.Ground.Estate.RouteTables.Items.SelectMany(t => t.Routes), r => r.NatGatewayId is not null);
        Assert.Single(_stage.Ground.Estate.Addresses.Items);
        Assert.Equal(2, _stage.Ground.Estate.VpcEndpoints.Items.Count);
        Assert.Equal(ChangeRunState.PartlyUndone, _stage.Journals.Find(run.RunId)!.State);
        await _stage.UndoAsync(run.RunId);
        Assert.Equal(ChangeRunState.Undone, _stage.Journals.Find(run.RunId)!.State);
    }

    [Fact]
    public async Task A_run_is_taken_back_once()
    {
        var run = await _stage.RunAsync(Plans.Everything(_stage.Ground.Estate));
        await _stage.UndoAsync(run.RunId);
        _stage.Ground.Calls.Clear();
        Assert.Null(await _stage.UndoAsync(run.RunId));
        Assert.Empty(_stage.Ground.Calls);
    }

    [Fact]
    public async Task What_was_taken_back_can_be_done_again()
    {
        var run = await _stage.RunAsync(Plans.Everything(_stage.Ground.Estate));
        var wanted = RunStage.Picture(_stage.Ground.Estate);
        await _stage.UndoAsync(run.RunId);
        await _stage.RunAsync(Plans.Everything(_stage.Ground.Estate));
        Assert.Equal(wanted, RunStage.Picture(_stage.Ground.Estate));
    }

    [Fact]
    public async Task What_is_gone_already_is_no_obstacle()
    {
        var before = RunStage.Picture(_stage.Ground.Estate);
        var run = await _stage.RunAsync(Plans.Everything(_stage.Ground.Estate));
        var endpoint = run.Changes.First(c => c.Kind == nameof(CreateVpcEndpoint)).ResourceId;
        _stage.Ground.Estate = new DeleteVpcEndpoint { VpcEndpointId = endpoint, VpcId = HealthyRegion.Vpc }.Simulate(_stage.Ground.Estate);
        await _stage.UndoAsync(run.RunId);
        Assert.Equal(before, RunStage.Picture(_stage.Ground.Estate));
    }

    [Fact]
    public async Task A_run_of_another_account_is_not_taken_back_with_these_credentials()
    {
        var run = await _stage.RunAsync(Plans.Everything(_stage.Ground.Estate));
        _stage.Ground.Estate = _stage.Ground.Estate with { AccountId = "999999999999" };
        Assert.Equal("AccountMismatch", (await Assert.ThrowsAsync<GuardFault>(() => _stage.UndoAsync(run.RunId))).ErrorId);
    }

    [Fact]
    public async Task An_undo_is_not_taken_back_and_that_is_said_before_anything_is_touched()
    {
        var run = await _stage.RunAsync(Plans.Everything(_stage.Ground.Estate));
        var undo = (await _stage.UndoAsync(run.RunId))!;
        var after = RunStage.Picture(_stage.Ground.Estate);
        _stage.Ground.Calls.Clear();
        var fault = await Assert.ThrowsAsync<GuardFault>(() => _stage.UndoAsync(undo.RunId));
        Assert.Equal("UndoIsFinal", fault.ErrorId);
        Assert.Contains(run.RunId, fault.Message, StringComparison.Ordinal);
        Assert.Contains(run.Command, fault.NextStep, StringComparison.Ordinal);
        Assert.Empty(_stage.Ground.Calls);
        Assert.Equal(after, RunStage.Picture(_stage.Ground.Estate));
        Assert.All(_stage.Journals.Find(undo.RunId)!.Changes, change => Assert.False(change.CanBeUndone));
    }

    [Fact]
    public async Task A_run_that_does_not_exist_says_where_it_was_looked_for()
    {
        var fault = await Assert.ThrowsAsync<GuardFault>(() => _stage.UndoAsync("20260101T000000Z-aa-bb"));
        Assert.Equal("RunNotFound", fault.ErrorId);
        Assert.Contains(_stage.FolderPath, fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _stage.Dispose();
}
