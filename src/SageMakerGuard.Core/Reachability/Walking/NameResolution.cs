using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;

namespace SageMakerGuard.Reachability;

/// <summary>
/// What service names resolve to inside a VPC. Private DNS works where the endpoint asks for it, both DNS attributes of the VPC are
/// on and the VPC resolver is asked (AWS PrivateLink Guide, 'Private DNS'; Amazon VPC User Guide, 'DNS attributes for your VPC').
/// </summary>
internal sealed class NameResolution(NetworkIndex index, Forwarder forwarder, RouteLookup routes)
{
    private readonly ConcurrentDictionary<string, ILookup<string, VpcEndpoint>> _endpoints = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Resolver> _resolvers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string VpcId, string Service, string? Hub), NameAnswer> _answers = new();
    private readonly ConcurrentDictionary<string, string?> _hubs = new(StringComparer.Ordinal);

    private enum ResolverKind
    {
        /// <summary>The VPC resolver.</summary>
        Amazon,

        /// <summary>Servers of the customer's own, which may forward to the VPC resolver.</summary>
        Own,

        /// <summary>Nobody knows whether any server answers.</summary>
        Unread,

        /// <summary>No server at all.</summary>
        None,
    }

    /// <summary>The endpoints of a type for a service in a VPC.</summary>
    public IEnumerable<VpcEndpoint> Endpoints(string vpcId, string type, AwsService service)
    {
        // Looked up by the last words of the name first: the whole rule is the service's own.
        var byName = _endpoints.GetOrAdd(vpcId, id => index.EndpointsIn(id).ToLookup(e => Tail(e.ServiceName), StringComparer.Ordinal));
        return byName[Tail(service.Name)].Where(e => string.Equals(e.VpcEndpointType, type, StringComparison.OrdinalIgnoreCase) && service.Matches(e.ServiceName, index.Region.Region));

        static string Tail(string name) => name.Substring(name.LastIndexOf('.') + 1);
    }

    /// <summary>What the service's name resolves to in the subnet: of all subnets of a VPC, only the way to a hub may tell them apart.</summary>
    public NameAnswer Ask(Subnet subnet, AwsService service)
    {
        var key = (subnet.VpcId, service.Name, _hubs.GetOrAdd(subnet.SubnetId, Hub));
        return _answers.TryGetValue(key, out var known) ? known : _answers.GetOrAdd(key, Resolve(subnet, service, key.Item3));
    }

    private NameAnswer Resolve(Subnet subnet, AwsService service, string? hub)
    {
        var resolver = _resolvers.GetOrAdd(subnet.VpcId, ResolverOf);
        if (resolver.Block is not null)
            return new() { Nothing = resolver.Block };
        var all = Endpoints(subnet.VpcId, "Interface", service).ToList();
        var live = all.FirstOrDefault(e => e.PrivateDnsEnabled && e.IsAvailable);
        if (live is null)
            return WithoutEndpoint(subnet, service, resolver, all, hub);
        return resolver.PrivateDns switch
        {
            // S3 may keep private DNS for resolver endpoints only, and the VPC then goes by the gateway endpoint (AWS PrivateLink Guide, 'Private DNS for S3').
            _ when resolver.Kind == ResolverKind.Unread => new() { Endpoint = live, Public = true, Undecided = resolver.Facts, Doubts = resolver.Facts },
            true when service.Gateway && Endpoints(subnet.VpcId, "Gateway", service).Any() =>
                new() { Endpoint = live, Public = true, Undecided = [new() { Reason = $"It is not known whether the private DNS of {live.VpcEndpointId} is for inbound resolver endpoints only.", ResourceId = live.VpcEndpointId }] },
            true => new() { Endpoint = live },
            false => new() { Public = true, Unused = resolver.AttributesOff, Spare = live },
            null => new() { Endpoint = live, Public = true, Undecided = resolver.Facts },
        };
    }

    private NameAnswer WithoutEndpoint(Subnet subnet, AwsService service, Resolver resolver, List<VpcEndpoint> all, string? hub)
    {
        var host = service.Host(index.Region.Region, Partition.DnsSuffix(index.Region.Region));
        var zone = index.Region.HostedZones.Items.FirstOrDefault(z => (z.VpcId is null || z.VpcId == subnet.VpcId) && Answers(z.Name, host));
        var near = all.Count > 0 || !index.Region.VpcEndpoints.IsComplete || forwarder.IsShared(subnet.VpcId);
        if (zone is not null)
            return new() { MayBeNear = near, Doubts = [new() { Reason = $"Private hosted zone {zone.HostedZoneId} ({zone.Name}) answers for {host} in {subnet.VpcId}: an endpoint in another VPC may stand behind it, which was not read.", ResourceId = zone.HostedZoneId }] };

        var doubts = new List<UnknownFact>();
        var endpoints = index.Region.VpcEndpoints;
        if (!endpoints.IsComplete)
            doubts.AddRange(Unread.Facts(endpoints, null, $"whether {subnet.VpcId} has an endpoint for {service.Name}"));
        else if (index.Vpc(subnet.VpcId) is not null && forwarder.IsShared(subnet.VpcId))
            doubts.Add(new() { Reason = $"It is not known whether {subnet.VpcId} has an endpoint for {service.Name}: account {index.Vpc(subnet.VpcId)!.OwnerId} shares the VPC and alone sees all of its endpoints.", ResourceId = subnet.VpcId });
        if (resolver.Kind == ResolverKind.Unread)
            doubts.AddRange(resolver.Facts);
        var zones = index.Region.HostedZones;
        if (Unread.MayHide(zones, subnet.VpcId) && (hub is not null || zones.Asked))
            doubts.AddRange(Unread.Facts(zones, subnet.VpcId, hub is null ? $"whether a private hosted zone answers for {host}" : $"whether {host} resolves to an endpoint in a hub VPC behind {hub}"));
        else if (hub is not null && resolver.Kind == ResolverKind.Own)
            doubts.AddRange(resolver.Facts);

        return new() { Public = true, MayBeNear = near, Doubts = doubts, Unused = [.. Unused(subnet, service, resolver, all)], Spare = SpareOf(all) };
    }

    private IEnumerable<BlockingFact> Unused(Subnet subnet, AwsService service, Resolver resolver, List<VpcEndpoint> all)
    {
        var name = service.DisplayName(index.Region.Region);
        if (all.Count == 0)
        {
            if (service.Gateway && Endpoints(subnet.VpcId, "Gateway", service).Any())
                yield break;
            var type = service.Gateway ? "gateway" : "interface";
            yield return new()
            {
                Rule = "endpoint-missing", ResourceType = "Vpc", ResourceId = subnet.VpcId,
                Reason = $"{subnet.VpcId} has no endpoint for {name}.",
                Fix = service.Gateway ? $"Create the {type} endpoint {name} in {subnet.VpcId} for the route tables of the domain's subnets." : $"Create the {type} endpoint {name} with private DNS in {subnet.VpcId}.",
            };
            yield break;
        }

        var spare = SpareOf(all)!;
        if (!spare.IsAvailable)
            yield return new() { Rule = "endpoint-state", ResourceType = "VpcEndpoint", ResourceId = spare.VpcEndpointId, Reason = $"Endpoint {spare.VpcEndpointId} for {name} is {spare.State}.", Fix = $"Bring {spare.VpcEndpointId} to the state available, or replace it." };
        if (!spare.PrivateDnsEnabled)
            yield return new() { Rule = "endpoint-private-dns", ResourceType = "VpcEndpoint", ResourceId = spare.VpcEndpointId, Reason = $"Private DNS of endpoint {spare.VpcEndpointId} is off, so {name} resolves to public addresses.", Fix = $"Turn on private DNS of {spare.VpcEndpointId}." };
        foreach (var fact in resolver.AttributesOff)
            yield return fact;
    }

    /// <summary>The endpoint that needs the least to be of use.</summary>
    private static VpcEndpoint? SpareOf(List<VpcEndpoint> all) => all.FirstOrDefault(e => e.IsAvailable) ?? all.FirstOrDefault();

    private string? Hub(string subnetId)
    {
        var table = routes.EffectiveTable(subnetId, out _);
        var route = table?.Routes.FirstOrDefault(r => RouteLookup.LeadsToHub(r) && !string.Equals(r.State, "blackhole", StringComparison.OrdinalIgnoreCase));
        return route?.TransitGatewayId ?? route?.VpcPeeringConnectionId ?? route?.CoreNetworkArn ?? route?.GatewayId;
    }

    private static bool Answers(string zone, string host)
    {
        var name = zone.TrimEnd('.');
        return string.Equals(host, name, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + name, StringComparison.OrdinalIgnoreCase);
    }

    private Resolver ResolverOf(string vpcId)
    {
        var vpc = index.Vpc(vpcId);
        if (vpc is null)
            return new() { Kind = ResolverKind.Unread, Facts = Unread.Facts(index.Region.Vpcs, vpcId, $"which DNS settings {vpcId} has") };
        var (kind, facts) = Servers(vpc);
        if (kind == ResolverKind.None)
            return new() { Kind = kind, Block = new() { Rule = "dhcp-dns", ResourceType = "DhcpOptions", ResourceId = vpc.DhcpOptionsId ?? "", Reason = $"DHCP option set {vpc.DhcpOptionsId} names no DNS server: no name resolves.", Fix = $"Give {vpcId} an option set with domain-name-servers AmazonProvidedDNS." } };
        if (kind is ResolverKind.Own or ResolverKind.Unread)
            return new() { Kind = kind, Facts = facts };
        if (vpc.EnableDnsSupport == false)
            return new() { Kind = kind, Block = Attribute(vpcId, "enableDnsSupport") };
        if (vpc.EnableDnsSupport is null)
            return new() { Kind = ResolverKind.Unread, Facts = Unread.Facts(index.Region.Vpcs, vpcId, $"whether enableDnsSupport of {vpcId} is on") };
        if (vpc.EnableDnsHostnames is null)
            return new() { Kind = kind, Facts = Unread.Facts(index.Region.Vpcs, vpcId, $"whether enableDnsHostnames of {vpcId} is on") };
        return vpc.EnableDnsHostnames == true
            ? new() { Kind = kind, PrivateDns = true }
            : new() { Kind = kind, PrivateDns = false, AttributesOff = [Attribute(vpcId, "enableDnsHostnames")] };
    }

    private (ResolverKind Kind, IReadOnlyList<UnknownFact> Facts) Servers(Vpc vpc)
    {
        var set = index.Region.DhcpOptions.Items.FirstOrDefault(o => o.DhcpOptionsId == vpc.DhcpOptionsId);
        if (set is null && vpc.DhcpOptionsId == "default")
            return (ResolverKind.Unread, [new() { Reason = $"{vpc.VpcId} has no DHCP option set: which DNS server is asked depends on the kind of instance.", ResourceId = vpc.VpcId }]);
        if (set is null)
            return (ResolverKind.Unread, Unread.Facts(index.Region.DhcpOptions, vpc.DhcpOptionsId, $"which DNS servers {vpc.VpcId} uses"));
        var servers = set.DhcpConfigurations.Where(c => c.Key == "domain-name-servers").SelectMany(c => c.Values).Select(v => v.Value).Where(v => v.Length > 0).ToList();
        if (servers.Count == 0)
            return (ResolverKind.None, []);
        return servers.All(s => IsAmazons(s, vpc))
            ? (ResolverKind.Amazon, [])
            : (ResolverKind.Own, [new() { Reason = $"{vpc.VpcId} asks its own DNS servers ({string.Join(", ", servers)}); whether they forward to the VPC resolver cannot be seen from here.", ResourceId = set.DhcpOptionsId }]);
    }

    /// <summary>The VPC resolver: by its word, its link-local addresses, or the VPC's base plus two (Amazon VPC User Guide, 'Amazon DNS server').</summary>
    internal static bool IsAmazons(string server, Vpc vpc)
    {
        if (server is "AmazonProvidedDNS" or "169.254.169.253" or "fd00:ec2::253")
            return true;
        return IpAddress.TryParse(server, out var address)
            && vpc.CidrBlockAssociationSet.Select(a => a.CidrBlock).Append(vpc.CidrBlock).Any(b => Cidr.TryParse(b, out var block) && block.First.Next().Next() == address);
    }

    private static BlockingFact Attribute(string vpcId, string name) => new()
    {
        Rule = "dns-attributes", ResourceType = "Vpc", ResourceId = vpcId,
        Reason = name == "enableDnsSupport" ? $"{name} of {vpcId} is off: the VPC resolver answers nobody." : $"{name} of {vpcId} is off: private DNS of endpoints does not work.",
        Fix = $"Turn on {name} of {vpcId}.",
    };

    private sealed record Resolver
    {
        public ResolverKind Kind { get; init; }

        /// <summary>Whether private DNS works; null where nobody knows, for the reasons in Facts.</summary>
        public bool? PrivateDns { get; init; }

        public BlockingFact? Block { get; init; }

        public IReadOnlyList<BlockingFact> AttributesOff { get; init; } = [];

        public IReadOnlyList<UnknownFact> Facts { get; init; } = [];
    }
}
