using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Probing;

/// <summary>What was seen of a destination from inside an app.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProbeObservation>))]
public enum ProbeObservation
{
    /// <summary>It was not asked, or the check did not come to an end.</summary>
    NotProbed,

    /// <summary>It answered.</summary>
    Reachable,

    /// <summary>Its name did not resolve, or nothing took the connection, or what did gave no answer.</summary>
    Blocked,
}

/// <summary>One destination of a domain: what the proof says of it, what a probe saw, and what follows.</summary>
public sealed record ProbeDifference
{
    /// <summary>The domain's account.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The region.</summary>
    public string Region { get; init; } = "";

    /// <summary>The domain.</summary>
    public string DomainId { get; init; } = "";

    /// <summary>The destination, as the proof names it, or 'package index'.</summary>
    public string Destination { get; init; } = "";

    /// <summary>The destination port.</summary>
    public int Port { get; init; }

    /// <summary>What the proof says. Unknown also where it differs between subnets and the app's subnet is not known.</summary>
    public ReachabilityVerdict Expected { get; init; }

    /// <summary>The proof's way, as in <see cref="ConnectivityResult.Via"/>.</summary>
    public string Via { get; init; } = "";

    /// <summary>What the probe saw.</summary>
    public ProbeObservation Observed { get; init; }

    /// <summary>
    /// True where nothing that was seen contradicts the proof: the verdicts are the same, names lead where the proof leads, or the proof could
    /// not say. True as well for what no probe can ask; false for what this one should have asked and did not.
    /// </summary>
    public bool Agrees { get; init; }

    /// <summary>What it means, in a sentence or two.</summary>
    public string Meaning { get; init; } = "";

    /// <summary>What to do or type next; null where there is nothing to do.</summary>
    public string? NextStep { get; init; }

    /// <summary>The addresses that the name resolved to inside the app.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>When the probe ran, UTC.</summary>
    public DateTimeOffset ProbedAt { get; init; }

    /// <summary>The rows of the probe behind it.</summary>
    public IReadOnlyList<ProbeRow> Checks { get; init; } = [];
}
