using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;

namespace SageMakerGuard.Changes;

/// <summary>Makes a public NAT gateway (API_CreateNatGateway). The call succeeds and the gateway may fail minutes later, which is waited for and read.</summary>
public sealed record CreateNatGateway : ChangeStep
{
    /// <summary>The name that stands for it until it exists.</summary>
    public string NewId { get; init; } = "";

    /// <summary>The VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>The public subnet that it stands in.</summary>
    public string SubnetId { get; init; } = "";

    /// <summary>Its Elastic IP address.</summary>
    public string AllocationId { get; init; } = "";

    /// <summary>Tags, the purpose among them.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::NatGateway";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => NewId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Create a NAT gateway in subnet {SubnetId} of {VpcId} with address {AllocationId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:CreateNatGateway", "ec2:CreateTags"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.NatGateways, VpcId = VpcId };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate, ownId) switch
    {
        null => Observation.Absent,
        { State: "available" } nat => Observation.Done(nat.NatGatewayId),
        { State: "pending" } nat => Observation.Pending(nat.NatGatewayId, $"NAT gateway {nat.NatGatewayId} is pending"),
        { State: "failed" } nat => Observation.Failed(nat.NatGatewayId, $"NAT gateway {nat.NatGatewayId} failed: {nat.FailureCode} {nat.FailureMessage}".TrimEnd()),
        _ => Observation.Absent,
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate)
    {
        // One that is on its way is there in the end.
        if (Find(estate, null) is { } there)
            return there.State == "available" ? estate : estate with { NatGateways = estate.NatGateways.Change(n => n.NatGatewayId == there.NatGatewayId, n => n with { State = "available" }) };
        return SubnetAddresses.Take(estate, [SubnetId]) with
        {
            NatGateways = estate.NatGateways.Plus(new()
            {
                NatGatewayId = NewId,
                VpcId = VpcId,
                SubnetId = SubnetId,
                State = "available",
                ConnectivityType = "public",
                NatGatewayAddresses = [new() { AllocationId = AllocationId }],
                Tags = Tags,
            }),
        };
    }

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => new DeleteNatGateway { NatGatewayId = NewId, VpcId = VpcId };

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Find(estate, null) is { } nat ? new JsonObject { ["SubnetId"] = nat.SubnetId } : null;

    /// <inheritdoc/>
    public override decimal? MonthlyCostUsd(RegionPrices prices) => prices.PerMonth(prices.NatGatewayHour, 1);

    // Rows of deleted and failed gateways stay for an hour (VPC User Guide, 'NAT gateways').
    private NatGateway? Find(RegionEstate estate, string? ownId) => ownId is not null
        ? estate.NatGateways.Items.FirstOrDefault(n => n.NatGatewayId == ownId)
        : estate.NatGateways.Items.Where(n => n.VpcId == VpcId && n.State is "pending" or "available" && Purpose.Same(Tags, n.Tags)).OrderBy(n => n.NatGatewayId, StringComparer.Ordinal).FirstOrDefault();
}

/// <summary>Deletes a NAT gateway (API_DeleteNatGateway). Its address stays allocated, routes to it become blackholes.</summary>
public sealed record DeleteNatGateway : ChangeStep
{
    /// <summary>The gateway.</summary>
    public string NatGatewayId { get; init; } = "";

    /// <summary>Its VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::NatGateway";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => NatGatewayId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Delete NAT gateway {NatGatewayId} of {VpcId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:DeleteNatGateway"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.NatGateways | EstateParts.RouteTables, VpcId = VpcId };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => estate.NatGateways.Items.FirstOrDefault(n => n.NatGatewayId == NatGatewayId) switch
    {
        null or { State: "deleted" } => Observation.Done(NatGatewayId),
        { State: "deleting" } => Observation.Pending(NatGatewayId, $"NAT gateway {NatGatewayId} is being deleted"),
        _ => Observation.Absent,
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => SubnetAddresses.GiveBack(estate, estate.NatGateways.Items.Where(n => n.NatGatewayId == NatGatewayId && n.State is "pending" or "available").Select(n => n.SubnetId).OfType<string>().ToList()) with
    {
        NatGateways = estate.NatGateways.Without(n => n.NatGatewayId == NatGatewayId),
        NetworkInterfaces = estate.NetworkInterfaces.Without(i => estate.NatGateways.Items.Any(n => n.NatGatewayId == NatGatewayId && n.NatGatewayAddresses.Any(a => a.NetworkInterfaceId == i.NetworkInterfaceId))),
        RouteTables = estate.RouteTables.Select(t => t.Routes.Any(r => r.NatGatewayId == NatGatewayId)
            ? t with { Routes = t.Routes.Select(r => r.NatGatewayId == NatGatewayId ? r with { State = "blackhole" } : r).ToList() }
            : t),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => null;

    /// <inheritdoc/>
    public override IEnumerable<string> Objections(RegionEstate estate) => estate.RouteTables.Items
        .Where(t => t.Routes.Any(r => r.NatGatewayId == NatGatewayId))
        .Select(t => $"Route table {t.RouteTableId} still leads to NAT gateway {NatGatewayId}; without it the route becomes a blackhole.");

    /// <inheritdoc/>
    public override decimal? MonthlyCostUsd(RegionPrices prices) => prices.PerMonth(prices.NatGatewayHour, -1);
}
