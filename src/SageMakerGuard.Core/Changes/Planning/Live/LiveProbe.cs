using System.Collections.Generic;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Changes;

/// <summary>What Reachability Analyzer is asked for one domain: the plan that makes the paths, has them analysed and puts them away, and what each of them is for.</summary>
public sealed record LiveProbe
{
    /// <summary>The plan, or the reasons why not.</summary>
    public ChangePlan Plan { get; init; } = new();

    /// <summary>The paths, in the order of the questions.</summary>
    public IReadOnlyList<LivePath> Paths { get; init; } = [];

    /// <summary>Which destinations cannot be asked this way, one phrase each: the name, and why.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}

/// <summary>One path of a domain, as it is asked of Reachability Analyzer and of the proof.</summary>
public sealed record LivePath
{
    /// <summary>The destination for people, as in <see cref="ConnectivityResult.Destination"/>.</summary>
    public string Destination { get; init; } = "";

    /// <summary>Where it starts.</summary>
    public LiveSource Source { get; init; } = new();

    /// <summary>The network interface, the internet gateway or the address that it leads to.</summary>
    public string DestinationId { get; init; } = "";

    /// <summary>The destination port.</summary>
    public int Port { get; init; }

    /// <summary>The purpose by which its analysis is found again.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>What the engine answers to the same question: from this interface with its groups, to that interface, gateway or address.</summary>
    public ConnectivityResult Proof { get; init; } = new();
}

/// <summary>An interface that paths start from: an app's or, where none runs in the subnet, another one that stands in for it.</summary>
public sealed record LiveSource
{
    /// <summary>The interface.</summary>
    public NetworkInterface Interface { get; init; } = new();

    /// <summary>Its subnet.</summary>
    public Subnet Subnet { get; init; } = new();

    /// <summary>Whether it is an app's of the domain.</summary>
    public bool IsApp { get; init; }

    /// <summary>Groups that an app of the domain would carry and this interface does not.</summary>
    public IReadOnlyList<string> LackingGroupIds { get; init; } = [];
}
