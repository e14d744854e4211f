using System;
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

namespace SageMakerGuard.Commands;

/// <summary>Takes back what a run of this module has changed, the last change first.</summary>
/// <remarks>
/// <para>The journal of the run says what was there before and what each change left. Before anything is taken back all of it is looked at: what somebody changed since, or what others have come to use, is named, and nothing is touched unless -Force is given.</para>
/// <para>-ChangeId takes back one change and all that rests on it. Changes that the run found done already are not taken back: they were not its work.</para>
/// <para>Runs build upon each other: take the newest back first, and the switch of a domain before its endpoints. Where endpoints go, or lose subnets, tables or private DNS, every domain of the region in VpcOnly mode is proven on the network as the undo would leave it: one that would no longer reach a service that it reaches today is named, and nothing is touched unless -Force is given.</para>
/// <para>An undo is a run of its own with a journal of its own. Killed at any point, it is gone on with by the same command. It is not taken back itself, and that is said before anything is touched: to have the changes again, run the command that made them.</para>
/// <para>Taking a domain back to PublicInternetOnly needs a domain in which no app runs; -StopApp stops them. Apps that the run stopped are started again, as far as their kind and instance go: what was in their memory is gone.</para>
/// </remarks>
/// <example>
/// <code>Get-SMChange -DomainId d-abcdefghijkl -Newest 1 | Undo-SMChange -WhatIf</code>
/// <para>Shows how the last run for a domain would be taken back.</para>
/// </example>
/// <example>
/// <code>Undo-SMChange -RunId 20261126T131500123Z-1a2b3c-9f8e7d6c -StopApp -Confirm:$false</code>
/// <para>Takes a run back, apps that are in the way stopped, with no question asked.</para>
/// </example>
/// <example>
/// <code>Undo-SMChange -RunId 20261126T131500123Z-1a2b3c-9f8e7d6c -ChangeId c003</code>
/// <para>Takes back one change and what rests on it.</para>
/// </example>
/// <example>
/// <code>Get-SMChange -DomainId d-abcdefghijkl -State Completed, Failed, Interrupted, PartlyUndone | Where-Object { -not $_.UndoesRunId } | Undo-SMChange</code>
/// <para>Takes back all that was done for a domain, the newest run first, and asks before each change.</para>
/// </example>
[Cmdlet(VerbsCommon.Undo, "SMChange", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ChangeRun))]
public sealed class UndoSMChangeCommand : GuardCommand
{
    internal const string RunIdPattern = "^[0-9]{8}T[0-9]{9}Z-[0-9a-f]+-[0-9a-f]+$";

    private readonly List<(string RunId, ResolvedIdentity Identity)> _asks = [];
    private JournalFolder? _folder;

    /// <summary>The runs to take back, in this order.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidatePattern(RunIdPattern)]
    public string[] RunId { get; set; } = [];

    /// <summary>One change of the run, which is taken back with all that rests on it.</summary>
    [Parameter]
    [ValidatePattern("^c[0-9]+$")]
    public string? ChangeId { get; set; }

    /// <summary>Goes on though somebody changed things since, or others use what was made.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Stops the apps that keep a domain from being switched back. Their users lose unsaved work and memory.</summary>
    [Parameter]
    public SwitchParameter StopApp { get; set; }

    /// <summary>The folder of the journals. By default a folder SageMakerGuard/journal in the user's local data folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>The most calls in flight at once. 32 by default.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>How many minutes to wait for what AWS deletes in its own time. 30 by default; the same command goes on waiting after that.</summary>
    [Parameter]
    [ValidateRange(1, 24 * 60)]
    public int TimeoutMinutes { get; set; } = 30;

