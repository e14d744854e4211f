using System;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Routing;

/// <summary>Where a route leads to: an IPv4 block, an IPv6 block or a prefix list, one of the three.</summary>
internal sealed record RouteDestination
{
    private const string V4 = "DestinationCidrBlock";
    private const string V6 = "DestinationIpv6CidrBlock";
    private const string List = "DestinationPrefixListId";

    public static readonly string[] Parameters = [V4, V6, List];

    /// <summary>The block; null for a prefix list.</summary>
    public Cidr? Block { get; init; }

    public string? PrefixListId { get; init; }

    /// <summary>As AWS's sentences have it.</summary>
    public string Name => PrefixListId ?? Block.ToString()!;

    public static RouteDestination Read(Ec2Call call)
    {
        var parameter = call.OnlyOne(Parameters);
        if (parameter != List)
            return new() { Block = call.Block(parameter, v6: parameter == V6) };
        var id = call.Required(List);
        ResourceIds.PrefixList.CheckForm(id);
        return new() { PrefixListId = id };
    }

    public bool IsOf(Route route) => PrefixListId is not null
        ? route.DestinationPrefixListId == PrefixListId
        : Cidr.TryParse(route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock, out var block) && block.Equals(Block!.Value);

    /// <summary>The route with this destination.</summary>
    public Route On(Route route) => route with
    {
        DestinationCidrBlock = Block is { IsV6: false } v4 ? v4.ToString() : null,
        DestinationIpv6CidrBlock = Block is { IsV6: true } v6 ? v6.ToString() : null,
        DestinationPrefixListId = PrefixListId,
    };
}
