using System.Collections.Generic;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>What a service's name resolves to, seen from a subnet: to an endpoint, to public addresses, perhaps to either, or to nothing.</summary>
internal sealed record NameAnswer
{
    /// <summary>The interface endpoint that private DNS may answer with.</summary>
    public VpcEndpoint? Endpoint { get; init; }

    /// <summary>Whether it may resolve to public addresses.</summary>
    public bool Public { get; init; }

    /// <summary>Why it resolves to nothing at all.</summary>
    public BlockingFact? Nothing { get; init; }

    /// <summary>What leaves open which of the answers it is; matters only where they lead to different ends.</summary>
    public IReadOnlyList<UnknownFact> Undecided { get; init; } = [];

    /// <summary>What may make the answer another one, whatever the ways look like.</summary>
    public IReadOnlyList<UnknownFact> Doubts { get; init; } = [];

    /// <summary>Whether the name may lead to an interface in the source's own subnet, which no ACL guards.</summary>
    public bool MayBeNear { get; init; }

    /// <summary>Why no endpoint is used: told where the way without one is blocked.</summary>
    public IReadOnlyList<BlockingFact> Unused { get; init; } = [];

    /// <summary>An endpoint that would be used if the facts of <see cref="Unused"/> were mended.</summary>
    public VpcEndpoint? Spare { get; init; }
}
