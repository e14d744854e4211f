using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>To the internet, to a block that the user names, and to the other apps.</summary>
internal sealed class AddressPath(NetworkIndex index, Gates gates, Forwarder forwarder, InternetAddresses internet)
{
    public void FollowInternet(Walk walk, Origin origin, InternetDestination destination)
    {
        var traffic = Traffic.Of(destination.Protocol, destination.Port);
        var own6 = forwarder.AddressesOf(origin.Subnet, v6: true);
        if (!origin.Source.DualStack || own6.IsEmpty)
        {
            Public(walk, origin, traffic, internet.V4, v6: false);
            return;
        }

        // A host may be reached over either family: one open way is enough.
        var v4 = walk.Fork();
        Public(v4, origin, traffic, internet.V4, v6: false);
        var v6 = walk.Fork();
        Public(v6, origin with { Addresses = own6 }, traffic, internet.V6, v6: true);
        if (v4.Verdict == v6.Verdict)
            walk.Agree([v4, v6], "");
        else if (v4.Verdict == ReachabilityVerdict.Reachable || v6.Verdict == ReachabilityVerdict.Blocked)
            walk.Become(v4);
        else if (v6.Verdict == ReachabilityVerdict.Reachable || v4.Verdict == ReachabilityVerdict.Blocked)
            walk.Become(v6);
    }

    private void Public(Walk walk, Origin origin, Traffic traffic, AddressSet addresses, bool v6)
    {
        var name = v6 ? "the internet (IPv6)" : "the internet";
        gates.Out(walk, origin.Source, traffic, Peer.Outside(addresses), anyHost: true, name, v6 ? "::/0" : "0.0.0.0/0");
        forwarder.Leave(walk, origin.Subnet, origin.Flow(new Goal { Name = name, Addresses = addresses, AnyHost = true, Public = true }, traffic));
    }

    public void FollowAddress(Walk walk, Origin origin, AddressDestination destination)
    {
        if (!Cidr.TryParse(destination.Cidr, out var block))
        {
            walk.Doubt($"'{destination.Cidr}' is neither an address nor a block.", destination.Cidr);
            return;
        }

        var traffic = Traffic.Of(destination.Protocol, destination.Port);
        var addresses = AddressSet.Of(block);
        if (block.IsV6)
        {
            var own = forwarder.AddressesOf(origin.Subnet, v6: true);
            if (!origin.Source.DualStack || own.IsEmpty)
            {
                // API_DomainSettings, IpAddressType: only a dualstack domain's interfaces have IPv6 addresses.
                var why = origin.Source.DualStack ? $"{origin.Subnet.SubnetId} has no IPv6 block" : "the source is not of address type dualstack";
                walk.Stop("no-ipv6-address", "Subnet", origin.Subnet.SubnetId, $"The interface has no IPv6 address to reach {destination.DisplayName} with: {why}.", "Use the address type dualstack and subnets with an IPv6 block.");
                return;
            }

            origin = origin with { Addresses = own };
        }

        var isPublic = PublicAddresses.V4.Contains(addresses) || PublicAddresses.V6.Contains(addresses);
        gates.Out(walk, origin.Source, traffic, isPublic ? Peer.Outside(addresses) : Peer.Somewhere(addresses), anyHost: false, destination.DisplayName, block.ToString());
        forwarder.Leave(walk, origin.Subnet, origin.Flow(new Goal { Name = destination.DisplayName, Addresses = addresses, Public = isPublic }, traffic));
    }

    /// <summary>Apps of one source talk inside its groups, from each of its subnets to each (SageMaker AI Developer Guide, 'VPC only' network requirements).</summary>
    public void FollowApp(Walk walk, Origin origin, AppToAppDestination destination)
    {
        var source = origin.Source;
        var traffic = Traffic.Of(destination.Protocol, destination.Port, destination.LastPort);
        var subnets = source.SubnetIds.Select(id => index.Subnet(id)).OfType<Subnet>().ToList();
        if (subnets.Count < source.SubnetIds.Count)
            walk.Doubt(Unread.Facts(index.Region.Subnets, source.SubnetIds.FirstOrDefault(id => index.Subnet(id) is null), "what surrounds the other apps"));
        var all = subnets.Select(s => forwarder.AddressesOf(s, v6: false)).Aggregate(AddressSet.Empty, (a, b) => a.Union(b));
        var group = source.SecurityGroupIds.FirstOrDefault() ?? "";
        gates.Out(walk, source, traffic, Peer.Interface(source.SecurityGroupIds, all), anyHost: false, "the other apps", group);
        if (source.SecurityGroupIds.Count > 0)
            gates.In(walk, source.SecurityGroupIds, "the other app", traffic, Peer.Interface(source.SecurityGroupIds, origin.Addresses), origin.GroupsKnown, group);
        var walks = subnets.Select(subnet =>
        {
            var fork = walk.Fork();
            forwarder.Leave(fork, origin.Subnet, origin.Flow(new Goal { Name = "apps in " + subnet.SubnetId, Addresses = forwarder.AddressesOf(subnet, v6: false), Subnets = [subnet], IsJudged = true }, traffic));
            return fork;
        }).ToList();
        if (walks.Count > 0)
            walk.Agree(walks, "Another app may stand in any of the subnets");
    }
}
