using System;
using System.Collections.Generic;

namespace SageMakerGuard.Egress;

/// <summary>What left one domain's network interfaces over the time that flow logs record, or one network's where no domain is known.</summary>
public sealed record EgressSummary
{
    /// <summary>The account; null where neither the records nor an estate say.</summary>
    public string? AccountId { get; init; }

    /// <summary>The region; null where nothing says.</summary>
    public string? Region { get; init; }

    /// <summary>The VPC; null where neither the records nor an estate say.</summary>
    public string? VpcId { get; init; }

    /// <summary>The domain; null where the interfaces could not be matched to one.</summary>
    public string? DomainId { get; init; }

    /// <summary>Its name, or null.</summary>
    public string? DomainName { get; init; }

    /// <summary>Records that were added up here.</summary>
    public long Records { get; init; }

    /// <summary>Those of action ACCEPT.</summary>
    public long AcceptedRecords { get; init; }

    /// <summary>Those of action REJECT.</summary>
    public long RejectedRecords { get; init; }

    /// <summary>Bytes that were accepted, sent and received.</summary>
    public long Bytes { get; init; }

    /// <summary>Bytes that were accepted and left the interfaces.</summary>
    public long BytesSent { get; init; }

    /// <summary>Bytes that were accepted and came in. NAT gateways and interface endpoints charge for both ways.</summary>
    public long BytesReceived { get; init; }

    /// <summary>Accepted bytes whose direction nothing tells; they are part of <see cref="Bytes"/>, and of neither of the two ways.</summary>
    public long BytesUndirected { get; init; }

    /// <summary>Whom the interfaces talked to, the most bytes first.</summary>
    public IReadOnlyList<EgressDestination> Destinations { get; init; } = [];

    /// <summary>The same bytes by service, zone and path. This list is always whole, however many destinations there are: costs are worked out from it.</summary>
    public IReadOnlyList<EgressTotal> Totals { get; init; } = [];

    /// <summary>What was blocked on its way out, the most frequent first.</summary>
    public IReadOnlyList<RejectedAttempt> RejectedAttempts { get; init; } = [];

    /// <summary>Destinations that the baseline does not have, or that were first seen after the time asked for; null where neither was given.</summary>
    public int? NewDestinations { get; init; }

    /// <summary>The interfaces, and how each came to be counted here.</summary>
    public IReadOnlyList<EgressInterface> Interfaces { get; init; } = [];

    /// <summary>The start of the first record, in UTC; null where records have no times.</summary>
    public DateTime? FirstSeen { get; init; }

    /// <summary>The end of the last record, in UTC; null where records have no times.</summary>
    public DateTime? LastSeen { get; init; }

    /// <summary>Hours of UTC in which at least one of the interfaces was recorded; null where the source cannot tell.</summary>
    public int? HoursCovered { get; init; }

    /// <summary>The days covered: <see cref="HoursCovered"/> in days, or else the time from the first to the last record; null where records have no times.</summary>
    public double? DaysCovered { get; init; }

    /// <summary>Fields that the records lack, each with what cannot be said without it.</summary>
    public IReadOnlyList<MissingField> MissingFields { get; init; } = [];

    /// <summary>What else is to be known of the numbers: records that AWS lost, lines that were cut short, destinations put together.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A field that the records lack.</summary>
public sealed record MissingField
{
    /// <summary>Its name as AWS writes it.</summary>
    public string Field { get; init; } = "";

    /// <summary>The version of flow logs that brought it.</summary>
    public int Version { get; init; }

    /// <summary>What cannot be said without it, and what was taken in its place, in one sentence.</summary>
    public string Consequence { get; init; } = "";
}

/// <summary>An interface whose records were counted.</summary>
public sealed record EgressInterface
{
    /// <summary>The interface.</summary>
    public string InterfaceId { get; init; } = "";

    /// <summary>The user profile, where it can be shown which it is.</summary>
    public string? UserProfileName { get; init; }

    /// <summary>Its subnet.</summary>
    public string? SubnetId { get; init; }

    /// <summary>Its own addresses, as far as the estate or the records show them.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>What shows that it belongs here, in one sentence.</summary>
    public string Basis { get; init; } = "";

    /// <summary>Its accepted bytes, both ways.</summary>
    public long Bytes { get; init; }
}
