using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Tests.Changes;

/// <summary>The one executor: what it does with refusals, waits, failures, agreement and what AWS does not show yet.</summary>
public sealed class ExecutorTests : IDisposable
{
    private const string Vpc = HealthyRegion.Vpc;

    private readonly RunStage _stage = new(Plans.Bare());

    private static CreateVpcEndpoint Sts => new() { NewId = "new:sts", VpcId = Vpc, ServiceName = "com.amazonaws.eu-central-1.sts", SubnetIds = [HealthyRegion.SubnetA], SecurityGroupIds = ["new:group"] };

    private static CreateSecurityGroup Group => new() { NewId = "new:group", VpcId = Vpc, GroupName = "smguard-endpoints", GroupDescription = "Endpoints" };

    [Fact]
    public async Task What_is_there_already_costs_no_call_and_is_not_this_runs_to_take_back()
    {
        await _stage.RunAsync(Plan(Group));
        _stage.Ground.Calls.Clear();
        var second = await _stage.RunAsync(Plan(Group));
        Assert.Empty(_stage.Ground.Calls);
        var change = Assert.Single(second.Changes);
        Assert.Equal((ChangeState.AlreadyDone, false), (change.State, change.CanBeUndone));
    }

    [Fact]
    public async Task What_nobody_agreed_to_is_skipped_with_all_that_rests_on_it()
    {
        var run = await _stage.RunAsync(Plan(Group, Sts, new SetVpcDnsAttribute { VpcId = Vpc, Attribute = SetVpcDnsAttribute.Support, Value = true }), step => step is not CreateSecurityGroup);
        Assert.Equal([ChangeState.Skipped, ChangeState.Skipped, ChangeState.Applied], run.Changes.Select(c => c.State));
        Assert.Equal([nameof(SetVpcDnsAttribute)], _stage.Ground.Calls);
    }

    [Fact]
    public async Task A_denied_call_ends_the_run_at_once_names_itself_and_leaves_the_rest_planned()
    {
        _stage.Ground.Before = _ => throw FakeGround.Fault(FaultCategory.PermissionDenied, "UnauthorizedOperation");
        var fault = await Assert.ThrowsAsync<GuardFault>(() => _stage.RunAsync(Plan(Group, Sts)));
        Assert.Equal("UnauthorizedOperation", fault.AwsErrorCode);
        Assert.Single(_stage.Ground.Calls);
        Assert.Equal([ChangeState.Failed, ChangeState.Planned], _stage.Newest.Changes.Select(c => c.State));
        Assert.Equal(ChangeRunState.Failed, _stage.Newest.State);
        Assert.DoesNotContain(_stage.Newest.Changes, c => c.CanBeUndone);
    }

    [Fact]
    public async Task What_cannot_be_read_is_not_changed()
    {
        _stage.Ground.Seen = e => e with { SecurityGroups = Part<SecurityGroup>.Failed(new() { Operation = "ec2:DescribeSecurityGroups", Cause = UnreadableCause.Denied, Reason = "denied" }) };
        var fault = await Assert.ThrowsAsync<GuardFault>(() => _stage.RunAsync(Plan(Group)));
        Assert.Equal(("StateNotRead", FaultCategory.PermissionDenied), (fault.ErrorId, fault.Category));
        Assert.Contains("ec2:DescribeSecurityGroups", fault.NextStep, StringComparison.Ordinal);
        Assert.Empty(_stage.Ground.Calls);
    }

