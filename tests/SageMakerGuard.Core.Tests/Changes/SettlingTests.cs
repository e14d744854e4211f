using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Tests.Changes;

/// <summary>Waiting for what AWS does in its own time: how often it is looked at, and how much later than AWS a run goes on.</summary>
public sealed class SettlingTests : IDisposable
{
    private readonly RunStage _stage = new(Plans.Bare());
    private DateTimeOffset _through;

    [Theory]
    [InlineData(0.3, 3)]
    [InlineData(2, 5)]
    [InlineData(20, 10)]
    [InlineData(90, 20)]
    [InlineData(600, 60)]
    public async Task The_first_of_its_kind_is_looked_at_often_at_first_and_never_waited_for_much_longer_than_AWS_needs(double seconds, int looks)
    {
        var (waited, looked) = await StopAppAsync(seconds);
        Assert.InRange(waited, seconds, seconds + Math.Max(5, seconds / 4));
        Assert.InRange(looked, 1, looks);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(90)]
    [InlineData(600)]
    public async Task The_next_ones_are_not_looked_at_before_it_can_be_worth_it(double seconds)
    {
        await StopAppAsync(seconds);
        for (var next = 0; next < 4; next++)
        {
            var (waited, looked) = await StopAppAsync(seconds);
            Assert.InRange(waited, seconds, (seconds * 1.1) + 0.5);
            Assert.InRange(looked, 1, 4);
        }
    }

    [Fact]
    public async Task Quicker_ones_after_a_slow_one_lose_no_more_time_together_than_it_took_twice()
    {
        await StopAppAsync(300);
        var late = 0d;
        for (var next = 0; next < 10; next++)
            late += (await StopAppAsync(10)).WaitedSeconds - 10;
        Assert.InRange(late, 0, 600);
        Assert.InRange((await StopAppAsync(10)).WaitedSeconds, 10, 15);
        Assert.InRange((await StopAppAsync(300)).WaitedSeconds, 300, 300 * 1.25);
    }

    [Fact]
    public async Task What_somebody_else_began_is_looked_at_as_if_nothing_were_known()
    {
        await StopAppAsync(60);

        // It is starting, can be stopped after three seconds, and is gone at once then.
        _through = _stage.Clock.Now() + TimeSpan.FromSeconds(3);
        _stage.Ground.Estate = Plans.Bare();
        _stage.Ground.Seen = e => _stage.Clock.Now() < _through ? e with { Apps = e.Apps.Select(a => a with { Status = "Pending" }) } : e;
        _stage.Ground.After = null;
        var before = _stage.Waited;
        var run = await _stage.RunAsync(Plan);
        Assert.Equal(ChangeState.Applied, Assert.Single(run.Changes).State);
        Assert.InRange((_stage.Waited - before).TotalSeconds, 3, 8);
    }

    // In a run of its own, as for each of many domains; with the patience of the command that all of them belong to.
    private async Task<(double WaitedSeconds, int Looks)> StopAppAsync(double seconds)
    {
        _stage.Ground.Estate = Plans.Bare();
        _stage.Ground.After = _ => _through = _stage.Clock.Now() + TimeSpan.FromSeconds(seconds);
        _stage.Ground.Seen = e => _stage.Clock.Now() < _through ? e with { Apps = Plans.Bare().Apps.Select(a => a with { Status = "Deleting" }) } : e;
        var (waited, reads) = (_stage.Waited, _stage.Ground.Reads);
        var run = await _stage.RunAsync(Plan);
        Assert.Equal(ChangeState.Applied, run.Changes.Last().State);
        var (beforeTheCall, afterTheCall) = (1, 1);
        return ((_stage.Waited - waited).TotalSeconds, _stage.Ground.Reads - reads - beforeTheCall - afterTheCall);
    }

    private static ChangePlan Plan => new()
    {
        Command = "Test", AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, DomainId = HealthyRegion.DomainId, VpcId = HealthyRegion.Vpc,
        Steps = [new DeleteApp { DomainId = HealthyRegion.DomainId, SpaceName = "lab", AppType = "JupyterLab", AppName = "default" }],
    };

    public void Dispose() => _stage.Dispose();
}
