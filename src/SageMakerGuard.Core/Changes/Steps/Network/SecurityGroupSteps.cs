using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>Makes a security group. Its name is unique in the VPC, compared without case, so that it is found again by its name (API_CreateSecurityGroup).</summary>
public sealed record CreateSecurityGroup : ChangeStep
{
    /// <summary>The name that stands for it until it exists.</summary>
    public string NewId { get; init; } = "";

    /// <summary>The VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>The group's name.</summary>
    public string GroupName { get; init; } = "";

    /// <summary>What it is for; it cannot be changed later.</summary>
    public string GroupDescription { get; init; } = "";

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::SecurityGroup";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => NewId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Create security group {GroupName} in {VpcId}: {GroupDescription}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => Tags.Count == 0 ? ["ec2:CreateSecurityGroup"] : ["ec2:CreateSecurityGroup", "ec2:CreateTags"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.SecurityGroups, VpcId = VpcId };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) is { } group ? Observation.Done(group.GroupId) : Observation.Absent;

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => Find(estate) is not null ? estate : estate with
    {
        SecurityGroups = estate.SecurityGroups.Plus(new()
        {
            GroupId = NewId,
            GroupName = GroupName,
            Description = GroupDescription,
            VpcId = VpcId,
            OwnerId = estate.AccountId,
            // EC2 gives every new group a rule that lets everything out (API_CreateSecurityGroup).
            IpPermissionsEgress = [new() { IpProtocol = "-1", IpRanges = [new() { CidrIp = "0.0.0.0/0" }] }],
            Tags = Tags,
        }),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => new DeleteSecurityGroup { GroupId = NewId, VpcId = VpcId, GroupName = GroupName };

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Find(estate) is { } group ? GroupRules.Image(group) : null;

    private SecurityGroup? Find(RegionEstate estate) => estate.SecurityGroups.Items.FirstOrDefault(g => g.VpcId == VpcId && string.Equals(g.GroupName, GroupName, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Deletes a security group.</summary>
public sealed record DeleteSecurityGroup : ChangeStep
{
    /// <summary>The group.</summary>
    public string GroupId { get; init; } = "";

    /// <summary>Its VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>Its name, for people.</summary>
    public string GroupName { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::SecurityGroup";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => GroupId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Delete security group {GroupName} ({GroupId}) of {VpcId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:DeleteSecurityGroup"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.SecurityGroups | EstateParts.NetworkInterfaces, VpcId = VpcId };

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool NeedsRest => true;

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) =>
        estate.SecurityGroups.Items.Any(g => g.GroupId == GroupId) ? Observation.Absent : Observation.Done(GroupId);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { SecurityGroups = estate.SecurityGroups.Without(g => g.GroupId == GroupId) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => null;

    /// <inheritdoc/>
    public override IEnumerable<string> Objections(RegionEstate estate)
    {
        foreach (var user in estate.NetworkInterfaces.Items.Where(i => i.Groups.Any(g => g.GroupId == GroupId)))
            yield return $"Interface {user.NetworkInterfaceId} ({user.Description ?? user.InterfaceType}) uses security group {GroupId}.";
        foreach (var other in estate.SecurityGroups.Items.Where(g => g.GroupId != GroupId && g.IpPermissions.Concat(g.IpPermissionsEgress).Any(p => p.UserIdGroupPairs.Any(pair => pair.GroupId == GroupId))))
            yield return $"A rule of security group {other.GroupId} ({other.GroupName}) names {GroupId}.";
    }

    /// <summary>An interface that is on its way out holds the group for a while.</summary>
    public override bool PassesWithTime(string awsErrorCode) => awsErrorCode == "DependencyViolation";
}
