using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Diagnosis;

/// <summary>The way from a domain, seen as in VpcOnly mode, to one destination, from each of its subnets.</summary>
internal sealed class Trail
{
    /// <summary>Steps at which a packet leaves its subnet, for the evidence of a way that is open.</summary>
    private static readonly HashSet<string> s_landmarks = new(StringComparer.Ordinal) { "VpcEndpoint", "MountTarget", "NatGateway", "TransitGateway", "VpcPeeringConnection", "EgressOnlyInternetGateway", "InternetGateway" };

    private readonly IReadOnlyList<ConnectivityResult> _results;
    private readonly Proof _proof;
    private readonly IReadOnlyList<UnreadableCall> _unreadGroups;

    public Trail(DomainContext domain, PathDestination destination)
    {
        _results = domain.Facts.Engine.Trace(domain.Source, destination);
        _proof = new Proof(_results);
        _unreadGroups = domain.Unread.SecurityGroups;
        Destination = destination;
    }

    public PathDestination Destination { get; }

    public ReachabilityVerdict Verdict => _proof.Verdict;

    public IReadOnlyList<BlockingFact> Blocks => [.. _proof.BlockedBy];

    /// <summary>What carries the packets: 'interface endpoint', 'NAT gateway', …</summary>
    public string Via => _proof.Via;

    public bool HasUnknowns => _proof.HasUnknowns;

    /// <summary>Why it is not known whether the packet arrives.</summary>
    public IReadOnlyList<UnknownFact> Unknowns => [.. _proof.Unknowns.Where(u => !u.Conditional).Distinct()];

    /// <summary>Whether something on the way inspects packets by rules that an estate does not hold.</summary>
    public bool IsInspected => _results.Any(r => r.Via.IndexOf("firewall endpoint", StringComparison.Ordinal) >= 0 || r.Via.IndexOf("appliance", StringComparison.Ordinal) >= 0);

    /// <summary>The failed calls behind what is not known. Which groups SageMaker adds to an interface is known only where the list of groups is whole.</summary>
    public IReadOnlyList<UnreadableCall> Calls =>
        Unknowns.Select(u => u.Call).OfType<UnreadableCall>().Distinct().ToList() is { Count: > 0 } calls ? calls
        : HasUnknowns ? _unreadGroups
        : [];

    /// <summary>A block, with the subnets that it concerns where it concerns some only.</summary>
    public string Tell(BlockingFact fact)
    {
        var subnets = _results.Where(r => r.BlockedBy.Contains(fact)).SelectMany(r => r.Source.SubnetIds).Distinct().ToList();
        return subnets.Count == _results.Sum(r => r.Source.SubnetIds.Count) || subnets.Count == 0 ? fact.Reason : $"From {string.Join(", ", subnets)}: {fact.Reason}";
    }

    /// <summary>The open ways, one sentence each.</summary>
    public IEnumerable<string> TellWays()
    {
        foreach (var result in _results.Where(r => r.Verdict == ReachabilityVerdict.Reachable))
        {
            var marks = result.Hops.Where(h => !h.Return && s_landmarks.Contains(h.ResourceType) && h.ResourceId.Length > 0).Select(h => h.ResourceId).Distinct().ToList();
            yield return $"{Destination.DisplayName}: open from {string.Join(", ", result.Source.SubnetIds)} by {(result.Via.Length == 0 ? "the VPC itself" : result.Via)}{(marks.Count == 0 ? "" : $" ({string.Join(", ", marks)})")}.";
        }
    }

    /// <summary>What is not known, one sentence each, with the calls that failed.</summary>
    public IEnumerable<string> TellUnknowns() => Unknowns.Select(u => u.Reason).Concat(Unknowns.Any(u => u.Call is not null) ? [] : Calls.Select(c => c.ToString()));
}
