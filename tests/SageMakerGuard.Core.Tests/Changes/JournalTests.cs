using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Changes.Journal;
using SageMakerGuard.Faults;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Tests.Changes;

/// <summary>The journal: written before and after each call, and not to be changed behind the module's back.</summary>
public sealed class JournalTests : IDisposable
{
    private readonly RunStage _stage = new(Plans.Bare());

    [Fact]
    public async Task Before_each_call_the_journal_holds_what_takes_it_back()
    {
        var lines = new List<string>();
        _stage.Ground.Before = _ => lines.Add(File.ReadAllLines(JournalFile()).Last(l => l.Length > 0));
        await _stage.RunAsync(Plans.Everything(_stage.Ground.Estate));
        Assert.All(lines, line => Assert.Contains("\"Type\":\"CallStarted\"", line, StringComparison.Ordinal));
        Assert.Equal(_stage.Ground.Calls.Count, lines.Count);

        // What puts away again what was there for the time of the change has nothing to take back.
        Assert.All(lines.Where(l => !l.Contains("\"Step\":{\"Kind\":\"DeleteRolePolicy", StringComparison.Ordinal) && !l.Contains("\"Step\":{\"Kind\":\"DeleteInsights", StringComparison.Ordinal)), line => Assert.Contains("\"Inverse\":", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("change a letter")]
    [InlineData("take a line out")]
    [InlineData("swap two lines")]
    [InlineData("add a line")]
    [InlineData("binary")]
    public async Task A_journal_that_was_changed_is_an_error_and_nothing_is_undone_by_it(string how)
    {
        var run = await _stage.RunAsync(Plans.Everything(_stage.Ground.Estate));
        var lines = File.ReadAllLines(JournalFile()).ToList();
        switch (how)
        {
            case "change a letter":
                lines[4] = lines[4].Replace("vpc-0aaa", "vpc-0bbb", StringComparison.Ordinal);
                break;
            case "take a line out":
                lines.RemoveAt(5);
                break;
            case "swap two lines":
                (lines[5], lines[6]) = (lines[6], lines[5]);
                break;
            case "add a line":
                lines.Add(lines[^1]);
                break;
            default:
                File.WriteAllBytes(JournalFile(), [0xff, 0xfe, 0x00, 0x0a, 0x80, 0x0a]);
                lines = [];
                break;
        }

        if (lines.Count > 0)
            File.WriteAllText(JournalFile(), string.Join("\n", lines) + "\n");
        var faults = new List<GuardFault>();
        Assert.Empty(_stage.Journals.Runs(faults.Add));
        Assert.Equal("JournalDamaged", Assert.Single(faults).ErrorId);
        _stage.Ground.Calls.Clear();
        Assert.Equal("JournalDamaged", (await Assert.ThrowsAsync<GuardFault>(() => _stage.UndoAsync(run.RunId))).ErrorId);
        Assert.Empty(_stage.Ground.Calls);
    }

    [Fact]
    public async Task Cut_at_any_byte_a_journal_reads_as_far_as_it_is_whole_or_says_what_is_wrong()
    {
        await _stage.RunAsync(Plans.Everything(_stage.Ground.Estate));
        var whole = File.ReadAllBytes(JournalFile());
        for (var length = 0; length < whole.Length; length += 97)
        {
            File.WriteAllBytes(JournalFile(), whole[..length]);
            var faults = new List<GuardFault>();
            var runs = _stage.Journals.Runs(faults.Add);
            Assert.Empty(faults);
            Assert.True(runs.Count <= 1);
        }
    }

    [Fact]
    public void A_run_that_another_process_is_at_is_running_and_is_neither_gone_on_with_nor_taken_back()
    {
        var plan = new ChangePlan { Command = "Test", AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, VpcId = HealthyRegion.Vpc };
        using var other = _stage.Journals.Open(plan, "0.0.0", _stage.Clock, f => throw f);
        Assert.Equal(ChangeRunState.Running, _stage.Newest.State);
        using var mine = _stage.Journals.Open(plan, "0.0.0", _stage.Clock, f => throw f);
        Assert.NotEqual(other.RunId, mine.RunId);
        Assert.Equal("RunInProgress", Assert.Throws<GuardFault>(() => _stage.UndoAsync(other.RunId).GetAwaiter().GetResult()).ErrorId);
    }

    [Fact]
    public async Task A_run_is_gone_on_with_for_the_same_notebook_instance_and_phase_only()
    {
        var plan = new ChangePlan { Command = "Test", Phase = "Copy", AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, VpcId = HealthyRegion.Vpc, NotebookInstanceName = "one", Steps = Plans.Everything(_stage.Ground.Estate).Steps };
        _stage.Ground.Before = _ => throw new OperationCanceledException();
        await Assert.ThrowsAsync<OperationCanceledException>(() => _stage.RunAsync(plan));
        Assert.Equal(("Copy", "one"), (_stage.Newest.Phase, _stage.Newest.NotebookInstanceName));
        Assert.True(_stage.Journals.HasUnfinished(plan));
        Assert.False(_stage.Journals.HasUnfinished(plan with { NotebookInstanceName = "two" }));
        Assert.False(_stage.Journals.HasUnfinished(plan with { NotebookInstanceName = null }));
        Assert.False(_stage.Journals.HasUnfinished(plan with { Phase = "Create" }));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_an_error_before_anything_is_changed()
    {
        var file = Path.Combine(_stage.FolderPath, "a file");
        File.WriteAllText(file, "");
        var plan = new ChangePlan { Command = "Test", AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, VpcId = HealthyRegion.Vpc };
        Assert.Throws<GuardFault>(() => new JournalFolder(Path.Combine(file, "journal")).Open(plan, "0.0.0", _stage.Clock, f => throw f));
    }

    [Fact]
    public async Task No_line_holds_a_secret_or_depends_on_the_culture()
    {
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new("tr-TR");
            await _stage.RunAsync(Plans.Everything(_stage.Ground.Estate));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }

        Assert.Equal(ChangeRunState.Completed, _stage.Newest.State);
        Assert.Matches("^[0-9]{8}T[0-9]{9}Z-", _stage.Newest.RunId);
    }

    public void Dispose() => _stage.Dispose();

    private string JournalFile() => Assert.Single(Directory.GetFiles(_stage.FolderPath, "*.jsonl"));
}
