using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;

namespace SageMakerGuard.Changes;

/// <summary>Adds to or takes from an endpoint that is there: subnets, groups, route tables; turns its private DNS on or off (API_ModifyVpcEndpoint).</summary>
public sealed record ModifyVpcEndpoint : ChangeStep
{
    /// <summary>The endpoint.</summary>
    public string VpcEndpointId { get; init; } = "";

    /// <summary>Its VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>Its service, for people.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>Subnets to add.</summary>
    public IReadOnlyList<string> AddSubnetIds { get; init; } = [];

    /// <summary>Subnets to take away.</summary>
    public IReadOnlyList<string> RemoveSubnetIds { get; init; } = [];

    /// <summary>Groups to add.</summary>
    public IReadOnlyList<string> AddSecurityGroupIds { get; init; } = [];

    /// <summary>Groups to take away.</summary>
    public IReadOnlyList<string> RemoveSecurityGroupIds { get; init; } = [];

    /// <summary>Route tables to add.</summary>
    public IReadOnlyList<string> AddRouteTableIds { get; init; } = [];

    /// <summary>Route tables to take away.</summary>
    public IReadOnlyList<string> RemoveRouteTableIds { get; init; } = [];

    /// <summary>Private DNS on or off; null to leave it.</summary>
    public bool? PrivateDnsEnabled { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::VPCEndpoint";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => VpcEndpointId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Change endpoint {VpcEndpointId} ({ServiceName}): {string.Join("; ", Words())}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => PrivateDnsEnabled == true ? ["ec2:ModifyVpcEndpoint", EndpointState.PrivateDnsAction] : ["ec2:ModifyVpcEndpoint"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.VpcEndpoints, VpcId = VpcId };

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool MayCutOff => RemoveSubnetIds.Count + RemoveSecurityGroupIds.Count + RemoveRouteTableIds.Count > 0 || PrivateDnsEnabled == false;

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null)
    {
        if (Find(estate) is not { } endpoint || EndpointState.IsGone(endpoint))
            return Observation.Refused($"Endpoint {VpcEndpointId} does not exist, or is being deleted.");
        if (!IsDone(endpoint))
            return Observation.Absent;
        return EndpointState.Of(endpoint);
    }

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate)
    {
        if (Find(estate) is { } before)
        {
            estate = SubnetAddresses.Take(estate, AddSubnetIds.Except(before.SubnetIds, StringComparer.Ordinal).ToList());
            estate = SubnetAddresses.GiveBack(estate, RemoveSubnetIds.Intersect(before.SubnetIds, StringComparer.Ordinal).ToList());
        }

        var changed = estate with
        {
            VpcEndpoints = estate.VpcEndpoints.Change(e => e.VpcEndpointId == VpcEndpointId, e => e with
            {
                SubnetIds = Changed(e.SubnetIds, AddSubnetIds, RemoveSubnetIds),
                Groups = Changed(e.Groups.Select(g => g.GroupId), AddSecurityGroupIds, RemoveSecurityGroupIds).Select(id => e.Groups.FirstOrDefault(g => g.GroupId == id) ?? new EndpointGroup { GroupId = id }).ToList(),
                RouteTableIds = Changed(e.RouteTableIds, AddRouteTableIds, RemoveRouteTableIds),
                PrivateDnsEnabled = PrivateDnsEnabled ?? e.PrivateDnsEnabled,
            }),
        };
        changed = RemoveRouteTableIds.Count == 0 ? changed : GatewayRoutes.Remove(changed, VpcEndpointId, RemoveRouteTableIds.Contains);
        return GatewayRoutes.Add(changed, VpcEndpointId, ServiceName, AddRouteTableIds.ToList());
    }

    /// <summary>Only what the step really changed is taken back.</summary>
    public override ChangeStep? Inverse(RegionEstate before)
    {
        if (Find(before) is not { } endpoint || IsDone(endpoint))
            return null;
        var groups = endpoint.Groups.Select(g => g.GroupId).ToList();
        return this with
        {
            AddSubnetIds = RemoveSubnetIds.Intersect(endpoint.SubnetIds).ToList(),
            RemoveSubnetIds = AddSubnetIds.Except(endpoint.SubnetIds).ToList(),
            AddSecurityGroupIds = RemoveSecurityGroupIds.Intersect(groups).ToList(),
            RemoveSecurityGroupIds = AddSecurityGroupIds.Except(groups).ToList(),
            AddRouteTableIds = RemoveRouteTableIds.Intersect(endpoint.RouteTableIds).ToList(),
            RemoveRouteTableIds = AddRouteTableIds.Except(endpoint.RouteTableIds).ToList(),
            PrivateDnsEnabled = PrivateDnsEnabled is { } wanted && wanted != endpoint.PrivateDnsEnabled ? endpoint.PrivateDnsEnabled : null,
        };
    }

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Find(estate) is { } endpoint ? EndpointState.Image(endpoint) : null;

    /// <inheritdoc/>
    public override decimal? MonthlyCostUsd(RegionPrices prices) => AddSubnetIds.Count == RemoveSubnetIds.Count ? 0m : prices.PerMonth(prices.InterfaceEndpointHour, AddSubnetIds.Count - RemoveSubnetIds.Count);

    private bool IsDone(VpcEndpoint endpoint) =>
        AddSubnetIds.All(endpoint.SubnetIds.Contains) && !RemoveSubnetIds.Any(endpoint.SubnetIds.Contains)
        && AddSecurityGroupIds.All(id => endpoint.Groups.Any(g => g.GroupId == id)) && !RemoveSecurityGroupIds.Any(id => endpoint.Groups.Any(g => g.GroupId == id))
        && AddRouteTableIds.All(endpoint.RouteTableIds.Contains) && !RemoveRouteTableIds.Any(endpoint.RouteTableIds.Contains)
        && (PrivateDnsEnabled is null || PrivateDnsEnabled == endpoint.PrivateDnsEnabled);

    private VpcEndpoint? Find(RegionEstate estate) => estate.VpcEndpoints.Items.FirstOrDefault(e => e.VpcEndpointId == VpcEndpointId);

    private IEnumerable<string> Words()
    {
        foreach (var (what, ids) in new[]
        {
            ("add subnet ", AddSubnetIds), ("remove subnet ", RemoveSubnetIds), ("add security group ", AddSecurityGroupIds), ("remove security group ", RemoveSecurityGroupIds),
            ("add route table ", AddRouteTableIds), ("remove route table ", RemoveRouteTableIds),
        })
        {
            if (ids.Count > 0)
                yield return what + string.Join(", ", ids);
        }

        if (PrivateDnsEnabled is { } on)
            yield return $"turn private DNS {(on ? "on" : "off")}";
    }

    private static List<string> Changed(IEnumerable<string> ids, IReadOnlyList<string> add, IReadOnlyList<string> remove) => ids.Union(add, StringComparer.Ordinal).Except(remove, StringComparer.Ordinal).ToList();
}
