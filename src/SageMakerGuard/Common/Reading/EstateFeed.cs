using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;
using SageMakerGuard.Loading;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>Reads what was asked for, from AWS or from an estate file, and hands it over region by region. Whoever listens need not know which it was.</summary>
internal static class EstateFeed
{
    /// <summary>Reads. Gives the estate where it came from a file, and null where it came from AWS.</summary>
    /// <exception cref="GuardFault">Nothing could be read at all.</exception>
    public static Task<Estate?> ReadAsync(ReadAsk ask, CollectRequest request, ICollectObserver observer, Action<GuardFault> problem, CancellationToken cancellationToken) =>
        ask.EstatePath is { } path
            ? ReadFileAsync(path, ask, observer, problem, cancellationToken)
            : ReadCloudAsync(ask, request, observer, problem, cancellationToken);

    private static async Task<Estate?> ReadFileAsync(string path, ReadAsk ask, ICollectObserver observer, Action<GuardFault> problem, CancellationToken cancellationToken)
    {
        var estate = await Abandonable.Run(() => EstatePath.Read(path), cancellationToken).ConfigureAwait(false);
        observer.OnVerbose(string.Format(CultureInfo.InvariantCulture, "Estate {0}: collected at {1:yyyy-MM-dd'T'HH:mm:ss'Z'}, {2} regions.", path, estate.CollectedAt, estate.Regions.Count));
        foreach (var note in estate.Notes)
            observer.OnVerbose(note);
        foreach (var problemFound in Absent("region", "RegionNotInEstate", ask.Regions, estate.Regions.Select(r => r.Region), path)
            .Concat(Absent("account", "AccountNotInEstate", ask.AccountIds, estate.Regions.Select(r => r.AccountId), path)))
        {
            problem(problemFound);
        }

        foreach (var skipped in estate.Skipped.Where(s => ask.Regions.Count == 0 || ask.Regions.Contains(s.Region, StringComparer.OrdinalIgnoreCase)))
            observer.OnSkipped(skipped);
        foreach (var region in estate.Regions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if ((ask.Regions.Count == 0 || ask.Regions.Contains(region.Region, StringComparer.OrdinalIgnoreCase)) && (ask.AccountIds.Count == 0 || ask.AccountIds.Contains(region.AccountId)))
                observer.OnRegion(region);
        }

        return estate;
    }

    private static IEnumerable<GuardFault> Absent(string kind, string errorId, IReadOnlyList<string> asked, IEnumerable<string> present, string path)
    {
        var known = present.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var held = known.Count == 0 ? "nothing" : string.Join(", ", known);
        foreach (var name in asked.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)))
            yield return new GuardFault(errorId, FaultCategory.NotFound, $"The estate '{path}' does not hold {kind} {name}.", $"It holds {held}.") { ResourceId = name };
    }

    private static async Task<Estate?> ReadCloudAsync(ReadAsk ask, CollectRequest request, ICollectObserver observer, Action<GuardFault> problem, CancellationToken cancellationToken)
    {
        var identity = ask.Identity!;
        if (identity.Note is { } note)
            observer.OnVerbose(note);
        using var session = await Abandonable.Run(() => Cloud.Aws.Open(identity.Cloud), cancellationToken).ConfigureAwait(false);
        observer.OnVerbose($"Credentials: {session.CredentialSource}.");
        var regions = ask.AllRegions ? [] : ask.Regions.Count > 0 ? ask.Regions : [DefaultRegion(identity, session, observer)];
        var guard = new AccountGuard(ask.AccountIds, observer, problem);
        await session.CollectAsync(request with { Regions = regions, AllRegions = ask.AllRegions }, guard, cancellationToken).ConfigureAwait(false);
        return null;
    }

    private static string DefaultRegion(ResolvedIdentity identity, ICloudSession session, ICollectObserver observer)
    {
        if (identity.Region is { } known)
        {
            observer.OnVerbose($"Region {known} from {identity.RegionSource}.");
            return known;
        }

        if (session.DefaultRegion is { Length: > 0 } own)
        {
            observer.OnVerbose($"Region {own} from the profile or the environment.");
            return own;
        }

        throw new GuardFault("NoRegion", FaultCategory.InvalidArgument, "No region was named, and neither the session, the profile nor the environment names one.", "Add -Region eu-central-1 or -AllRegions, or set one for the session with $StoredAWSRegion = 'eu-central-1'.");
    }

    /// <summary>Lets nothing through that belongs to another account than the ones that were asked for.</summary>
    private sealed class AccountGuard(IReadOnlyList<string> accountIds, ICollectObserver inner, Action<GuardFault> problem) : ICollectObserver
    {
        private bool _said;

        public void OnRegion(RegionEstate region)
        {
            if (accountIds.Count == 0 || accountIds.Contains(region.AccountId))
                inner.OnRegion(region);
            else if (!_said)
            {
                _said = true;
                problem(new GuardFault(
                    "AccountMismatch",
                    FaultCategory.InvalidArgument,
                    $"The credentials belong to account {region.AccountId}, and account {string.Join(", ", accountIds)} was asked for. Nothing was judged.",
                    "Name credentials of that account with -ProfileName.") { ResourceId = accountIds[0] });
            }
        }

        public void OnSkipped(SkippedRegion region) => inner.OnSkipped(region);

        public void OnProgress(CollectProgress progress) => inner.OnProgress(progress);

        public void OnVerbose(string message) => inner.OnVerbose(message);
    }
}
