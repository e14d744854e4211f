using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;

namespace SageMakerGuard.Changes;

/// <summary>Deletes a VPC endpoint (API_DeleteVpcEndpoints). It is gone when no list shows it: until then its interfaces keep subnet and group.</summary>
public sealed record DeleteVpcEndpoint : ChangeStep
{
    /// <summary>The endpoint.</summary>
    public string VpcEndpointId { get; init; } = "";

    /// <summary>Its VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>Its service, for people.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>Interface or Gateway: an interface endpoint costs by the hour.</summary>
    public string VpcEndpointType { get; init; } = "";

    /// <summary>In how many subnets it is: AWS bills each zone.</summary>
    public int SubnetCount { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::VPCEndpoint";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => VpcEndpointId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Delete endpoint {VpcEndpointId} ({ServiceName}) of {VpcId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:DeleteVpcEndpoints"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.VpcEndpoints, VpcId = VpcId };

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool MayCutOff => true;

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) switch
    {
        null => Observation.Done(VpcEndpointId),
        { State: var state } when string.Equals(state, "deleted", StringComparison.OrdinalIgnoreCase) => Observation.Done(VpcEndpointId),
        { State: var state } when string.Equals(state, "deleting", StringComparison.OrdinalIgnoreCase) => Observation.Pending(VpcEndpointId, $"endpoint {VpcEndpointId} is being deleted"),
        _ => Observation.Absent,
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate)
    {
        if (Find(estate) is not { } endpoint)
            return estate;
        return SubnetAddresses.GiveBack(GatewayRoutes.Remove(estate, VpcEndpointId, _ => true), endpoint.SubnetIds) with
        {
            VpcEndpoints = estate.VpcEndpoints.Without(e => e.VpcEndpointId == VpcEndpointId),
            NetworkInterfaces = estate.NetworkInterfaces.Without(i => endpoint.NetworkInterfaceIds.Contains(i.NetworkInterfaceId)),
        };
    }

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => null;

    /// <inheritdoc/>
    public override decimal? MonthlyCostUsd(RegionPrices prices) => VpcEndpointType == "Gateway" ? 0m : prices.PerMonth(prices.InterfaceEndpointHour, -SubnetCount);

    private VpcEndpoint? Find(RegionEstate estate) => estate.VpcEndpoints.Items.FirstOrDefault(e => e.VpcEndpointId == VpcEndpointId);
}
