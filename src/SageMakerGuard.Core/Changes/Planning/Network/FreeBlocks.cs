using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Changes;

/// <summary>Finds blocks of a VPC that nobody uses: in none of its subnets, and not where a route of the VPC leads somewhere else. The same VPC gives the same blocks.</summary>
internal static class FreeBlocks
{
    /// <summary>The shortest and the longest prefix of a subnet (Amazon VPC User Guide, 'Subnet CIDR blocks').</summary>
    public const int LargestPrefix = 16;

    /// <summary>The smallest subnet that AWS makes.</summary>
    public const int SmallestPrefix = 28;

    /// <summary>The VPC's IPv4 blocks, the first one first and the others by their addresses.</summary>
    public static IReadOnlyList<Cidr> Of(Vpc vpc)
    {
        var blocks = new List<Cidr>();
        foreach (var text in vpc.CidrBlockAssociationSet.Select(b => b.CidrBlock).OrderBy(b => b, StringComparer.Ordinal).Prepend(vpc.CidrBlock))
        {
            if (Cidr.TryParse(text, out var block) && !block.IsV6 && !blocks.Contains(block))
                blocks.Add(block);
        }

        return [.. blocks.Take(1), .. blocks.Skip(1).OrderBy(b => b.First)];
    }

    /// <summary>The addresses that are taken: those of the VPC's subnets, and those that are routed elsewhere.</summary>
    public static AddressSet TakenIn(NetworkIndex index, Vpc vpc) =>
        AddressSet.Parse(index.SubnetsIn(vpc.VpcId).Select(s => s.CidrBlock)).Union(RoutedElsewhere(index, vpc));

    /// <summary>The addresses of the VPC for which a route that is narrower than its own block leads elsewhere: to an inspection, an appliance, another network.</summary>
    public static AddressSet RoutedElsewhere(NetworkIndex index, Vpc vpc)
    {
        var own = Of(vpc);
        return AddressSet.Parse(index.Region.RouteTables.Items
            .Where(t => t.VpcId == vpc.VpcId)
            .SelectMany(t => t.Routes)
            .Where(r => r.GatewayId != "local")
            .SelectMany(r => r.DestinationPrefixListId is { } list ? index.PrefixList(list)?.Cidrs ?? [] : [r.DestinationCidrBlock ?? ""])
            .Where(text => Cidr.TryParse(text, out var block) && own.Any(o => o.Contains(block) && block.PrefixLength > o.PrefixLength)));
    }

    /// <summary>Prefix lists that routes of the VPC name and whose blocks were not read; those of gateway endpoints aside, which hold public addresses only.</summary>
    public static IReadOnlyList<string> UnreadLists(NetworkIndex index, Vpc vpc) => index.Region.RouteTables.Items
        .Where(t => t.VpcId == vpc.VpcId)
        .SelectMany(t => t.Routes)
        .Where(r => r.DestinationPrefixListId is not null && (r.GatewayId is null || index.VpcEndpoint(r.GatewayId)?.VpcEndpointType == "GatewayLoadBalancer"))
        .Select(r => r.DestinationPrefixListId!)
        .Where(list => index.PrefixList(list)?.Cidrs is null)
        .Distinct(StringComparer.Ordinal)
        .ToList();

    /// <summary>The first free block of a size; null where there is none.</summary>
    public static Cidr? First(IReadOnlyList<Cidr> blocks, AddressSet taken, int prefixLength)
    {
        var size = 1UL << (32 - prefixLength);
        foreach (var block in blocks.Where(b => b.PrefixLength <= prefixLength))
        {
            for (var start = block.First.Low; start <= block.Last.Low; start += size)
            {
                var candidate = Cidr.Of(new IpAddress(false, 0, start), prefixLength);
                if (!taken.Overlaps(candidate))
                    return candidate;
            }
        }

        return null;
    }

    /// <summary>The prefix of the largest free block from a size on; null where nothing that AWS would make a subnet of is free.</summary>
    public static int? Largest(IReadOnlyList<Cidr> blocks, AddressSet taken, int fromPrefix)
    {
        for (var prefix = fromPrefix; prefix <= SmallestPrefix; prefix++)
        {
            if (First(blocks, taken, prefix) is not null)
                return prefix;
        }

        return null;
    }
}
