using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace SageMakerGuard.Estates;

/// <summary>
/// Why a path is not found (API_Explanation): a code of the Reachability Analyzer guide, 'Reachability Analyzer explanation codes', and what it is
/// about. Members of load balancers and firewalls are left out.
/// </summary>
public sealed record PathExplanation
{
    /// <summary>The code, for example ENI_SG_RULES_MISMATCH.</summary>
    public string? ExplanationCode { get; init; }

    /// <summary>ingress or egress.</summary>
    public string? Direction { get; init; }

    /// <summary>What is missing.</summary>
    public string? MissingComponent { get; init; }

    /// <summary>The network ACL.</summary>
    public PathComponent? Acl { get; init; }

    /// <summary>What the component is attached to.</summary>
    public PathComponent? AttachedTo { get; init; }

    /// <summary>The component, where it has no member of its own.</summary>
    public PathComponent? Component { get; init; }

    /// <summary>The customer gateway.</summary>
    public PathComponent? CustomerGateway { get; init; }

    /// <summary>The destination.</summary>
    public PathComponent? Destination { get; init; }

    /// <summary>The destination's VPC.</summary>
    public PathComponent? DestinationVpc { get; init; }

    /// <summary>The gateway's route table.</summary>
    public PathComponent? IngressRouteTable { get; init; }

    /// <summary>The internet gateway.</summary>
    public PathComponent? InternetGateway { get; init; }

    /// <summary>The NAT gateway.</summary>
    public PathComponent? NatGateway { get; init; }

    /// <summary>The network interface.</summary>
    public PathComponent? NetworkInterface { get; init; }

    /// <summary>The prefix list.</summary>
    public PathComponent? PrefixList { get; init; }

    /// <summary>The route table.</summary>
    public PathComponent? RouteTable { get; init; }

    /// <summary>The security group.</summary>
    public PathComponent? SecurityGroup { get; init; }

    /// <summary>The source's VPC.</summary>
    public PathComponent? SourceVpc { get; init; }

    /// <summary>The subnet.</summary>
    public PathComponent? Subnet { get; init; }

    /// <summary>The subnet's route table.</summary>
    public PathComponent? SubnetRouteTable { get; init; }

    /// <summary>The transit gateway.</summary>
    public PathComponent? TransitGateway { get; init; }

    /// <summary>The transit gateway's attachment.</summary>
    public PathComponent? TransitGatewayAttachment { get; init; }

    /// <summary>The transit gateway's route table.</summary>
    public PathComponent? TransitGatewayRouteTable { get; init; }

    /// <summary>The VPC.</summary>
    public PathComponent? Vpc { get; init; }

    /// <summary>The endpoint.</summary>
    public PathComponent? VpcEndpoint { get; init; }

    /// <summary>The peering connection.</summary>
    public PathComponent? VpcPeeringConnection { get; init; }

    /// <summary>The VPN connection.</summary>
    public PathComponent? VpnConnection { get; init; }

    /// <summary>The virtual private gateway.</summary>
    public PathComponent? VpnGateway { get; init; }

    /// <summary>The security groups.</summary>
    public IReadOnlyList<PathComponent> SecurityGroups { get; init; } = [];

    /// <summary>The ids of all that it is about, the narrowest first.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> ComponentIds =>
    [
        .. new[]
        {
            SecurityGroup, Acl, RouteTable, SubnetRouteTable, IngressRouteTable, TransitGatewayRouteTable, PrefixList, InternetGateway, NatGateway, VpcEndpoint, VpcPeeringConnection,
            TransitGatewayAttachment, TransitGateway, VpnConnection, VpnGateway, CustomerGateway,
        }
        .Concat(SecurityGroups).Concat([NetworkInterface, Component, AttachedTo, Destination, Subnet, Vpc, SourceVpc, DestinationVpc])
        .Select(component => component?.Id).OfType<string>().Where(id => id.Length > 0).Distinct(StringComparer.Ordinal),
    ];
}

/// <summary>A component of a path (API_AnalysisComponent).</summary>
public sealed record PathComponent
{
    /// <summary>Its id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Its ARN: a component may be another account's.</summary>
    public string? Arn { get; init; }
}
