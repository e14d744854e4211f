using System;
using System.Collections.Generic;

namespace SageMakerGuard.Egress;

/// <summary>Destinations that an earlier run saw.</summary>
public sealed class EgressBaseline
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>The destinations of earlier summaries.</summary>
    public static EgressBaseline Of(IEnumerable<EgressSummary> earlier)
    {
        var baseline = new EgressBaseline();
        foreach (var summary in earlier)
        {
            foreach (var destination in summary.Destinations)
                baseline._known.Add(Key(summary.DomainId ?? summary.VpcId, destination.Address, destination.Port, destination.Protocol));
            foreach (var attempt in summary.RejectedAttempts)
                baseline._known.Add(Key(summary.DomainId ?? summary.VpcId, attempt.DestinationAddress, attempt.Port, attempt.Protocol));
        }

        return baseline;
    }

    /// <summary>Whether the domain, or the network where there is none, was seen to talk to that address, port and protocol.</summary>
    public bool Knows(string? domainOrVpc, string? address, int? port, string? protocol) => _known.Contains(Key(domainOrVpc, address, port, protocol));

    private static string Key(string? owner, string? address, int? port, string? protocol) =>
        string.Join(" ", owner, address, port?.ToString(System.Globalization.CultureInfo.InvariantCulture), protocol);
}
