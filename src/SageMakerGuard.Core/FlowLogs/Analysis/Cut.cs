using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Egress.Analysis;

/// <summary>Sorts lists, and puts what is beyond their limit together in one row.</summary>
internal static class Cut
{
    public static IReadOnlyList<EgressDestination> Destinations(List<EgressDestination> all, int limit)
    {
        var sorted = all.OrderByDescending(d => d.Bytes).ThenByDescending(d => d.Records)
            .ThenBy(d => d.Address, StringComparer.Ordinal).ThenBy(d => d.Port).ThenBy(d => d.Protocol, StringComparer.Ordinal).ThenBy(d => d.SubnetId, StringComparer.Ordinal).ThenBy(d => d.Inbound).ToList();
        if (sorted.Count <= limit)
            return sorted;
        var rest = sorted.Skip(limit).ToList();
        sorted.RemoveRange(limit, rest.Count);
        sorted.Add(new EgressDestination
        {
            Records = rest.Sum(d => d.Records),
            Packets = rest.Sum(d => d.Packets),
            Bytes = rest.Sum(d => d.Bytes),
            BytesSent = rest.Sum(d => d.BytesSent),
            BytesReceived = rest.Sum(d => d.BytesReceived),
            FirstSeen = rest.Min(d => d.FirstSeen),
            LastSeen = rest.Max(d => d.LastSeen),
            Folded = rest.Sum(d => Math.Max(1, d.Folded)),
        });
        return sorted;
    }

    public static IReadOnlyList<RejectedAttempt> Attempts(List<RejectedAttempt> all, int limit)
    {
        var sorted = all.OrderByDescending(a => a.Records).ThenByDescending(a => a.Packets)
            .ThenBy(a => a.DestinationAddress, StringComparer.Ordinal).ThenBy(a => a.Port).ThenBy(a => a.Protocol, StringComparer.Ordinal).ThenBy(a => a.InterfaceId, StringComparer.Ordinal).ThenBy(a => a.Part).ToList();
        if (sorted.Count <= limit)
            return sorted;
        var rest = sorted.Skip(limit).ToList();
        sorted.RemoveRange(limit, rest.Count);
        sorted.Add(new RejectedAttempt
        {
            Records = rest.Sum(a => a.Records),
            Packets = rest.Sum(a => a.Packets),
            Bytes = rest.Sum(a => a.Bytes),
            FirstSeen = rest.Min(a => a.FirstSeen),
            LastSeen = rest.Max(a => a.LastSeen),
            Folded = rest.Sum(a => Math.Max(1, a.Folded)),
        });
        return sorted;
    }
}
