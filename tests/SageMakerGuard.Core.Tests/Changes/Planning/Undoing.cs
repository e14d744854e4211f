using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;

namespace SageMakerGuard.Tests.Changes.Planning;

/// <summary>Plays a plan through and takes it back, as an undo does: each step's inverse as things stood before it, the last first.</summary>
internal static class Undoing
{
    public static RegionEstate DoneAndUndone(RegionEstate estate, ChangePlan plan)
    {
        var inverses = new Stack<ChangeStep>();
        foreach (var step in plan.Steps)
        {
            if (step.Inverse(estate) is { } inverse)
                inverses.Push(inverse);
            estate = step.Simulate(estate);
        }

        return inverses.Aggregate(estate, (now, inverse) => inverse.Simulate(now));
    }

    /// <summary>An estate as text, without what nobody can give back: a thing's place in a list, rows of apps that are gone anyway, and a mode that was never written down, which means public.</summary>
    public static string Picture(RegionEstate estate) => JsonSerializer.Serialize(
        estate with
        {
            NotebookLifecycleConfigs = estate.NotebookLifecycleConfigs with { Items = [.. estate.NotebookLifecycleConfigs.Items.OrderBy(c => c.NotebookInstanceLifecycleConfigName, StringComparer.Ordinal)] },
            Domains = estate.Domains.Select(d => d with { AppNetworkAccessType = d.AppNetworkAccessType ?? "PublicInternetOnly" }),
            Apps = estate.Apps with { Items = [.. estate.Apps.Items.Where(a => a.BlocksNetworkChange).OrderBy(a => string.Join("/", a.DomainId, a.SpaceName, a.UserProfileName, a.AppType, a.AppName), StringComparer.Ordinal)] },
        },
        EstateJson.Options);
}
