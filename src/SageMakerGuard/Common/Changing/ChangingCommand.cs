using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Changes.Journal;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>
/// A cmdlet that changes something: reads the estate, plans, shows what the plan is and what it costs, asks for each change, and runs what was
/// agreed to through the one executor.
/// </summary>
public abstract class ChangingCommand : ReadingCommand
{
    private readonly List<(RegionEstate Region, ReadAsk Ask)> _regions = [];
    private readonly ConcurrentDictionary<string, byte> _running = new(StringComparer.Ordinal);

    /// <summary>The folder of the journals. By default a folder SageMakerGuard/journal in the user's local data folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>How many minutes to wait for what AWS makes or deletes in its own time. 30 by default; the same command goes on waiting after that.</summary>
    [Parameter]
    [ValidateRange(1, 24 * 60)]
    public int TimeoutMinutes { get; set; } = 30;

    private string? _journalPath;
    private bool _isWhatIf;

    /// <summary>Plans for what a region holds, one plan for each domain or network that was asked for. Called again with what the estate has become, where another plan comes before it in the same VPC.</summary>
    private protected virtual IEnumerable<Func<RegionEstate, PlannedWork>> WorkIn(RegionEstate region, ReadAsk ask, PipelineOutlet outlet) => [];

    /// <summary>What comes out for a run that went through; null for the run itself.</summary>
    private protected virtual Task<object?> ResultAsync(ChangeRun run, WorkPlace place, PipelineOutlet outlet, CancellationToken cancellationToken) => Task.FromResult<object?>(null);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _isWhatIf = Agreement.IsWhatIf(this);
        if (EstatePath is not null && !_isWhatIf)
            Refuse("-EstatePath names a file, and a file cannot be changed.", "Add -WhatIf to see the plan for that estate, or leave -EstatePath out to change what is in AWS.");
        Patience = new() { Settling = TimeSpan.FromMinutes(TimeoutMinutes) };
        _journalPath = JournalPath is null ? JournalFolder.DefaultPath : FilePath.Resolve(this, JournalPath);
    }

    private protected override void OnRegion(RegionEstate region, ReadAsk ask, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        _regions.Add((region, ask));
        Unanswered.Warn(region, outlet);
    }

    private protected override async Task OnReadAsync(PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var places = new List<WorkPlace>();
        try
        {
            foreach (var byAsk in _regions.GroupBy(r => r.Ask))
            {
                var place = new WorkPlace(byAsk.Key, ThrottleLimit, outlet);
                places.Add(place);
                foreach (var (region, ask) in byAsk)
                    await RegionAsync(region, ask, place, outlet, cancellationToken).ConfigureAwait(false);
            }

            await FinishAsync(outlet, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!_running.IsEmpty)
        {
            SayWhereItStands();
            throw;
        }
        finally
        {
            places.ForEach(place => place.Dispose());
        }
    }

    /// <summary>Works on what one region holds: one after the other, each upon what the one before it left.</summary>
    private protected virtual async Task RegionAsync(RegionEstate region, ReadAsk ask, WorkPlace place, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var estate = region;
        foreach (var work in WorkIn(region, ask, outlet))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var planned = work(estate);
            if (await AgreeAsync(planned, outlet, cancellationToken).ConfigureAwait(false) is { } agreed)
                estate = await TryRunAsync(planned, agreed, place, outlet, cancellationToken).ConfigureAwait(false) ?? estate;
            else if (_isWhatIf && planned.Plan.Refusals.Count == 0)
                estate = planned.Plan.Simulate(planned.Estate);
        }
    }

    /// <summary>All regions were worked on.</summary>
    private protected virtual Task FinishAsync(PipelineOutlet outlet, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Shows a plan and asks for its changes. Null where nothing is to be run.</summary>
    private protected async Task<HashSet<ChangeStep>?> AgreeAsync(PlannedWork work, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var prices = PriceTable.In(work.Plan.Region);
        if (work.Plan.Refusals.Count > 0)
        {
            outlet.Error(FaultWriter.Record(Refusal(work.Plan)));
            if (_isWhatIf)
                outlet.Write(work.Shown(prices));
            return null;
        }

        foreach (var note in work.Plan.Notes)
            outlet.Verbose(note);
        var agreed = await Agreement.AskAsync(work.Plan, prices, outlet, cancellationToken).ConfigureAwait(false);
        if (!_isWhatIf && (agreed.Count > 0 || work.Plan.Steps.Count == 0))
            return agreed;
        outlet.Write(work.Shown(prices));
        return null;
    }

    /// <summary>Runs what was agreed to. Gives the estate as it is after it, or null where it failed, which is written as an error.</summary>
    private protected async Task<RegionEstate?> TryRunAsync(PlannedWork work, HashSet<ChangeStep> agreed, WorkPlace place, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(work, agreed, place, outlet, cancellationToken).ConfigureAwait(false);
        }
        catch (GuardFault fault)
        {
            outlet.Error(FaultWriter.Record(fault, work.Plan.Subject));
            return null;
        }
    }

    /// <summary>One for all runs of the command, which learn from each other how long AWS takes.</summary>
    private protected RunPatience Patience { get; private set; } = new();

    private protected JournalFolder Journals => new(_journalPath!);

    internal static string ModuleVersion { get; } = typeof(ChangingCommand).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>Whether only the plan is wanted.</summary>
    private protected bool IsWhatIf => _isWhatIf;

    /// <summary>Runs what was agreed to, and writes what comes of it.</summary>
    /// <exception cref="GuardFault">A change could not be made.</exception>
    private protected async Task<RegionEstate> RunAsync(PlannedWork work, HashSet<ChangeStep> agreed, WorkPlace place, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var prices = PriceTable.In(work.Plan.Region);
        var ground = await place.GroundAsync(work.Plan.Region, cancellationToken).ConfigureAwait(false);
        if (work.Plan.AccountId.Length > 0 && ground.AccountId != work.Plan.AccountId)
            throw new GuardFault("AccountMismatch", FaultCategory.InvalidArgument, $"The plan is for account {work.Plan.AccountId}, and the credentials belong to {ground.AccountId}.", "Name credentials of that account with -ProfileName.");
        if (work.Plan.Steps.Count == 0 && !Journals.HasUnfinished(work.Plan))
        {
            await WriteAsync(work.Shown(prices) with { State = ChangeRunState.Completed }, place, outlet, cancellationToken).ConfigureAwait(false);
            return work.Estate;
        }

        ChangeRun run;
        ChangeExecutor executor;
        using (var journal = Journals.Open(work.Plan, ModuleVersion, SessionClock.Instance, fault => outlet.Warning(fault.Message + " " + fault.NextStep)))
        {
            _running.TryAdd(journal.RunId, 0);
            outlet.Verbose($"Run {journal.RunId}: {work.Plan.Steps.Count} changes, journal {journal.Run.JournalPath}.");
            var listener = new RunListener(outlet, work.Plan, journal.RunId);
            executor = new ChangeExecutor(ground, journal, place.Pacer, SessionClock.Instance, Patience, listener);
            try
            {
                await executor.ReconcileAsync(cancellationToken).ConfigureAwait(false);
                run = await executor.RunAsync(work.Plan, agreed.Contains, prices, cancellationToken).ConfigureAwait(false);
                _running.TryRemove(journal.RunId, out _);
            }
            catch (GuardFault)
            {
                _running.TryRemove(journal.RunId, out _);
                throw;
            }
            finally
            {
                listener.Finish();
            }
        }

        run = run with { AppSubnetIds = executor.IdsOf(work.Plan.AppSubnetIds), AppSecurityGroupIds = executor.IdsOf(work.Plan.AppSecurityGroupIds) };
        await WriteAsync(work.Complete(run, prices), place, outlet, cancellationToken).ConfigureAwait(false);
        return executor.Outcome(work.Plan, work.Estate);
    }

    private async Task WriteAsync(ChangeRun run, WorkPlace place, PipelineOutlet outlet, CancellationToken cancellationToken) =>
        outlet.Write(await ResultAsync(run, place, outlet, cancellationToken).ConfigureAwait(false) ?? run);

    // The engine takes nothing more from a cmdlet that was stopped, and the person at the prompt has to know all the same.
    private void SayWhereItStands()
    {
        foreach (var run in _running.Keys)
            Host.UI.WriteWarningLine($"Stopped. Run {run} is on record as far as it came; 'Get-SMChange -RunId {run}' shows it, the same command goes on with it, and 'Undo-SMChange -RunId {run}' takes it back.");
    }

    private static GuardFault Refusal(ChangePlan plan) => new(
        "ChangeNotPossible",
        FaultCategory.Busy,
        $"{plan.Command} cannot go ahead for {plan.Subject} in {plan.Region}; nothing was changed. {string.Join(" ", plan.Refusals)}",
        plan.Refusals.Count == 1 ? "Put that right and run the same command again." : $"Put these {plan.Refusals.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)} things right and run the same command again.") { ResourceId = plan.Subject, Region = plan.Region };
}
