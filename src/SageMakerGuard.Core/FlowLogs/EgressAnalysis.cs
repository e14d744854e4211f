using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SageMakerGuard.Egress.Analysis;
using SageMakerGuard.Egress.Scanning;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Egress;

/// <summary>Makes of flow log records what left each domain's network interfaces.</summary>
public static class EgressAnalysis
{
    /// <summary>One summary for each domain, and one for each network whose interfaces belong to no domain that can be shown.</summary>
    /// <param name="reading">The records, added up. Its rows are gone through twice.</param>
    /// <param name="estate">What is there; null where nobody can say.</param>
    /// <param name="options">How to analyse.</param>
    /// <param name="cancellationToken">Ends the analysis.</param>
    public static IReadOnlyList<EgressSummary> Of(FlowReading reading, Estate? estate, EgressOptions options, CancellationToken cancellationToken = default)
    {
        var view = estate is null ? null : new EstateView(estate);
        var own = OwnAddresses.In(reading.Aggregates, view, cancellationToken);
        var matcher = new InterfaceMatcher(options);
        var places = new Dictionary<string, InterfacePlace>(StringComparer.Ordinal);
        var groups = new Dictionary<(string? Account, string? Region, string? Owner), SummaryBuilder>();
        var between = new Sums();
        var betweenIds = new HashSet<string>(StringComparer.Ordinal);
        var rows = 0;
        foreach (var row in reading.Aggregates)
        {
            if ((++rows & 0xfff) == 0)
                cancellationToken.ThrowIfCancellationRequested();

            // Records without an interface are told apart by what else they say of their place.
            var id = row.InterfaceId.Length > 0 ? row.InterfaceId : string.Join(" ", row.AccountId, row.Region, row.VpcId, row.SubnetId);
            if (!places.TryGetValue(id, out var place))
                places[id] = place = InterfacePlace.Of(row, view, own, matcher);
            var direction = own.DirectionOf(row);
            if (place.Match.IsBetween)
            {
                between.Add(row, direction, null);
                betweenIds.Add(id);
                continue;
            }

            var domain = place.Match.Domain?.DomainId;
            if (options.DomainIds.Count > 0 && !options.DomainIds.Contains(domain ?? "", StringComparer.Ordinal))
                continue;
            var key = (place.AccountId, place.RegionName, domain ?? place.VpcId);
            if (!groups.TryGetValue(key, out var builder))
                groups[key] = builder = new(place, options);
            builder.Add(row, place, direction);
        }

        var notes = reading.Notes.ToList();
        if (betweenIds.Count > 0)
            notes.Add($"{Words.Count(betweenIds.Count, "interface", "interfaces")} of NAT gateways, endpoints and mount targets with {Words.Number(between.Bytes)} bytes are not counted: they carry what other interfaces' records have already.");
        var reader = new AddressReader(view, options.AddressRanges);
        var coverage = reading.Coverage.ToDictionary(c => c.InterfaceId, c => c.Hours, StringComparer.Ordinal);
        var missing = MissingFieldTable.Of(reading.Fields);
        return groups.Values.Select(builder => builder.Build(reading with { Notes = notes }, reader, coverage, missing))
            .OrderBy(summary => summary.DomainId is null)
            .ThenByDescending(summary => summary.Bytes)
            .ThenBy(summary => string.Join(" ", summary.AccountId, summary.Region, summary.DomainId, summary.VpcId), StringComparer.Ordinal)
            .ToList();
    }
}
