using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Baselines;

/// <summary>One route as a line: <c>0.0.0.0/0 via public NAT gateway</c>. Targets that are made anew every so often are named by their kind, other networks by what they are.</summary>
internal sealed record RouteLine(string Destination, string Target)
{
    private const string Via = " via ";

    /// <summary>What stands behind the target of a route whose target is gone (API_Route, State).</summary>
    public const string Dead = ", which is gone";

    public const string InternetGateway = "internet gateway";
    public const string EgressOnly = "egress-only internet gateway";
    public const string PublicNat = "public NAT gateway";
    public const string PrivateNat = "private NAT gateway";
    public const string GatewayEndpoint = "gateway endpoint";
    public const string Local = "local";

    /// <summary>The lines of a table, sorted.</summary>
    public static IReadOnlyList<string> Of(RouteTable table, StableNames names) => table.Routes
        .Select(route => new RouteLine(DestinationOf(route, names), TargetOf(route, names)).ToString())
        .Distinct(StringComparer.Ordinal)
        .OrderBy(line => line, StringComparer.Ordinal)
        .ToList();

    /// <summary>Reads a line back.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static RouteLine Parse(string line)
    {
        var at = line.IndexOf(Via, StringComparison.Ordinal);
        return at < 0 ? throw new FormatException($"'{line}' is no route: it should be like '0.0.0.0/0 via public NAT gateway'.") : new RouteLine(line.Substring(0, at), line.Substring(at + Via.Length));
    }

    /// <summary>Whether it is a default route, of IPv4 or IPv6.</summary>
    public bool IsDefault => Destination is "0.0.0.0/0" or "::/0";

    /// <summary>How far it leads out: 3 to the internet and in from it, 2 to the internet only, 1 to other networks, 0 to nowhere outside the VPC.</summary>
    public int Reach => Target.EndsWith(Dead, StringComparison.Ordinal) ? 0 : Target switch
    {
        InternetGateway => 3,
        PublicNat or EgressOnly or "carrier gateway" => 2,
        Local => 0,
        _ when Target.StartsWith(GatewayEndpoint, StringComparison.Ordinal) => 0,
        _ => 1,
    };

    /// <inheritdoc/>
    public override string ToString() => Destination + Via + Target;

    private static string DestinationOf(Route route, StableNames names) => route.DestinationPrefixListId is { } list
        ? RuleLine.PrefixList + names.PrefixList(list)
        : StableNames.Block(route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? "");

    private static string TargetOf(Route route, StableNames names) =>
        KindOf(route, names) + (string.Equals(route.State, "blackhole", StringComparison.OrdinalIgnoreCase) ? Dead : "");

    private static string KindOf(Route route, StableNames names) => route switch
    {
        { NatGatewayId: { } nat } => names.IsPrivateNat(nat) ? PrivateNat : PublicNat,
        { TransitGatewayId: { } hub } => "transit gateway " + hub,
        { VpcPeeringConnectionId: { } peering } => "peering with " + names.PeerOf(peering),
        { EgressOnlyInternetGatewayId: not null } => EgressOnly,
        { CoreNetworkArn: { } core } => "core network " + core,
        { LocalGatewayId: not null } => "local gateway",
        { CarrierGatewayId: not null } => "carrier gateway",
        { NetworkInterfaceId: not null } or { InstanceId: not null } => "network interface of an appliance",
        { GatewayId: "local" } => Local,
        { GatewayId: { } gateway } when RouteLookup.IsInternetGateway(gateway) => InternetGateway,
        { GatewayId: { } gateway } when gateway.StartsWith("vgw-", StringComparison.Ordinal) => "virtual private gateway",
        { GatewayId: { } gateway, DestinationPrefixListId: not null } when gateway.StartsWith("vpce-", StringComparison.Ordinal) => GatewayEndpoint,
        { GatewayId: { } gateway } when gateway.StartsWith("vpce-", StringComparison.Ordinal) => "endpoint of a firewall or load balancer",
        _ => route.GatewayId ?? "nothing",
    };
}
