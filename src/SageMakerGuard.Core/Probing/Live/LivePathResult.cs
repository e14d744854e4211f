using System.Collections.Generic;
using System.Text.Json.Serialization;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Probing;

/// <summary>What AWS's Reachability Analyzer says of a path.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LiveAnalysis>))]
public enum LiveAnalysis
{
    /// <summary>It could not bring the analysis to its end, and nothing is learnt of the path.</summary>
    Failed,

    /// <summary>It finds a path there and back.</summary>
    Reachable,

    /// <summary>It finds none.</summary>
    NotReachable,
}

/// <summary>One path of a domain: what the proof says of it, what AWS's Reachability Analyzer says, and what follows. It is about configuration: no packet was sent.</summary>
public sealed record LivePathResult
{
    /// <summary>The domain's account.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The region.</summary>
    public string Region { get; init; } = "";

    /// <summary>The domain.</summary>
    public string DomainId { get; init; } = "";

    /// <summary>The VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>The destination, as the proof names it.</summary>
    public string Destination { get; init; } = "";

    /// <summary>The network interface that the path starts from: an app's, or one that stands in for it.</summary>
    public string SourceInterfaceId { get; init; } = "";

    /// <summary>The network interface, the internet gateway or the address that it leads to.</summary>
    public string DestinationId { get; init; } = "";

    /// <summary>The destination port.</summary>
    public int Port { get; init; }

    /// <summary>What the proof says to the same question: from that interface with its groups, to that destination. Names and endpoint policies are no part of it.</summary>
    public ReachabilityVerdict Proof { get; init; }

    /// <summary>What Reachability Analyzer says.</summary>
    public LiveAnalysis Analyzer { get; init; }

    /// <summary>True where nothing that was found contradicts the proof: both say the same, or the proof could not say. False for an analysis that failed.</summary>
    public bool Agrees { get; init; }

    /// <summary>Why Reachability Analyzer finds no path; there may be more reasons than it names.</summary>
    public IReadOnlyList<LiveExplanation> Explanations { get; init; } = [];

    /// <summary>What it means, in a sentence or two.</summary>
    public string Meaning { get; init; } = "";

    /// <summary>What to do or type next; null where there is nothing to do.</summary>
    public string? NextStep { get; init; }

    /// <summary>The analysis. It is deleted by now; AWS CloudTrail knows it by this id.</summary>
    public string AnalysisId { get; init; } = "";
}

/// <summary>One reason of Reachability Analyzer's.</summary>
public sealed record LiveExplanation
{
    /// <summary>The code (Reachability Analyzer guide, 'Reachability Analyzer explanation codes').</summary>
    public string Code { get; init; } = "";

    /// <summary>ingress or egress, where it is one of them.</summary>
    public string? Direction { get; init; }

    /// <summary>What it is about, the narrowest first: groups, an ACL, a route table, a gateway, an interface.</summary>
    public IReadOnlyList<string> ComponentIds { get; init; } = [];

    /// <summary>For example 'ENI_SG_RULES_MISMATCH ingress (sg-0123, eni-0456)'.</summary>
    public override string ToString() => string.Join(" ", Code, Direction).TrimEnd() + (ComponentIds.Count > 0 ? $" ({string.Join(", ", ComponentIds)})" : "");
}
