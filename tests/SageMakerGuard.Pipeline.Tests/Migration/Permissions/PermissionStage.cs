using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;
using SageMakerGuard.Probing;
using SageMakerGuard.Sandbox;

namespace SageMakerGuard.Pipeline.Tests.Migration.Permissions;

/// <summary>The module in the engine, and for each script a sandbox of its own that starts from a given world and holds callers to a given policy. One folder of journals for all of them.</summary>
internal sealed class PermissionStage : IDisposable
{
    private readonly string _journals = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), "journals of permissions " + Guid.NewGuid().ToString("N"));

    public PermissionStage() => Environment.SetEnvironmentVariable("AWS_MAX_ATTEMPTS", null);

    public ModuleSession Module { get; } = new();

    /// <summary>Runs a script as an account of a world.</summary>
    /// <param name="world">Where it starts.</param>
    /// <param name="accountId">Who runs it.</param>
    /// <param name="script">The script; it has $at and $journal.</param>
    /// <param name="policy">The policy of all callers; null for no check.</param>
    /// <param name="race">The operation before whose first call somebody else runs the same script; null for nobody.</param>
    public Played Play(Estate world, string accountId, string script, string? policy = null, string? race = null)
    {
        using var sandbox = new SandboxHost().Start(new SandboxOptions { Estate = world, PolicyDocument = policy });
        var account = sandbox.Accounts.Single(a => a.AccountId == accountId);
        var at = new Hashtable { ["EndpointUrl"] = sandbox.EndpointUrl, ["AccessKey"] = account.AccessKey, ["SecretKey"] = account.SecretKey };
        (string, object?)[] known = [("subnets", MadeSubnets(world)), ("group", MadeGroup(world))];
        using var between = race is null ? null : new Interposer(sandbox.EndpointUrl, race, () => SomebodyElse(script, [("at", at), .. known]));
        var own = between is null ? at : new Hashtable(at) { ["EndpointUrl"] = between.Url };
        var answer = Module.Script(script, [("at", own), ("journal", _journals), .. known]);
        Assert.True(between is null or { Struck: true, Error: null }, $"{race}: {between?.Error}");
        return new(answer, sandbox.Calls.Where(c => c.AccountId == accountId).ToList(), sandbox.Snapshot());
    }

    /// <summary>Takes back what the journals hold, the newest run first.</summary>
    public Played Undo(Estate world, string accountId, string? policy = null, string more = "") =>
        Play(world, accountId, $"Get-SMChange -JournalPath $journal | Where-Object {{ -not $_.UndoesRunId }} | Undo-SMChange @at -JournalPath $journal -Confirm:$false {more}", policy);

    /// <summary>A world as a sandbox shows it, to hold another against it.</summary>
    public static string PictureOf(Estate world)
    {
        using var sandbox = new SandboxHost().Start(new SandboxOptions { Estate = world });
        return WorldPicture.Of(sandbox.Snapshot());
    }

    public IReadOnlyList<ChangeRun> Runs => Module.Script("Get-SMChange -JournalPath $journal", [("journal", _journals)]).As<ChangeRun>();

    /// <summary>Forgets all runs.</summary>
    public void Forget()
    {
        if (Directory.Exists(_journals))
            Directory.Delete(_journals, recursive: true);
    }

    /// <summary>Keeps the journals as they are for one play, and brings them back after.</summary>
    public T Keeping<T>(Func<T> play)
    {
        var kept = Directory.Exists(_journals) ? Directory.GetFiles(_journals).ToDictionary(f => f, File.ReadAllBytes) : [];
        try
        {
            return play();
        }
        finally
        {
            Forget();
            Directory.CreateDirectory(_journals);
            foreach (var (file, bytes) in kept)
                File.WriteAllBytes(file, bytes);
        }
    }

    public void Dispose()
    {
        Module.Dispose();
        Forget();
    }

    // With journals of their own, on another machine.
    private void SomebodyElse(string script, (string, object?)[] variables)
    {
        using var other = new ModuleSession();
        var answer = other.Script(script, [.. variables, ("journal", _journals + " of somebody else")]);
        Assert.True(answer.Errors.Count == 0, answer.Said);
        Directory.Delete(_journals + " of somebody else", recursive: true);
    }

    // What New-SMPrivateNetwork has made in a world that starts with it.
    private static string[] MadeSubnets(Estate world) => world.Regions.SelectMany(r => r.Subnets.Items).Where(s => Purpose.Of(s.Tags)?.StartsWith("private", StringComparison.Ordinal) == true).Select(s => s.SubnetId).ToArray();

    private static string? MadeGroup(Estate world) => world.Regions.SelectMany(r => r.SecurityGroups.Items).FirstOrDefault(g => g.Description?.StartsWith("SageMaker apps of domain", StringComparison.Ordinal) == true)?.GroupId;
}

/// <summary>What a script gave, which calls it made, and what the world was after it.</summary>
internal sealed record Played(Answer Answer, IReadOnlyList<SandboxCall> Calls, Estate World)
{
    private static readonly Func<object, IEnumerable<string>> s_words = result => result switch
    {
        // Not what its changes would need.
        ChangeRun run => run.Notes.Concat(run.Refusals).Concat(run.Proof.SelectMany(p => p.Unknowns).Select(u => u.Reason)),
        LivePathResult live => [live.Meaning, live.NextStep ?? ""],
        DomainNetworkPosture posture => posture.Unreadable.Select(call => call.ToString()),
        _ => [],
    };

    /// <summary>What the errors say, with the next step that they recommend.</summary>
    public string Errors => string.Join("\n", Answer.Errors.Select(e => $"{e.FullyQualifiedErrorId} {e.ErrorDetails?.Message} {e.ErrorDetails?.RecommendedAction} {e.Exception.Message}"));

    /// <summary>What the command said to the person at the prompt: errors, warnings, and what its results take for unknown.</summary>
    public string Said => string.Join("\n", Answer.Warnings.Concat(Answer.Output.Select(o => o.BaseObject).SelectMany(s_words)).Prepend(Errors));

    /// <summary>The operations that were called, but for the one that needs no permission (STS API, GetCallerIdentity).</summary>
    public IReadOnlyCollection<string> Operations => Calls.Select(c => c.Operation).Where(o => o != "sts:GetCallerIdentity").ToHashSet(StringComparer.Ordinal);
}