    [Fact]
    public async Task A_resource_that_AWS_does_not_show_yet_is_waited_for_and_not_made_again()
    {
        var hidden = 4;
        _stage.Ground.Seen = e => hidden-- > 0 ? e with { SecurityGroups = e.SecurityGroups.Without(g => g.GroupName == "smguard-endpoints") } : e;
        var run = await _stage.RunAsync(Plan(Group));
        Assert.Equal([nameof(CreateSecurityGroup)], _stage.Ground.Calls);
        Assert.Equal(ChangeState.Applied, run.Changes[0].State);
        Assert.Contains(_stage.Waiting, w => w.Contains("not seen yet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Not_found_of_something_made_a_moment_ago_is_tried_again_and_of_anything_else_is_not()
    {
        _stage.Ground.Before = number =>
        {
            if (number is 2 or 3)
                throw FakeGround.Fault(FaultCategory.NotFound, "InvalidGroup.NotFound");
        };
        var rule = new AuthorizeRule { GroupId = "new:group", VpcId = Vpc, Rule = new() { FromPort = 443, ToPort = 443, PeerGroupId = HealthyRegion.DomainGroup } };
        await _stage.RunAsync(Plan(Group, rule));
        Assert.Equal(4, _stage.Ground.Calls.Count);

        using var other = new RunStage(Plans.Bare());
        other.Ground.Before = _ => throw FakeGround.Fault(FaultCategory.NotFound, "InvalidGroup.NotFound");
        await Assert.ThrowsAsync<GuardFault>(() => other.RunAsync(Plan(rule with { GroupId = HealthyRegion.EndpointGroup, Rule = new() { FromPort = 444, ToPort = 444, CidrIp = "10.0.0.0/8" } })));
        Assert.Equal(2, other.Ground.Calls.Count);
    }

    [Fact]
    public async Task A_gateway_that_fails_after_it_was_made_ends_the_run_with_AWSs_reason_and_can_be_taken_back()
    {
        _stage.Ground.After = _ => _stage.Ground.Estate = _stage.Ground.Estate with
        {
            NatGateways = _stage.Ground.Estate.NatGateways.Select(n => n with { State = "failed", FailureCode = "Gateway.NotAttached", FailureMessage = "Network has no Internet gateway attached" }),
        };
        var fault = await Assert.ThrowsAsync<GuardFault>(() => _stage.RunAsync(Plan(new CreateNatGateway { NewId = "new:nat", VpcId = Vpc, SubnetId = HealthyRegion.SubnetA, AllocationId = "eipalloc-1", Tags = Purpose.Tags("nat") })));
        Assert.Contains("Gateway.NotAttached", fault.Message, StringComparison.Ordinal);
        Assert.True(Assert.Single(_stage.Newest.Changes).CanBeUndone);
    }

    [Fact]
    public async Task What_is_on_its_way_is_waited_for_together_and_before_anything_that_needs_rest()
    {
        var pending = true;
        _stage.Ground.Seen = e => pending ? e with { VpcEndpoints = e.VpcEndpoints.Select(v => v with { State = "pending" }) } : e;
        _stage.OnDelay = () => pending = _stage.Waited < TimeSpan.FromSeconds(3);
        var update = new UpdateDomainNetwork { DomainId = HealthyRegion.DomainId, VpcId = Vpc, SubnetIds = [HealthyRegion.SubnetA, HealthyRegion.SubnetB] };
        await _stage.RunAsync(Plan(Group, Sts, Sts with { NewId = "new:logs", ServiceName = "com.amazonaws.eu-central-1.logs" }, update));
        Assert.Equal([nameof(CreateSecurityGroup), nameof(CreateVpcEndpoint), nameof(CreateVpcEndpoint), nameof(UpdateDomainNetwork)], _stage.Ground.Calls);
        Assert.Contains(_stage.Waiting, w => w.StartsWith("2 changes are on their way", StringComparison.Ordinal));
        Assert.True(_stage.Waited >= TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task What_never_comes_to_rest_is_given_up_in_time_and_goes_on_with_the_same_command()
    {
        _stage.Ground.Seen = e => e with { VpcEndpoints = e.VpcEndpoints.Select(v => v with { State = "pending" }) };
        Assert.Equal("WaitedTooLong", (await Assert.ThrowsAsync<GuardFault>(() => _stage.RunAsync(Plan(Group, Sts)))).ErrorId);
        _stage.Ground.Seen = e => e;
        var run = await _stage.RunAsync(Plan(Group, Sts));
        Assert.Equal(ChangeRunState.Completed, run.State);
        Assert.Equal(2, _stage.Ground.Calls.Count);
        Assert.Single(_stage.Journals.Runs(f => throw f));
    }

    [Fact]
    public async Task A_bar_is_lifted_even_where_the_change_that_it_was_for_fails()
    {
        var bar = new PutRolePolicy { RoleName = "studio", PolicyName = "bar", PolicyDocument = "{}" };
        var update = new UpdateDomainNetwork { DomainId = HealthyRegion.DomainId, VpcId = Vpc, SubnetIds = [HealthyRegion.SubnetA] };
        _stage.Ground.Before = number =>
        {
            if (number == 2)
                throw FakeGround.Fault(FaultCategory.PermissionDenied, "AccessDeniedException");
        };
        await Assert.ThrowsAsync<GuardFault>(() => _stage.RunAsync(Plan(bar, update, new DeleteRolePolicy { RoleName = "studio", PolicyName = "bar" })));
        Assert.Empty(_stage.Ground.Estate.RolePolicies.Items);
        Assert.DoesNotContain(_stage.Newest.Changes, c => c.CanBeUndone);
    }

    [Fact]
    public async Task A_bar_that_a_killed_run_left_is_lifted_when_the_command_is_run_again_even_with_nothing_else_to_do()
    {
        _stage.Ground.After = _ => throw new KilledException();
        await Assert.ThrowsAsync<KilledException>(() => _stage.RunAsync(Plan(new PutRolePolicy { RoleName = "studio", PolicyName = "bar", PolicyDocument = "{}" })));
        _stage.Ground.After = null;
        Assert.True(_stage.Journals.HasUnfinished(Plan()));
        await _stage.RunAsync(Plan());
        Assert.Empty(_stage.Ground.Estate.RolePolicies.Items);
    }

    [Fact]
    public async Task Throttling_slows_down_and_ends_in_time()
    {
        _stage.Ground.Before = number =>
        {
            if (number <= 5)
                throw FakeGround.Fault(FaultCategory.Throttled, "RequestLimitExceeded");
        };
        await _stage.RunAsync(Plan(Group));
        Assert.Equal(6, _stage.Ground.Calls.Count);
        Assert.Contains(_stage.Waiting, w => w.Contains("AWS throttles", StringComparison.Ordinal));

        _stage.Ground.Before = _ => throw FakeGround.Fault(FaultCategory.Throttled, "RequestLimitExceeded");
        Assert.Equal(FaultCategory.Throttled, (await Assert.ThrowsAsync<GuardFault>(() => _stage.RunAsync(Plan(Group with { GroupName = "other" })))).Category);
    }

    [Fact]
    public async Task A_domain_whose_apps_run_is_not_updated_and_the_error_names_them()
    {
        _stage.Ground.Before = _ => throw FakeGround.Fault(FaultCategory.InvalidArgument, "ValidationException");
        var fault = await Assert.ThrowsAsync<GuardFault>(() => _stage.RunAsync(Plan(new UpdateDomainNetwork { DomainId = HealthyRegion.DomainId, VpcId = Vpc, SubnetIds = [HealthyRegion.SubnetA] })));
        Assert.Contains("JupyterLab", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Canvas", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apps_are_asked_for_only_where_AWS_refuses_the_update()
    {
        await _stage.RunAsync(Plan(new UpdateDomainNetwork { DomainId = HealthyRegion.DomainId, VpcId = Vpc, SubnetIds = [HealthyRegion.SubnetA] }));
        Assert.Equal([EstateParts.Domains, EstateParts.Domains], _stage.Ground.Slices.Select(s => s.Parts));
    }

    [Fact]
    public async Task A_domain_whose_update_fails_later_says_why_and_is_updated_again_by_the_same_command()
    {
        var update = new UpdateDomainNetwork { DomainId = HealthyRegion.DomainId, VpcId = Vpc, SubnetIds = [HealthyRegion.SubnetA, HealthyRegion.SubnetB] };
        _stage.Ground.After = _ => _stage.Ground.Estate = _stage.Ground.Estate with { Domains = _stage.Ground.Estate.Domains.Select(d => d with { Status = "Update_Failed", FailureReason = "No free address" }) };
        Assert.Contains("No free address", (await Assert.ThrowsAsync<GuardFault>(() => _stage.RunAsync(Plan(update)))).Message, StringComparison.Ordinal);
        _stage.Ground.After = null;
        Assert.Equal(ChangeRunState.Completed, (await _stage.RunAsync(Plan(update))).State);
        Assert.Equal("InService", _stage.Ground.Estate.Domains.Items[0].Status);
    }

    [Fact]
    public async Task A_stop_ends_a_wait_at_once_and_the_journal_says_so()
    {
        using var stop = new CancellationTokenSource();
        _stage.Ground.Seen = e => e with { VpcEndpoints = e.VpcEndpoints.Select(v => v with { State = "pending" }) };
        _stage.OnDelay = stop.Cancel;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _stage.RunAsync(Plan(Group, Sts), cancellationToken: stop.Token));
        Assert.Equal(ChangeRunState.Interrupted, _stage.Newest.State);
        Assert.Equal([ChangeState.Applied, ChangeState.InDoubt], _stage.Newest.Changes.Select(c => c.State));
    }

    [Fact]
    public async Task A_token_that_gives_what_was_deleted_is_followed_by_another_one()
    {
        var table = new CreateRouteTable { NewId = "new:table", VpcId = Vpc, Tags = Purpose.Tags("private") };
        await _stage.RunAsync(Plan(table));
        _stage.Ground.Estate = _stage.Ground.Estate with { RouteTables = _stage.Ground.Estate.RouteTables.Without(t => Purpose.Of(t.Tags) is not null) };
        var run = await _stage.RunAsync(Plan(table));
        Assert.Equal(ChangeState.Applied, Assert.Single(run.Changes).State);
        Assert.Single(_stage.Ground.Estate.RouteTables.Items, t => Purpose.Of(t.Tags) == "private");
    }

    public void Dispose() => _stage.Dispose();

    private static ChangePlan Plan(params ChangeStep[] steps) => new() { Command = "Test", AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, DomainId = HealthyRegion.DomainId, VpcId = Vpc, Steps = steps };
}
