using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using static SageMakerGuard.Tests.Changes.Planning.OutsideNotebook;

namespace SageMakerGuard.Tests.Changes.Planning;

/// <summary>What the executor relies on of every step on notebook instances, tried along a whole replacement.</summary>
public sealed class NotebookStepTests
{
    [Fact]
    public void Every_kind_has_a_case_here() => Assert.Equal(
        typeof(ChangeStep).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().Select(a => a.DerivedType.Name).Where(n => n.Contains("Notebook", StringComparison.Ordinal)).Order(),
        Walk().Select(w => w.Step.StepKind).Distinct().Order());

    [Fact]
    public void A_step_that_is_not_done_is_done_after_it_and_doing_it_again_changes_nothing() => Assert.All(Walk(), w =>
    {
        Assert.Equal(Standing.Absent, w.Step.Observe(w.Before).Standing);
        var after = w.Step.Simulate(w.Before);
        Assert.Equal(Standing.Done, w.Step.Observe(after).Standing);
        Assert.Equal(Undoing.Picture(after), Undoing.Picture(w.Step.Simulate(after)));
    });

    [Fact]
    public void The_inverse_brings_back_what_was_there_and_takes_nothing_back_where_nothing_was_done() => Assert.All(Walk(), w =>
    {
        if (w.Step is DeleteNotebookInstance)
            Assert.Null(w.Step.Inverse(w.Before));
        else
            Assert.Equal(Undoing.Picture(w.Before), Undoing.Picture(w.Step.Inverse(w.Before)!.Simulate(w.Step.Simulate(w.Before))));
        Assert.Null(w.Step.Inverse(w.Step.Simulate(w.Before)));
    });

    [Fact]
    public void A_step_survives_the_journal_and_says_what_it_does_with_which_permissions() => Assert.All(Walk(), w =>
    {
        var json = JsonSerializer.Serialize(w.Step);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<ChangeStep>(json)));
        Assert.Contains(w.Step.ResourceId, w.Step.Description);
        Assert.StartsWith("AWS::SageMaker::NotebookInstance", w.Step.ResourceType);
        Assert.Matches("^sagemaker:[A-Z][A-Za-z]+$", w.Step.IamActions[0]);
        Assert.Contains(w.Step.ResourceId, w.Step.Reads.NotebookInstanceNames.Concat(w.Step.Reads.LifecycleConfigNames));
    });

    [Theory]
    [InlineData("InService", Standing.Absent, Standing.Done, Standing.Refused, Standing.Refused)]
    [InlineData("Stopped", Standing.Done, Standing.Absent, Standing.Absent, Standing.Absent)]
    [InlineData("Failed", Standing.Done, Standing.Absent, Standing.Absent, Standing.Absent)]
    [InlineData("Pending", Standing.Pending, Standing.Pending, Standing.Pending, Standing.Pending)]
    [InlineData("Stopping", Standing.Pending, Standing.Pending, Standing.Pending, Standing.Pending)]
    [InlineData("Updating", Standing.Pending, Standing.Pending, Standing.Pending, Standing.Pending)]
    [InlineData("Deleting", Standing.Refused, Standing.Refused, Standing.Refused, Standing.Pending)]
    [InlineData(null, Standing.Refused, Standing.Refused, Standing.Refused, Standing.Done)]
    public void Each_status_lets_a_step_begin_wait_or_be_refused(string? status, Standing stop, Standing start, Standing set, Standing delete)
    {
        var region = status is null ? Region() with { NotebookInstances = Part<NotebookInstance>.Read() } : Region(n => n with { NotebookInstanceStatus = status });
        Assert.Equal(stop, new StopNotebookInstance { NotebookInstanceName = Name }.Observe(region).Standing);
        Assert.Equal(start, new StartNotebookInstance { NotebookInstanceName = Name }.Observe(region).Standing);
        Assert.Equal(set, new SetNotebookLifecycleConfig { NotebookInstanceName = Name, LifecycleConfigName = "other" }.Observe(region).Standing);
        Assert.Equal(delete, new DeleteNotebookInstance { NotebookInstanceName = Name }.Observe(region).Standing);
    }

    [Theory]
    [InlineData("Pending", Standing.Pending)]
    [InlineData("InService", Standing.Done)]
    [InlineData("Stopped", Standing.Done)]
    [InlineData("Failed", Standing.Failed)]
    [InlineData("Deleting", Standing.Pending)]
    public void A_new_instance_is_waited_for_until_it_is_in_service_or_has_failed(string status, Standing expected)
    {
        var create = Plan(After(Region(), NotebookReplacementPhase.Copy), NotebookReplacementPhase.Create, Looked).Steps.OfType<CreateNotebookInstance>().Single();
        var region = create.Simulate(Region()) with { };
        region = region with { NotebookInstances = region.NotebookInstances.Change(n => n.NotebookInstanceName == NewName, n => n with { NotebookInstanceStatus = status, FailureReason = "no capacity" }) };
        var seen = create.Observe(region);
        Assert.Equal(expected, seen.Standing);
        Assert.Equal(expected == Standing.Failed, seen.Reason?.Contains("no capacity", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void A_start_that_failed_is_a_failure_only_of_whoever_made_it()
    {
        var start = new StartNotebookInstance { NotebookInstanceName = Name };
        var failed = Region(n => n with { NotebookInstanceStatus = "Failed", FailureReason = "the script failed" });
        Assert.Equal(Standing.Absent, start.Observe(failed).Standing);
        Assert.Contains("the script failed", start.Observe(failed, Name).Reason);
    }

    [Fact]
    public void Prices_of_instances_are_not_known_and_not_made_up()
    {
        var prices = FinOps.PriceTable.In("us-east-1");
        Assert.Null(new CreateNotebookInstance().MonthlyCostUsd(prices));
        Assert.Null(new DeleteNotebookInstance().MonthlyCostUsd(prices));
    }

    private static IEnumerable<(ChangeStep Step, RegionEstate Before)> Walk()
    {
        var estate = Region();
        foreach (var phase in Enum.GetValues<NotebookReplacementPhase>())
        {
            foreach (var step in Plan(estate, phase, Looked).Steps)
            {
                yield return (step, estate);
                estate = step.Simulate(estate);
            }
        }
    }
}
