using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>What a set of groups does with traffic, and why.</summary>
public sealed record SecurityGroupDecision
{
    /// <summary>Whether they admit it.</summary>
    public FilterOutcome Outcome { get; init; }

    /// <summary>The group whose rule admits it, or the first part of it; null where none does.</summary>
    public string? GroupId { get; init; }

    /// <summary>The rule that admits it (or the first part of it), for people: 'tcp 443 to sg-…'; null where none does.</summary>
    public string? Rule => RuleParts?.ToString();

    /// <summary>The addresses that at least one port of is not admitted to; null where the peer's addresses are not known.</summary>
    public AddressSet? Refused { get; init; }

    /// <summary>What could not be read and would decide it: only where the outcome is Unknown.</summary>
    public IReadOnlyList<UnknownFact> Unknowns { get; init; } = [];

    internal CompiledGroupRule? RuleParts { get; init; }

    /// <summary>Whether all of it passes.</summary>
    public bool Admits => Outcome == FilterOutcome.Admits;

    /// <summary>For people.</summary>
    public override string ToString() => Outcome switch
    {
        FilterOutcome.Admits => $"{GroupId}: {Rule}",
        FilterOutcome.Refuses => "no rule admits it",
        FilterOutcome.AdmitsSome => $"admitted but for {Refused}",
        _ => string.Join("; ", Unknowns.Select(u => u.Reason)),
    };
}
