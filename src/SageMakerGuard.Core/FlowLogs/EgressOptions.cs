using System;
using System.Collections.Generic;

namespace SageMakerGuard.Egress;

/// <summary>How flow logs are to be analysed.</summary>
public sealed record EgressOptions
{
    /// <summary>The most destinations, and the most rejected attempts, that one summary lists. The smallest beyond it become one row, which says so.</summary>
    public int MaxDestinations { get; init; } = 10_000;

    /// <summary>Destinations that were known before: a later run says of each of its own whether it is new. Null where there is no baseline.</summary>
    public EgressBaseline? Baseline { get; init; }

    /// <summary>Without a baseline: destinations first seen at this time or later are new. Null where nobody asked.</summary>
    public DateTime? Since { get; init; }

    /// <summary>AWS's own address ranges (ip-ranges.json); null where the file was not given.</summary>
    public AwsAddressRanges? AddressRanges { get; init; }

    /// <summary>Only these domains; empty for all, and for networks without a domain.</summary>
    public IReadOnlyCollection<string> DomainIds { get; init; } = [];

    /// <summary>
    /// Whether an interface that the estate does not have counts for the only domain of its subnet. Apps' interfaces live no longer than the apps, so old
    /// logs are full of such; but anything else that once was in the subnet counts as well.
    /// </summary>
    public bool MatchFormerInterfaces { get; init; }
}
