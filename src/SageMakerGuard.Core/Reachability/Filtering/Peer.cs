using System.Collections.Generic;

namespace SageMakerGuard.Reachability;

/// <summary>The other end, as a security group sees it.</summary>
public sealed record Peer
{
    /// <summary>Its addresses: every one of them counts. Null where they are not known and only the prefix list names them.</summary>
    public AddressSet? Addresses { get; init; }

    /// <summary>The groups on its interface; null where nobody knows, and the addresses of interfaces then decide.</summary>
    public IReadOnlyList<string>? GroupIds { get; init; } = [];

    /// <summary>The prefix list whose blocks its addresses are, where they are that.</summary>
    public string? PrefixListId { get; init; }

    /// <summary>Addresses that carry no group: the internet, on-premises networks.</summary>
    public static Peer Outside(AddressSet addresses) => new() { Addresses = addresses };

    /// <summary>Addresses of interfaces whose groups nobody named.</summary>
    public static Peer Somewhere(AddressSet addresses) => new() { Addresses = addresses, GroupIds = null };

    /// <summary>Interfaces that carry these groups.</summary>
    public static Peer Interface(IReadOnlyList<string> groupIds, AddressSet addresses) => new() { GroupIds = groupIds, Addresses = addresses };
}
