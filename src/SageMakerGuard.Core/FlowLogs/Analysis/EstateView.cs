using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Egress.Analysis;

/// <summary>What an estate says of interfaces, subnets and addresses, with all its regions together.</summary>
internal sealed class EstateView
{
    private readonly Dictionary<string, KnownInterface> _interfaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (RegionView Region, Subnet Subnet)> _subnets = new(StringComparer.Ordinal);
    private readonly Dictionary<(string VpcId, string Address), KnownInterface> _byAddress = [];

    public EstateView(Estate estate)
    {
        Regions = estate.Regions.Select(region => new RegionView(region)).ToList();
        foreach (var region in Regions)
        {
            foreach (var subnet in region.Estate.Subnets.Items)
                _subnets[subnet.SubnetId] = (region, subnet);
            foreach (var networkInterface in region.Estate.NetworkInterfaces.Items)
            {
                var known = new KnownInterface(region, networkInterface);
                _interfaces[networkInterface.NetworkInterfaceId] = known;
                if (networkInterface.PrivateIpAddress is { Length: > 0 } address)
                    _byAddress[(networkInterface.VpcId, address)] = known;
            }
        }
    }

    public IReadOnlyList<RegionView> Regions { get; }

    public KnownInterface? Interface(string id) => _interfaces.TryGetValue(id, out var known) ? known : null;

    /// <summary>The interface that has an address in a VPC.</summary>
    public KnownInterface? InterfaceAt(string vpcId, string address) => _byAddress.TryGetValue((vpcId, address), out var known) ? known : null;

    /// <summary>A subnet, by its id or by an address of a VPC that is known.</summary>
    public (RegionView Region, Subnet Subnet)? Subnet(string? id, string? vpcId, IEnumerable<string> addresses)
    {
        if (id is not null && _subnets.TryGetValue(id, out var known))
            return known;
        foreach (var address in addresses)
        {
            // Addresses are another's in another VPC: without the VPC's id, nothing is shown.
            if (vpcId is null || !IpAddress.TryParse(address, out var parsed))
                continue;
            foreach (var candidate in _subnets.Values)
            {
                if (candidate.Subnet.VpcId == vpcId && Cidr.TryParse(candidate.Subnet.CidrBlock, out var block) && block.Contains(parsed))
                    return candidate;
            }
        }

        return null;
    }
}

/// <summary>An interface, and the region that it is in.</summary>
internal sealed record KnownInterface(RegionView Region, NetworkInterface Interface);

/// <summary>One region, with its lookups.</summary>
internal sealed class RegionView
{
    private readonly Dictionary<string, VpcEndpoint> _endpointByInterface = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AddressSet> _vpcs = new(StringComparer.Ordinal);
    private readonly List<(AddressSet Addresses, string Name)> _services = [];

    public RegionView(RegionEstate estate)
    {
        Estate = estate;
        Index = new NetworkIndex(estate);
        Routes = new RouteLookup(Index);
        foreach (var endpoint in estate.VpcEndpoints.Items)
        {
            foreach (var id in endpoint.NetworkInterfaceIds)
                _endpointByInterface[id] = endpoint;
        }

        foreach (var vpc in estate.Vpcs.Items)
        {
            _vpcs[vpc.VpcId] = AddressSet.Parse(vpc.CidrBlockAssociationSet.Select(b => (string?)b.CidrBlock).Append(vpc.CidrBlock)
                .Concat(vpc.Ipv6CidrBlockAssociationSet.Select(b => (string?)b.Ipv6CidrBlock)));
        }

        // AWS's own lists are named like services; a company's list is named as the company likes.
        foreach (var list in estate.PrefixLists.Items.Where(l => l.Cidrs is not null && l.PrefixListName.StartsWith("com.amazonaws.", StringComparison.Ordinal)))
            _services.Add((AddressSet.Parse(list.Cidrs!), list.PrefixListName));
    }

    public RegionEstate Estate { get; }

    public NetworkIndex Index { get; }

    public RouteLookup Routes { get; }

    public VpcEndpoint? EndpointOf(string interfaceId) => _endpointByInterface.TryGetValue(interfaceId, out var endpoint) ? endpoint : null;

    /// <summary>Whether an address is the VPC's own; null where the VPC is not known.</summary>
    public bool? IsIn(string? vpcId, Cidr address) => vpcId is not null && _vpcs.TryGetValue(vpcId, out var addresses) && !addresses.IsEmpty ? addresses.Overlaps(address) : null;

    /// <summary>The name of AWS's prefix list that holds an address; null where none does.</summary>
    public string? PrefixListOf(Cidr address) => _services.FirstOrDefault(service => service.Addresses.Overlaps(address)).Name;
}
