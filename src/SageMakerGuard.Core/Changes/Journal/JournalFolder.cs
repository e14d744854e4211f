using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Changes.Journal;

/// <summary>The folder of journals: a file for each run, named by its id.</summary>
public sealed class JournalFolder
{
    private const string Extension = ".jsonl";

    /// <summary>A folder that need not exist yet.</summary>
    public JournalFolder(string path) => Path = path;

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Where journals are kept when nobody says otherwise: in the user's data folder, which does not roam.</summary>
    public static string DefaultPath => System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "SageMakerGuard", "journal");

    /// <summary>Every run, the newest first. A journal that cannot be read is handed over as a fault and left out.</summary>
    public IReadOnlyList<ChangeRun> Runs(Action<GuardFault> problem) => Replays(problem).Select(r => r.ToRun()).ToList();

    /// <summary>The run; null where the folder has none of that id.</summary>
    /// <exception cref="GuardFault">Its journal cannot be read or was tampered with.</exception>
    public ChangeRun? Find(string runId) => FindReplay(runId)?.ToRun();

    /// <summary>
    /// Opens the journal for a run: that of the same command for the same domain, notebook instance or VPC where one did not come to its end and no process is at it,
    /// else a new one.
    /// </summary>
    public RunJournal Open(ChangePlan plan, string moduleVersion, RunClock clock, Action<GuardFault> problem, string? undoesRunId = null)
    {
        FileAccessFault.Guard(Path, FileAccessFault.Writing, () => Directory.CreateDirectory(Path));
        var replays = Replays(problem, ScopeOf(plan));
        var generation = replays.Count(r => r.Start.UndoesRunId is not null && r.Start.AccountId == plan.AccountId && r.Start.Region == plan.Region && r.Start.VpcId == plan.VpcId && r.End is not null);
        foreach (var unfinished in replays.Where(r => IsUnfinished(r, plan, undoesRunId)))
        {
            if (JournalWriter.Continue(unfinished.Path) is not { } writer)
                continue;
            var resumed = new RunJournal(writer, clock, generation);
            resumed.Write(new RunResumed());
            return resumed;
        }

        var now = clock.Now().ToUniversalTime();
        var runId = now.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture) + "-" + Random() + "-" + ScopeOf(plan);
        var created = new RunJournal(JournalWriter.Create(FileOf(runId)), clock, generation);
        created.Write(new RunStarted
        {
            RunId = runId,
            Command = plan.Command,
            Phase = plan.Phase,
            AccountId = plan.AccountId,
            Region = plan.Region,
            DomainId = plan.DomainId,
            NotebookInstanceName = plan.NotebookInstanceName,
            VpcId = plan.VpcId,
            Target = plan.Target,
            UndoesRunId = undoesRunId,
            ModuleVersion = moduleVersion,
        });
        return created;
    }

    /// <summary>Whether a run of the same command for the same domain, notebook instance, VPC or other target did not come to its end.</summary>
    public bool HasUnfinished(ChangePlan plan) => Replays(_ => { }, ScopeOf(plan)).Any(r => IsUnfinished(r, plan, null));

    internal RunReplay? FindReplay(string runId)
    {
        var path = FileOf(runId);
        return File.Exists(path) ? Replay(path) : null;
    }

    /// <summary>Says in a run's own journal that some of its changes were taken back.</summary>
    internal void MarkUndone(string runId, IEnumerable<string> changeIds, string undoRunId, RunClock clock)
    {
        using var writer = JournalWriter.Continue(FileOf(runId)) ?? throw Busy(runId);
        foreach (var id in changeIds)
            writer.Append(new ChangeUndone { At = clock.Now().ToUniversalTime(), ChangeId = id, UndoRunId = undoRunId });
    }

    /// <summary>The fault for a run that another process is at.</summary>
    internal static GuardFault Busy(string runId) => new("RunInProgress", FaultCategory.Busy, $"Another process is at run {runId}.", "Wait until it has ended, or end it, and try again.") { ResourceId = runId };

    private static bool IsUnfinished(RunReplay run, ChangePlan plan, string? undoesRunId) =>
        !run.InUse && run.State is ChangeRunState.Failed or ChangeRunState.Interrupted && IsSame(run.Start, plan, undoesRunId);

    private static bool IsSame(RunStarted start, ChangePlan plan, string? undoesRunId) =>
        start.Command == plan.Command && start.Phase == plan.Phase && start.AccountId == plan.AccountId && start.Region == plan.Region
        && start.DomainId == plan.DomainId && start.NotebookInstanceName == plan.NotebookInstanceName && start.VpcId == plan.VpcId && start.Target == plan.Target && start.UndoesRunId == undoesRunId;

    // Part of every run's id, so that the runs of one domain, notebook instance or VPC are found by their names among thousands.
    private static string ScopeOf(ChangePlan plan)
    {
        using var sha = SHA256.Create();
        return Hex(sha.ComputeHash(Encoding.UTF8.GetBytes(string.Join("/", plan.AccountId, plan.Region, plan.VpcId, plan.Target ?? plan.DomainId ?? plan.NotebookInstanceName))), 4);
    }

    private List<RunReplay> Replays(Action<GuardFault> problem, string scope = "")
    {
        var found = new List<RunReplay>();
        if (!Directory.Exists(Path))
            return found;
        foreach (var path in FileAccessFault.Guard(Path, FileAccessFault.Reading, () => Directory.GetFiles(Path, "*" + scope + Extension)).OrderByDescending(p => p, StringComparer.Ordinal))
        {
            try
            {
                // Killed before its first line was whole, a run has done nothing.
                if (Replay(path) is { Start.RunId.Length: > 0 } replay)
                    found.Add(replay);
            }
            catch (GuardFault fault)
            {
                problem(fault);
            }
        }

        return found;
    }

    private static RunReplay Replay(string path)
    {
        var (text, inUse) = JournalFile.Read(path);
        return new RunReplay(text.Entries, path, inUse);
    }

    private string FileOf(string runId) => System.IO.Path.Combine(Path, runId + Extension);

    private static string Random()
    {
        var bytes = new byte[3];
        using (var source = RandomNumberGenerator.Create())
            source.GetBytes(bytes);
        return Hex(bytes, bytes.Length);
    }

    private static string Hex(byte[] bytes, int count) => BitConverter.ToString(bytes, 0, count).Replace("-", "").ToLowerInvariant();
}
