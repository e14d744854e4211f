using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Probing;
using SageMakerGuard.Services;
using SageMakerGuard.Reachability;
using SageMakerGuard.Tests.Changes.Planning.Live;

namespace SageMakerGuard.Tests.Changes;

/// <summary>Paths and analyses are there for the time of one run: whatever becomes of it, the next run of the same command, or an undo, leaves none.</summary>
public sealed class LiveRunTests
{
    private static readonly PathDestination[] s_questions = [.. new[] { "sts", "kms" }.Select(n => new ServiceDestination(ServiceCatalog.Find(n)!))];

    public static TheoryData<string, bool, FaultCategory?> Ways => new()
    {
        { "killed before the call", false, null },
        { "killed after it took effect", true, null },
        { "refused", false, FaultCategory.PermissionDenied },
        { "dropped after it took effect", true, FaultCategory.Connection },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_run_that_ends_badly_at_any_call_is_tidied_up_by_the_next_one_which_asks_anew(string way, bool after, FaultCategory? how)
    {
        var calls = LiveRegion.Plan(LiveRegion.Create(), questions: s_questions).Plan.Steps.Count;
        for (var k = 1; k <= calls; k++)
        {
            using var stage = new RunStage(LiveRegion.Create());
            await Struck(stage, k, after, how);
            var findings = new LiveFindings();
            stage.Ground.Seen = estate =>
            {
                findings.Take(estate);
                return estate;
            };
            var probe = Plan(stage, "22222222");
            await stage.RunAsync(probe.Plan);
            AssertNothingIsLeft(stage, $"{way} at call {k}");
            Assert.Equal(probe.Paths.Count, findings.Of(probe).Count);
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_run_that_ends_badly_at_any_call_is_tidied_up_by_an_undo(string way, bool after, FaultCategory? how)
    {
        var calls = LiveRegion.Plan(LiveRegion.Create(), questions: s_questions).Plan.Steps.Count;
        for (var k = 1; k <= calls; k++)
        {
            using var stage = new RunStage(LiveRegion.Create());
            await Struck(stage, k, after, how);
            await stage.UndoAsync(stage.Newest.RunId);
            AssertNothingIsLeft(stage, $"{way} at call {k}");
        }
    }

    [Fact]
    public async Task A_run_that_went_through_leaves_nothing_to_undo()
    {
        using var stage = new RunStage(LiveRegion.Create());
        var run = await stage.RunAsync(Plan(stage, "11111111").Plan);
        AssertNothingIsLeft(stage, "undisturbed");
        stage.Ground.Calls.Clear();
        Assert.Null(await stage.UndoAsync(run.RunId));
        Assert.Empty(stage.Ground.Calls);
    }

    [Fact]
    public async Task Where_nothing_can_be_asked_any_more_an_empty_plan_tidies_up()
    {
        using var stage = new RunStage(LiveRegion.Create());
        await Struck(stage, 6, after: true, null);
        Assert.NotEmpty(stage.Ground.Estate.InsightsPaths.Items);
        var empty = Plan(stage, "22222222").Plan with { Steps = [] };
        Assert.True(stage.Journals.HasUnfinished(empty));
        await stage.RunAsync(empty);
        AssertNothingIsLeft(stage, "empty plan");
    }

    [Fact]
    public async Task Two_people_at_once_have_paths_of_their_own_and_each_removes_only_those()
    {
        using var one = new RunStage(LiveRegion.Create());
        using var other = new RunStage(LiveRegion.Create()) { Ground = one.Ground };
        one.Ground.Before = number =>
        {
            if (number != 7)
                return;
            one.Ground.Before = null;
            var theirs = one.Ground.Estate.InsightsPaths.Items.Select(p => p.NetworkInsightsPathId).ToList();
            other.RunAsync(Plan(other, "22222222").Plan).GetAwaiter().GetResult();
            Assert.Equal(theirs, one.Ground.Estate.InsightsPaths.Items.Select(p => p.NetworkInsightsPathId));
        };
        await one.RunAsync(Plan(one, "11111111").Plan);
        AssertNothingIsLeft(one, "one");
        Assert.Equal(ChangeRunState.Completed, other.Newest.State);
    }

    [Fact]
    public async Task An_analysis_that_goes_on_too_long_is_given_up_and_put_away()
    {
        using var stage = new RunStage(LiveRegion.Create()) { Patience = new() { Settling = TimeSpan.FromMinutes(5) } };
        stage.Ground.Seen = estate => estate with { InsightsAnalyses = estate.InsightsAnalyses.Select(a => a with { Status = "running" }) };
        var fault = await Assert.ThrowsAsync<GuardFault>(() => stage.RunAsync(Plan(stage, "11111111").Plan));
        Assert.Equal("WaitedTooLong", fault.ErrorId);
        Assert.Empty(stage.Ground.Estate.InsightsPaths.Items);
        Assert.Empty(stage.Ground.Estate.InsightsAnalyses.Items);
    }

    private static LiveProbe Plan(RunStage stage, string occasion) => LiveRegion.Plan(stage.Ground.Estate, occasion, s_questions);

    private static async Task Struck(RunStage stage, int k, bool after, FaultCategory? how)
    {
        void Strike(int number)
        {
            // A process that was killed makes no call any more; one that is refused or cut off goes on being so.
            if (number >= k)
                throw how is { } category ? FakeGround.Fault(category) : new KilledException();
        }

        if (after)
            stage.Ground.After = Strike;
        else
            stage.Ground.Before = Strike;

        // What took effect is found there, so that a run that is cut off after each call may still go through.
        var end = await Record.ExceptionAsync(() => stage.RunAsync(Plan(stage, "11111111").Plan));
        Assert.Equal(!after || how is null, end is not null);
        stage.Ground.Before = stage.Ground.After = null;
    }

    private static void AssertNothingIsLeft(RunStage stage, string when)
    {
        Assert.True(stage.Ground.Estate.InsightsPaths.Items.Count + stage.Ground.Estate.InsightsAnalyses.Items.Count == 0, $"{when}: {string.Join(", ", stage.Ground.Estate.InsightsPaths.Items.Select(p => p.NetworkInsightsPathId))}");
        Assert.All(stage.Journals.Runs(fault => throw fault), run => Assert.DoesNotContain(run.Changes, c => c.CanBeUndone));
    }
}
