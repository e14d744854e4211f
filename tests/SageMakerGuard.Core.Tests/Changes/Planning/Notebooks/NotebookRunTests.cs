using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using Xunit.Abstractions;
using static SageMakerGuard.Tests.Changes.Planning.OutsideNotebook;

namespace SageMakerGuard.Tests.Changes.Planning;

/// <summary>The three plans of a replacement carried out by the executor, undisturbed and not.</summary>
public sealed class NotebookRunTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_three_phases_lead_to_one_instance_inside_and_the_first_two_can_be_taken_back()
    {
        using var stage = new RunStage(Region());
        var copy = await stage.RunAsync(Plan(stage.Ground.Estate, NotebookReplacementPhase.Copy));
        await stage.UndoAsync(copy.RunId);
        Assert.Equal(Undoing.Picture(Region()), Undoing.Picture(stage.Ground.Estate));

        foreach (var phase in Enum.GetValues<NotebookReplacementPhase>())
            await stage.RunAsync(Plan(stage.Ground.Estate, phase, Looked));
        Assert.Equal(Undoing.Picture(After(Region(), NotebookReplacementPhase.Remove)), Undoing.Picture(stage.Ground.Estate));
        Assert.Equal(NewName, Assert.Single(stage.Ground.Estate.NotebookInstances.Items).NotebookInstanceName);
    }

    [Fact]
    public async Task The_new_instance_is_not_taken_back_while_it_runs_and_is_once_it_is_stopped()
    {
        using var stage = new RunStage(After(Region(), NotebookReplacementPhase.Copy));
        var before = Undoing.Picture(stage.Ground.Estate);
        var run = await stage.RunAsync(Plan(stage.Ground.Estate, NotebookReplacementPhase.Create, Looked));
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => stage.UndoAsync(run.RunId));
        Assert.Contains("Stop it first", refused.Message);

        stage.Ground.Estate = new StopNotebookInstance { NotebookInstanceName = NewName }.Simulate(stage.Ground.Estate);
        await stage.UndoAsync(run.RunId);
        Assert.Equal(before, Undoing.Picture(stage.Ground.Estate));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_removal_is_not_taken_back_by_force_either_and_nothing_is_touched(bool force)
    {
        using var stage = new RunStage(After(Region(), NotebookReplacementPhase.Create));
        var run = await stage.RunAsync(Plan(stage.Ground.Estate, NotebookReplacementPhase.Remove, Looked));
        stage.Ground.Calls.Clear();
        var fault = await Assert.ThrowsAsync<GuardFault>(() => stage.UndoAsync(run.RunId, force: force));
        Assert.Equal("ChangeIsFinal", fault.ErrorId);
        Assert.Contains($"notebook instance {Name} with its volume", fault.Message);
        Assert.Empty(stage.Ground.Calls);
    }

    [Theory]
    [InlineData("before the call")]
    [InlineData("after it took effect")]
    public async Task A_phase_that_ends_at_any_call_is_finished_by_the_same_command(string when)
    {
        var (good, all) = (0, 0);
        foreach (var phase in Enum.GetValues<NotebookReplacementPhase>())
        {
            var start = phase == NotebookReplacementPhase.Copy ? Region() : After(Region(), phase - 1);
            Func<NotebookReplacementOptions, NotebookReplacementOptions> options = phase == NotebookReplacementPhase.Copy ? o => o : Looked;
            var plan = Plan(start, phase, options);
            var wanted = Undoing.Picture(plan.Simulate(start));
            for (var k = 1; k <= plan.Steps.Count; k++)
            {
                all++;
                using var stage = new RunStage(start);
                void Strike(int number)
                {
                    if (number == k)
                        throw new OperationCanceledException();
                }

                if (when == "before the call")
                    stage.Ground.Before = Strike;
                else
                    stage.Ground.After = Strike;
                await Assert.ThrowsAsync<OperationCanceledException>(() => stage.RunAsync(plan));
                stage.Ground.Before = stage.Ground.After = null;
                var rest = Plan(stage.Ground.Estate, phase, options);
                Assert.True(rest.Refusals.Count == 0, string.Join("\n", rest.Refusals));
                await stage.RunAsync(rest);
                Assert.Equal(wanted, Undoing.Picture(stage.Ground.Estate));
                good++;
            }
        }

        output.WriteLine($"{when}: {good} of {all}");
        Assert.Equal(all, good);
    }
}
