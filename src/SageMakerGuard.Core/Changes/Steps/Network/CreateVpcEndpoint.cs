using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;

namespace SageMakerGuard.Changes;

/// <summary>Makes a VPC endpoint, of type Interface or Gateway (API_CreateVpcEndpoint).</summary>
public sealed record CreateVpcEndpoint : ChangeStep
{
    /// <summary>The name that stands for it until it exists.</summary>
    public string NewId { get; init; } = "";

    /// <summary>The VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>The service, as DescribeVpcEndpointServices names it.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>Interface or Gateway.</summary>
    public string VpcEndpointType { get; init; } = "Interface";

    /// <summary>Subnets of an interface endpoint, one for each zone.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>Groups of an interface endpoint.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>Route tables of a gateway endpoint.</summary>
    public IReadOnlyList<string> RouteTableIds { get; init; } = [];

    /// <summary>Whether the service's own name leads to the endpoint.</summary>
    public bool PrivateDnsEnabled { get; init; }

    /// <summary>The policy document; null for full access.</summary>
    public string? PolicyDocument { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::VPCEndpoint";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => NewId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => VpcEndpointType == "Gateway"
        ? $"Create gateway endpoint {ServiceName} in {VpcId} on {string.Join(", ", RouteTableIds)}"
        : $"Create interface endpoint {ServiceName} in {VpcId} on {string.Join(", ", SubnetIds)}" + (PrivateDnsEnabled ? ", with private DNS" : "");

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions =>
        ["ec2:CreateVpcEndpoint", .. Tags.Count == 0 ? [] : new[] { "ec2:CreateTags" }, .. PrivateDnsEnabled && VpcEndpointType != "Gateway" ? new[] { EndpointState.PrivateDnsAction } : []];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.VpcEndpoints, VpcId = VpcId };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null)
    {
        var endpoint = Find(estate, ownId);
        return endpoint is null ? Observation.Absent : EndpointState.Of(endpoint);
    }

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate)
    {
        // One that is on its way is there in the end.
        if (Find(estate, null) is { } there)
        {
            return EndpointState.Of(there).Standing != Standing.Pending ? estate : estate with
            {
                VpcEndpoints = estate.VpcEndpoints.Change(e => e.VpcEndpointId == there.VpcEndpointId, e => e with { State = "available" }),
            };
        }

        var changed = estate with
        {
            VpcEndpoints = estate.VpcEndpoints.Plus(new()
            {
                VpcEndpointId = NewId,
                VpcEndpointType = VpcEndpointType,
                VpcId = VpcId,
                ServiceName = ServiceName,
                State = "available",
                PolicyDocument = PolicyDocument,
                RouteTableIds = RouteTableIds,
                SubnetIds = SubnetIds,
                Groups = SecurityGroupIds.Select(id => new EndpointGroup { GroupId = id }).ToList(),
                PrivateDnsEnabled = PrivateDnsEnabled,
                OwnerId = estate.AccountId,
                Tags = Tags,
            }),
        };
        return SubnetAddresses.Take(GatewayRoutes.Add(changed, NewId, ServiceName, RouteTableIds), SubnetIds);
    }

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => new DeleteVpcEndpoint { VpcEndpointId = NewId, VpcId = VpcId, ServiceName = ServiceName, VpcEndpointType = VpcEndpointType, SubnetCount = SubnetIds.Count };

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Find(estate, null) is { } endpoint ? EndpointState.Image(endpoint) : null;

    /// <inheritdoc/>
    public override decimal? MonthlyCostUsd(RegionPrices prices) => VpcEndpointType == "Gateway" ? 0m : prices.PerMonth(prices.InterfaceEndpointHour, SubnetIds.Count);

    // One endpoint for a service and VPC, whoever made it: two of them could not both have private DNS.
    private VpcEndpoint? Find(RegionEstate estate, string? ownId) => ownId is not null
        ? estate.VpcEndpoints.Items.FirstOrDefault(e => e.VpcEndpointId == ownId)
        : estate.VpcEndpoints.Items.FirstOrDefault(e => e.VpcId == VpcId && e.ServiceName == ServiceName
            && string.Equals(e.VpcEndpointType, VpcEndpointType, StringComparison.OrdinalIgnoreCase) && !EndpointState.IsGone(e));
}
