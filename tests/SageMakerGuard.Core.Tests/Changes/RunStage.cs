using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Changes.Journal;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;
using SageMakerGuard.Tests.EstateFiles;

namespace SageMakerGuard.Tests.Changes;

/// <summary>A journal folder, a clock that runs only when somebody waits, and a world.</summary>
internal sealed class RunStage : IRunObserver, IDisposable
{
    // Every line is flushed to the disk: in memory that costs nothing, and thousands of runs are made here.
    private readonly TemporaryFolder _folder = new(Directory.Exists("/dev/shm") ? "/dev/shm" : null);
    private DateTimeOffset _now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    public RunStage(RegionEstate estate)
    {
        Ground = new FakeGround(estate);
        Clock = new RunClock(() => _now, (time, token) =>
        {
            token.ThrowIfCancellationRequested();
            _now += time;
            Waited += time;
            OnDelay?.Invoke();
            return Task.CompletedTask;
        });
        Pacer = new Pacer(Clock);
    }

    public FakeGround Ground { get; set; }

    public RunClock Clock { get; }

    public Pacer Pacer { get; }

    public RunPatience Patience { get; set; } = new();

    public TimeSpan Waited { get; private set; }

    public Action? OnDelay { get; set; }

    public string FolderPath => _folder.Path;

    public JournalFolder Journals => new(_folder.Path);

    public List<Change> Seen { get; } = [];

    public List<string> Waiting { get; } = [];

    public ChangeRun Newest => Journals.Runs(fault => throw fault)[0];

    /// <summary>What a cmdlet does: opens the journal, reconciles, and runs what is not done yet.</summary>
    public async Task<ChangeRun> RunAsync(ChangePlan plan, Func<ChangeStep, bool>? agreed = null, CancellationToken cancellationToken = default)
    {
        using var journal = Journals.Open(plan, "0.0.0", Clock, fault => throw fault);
        var executor = new ChangeExecutor(Ground, journal, Pacer, Clock, Patience, this);
        await executor.ReconcileAsync(cancellationToken);
        return await executor.RunAsync(plan, agreed ?? (_ => true), PriceTable.In(plan.Region), cancellationToken);
    }

    public async Task<ChangeRun?> UndoAsync(string runId, string? changeId = null, bool force = false, bool stopApps = false, Func<CancellationToken, Task<RegionEstate>>? readRegion = null)
    {
        using var undo = await UndoRun.OpenAsync(Journals, runId, changeId, force, stopApps, Ground, Pacer, Clock, Patience, this, readRegion, default);
        if (undo.Plan.Refusals.Count > 0)
            throw new InvalidOperationException(string.Join(" ", undo.Plan.Refusals));
        return undo.Plan.Steps.Count == 0 ? null : await undo.RunAsync(_ => true, "0.0.0", this, default);
    }

    public void OnChange(Change change) => Seen.Add(change);

    public void OnWaiting(string what) => Waiting.Add(what);

    public void OnVerbose(string message)
    {
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The parts that changes alter, as text that does not depend on the order in which AWS lists things, nor on ids.</summary>
    public static string Picture(RegionEstate e)
    {
        var parts = new object[]
        {
            e.Vpcs.Items, e.Subnets.Items.OrderBy(s => s.CidrBlock, StringComparer.Ordinal), e.RouteTables.Items.Select(t => t with { Routes = t.Routes.OrderBy(r => r.DestinationCidrBlock + r.DestinationPrefixListId, StringComparer.Ordinal).ToList() }),
            e.SecurityGroups.Items, e.VpcEndpoints.Items.OrderBy(x => x.ServiceName, StringComparer.Ordinal).ThenBy(x => x.VpcEndpointType), e.NatGateways.Items, e.InternetGateways.Items, e.Addresses.Items, e.FlowLogs.Items, e.Domains.Items,
            e.Apps.Items.OrderBy(a => a.SpaceName + a.AppName, StringComparer.Ordinal), e.RolePolicies.Items, e.NetworkAcls.Items, e.InsightsPaths.Items, e.InsightsAnalyses.Items,
            e.ResourceTagSets.Items.Select(row => row with { Tags = row.Tags.OrderBy(t => t.Key, StringComparer.Ordinal).ToList() }), e.CostAllocationTags.Items,
        };
        var text = System.Text.Json.JsonSerializer.Serialize(parts, SageMakerGuard.Estates.Files.EstateJson.Options);
        text = System.Text.RegularExpressions.Regex.Replace(text, "\"RouteTableAssociationId\":\"[^\"]*\"", "");
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        return System.Text.RegularExpressions.Regex.Replace(text, "(create|allocate)[a-z]+-[0-9]{4}", match => ids.TryGetValue(match.Value, out var name) ? name : ids[match.Value] = "id" + ids.Count);
    }
}
