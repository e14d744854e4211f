using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Changes;
using SageMakerGuard.Changes.Journal;
using SageMakerGuard.Completion;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Commands;

/// <summary>Lists what this module has changed: runs and their changes, from the journal.</summary>
/// <remarks>
/// <para>Every command that changes something writes a journal first: what was there before, what was done, and what takes it back. This command reads the journals; it calls nobody.</para>
/// <para>A run that was interrupted or failed is gone on with by the same command. What it had planned and not begun is then Skipped, and planned anew. Undo-SMChange takes a run back; that is a run too, and names the other in UndoesRunId.</para>
/// <para>A journal whose lines were changed by anybody is an error and is not listed: nothing is undone by it.</para>
/// </remarks>
/// <example>
/// <code>Get-SMChange</code>
/// <para>Lists every run, the newest first.</para>
/// </example>
/// <example>
/// <code>Get-SMChange -DomainId d-abcdefghijkl -Newest 1 | Select-Object -ExpandProperty Changes</code>
/// <para>Shows each change of the last run for one domain.</para>
/// </example>
/// <example>
/// <code>Get-SMChange -State Interrupted, Failed | Format-List</code>
/// <para>Shows what did not come to its end, and why.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "SMChange")]
[OutputType(typeof(ChangeRun))]
public sealed class GetSMChangeCommand : PSCmdlet
{
    /// <summary>The runs to list; without it, all of them.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidatePattern(UndoSMChangeCommand.RunIdPattern)]
    public string[]? RunId { get; set; }

    /// <summary>Only runs for these domains.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DomainCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? DomainId { get; set; }

    /// <summary>Only runs for these notebook instances.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NotebookCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? NotebookInstanceName { get; set; }

    /// <summary>Only runs that have come so far: Running, Completed, Failed, Interrupted, Undone or PartlyUndone.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public ChangeRunState[]? State { get; set; }

    /// <summary>Only so many, the newest.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Newest { get; set; }

    /// <summary>The folder of the journals. By default a folder SageMakerGuard/journal in the user's local data folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>Lists.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            var folder = new JournalFolder(JournalPath is null ? JournalFolder.DefaultPath : FilePath.Resolve(this, JournalPath));
            foreach (var run in Chosen(folder))
                WriteObject(run);
        }
        catch (GuardFault fault)
        {
            WriteError(FaultWriter.Record(fault));
        }
    }

    private IEnumerable<ChangeRun> Chosen(JournalFolder folder)
    {
        var runs = folder.Runs(fault => WriteError(FaultWriter.Record(fault)))
            .Where(r => (DomainId is null || DomainId.Contains(r.DomainId, StringComparer.Ordinal)) && (NotebookInstanceName is null || NotebookInstanceName.Contains(r.NotebookInstanceName, StringComparer.Ordinal)) && (State is null || State.Contains(r.State)))
            .ToList();
        if (RunId is null)
            return Newest is { } count ? runs.Take(count) : runs;
        foreach (var missing in RunId.Where(id => !runs.Any(r => r.RunId == id)))
            WriteError(FaultWriter.Record(new GuardFault("RunNotFound", FaultCategory.NotFound, $"There is no run '{missing}' in '{folder.Path}'.", "Get-SMChange without -RunId lists the runs; -JournalPath names another folder.") { ResourceId = missing }));
        return runs.Where(r => RunId.Contains(r.RunId, StringComparer.Ordinal));
    }
}
