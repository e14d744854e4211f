using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Probing;

/// <summary>One question of the proof, and the hosts by which a probe asks the same.</summary>
public sealed record ProbeQuestion
{
    /// <summary>The destination's name, as in <see cref="ConnectivityResult.Destination"/>.</summary>
    public string Destination { get; init; } = "";

    /// <summary>The destination port.</summary>
    public int Port { get; init; }

    /// <summary>What the proof answers: one result, or one for each kind of subnet.</summary>
    public IReadOnlyList<ConnectivityResult> Proof { get; init; } = [];

    /// <summary>The hosts; none where <see cref="LeftOut"/> says why.</summary>
    public IReadOnlyList<ProbeTarget> Targets { get; init; } = [];

    /// <summary>Why no probe can ask it, in one sentence; null where one can.</summary>
    public string? LeftOut { get; init; }

    /// <summary>
    /// Whether a bare connection should stand. An endpoint's policy stops calls and no connections, so what a policy alone blocks is open to
    /// it. Unknown where the subnets differ.
    /// </summary>
    public ReachabilityVerdict Connects =>
        Proof.Select(p => IsBlockedByPolicyAlone(p) ? ReachabilityVerdict.Reachable : p.Verdict).Distinct().ToList() is [var one] ? one : ReachabilityVerdict.Unknown;

    /// <summary>Whether nothing but endpoint policies stops the packet: the network itself is open.</summary>
    public static bool IsBlockedByPolicyAlone(ConnectivityResult proof) =>
        proof.Verdict == ReachabilityVerdict.Blocked && proof.BlockedBy.Count > 0 && proof.BlockedBy.All(b => b.Rule == "endpoint-policy");
}