    /// <summary>Takes a record in.</summary>
    protected override void ProcessRecord()
    {
        _folder ??= new JournalFolder(JournalPath is null ? JournalFolder.DefaultPath : FilePath.Resolve(this, JournalPath));
        foreach (var runId in RunId)
        {
            try
            {
                var run = _folder.Find(runId) ?? throw new GuardFault("RunNotFound", FaultCategory.NotFound, $"There is no run '{runId}' in '{_folder.Path}'.", "Get-SMChange lists the runs; -JournalPath names another folder.") { ResourceId = runId };
                _asks.Add((runId, ResolveIdentity(run.AccountId)));
            }
            catch (GuardFault fault)
            {
                WriteError(FaultWriter.Record(fault));
            }
        }
    }

    /// <summary>Takes back what was asked for.</summary>
    protected override void EndProcessing()
    {
        if (_asks.Count > 0)
            Pump(UndoAllAsync);
    }

    private async Task UndoAllAsync(PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        foreach (var (runId, identity) in _asks)
        {
            try
            {
                await UndoAsync(runId, identity, outlet, cancellationToken).ConfigureAwait(false);
            }
            catch (GuardFault fault)
            {
                outlet.Error(FaultWriter.Record(fault, runId));
            }
            catch (OperationCanceledException)
            {
                Host.UI.WriteWarningLine($"Stopped. What run {runId} had made is on record, and so is what was taken back of it; 'Undo-SMChange -RunId {runId}' goes on.");
                throw;
            }
        }
    }

    private async Task UndoAsync(string runId, ResolvedIdentity identity, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        if (identity.Note is { } note)
            outlet.Verbose(note);
        var original = _folder!.Find(runId)!;
        using var place = new WorkPlace(new ReadAsk { Identity = identity }, ThrottleLimit, outlet);
        var ground = await place.GroundAsync(original.Region, cancellationToken).ConfigureAwait(false);
        var listener = new RunListener(outlet, new ChangePlan { Command = "Undo-SMChange", DomainId = original.DomainId, NotebookInstanceName = original.NotebookInstanceName, VpcId = original.VpcId, Target = original.Target, Steps = [] }, runId);
        try
        {
            using var undo = await UndoRun.OpenAsync(
                _folder, runId, ChangeId, Force, StopApp, ground, place.Pacer, SessionClock.Instance, new RunPatience { Settling = TimeSpan.FromMinutes(TimeoutMinutes) }, listener, Region, cancellationToken).ConfigureAwait(false);
            await UndoAsync(undo, new PlannedWork(undo.Plan, new(), []), listener, outlet, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            listener.Finish();
        }

        // All domains, for they may live by what is taken back; who uses them does not matter.
        Task<RegionEstate> Region(CancellationToken token) => place.ReadAgainAsync(new() { Regions = [original.Region], Notebooks = false, Studio = false, Tags = false }, token);
    }

    private static async Task UndoAsync(UndoRun undo, PlannedWork work, RunListener listener, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var prices = PriceTable.In(undo.Plan.Region);
        foreach (var note in undo.Plan.Notes)
            outlet.Warning(note);
        if (undo.Plan.Refusals.Count > 0)
        {
            throw new GuardFault(
                "UndoRefused",
                FaultCategory.Busy,
                $"Run {undo.Original.RunId} is not taken back, and nothing was touched: the world is not as it left it. {string.Join(" ", undo.Plan.Refusals)}",
                "Put that right, or take the run back all the same with -Force (and -StopApp for apps that run).") { ResourceId = undo.Original.RunId };
        }

        if (undo.Plan.Steps.Count == 0)
        {
            outlet.Verbose($"Run {undo.Original.RunId} has left nothing to take back.");
            return;
        }

        var agreed = await Agreement.AskAsync(undo.Plan, prices, outlet, cancellationToken).ConfigureAwait(false);
        outlet.Write(agreed.Count == 0
            ? work.Shown(prices) with { UndoesRunId = undo.Original.RunId }
            : work.Complete(await undo.RunAsync(agreed.Contains, ChangingCommand.ModuleVersion, listener, cancellationToken).ConfigureAwait(false), prices));
    }
}
