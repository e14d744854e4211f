using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Faults;
using Xunit.Abstractions;

namespace SageMakerGuard.Tests.Changes;

/// <summary>A run may end at any call, in any way. The same command finishes the job, with one of everything, and one undo takes all of it back.</summary>
public sealed class KillAnywhereTests(ITestOutputHelper output)
{
    public static TheoryData<string> Ways => ["killed before the call", "killed after it took effect", "500 before", "500 after it took effect", "throttled", "dropped before", "dropped after it took effect", "cancelled"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_run_that_ends_badly_at_any_call_is_finished_by_running_it_again_and_undone_by_one_undo(string way)
    {
        var (wanted, calls) = await Undisturbed();
        var good = 0;
        for (var k = 1; k <= calls; k++)
        {
            using var stage = new RunStage(Plans.Bare());
            var before = RunStage.Picture(stage.Ground.Estate);
            await Disturbed(stage, way, k);
            Disarm(stage);
            await stage.RunAsync(Plans.Everything(stage.Ground.Estate));
            Assert.Equal(wanted, RunStage.Picture(stage.Ground.Estate));
            var runs = stage.Journals.Runs(fault => throw fault);
            Assert.All(runs, run => Assert.Equal(ChangeRunState.Completed, run.State));

            // What was gone on with is one run; what went through in spite of all is one too, and the second command found nothing left to do.
            var run = Assert.Single(runs, r => r.Changes.Any(c => c.CanBeUndone));
            await stage.UndoAsync(run.RunId);
            Assert.Equal(before, RunStage.Picture(stage.Ground.Estate));
            Assert.Equal(ChangeRunState.Undone, stage.Journals.Find(run.RunId)!.State);
            good++;
        }

        output.WriteLine($"{way}: {good} of {calls}");
        Assert.Equal(calls, good);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_undo_that_ends_badly_at_any_call_is_finished_by_running_it_again(string way)
    {
        int calls;
        string before;
        using (var stage = new RunStage(Plans.Bare()))
        {
            before = RunStage.Picture(stage.Ground.Estate);
            var run = await stage.RunAsync(Plans.Everything(stage.Ground.Estate));
            stage.Ground.Calls.Clear();
            await stage.UndoAsync(run.RunId);
            calls = stage.Ground.Calls.Count;
            Assert.Equal(before, RunStage.Picture(stage.Ground.Estate));
        }

        var good = 0;
        for (var k = 1; k <= calls; k++)
        {
            using var stage = new RunStage(Plans.Bare());
            var run = await stage.RunAsync(Plans.Everything(stage.Ground.Estate));
            stage.Ground.Calls.Clear();
            Arm(stage, way, k);
            await Ended(() => stage.UndoAsync(run.RunId));
            Disarm(stage);
            await stage.UndoAsync(run.RunId);
            Assert.Equal(before, RunStage.Picture(stage.Ground.Estate));
            Assert.Equal(ChangeRunState.Undone, stage.Journals.Find(run.RunId)!.State);
            good++;
        }

        output.WriteLine($"undo, {way}: {good} of {calls}");
        Assert.Equal(calls, good);
    }

    [Fact]
    public async Task A_run_whose_journal_was_torn_in_its_last_line_goes_on()
    {
        using var stage = new RunStage(Plans.Bare());
        await Disturbed(stage, "killed after it took effect", 7);
        var path = Assert.Single(Directory.GetFiles(stage.FolderPath, "*.jsonl"));
        File.AppendAllText(path, "7f3a half a li");
        Disarm(stage);
        await stage.RunAsync(Plans.Everything(stage.Ground.Estate));
        Assert.Equal((await Undisturbed()).Picture, RunStage.Picture(stage.Ground.Estate));
    }

    private static async Task<(string Picture, int Calls)> Undisturbed()
    {
        using var stage = new RunStage(Plans.Bare());
        await stage.RunAsync(Plans.Everything(stage.Ground.Estate));
        return (RunStage.Picture(stage.Ground.Estate), stage.Ground.Calls.Count);
    }

    private static async Task Disturbed(RunStage stage, string way, int k)
    {
        Arm(stage, way, k);
        await Ended(() => stage.RunAsync(Plans.Everything(stage.Ground.Estate)));
    }

    private static void Arm(RunStage stage, string way, int k)
    {
        Exception Error() => way.Split(' ')[0] switch
        {
            "killed" => new KilledException(),
            "500" => FakeGround.Fault(FaultCategory.ServiceFailure, "InternalError"),
            "throttled" => FakeGround.Fault(FaultCategory.Throttled, "RequestLimitExceeded"),
            "dropped" => FakeGround.Fault(FaultCategory.Connection),
            _ => new OperationCanceledException(),
        };
        void Strike(int number)
        {
            if (number == k)
                throw Error();
        }

        if (way.EndsWith("effect", StringComparison.Ordinal))
            stage.Ground.After = Strike;
        else
            stage.Ground.Before = Strike;
    }

    private static void Disarm(RunStage stage) => stage.Ground.Before = stage.Ground.After = null;

    // The process ended, or the run did; either way somebody types the command again.
    private static async Task Ended(Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (Exception e) when (e is KilledException or GuardFault or OperationCanceledException)
        {
            Assert.NotNull(e);
        }
    }
}
