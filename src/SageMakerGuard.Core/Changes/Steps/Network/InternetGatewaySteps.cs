using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>Makes an internet gateway, which a NAT gateway's subnet needs (API_CreateInternetGateway).</summary>
public sealed record CreateInternetGateway : ChangeStep
{
    /// <summary>The name that stands for it until it exists.</summary>
    public string NewId { get; init; } = "";

    /// <summary>The VPC that it is for.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>Tags, the purpose among them.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::InternetGateway";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => NewId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Create an internet gateway for {VpcId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:CreateInternetGateway", "ec2:CreateTags"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.InternetGateways, VpcId = VpcId };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) is { } gateway ? Observation.Done(gateway.InternetGatewayId) : Observation.Absent;

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => Find(estate) is not null ? estate : estate with { InternetGateways = estate.InternetGateways.Plus(new() { InternetGatewayId = NewId, Tags = Tags }) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => new DeleteInternetGateway { InternetGatewayId = NewId, VpcId = VpcId };

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool CanBeSurplus => true;

    /// <inheritdoc/>
    public override bool IsSurplus(RegionEstate estate, string ownId) =>
        estate.InternetGateways.Items.Any(g => g.InternetGatewayId == ownId && g.Attachments.Count == 0) && estate.InternetGateways.Items.Any(g => Attached(g) && g.InternetGatewayId != ownId);

    // A gateway that is attached to the VPC serves, whoever made it: a VPC has one at most (API_AttachInternetGateway).
    private InternetGateway? Find(RegionEstate estate) =>
        estate.InternetGateways.Items.FirstOrDefault(Attached)
        ?? estate.InternetGateways.Items.Where(g => Purpose.Same(Tags, g.Tags)).OrderBy(g => g.InternetGatewayId, StringComparer.Ordinal).FirstOrDefault();

    private bool Attached(InternetGateway gateway) => gateway.Attachments.Any(a => a.VpcId == VpcId);
}

/// <summary>Deletes an internet gateway (API_DeleteInternetGateway).</summary>
public sealed record DeleteInternetGateway : ChangeStep
{
    /// <summary>The gateway.</summary>
    public string InternetGatewayId { get; init; } = "";

    /// <summary>The VPC that it was for.</summary>
    public string VpcId { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::InternetGateway";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => InternetGatewayId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Delete internet gateway {InternetGatewayId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:DeleteInternetGateway"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.InternetGateways, VpcId = VpcId };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) =>
        estate.InternetGateways.Items.Any(g => g.InternetGatewayId == InternetGatewayId) ? Observation.Absent : Observation.Done(InternetGatewayId);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { InternetGateways = estate.InternetGateways.Without(g => g.InternetGatewayId == InternetGatewayId) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => null;

    /// <inheritdoc/>
    public override bool PassesWithTime(string awsErrorCode) => awsErrorCode == "DependencyViolation";
}

/// <summary>Attaches an internet gateway to a VPC (API_AttachInternetGateway).</summary>
public sealed record AttachInternetGateway : ChangeStep
{
    /// <summary>The gateway.</summary>
    public string InternetGatewayId { get; init; } = "";

    /// <summary>The VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::VPCGatewayAttachment";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => InternetGatewayId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Attach internet gateway {InternetGatewayId} to {VpcId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:AttachInternetGateway"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.InternetGateways, VpcId = VpcId };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) =>
        estate.InternetGateways.Items.FirstOrDefault(g => g.Attachments.Any(a => a.VpcId == VpcId)) is { } attached ? Observation.Done(attached.InternetGatewayId) : Observation.Absent;

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => Observe(estate).Standing == Standing.Done ? estate : estate with
    {
        InternetGateways = estate.InternetGateways.Change(g => g.InternetGatewayId == InternetGatewayId, g => g with { Attachments = [new() { VpcId = VpcId, State = "available" }] }),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Observe(before).Standing == Standing.Done ? null : new DetachInternetGateway { InternetGatewayId = InternetGatewayId, VpcId = VpcId };
}

/// <summary>Detaches an internet gateway from a VPC (API_DetachInternetGateway).</summary>
public sealed record DetachInternetGateway : ChangeStep
{
    /// <summary>The gateway.</summary>
    public string InternetGatewayId { get; init; } = "";

    /// <summary>The VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::VPCGatewayAttachment";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => InternetGatewayId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Detach internet gateway {InternetGatewayId} from {VpcId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:DetachInternetGateway"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.InternetGateways | EstateParts.NatGateways, VpcId = VpcId };

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool NeedsRest => true;

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) =>
        estate.InternetGateways.Items.Any(g => g.InternetGatewayId == InternetGatewayId && g.Attachments.Any(a => a.VpcId == VpcId)) ? Observation.Absent : Observation.Done(InternetGatewayId);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with
    {
        InternetGateways = estate.InternetGateways.Change(g => g.InternetGatewayId == InternetGatewayId, g => g with { Attachments = [] }),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => null;

    /// <inheritdoc/>
    public override IEnumerable<string> Objections(RegionEstate estate) => estate.NatGateways.Items
        .Where(n => n.VpcId == VpcId && n.State is "pending" or "available" && n.ConnectivityType != "private")
        .Select(n => $"NAT gateway {n.NatGatewayId} needs the internet gateway of {VpcId}.");

    /// <inheritdoc/>
    public override bool PassesWithTime(string awsErrorCode) => awsErrorCode == "DependencyViolation";
}
