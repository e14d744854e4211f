using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>Where a route leads: one of its members is set.</summary>
public sealed record RouteTarget
{
    /// <summary>A NAT gateway.</summary>
    public string? NatGatewayId { get; init; }

    /// <summary>An internet or virtual private gateway.</summary>
    public string? GatewayId { get; init; }

    /// <summary>A transit gateway.</summary>
    public string? TransitGatewayId { get; init; }

    /// <summary>A peering connection.</summary>
    public string? VpcPeeringConnectionId { get; init; }

    /// <summary>An interface.</summary>
    public string? NetworkInterfaceId { get; init; }

    /// <summary>An egress-only internet gateway.</summary>
    public string? EgressOnlyInternetGatewayId { get; init; }

    /// <summary>The id that is set.</summary>
    [JsonIgnore]
    public string Id => NatGatewayId ?? GatewayId ?? TransitGatewayId ?? VpcPeeringConnectionId ?? NetworkInterfaceId ?? EgressOnlyInternetGatewayId ?? "";

    /// <summary>The target of a route; null where the route leads to something that cannot be named in a call of ours.</summary>
    internal static RouteTarget? Of(Route route)
    {
        var target = new RouteTarget
        {
            NatGatewayId = route.NatGatewayId,
            GatewayId = route.GatewayId,
            TransitGatewayId = route.TransitGatewayId,
            VpcPeeringConnectionId = route.VpcPeeringConnectionId,
            NetworkInterfaceId = route.NetworkInterfaceId,
            EgressOnlyInternetGatewayId = route.EgressOnlyInternetGatewayId,
        };
        return target.Id.Length > 0 ? target : null;
    }
}

/// <summary>Gives a route table a route, in place of one with the same destination where there is one (API_CreateRoute, API_ReplaceRoute).</summary>
public sealed record SetRoute : ChangeStep
{
    /// <summary>The table.</summary>
    public string RouteTableId { get; init; } = "";

    /// <summary>Its VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>The destination, an IPv4 block.</summary>
    public string DestinationCidrBlock { get; init; } = "";

    /// <summary>Where it leads.</summary>
    public RouteTarget Target { get; init; } = new();

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::Route";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => RouteTableId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Route {DestinationCidrBlock} of {RouteTableId} to {Target.Id}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:CreateRoute", "ec2:ReplaceRoute"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.RouteTables, VpcId = VpcId };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Table(estate) is null
        ? Observation.Refused($"Route table {RouteTableId} does not exist.")
        : Find(estate) is { } route && RouteTarget.Of(route)?.Id == Target.Id ? Observation.Done(RouteTableId) : Observation.Absent;

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with
    {
        RouteTables = estate.RouteTables.Change(t => t.RouteTableId == RouteTableId, t => t with
        {
            Routes = [.. t.Routes.Where(r => r.DestinationCidrBlock != DestinationCidrBlock), new()
            {
                DestinationCidrBlock = DestinationCidrBlock,
                NatGatewayId = Target.NatGatewayId,
                GatewayId = Target.GatewayId,
                TransitGatewayId = Target.TransitGatewayId,
                VpcPeeringConnectionId = Target.VpcPeeringConnectionId,
                NetworkInterfaceId = Target.NetworkInterfaceId,
                EgressOnlyInternetGatewayId = Target.EgressOnlyInternetGatewayId,
                State = "active",
                Origin = "CreateRoute",
            }],
        }),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before) switch
    {
        null => new DeleteRoute { RouteTableId = RouteTableId, VpcId = VpcId, DestinationCidrBlock = DestinationCidrBlock },
        var prior when RouteTarget.Of(prior) is { } target && target.Id != Target.Id => this with { Target = target },
        _ => null,
    };

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Find(estate) is { } route ? new JsonObject { ["Target"] = RouteTarget.Of(route)?.Id } : null;

    private RouteTable? Table(RegionEstate estate) => estate.RouteTables.Items.FirstOrDefault(t => t.RouteTableId == RouteTableId);

    private Route? Find(RegionEstate estate) => Table(estate)?.Routes.FirstOrDefault(r => r.DestinationCidrBlock == DestinationCidrBlock);
}

/// <summary>Takes a route out of a table (API_DeleteRoute).</summary>
public sealed record DeleteRoute : ChangeStep
{
    /// <summary>The table.</summary>
    public string RouteTableId { get; init; } = "";

    /// <summary>Its VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>The destination, an IPv4 block.</summary>
    public string DestinationCidrBlock { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::Route";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => RouteTableId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Delete the route for {DestinationCidrBlock} from {RouteTableId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:DeleteRoute"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.RouteTables, VpcId = VpcId };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) =>
        estate.RouteTables.Items.Any(t => t.RouteTableId == RouteTableId && t.Routes.Any(r => r.DestinationCidrBlock == DestinationCidrBlock)) ? Observation.Absent : Observation.Done(RouteTableId);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with
    {
        RouteTables = estate.RouteTables.Change(t => t.RouteTableId == RouteTableId, t => t with { Routes = t.Routes.Where(r => r.DestinationCidrBlock != DestinationCidrBlock).ToList() }),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => null;
}

/// <summary>What a route table is like, apart from the routes that gateways put there.</summary>
internal static class RouteTableImage
{
    public static JsonNode Of(RouteTable table) => new JsonObject
    {
        ["Routes"] = new JsonArray([.. table.Routes
            .Where(r => r.Origin != "EnableVgwRoutePropagation")
            .Select(r => $"{r.DestinationCidrBlock ?? r.DestinationIpv6CidrBlock ?? r.DestinationPrefixListId} {RouteTarget.Of(r)?.Id}")
            .OrderBy(line => line, StringComparer.Ordinal)
            .Select(line => (JsonNode?)JsonValue.Create(line))]),
        ["Subnets"] = new JsonArray([.. table.Associations.Select(a => a.SubnetId ?? a.GatewayId ?? "main").OrderBy(line => line, StringComparer.Ordinal).Select(line => (JsonNode?)JsonValue.Create(line))]),
    };
}
