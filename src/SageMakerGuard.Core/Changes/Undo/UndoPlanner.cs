using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes.Journal;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Changes;

/// <summary>
/// Plans how changes are taken back, and holds what is there against what the journal says was left there: what somebody changed since is not
/// taken back blindly. All of it is looked at before any of it is done.
/// </summary>
internal static class UndoPlanner
{
    /// <summary>A plan, with the change that each of its steps takes back; null for steps that only make room.</summary>
    public sealed record Result(ChangePlan Plan, IReadOnlyList<string?> ChangeIds);

    public static async Task<Result> PlanAsync(IChangeGround ground, RunReplay run, IReadOnlyList<ChangeRecord> chosen, bool force, bool stopApps, Func<CancellationToken, Task<RegionEstate>>? readRegion, CancellationToken cancellationToken)
    {
        var steps = new List<ChangeStep>();
        var ids = new List<string?>();
        var refusals = new List<string>();
        var notes = new List<string>();
        var estates = await ReadAsync(ground, chosen, cancellationToken).ConfigureAwait(false);
        foreach (var record in chosen)
        {
            var inverse = InverseOf(record);
            var at = estates.FindIndex(e => Covers(e.Slice, inverse.ReadsForObjections));
            var estate = estates[at].Estate;
            foreach (var room in Room(inverse, estate, force, stopApps))
            {
                // Once it is stopped nothing speaks against deleting it any more.
                if (room is StopNotebookInstance)
                    refusals.AddRange(inverse.Objections(estate));
                steps.Add(room);
                ids.Add(null);
                estate = room.Simulate(estate);
            }

            if (inverse.Observe(estate).Standing != Standing.Done)
                refusals.AddRange(Drift(record, estate).Concat(inverse.Objections(estate)));
            steps.Add(inverse);
            ids.Add(record.ChangeId);
            estates[at] = (estates[at].Slice, inverse.Simulate(estate));
        }

        // The slices that steps read say nothing of who lives by what is taken away.
        if (readRegion is not null && steps.Any(step => step.MayCutOff))
            refusals.AddRange(CutOffDomains.Of(await readRegion(cancellationToken).ConfigureAwait(false), steps));
        if (force)
        {
            notes.AddRange(refusals.Select(r => "Forced: " + r));
            refusals.Clear();
        }

        return new(
            new ChangePlan
            {
                Command = "Undo-SMChange", Phase = run.Start.Phase, AccountId = ground.AccountId, Region = ground.Region,
                DomainId = run.Start.DomainId, NotebookInstanceName = run.Start.NotebookInstanceName, VpcId = run.Start.VpcId, Target = run.Start.Target,
                Steps = steps, Notes = notes, Refusals = refusals,
            },
            ids);
    }

    /// <summary>What takes a change back, with the real id of what it made.</summary>
    private static ChangeStep InverseOf(ChangeRecord record)
    {
        var bindings = new Bindings();
        if (record.ResourceId is { } id)
            bindings.Set(record.Step.ResourceId, id);
        return bindings.Bind(record.Inverse!);
    }

    private static async Task<List<(EstateSlice Slice, RegionEstate Estate)>> ReadAsync(IChangeGround ground, IEnumerable<ChangeRecord> chosen, CancellationToken cancellationToken)
    {
        var slices = new List<EstateSlice>();
        foreach (var slice in chosen.SelectMany(record => new[] { record.Called!.Reads, InverseOf(record).ReadsForObjections }))
        {
            var at = slices.FindIndex(s => s.With(slice) is not null);
            if (at < 0)
                slices.Add(slice);
            else
                slices[at] = slices[at].With(slice)!;
        }

        var read = new List<(EstateSlice, RegionEstate)>();
        foreach (var slice in slices)
            read.Add((slice, await SliceReading.ReadAsync(ground, slice, cancellationToken).ConfigureAwait(false)));
        return read;
    }

    private static bool Covers(EstateSlice read, EstateSlice asked) =>
        (read.Parts & asked.Parts) == asked.Parts && (asked.VpcId is null || asked.VpcId == read.VpcId) && (asked.DomainId is null || asked.DomainId == read.DomainId);

    /// <summary>What has to be stopped before a change can be taken back.</summary>
    private static IEnumerable<ChangeStep> Room(ChangeStep inverse, RegionEstate estate, bool force, bool stopApps) => inverse switch
    {
        UpdateDomainNetwork update when stopApps => Running(estate, update.DomainId),
        DeleteNotebookInstance delete when force => estate.NotebookInstances.Items
            .Where(n => n.NotebookInstanceName == delete.NotebookInstanceName && n.NotebookInstanceStatus == "InService")
            .Select(n => new StopNotebookInstance { NotebookInstanceName = n.NotebookInstanceName }),
        _ => [],
    };

    private static IEnumerable<ChangeStep> Running(RegionEstate estate, string domainId) => estate.Apps.Items
        .Where(a => a.DomainId == domainId && a.BlocksNetworkChange)
        .Select(a => new DeleteApp { DomainId = domainId, UserProfileName = a.UserProfileName, SpaceName = a.SpaceName, AppType = a.AppType, AppName = a.AppName, ResourceSpec = a.ResourceSpec });

    private static IEnumerable<string> Drift(ChangeRecord record, RegionEstate estate)
    {
        var now = Called(record).Image(estate);
        if (record.Image is not { } then || now is null || JsonNode.DeepEquals(then, now))
            yield break;
        foreach (var member in then.AsObject())
        {
            var after = now[member.Key];
            if (!JsonNode.DeepEquals(member.Value, after))
                yield return $"{record.ResourceId} was changed after '{Called(record).Description}': {member.Key} was {Text(member.Value)} and is {Text(after)}.";
        }
    }

    // An image is of the resource by its real id.
    private static ChangeStep Called(ChangeRecord record)
    {
        var bindings = new Bindings();
        if (record.ResourceId is { } id)
            bindings.Set(record.Step.ResourceId, id);
        return bindings.Bind(record.Called!);
    }

    private static string Text(JsonNode? node) => node?.ToJsonString(ChangeJson.Options) ?? "nothing";
}
