using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>
/// Says whether packets go from a source to a destination and back, which way, and all that stands in between. It reads the network
/// as data and sends nothing. One engine serves one region; questions that were asked before are answered from memory, and
/// several threads may ask.
/// </summary>
public sealed class ReachabilityEngine
{
    private const string OwnNetwork = "SageMaker network";
    private readonly NetworkIndex _index;
    private readonly Forwarder _forwarder;
    private readonly ServicePath _services;
    private readonly AddressPath _addresses;
    private readonly FileSystemPath _fileSystems;
    private readonly ConcurrentDictionary<(SourceKey Source, PathDestination Destination), IReadOnlyList<ConnectivityResult>> _answers = new();

    /// <summary>Makes an engine for a region.</summary>
    public ReachabilityEngine(NetworkIndex index)
    {
        _index = index;
        var groups = new SecurityGroupFilter(index);
        var gates = new Gates(index, groups, new NetworkAclFilter());
        var routes = new RouteLookup(index);
        var internet = new InternetAddresses(index);
        _forwarder = new Forwarder(index, gates, routes);
        _services = new ServicePath(index, gates, groups, _forwarder, routes, new NameResolution(index, _forwarder, routes), internet);
        _addresses = new AddressPath(index, gates, _forwarder, internet);
        _fileSystems = new FileSystemPath(index, gates, _forwarder);
    }

    /// <summary>
    /// Follows the packet from every subnet of the source. Subnets with the same outcome share one result; different outcomes come as
    /// results of their own.
    /// </summary>
    public IReadOnlyList<ConnectivityResult> Trace(PathSource source, PathDestination destination)
    {
        var key = (KeyOf(source), destination);
        if (_answers.TryGetValue(key, out var known))
            return known.Count == 0 || known[0].DomainId == source.DomainId ? known : [.. known.Select(r => r with { DomainId = source.DomainId })];
        var results = Follow(source, destination);
        _answers.TryAdd(key, results);
        return results;
    }

    private IReadOnlyList<ConnectivityResult> Follow(PathSource source, PathDestination destination)
    {
        var outcomes = source.SubnetIds.Distinct(StringComparer.Ordinal).Select(id => From(id, source, destination)).ToList();
        if (outcomes.Count == 0)
        {
            var nowhere = new Walk();
            if (source.PublicInternetOnly && destination is not FileSystemDestination)
                ThroughSageMaker(nowhere, source, destination);
            else
                nowhere.Doubt("It is not known in which subnets the interfaces stand.", source.DomainId);
            return [Outcome.Merge([new Outcome("", nowhere, null)], source, destination, _index.Region) with { Source = new() { SecurityGroupIds = source.SecurityGroupIds } }];
        }

        if (outcomes.Count == 1)
            return [Outcome.Merge(outcomes, source, destination, _index.Region)];
        return [.. Outcome.Kinds(outcomes).Select(same => Outcome.Merge(same, source, destination, _index.Region))];
    }

    private Outcome From(string subnetId, PathSource source, PathDestination destination)
    {
        var walk = new Walk();
        if (source.PublicInternetOnly && destination is not FileSystemDestination)
        {
            ThroughSageMaker(walk, source, destination);
            return new Outcome(subnetId, walk, null);
        }

        if (_index.Subnet(subnetId) is not { } subnet)
        {
            walk.Doubt(Unread.Facts(_index.Region.Subnets, subnetId, $"what surrounds {subnetId}"));
            return new Outcome(subnetId, walk, null);
        }

        walk.Pass("Subnet", subnetId, subnet.CidrBlock + " in " + subnet.AvailabilityZone);
        var own = source.Address is null ? _forwarder.AddressesOf(subnet, v6: false) : AddressSet.Parse([source.Address]);
        var origin = new Origin(source, subnet, own, AreGroupsKnown(source));
        string? mend = null;
        switch (destination)
        {
            case ServiceDestination service:
                mend = _services.Follow(walk, origin, service);
                break;
            case FileSystemDestination fileSystem:
                _fileSystems.Follow(walk, origin, fileSystem);
                break;
            case InternetDestination internet:
                _addresses.FollowInternet(walk, origin, internet);
                break;
            case AddressDestination address:
                _addresses.FollowAddress(walk, origin, address);
                break;
            case AppToAppDestination app:
                _addresses.FollowApp(walk, origin, app);
                break;
            default:
                throw new ArgumentException($"No path is known to a {destination.GetType().Name}.", nameof(destination));
        }

        return new Outcome(subnetId, walk, mend);
    }

    /// <summary>SageMaker's own NFS group is found by its name: it may be among what was not read.</summary>
    private bool AreGroupsKnown(PathSource source) => source.SecurityGroupIds.Count > 0 && (source.DomainId is null || _index.Region.SecurityGroups.IsComplete);

    /// <summary>In PublicInternetOnly mode all but the home file system leaves through a VPC of SageMaker's (API_CreateDomain, AppNetworkAccessType).</summary>
    private static void ThroughSageMaker(Walk walk, PathSource source, PathDestination destination)
    {
        walk.By(OwnNetwork);
        if (destination is AddressDestination address)
        {
            if (!Cidr.TryParse(address.Cidr, out var block))
            {
                walk.Doubt($"'{address.Cidr}' is neither an address nor a block.", address.Cidr);
                return;
            }

            var addresses = AddressSet.Of(block);
            if (PublicAddresses.NoneOf(addresses))
            {
                walk.Stop("public-internet-only", "Domain", source.DomainId ?? "", $"{address.DisplayName} is a private address: in PublicInternetOnly mode traffic leaves through SageMaker's own network, which knows none of yours.", "Switch the domain to VpcOnly.");
                return;
            }

            if (!PublicAddresses.V4.Contains(addresses) && !PublicAddresses.V6.Contains(addresses))
                walk.Doubt($"Only a part of {address.DisplayName} is public.", address.Cidr);
            if (block.IsV6)
                walk.Doubt("Whether SageMaker's own network carries IPv6 is not documented.");
        }

        walk.Pass("Domain", source.DomainId ?? "", "leaves through SageMaker's own network (PublicInternetOnly): no route, group or ACL of yours applies");
    }

    private SourceKey KeyOf(PathSource source) => new(
        source,
        source.PublicInternetOnly || source.SubnetIds.Count == 0 || source.SecurityGroupIds.Count == 0 || !_index.Region.SecurityGroups.IsComplete);
}
