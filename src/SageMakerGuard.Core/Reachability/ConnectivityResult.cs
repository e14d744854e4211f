using System.Collections.Generic;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>The answer to one question of reachability: from where, to where, whether, which way, and what stands in the way.</summary>
public sealed record ConnectivityResult
{
    /// <summary>The domain's account.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The region.</summary>
    public string Region { get; init; } = "";

    /// <summary>The domain; null for a source that was given as subnets and groups.</summary>
    public string? DomainId { get; init; }

    /// <summary>The VPC that the packet starts in.</summary>
    public string? VpcId { get; init; }

    /// <summary>Where the packet starts.</summary>
    public ConnectivitySource Source { get; init; } = new();

    /// <summary>The destination for people: <c>sagemaker.api</c>, <c>EFS fs-…</c>, <c>internet</c>, or the user's name for it.</summary>
    public string Destination { get; init; } = "";

    /// <summary>tcp or udp.</summary>
    public string Protocol { get; init; } = "tcp";

    /// <summary>The destination port.</summary>
    public int Port { get; init; }

    /// <summary>Whether it gets there and back.</summary>
    public ReachabilityVerdict Verdict { get; init; }

    /// <summary>What carries the packet out of the subnet: 'interface endpoint', 'gateway endpoint', 'NAT gateway', 'transit gateway', 'peering', 'local', 'SageMaker network'; empty where nothing does.</summary>
    public string Via { get; init; } = "";

    /// <summary>The way, in the packet's order, as far as it can be followed.</summary>
    public IReadOnlyList<Hop> Hops { get; init; } = [];

    /// <summary>All that blocks it, not only the first: empty where the verdict is Reachable.</summary>
    public IReadOnlyList<BlockingFact> BlockedBy { get; init; } = [];

    /// <summary>What could not be known and would decide it: empty unless the verdict is Unknown.</summary>
    public IReadOnlyList<UnknownFact> Unknowns { get; init; } = [];

    /// <summary>The smallest change that would open the way, in one sentence; null where it is open or where nobody can say.</summary>
    public string? SmallestFix { get; init; }
}

/// <summary>Where a packet starts: one of these subnets, with all of these groups on its interface.</summary>
public sealed record ConnectivitySource
{
    /// <summary>The subnets for which this answer holds.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>The groups on the interface.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];
}

/// <summary>One step of a packet's way.</summary>
public sealed record Hop
{
    /// <summary>What kind of thing it passes: Domain, SecurityGroup, NetworkAcl, Subnet, RouteTable, VpcEndpoint, NatGateway, InternetGateway, Dns, and so on.</summary>
    public string ResourceType { get; init; } = "";

    /// <summary>Which one.</summary>
    public string ResourceId { get; init; } = "";

    /// <summary>What happens there, with the rule that decides: 'egress rule tcp 443 to sg-…'.</summary>
    public string Detail { get; init; } = "";

    /// <summary>False where the packet does not get past.</summary>
    public bool Passed { get; init; } = true;

    /// <summary>True for steps of the answer's way back.</summary>
    public bool Return { get; init; }
}

/// <summary>A reason why a packet does not get there or back.</summary>
public sealed record BlockingFact
{
    /// <summary>What blocks.</summary>
    public string ResourceId { get; init; } = "";

    /// <summary>Its kind, as in <see cref="Hop.ResourceType"/>.</summary>
    public string ResourceType { get; init; } = "";

    /// <summary>The rule that decides, stable and short: <c>nacl-return-ephemeral</c>, <c>sg-egress</c>, <c>route-blackhole</c>, …</summary>
    public string Rule { get; init; } = "";

    /// <summary>One sentence for people.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What would open it, in one sentence; null where nothing small does.</summary>
    public string? Fix { get; init; }
}

/// <summary>Something that could not be known and on which the answer hangs.</summary>
public sealed record UnknownFact
{
    /// <summary>What is unknown, in one sentence.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The resource, where there is one.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The call that failed; null where the thing lies outside of what an account can read.</summary>
    public UnreadableCall? Call { get; init; }

    /// <summary>True for what would block only if another of these facts turned out so: no reason by itself.</summary>
    public bool Conditional { get; init; }
}
