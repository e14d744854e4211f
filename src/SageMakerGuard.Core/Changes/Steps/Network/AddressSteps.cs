using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;

namespace SageMakerGuard.Changes;

/// <summary>
/// Allocates an Elastic IP address (API_AllocateAddress). The call has no idempotency token, so of two made at once one is left over: it is
/// released again when the NAT gateway turns out to use the other.
/// </summary>
public sealed record AllocateAddress : ChangeStep
{
    /// <summary>The name that stands for it until it exists.</summary>
    public string NewId { get; init; } = "";

    /// <summary>The VPC whose NAT gateway is to use it.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>Tags, the purpose among them.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::EIP";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => NewId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Allocate an Elastic IP address ({Purpose.Of(Tags)})";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:AllocateAddress", "ec2:CreateTags"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.Addresses | EstateParts.NatGateways, VpcId = VpcId };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) is { } address ? Observation.Done(address.AllocationId) : Observation.Absent;

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => Find(estate) is not null ? estate : estate with
    {
        Addresses = estate.Addresses.Plus(new() { AllocationId = NewId, Tags = Tags }),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => new ReleaseAddress { AllocationId = NewId, VpcId = VpcId };

    /// <summary>A public IPv4 address costs the same in use and idle (Amazon VPC pricing, 'Public IPv4 addresses').</summary>
    public override decimal? MonthlyCostUsd(RegionPrices prices) => prices.PerMonth(prices.PublicIpv4Hour, 1);

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool CanBeSurplus => true;

    /// <inheritdoc/>
    public override bool IsSurplus(RegionEstate estate, string ownId) =>
        !InUse(estate, ownId) && estate.Addresses.Items.Any(a => a.AllocationId == ownId && a.AssociationId is null)
        && estate.Addresses.Items.Any(a => a.AllocationId != ownId && Purpose.Same(Tags, a.Tags) && InUse(estate, a.AllocationId));

    // The one in use goes first, so that whoever comes second takes the first one's.
    private Address? Find(RegionEstate estate) => estate.Addresses.Items
        .Where(a => Purpose.Same(Tags, a.Tags))
        .OrderByDescending(a => InUse(estate, a.AllocationId))
        .ThenBy(a => a.AllocationId, StringComparer.Ordinal)
        .FirstOrDefault();

    private static bool InUse(RegionEstate estate, string allocationId) =>
        estate.NatGateways.Items.Any(n => n.State is "pending" or "available" && n.NatGatewayAddresses.Any(a => a.AllocationId == allocationId));
}

/// <summary>Releases an Elastic IP address (API_ReleaseAddress). The address itself does not come back: the next one will be another.</summary>
public sealed record ReleaseAddress : ChangeStep
{
    /// <summary>The allocation.</summary>
    public string AllocationId { get; init; } = "";

    /// <summary>The VPC whose NAT gateway used it.</summary>
    public string VpcId { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::EIP";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => AllocationId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Release Elastic IP address {AllocationId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:ReleaseAddress"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.Addresses, VpcId = VpcId };

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool NeedsRest => true;

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) =>
        estate.Addresses.Items.Any(a => a.AllocationId == AllocationId) ? Observation.Absent : Observation.Done(AllocationId);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { Addresses = estate.Addresses.Without(a => a.AllocationId == AllocationId) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => null;

    /// <inheritdoc/>
    public override decimal? MonthlyCostUsd(RegionPrices prices) => prices.PerMonth(prices.PublicIpv4Hour, -1);

    /// <summary>For a while after its NAT gateway is deleted AWS says AuthFailure or InUse of the address (eformat/sno-for-100#9; API_ReleaseAddress).</summary>
    public override bool PassesWithTime(string awsErrorCode) => awsErrorCode is "AuthFailure" or "InvalidIPAddress.InUse";
}
