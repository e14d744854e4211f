using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>What the two steps on a rule of a security group have in common.</summary>
public abstract record RuleStep : ChangeStep
{
    /// <summary>The group.</summary>
    public string GroupId { get; init; } = "";

    /// <summary>Its VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>True for a rule about traffic that leaves.</summary>
    public bool IsEgress { get; init; }

    /// <summary>The rule.</summary>
    public GroupRule Rule { get; init; } = new();

    /// <summary>What the rule is for; shown in the console. It is no part of the rule's identity, though emulators take it for one.</summary>
    public string RuleDescription { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => IsEgress ? "AWS::EC2::SecurityGroupEgress" : "AWS::EC2::SecurityGroupIngress";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => GroupId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.SecurityGroups, VpcId = VpcId };

    /// <summary>For people: <c>tcp 443 from sg-…</c>.</summary>
    private protected string Words => $"{Rule.What()} {(IsEgress ? "to" : "from")} {(Rule.PeerGroupId == GroupId ? "itself" : Rule.Peer())}";

    private protected SecurityGroup? Find(RegionEstate estate) => estate.SecurityGroups.Items.FirstOrDefault(g => g.GroupId == GroupId);

    private protected bool IsThere(SecurityGroup group) => GroupRules.Holds(IsEgress ? group.IpPermissionsEgress : group.IpPermissions, Rule);

    private protected RegionEstate Change(RegionEstate estate, System.Func<IReadOnlyList<IpPermission>, IReadOnlyList<IpPermission>> change) => estate with
    {
        SecurityGroups = estate.SecurityGroups.Change(
            g => g.GroupId == GroupId,
            g => IsEgress ? g with { IpPermissionsEgress = change(g.IpPermissionsEgress) } : g with { IpPermissions = change(g.IpPermissions) }),
    };
}

/// <summary>Adds a rule to a security group (API_AuthorizeSecurityGroupIngress, API_AuthorizeSecurityGroupEgress).</summary>
public sealed record AuthorizeRule : RuleStep
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Allow {Words} {(IsEgress ? "out of" : "into")} security group {GroupId}" + (RuleDescription.Length > 0 ? $" ({RuleDescription})" : "");

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => [IsEgress ? "ec2:AuthorizeSecurityGroupEgress" : "ec2:AuthorizeSecurityGroupIngress"];

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) switch
    {
        null => Observation.Refused($"Security group {GroupId} does not exist."),
        var group => IsThere(group) ? Observation.Done(GroupId) : Observation.Absent,
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => Change(estate, permissions => GroupRules.With(permissions, Rule));

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before) is { } group && IsThere(group) ? null : new RevokeRule { GroupId = GroupId, VpcId = VpcId, IsEgress = IsEgress, Rule = Rule, RuleDescription = RuleDescription };
}

/// <summary>Takes a rule out of a security group (API_RevokeSecurityGroupIngress, API_RevokeSecurityGroupEgress).</summary>
public sealed record RevokeRule : RuleStep
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Revoke {Words} {(IsEgress ? "out of" : "into")} security group {GroupId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => [IsEgress ? "ec2:RevokeSecurityGroupEgress" : "ec2:RevokeSecurityGroupIngress"];

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) is { } group && IsThere(group) ? Observation.Absent : Observation.Done(GroupId);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => Change(estate, permissions => GroupRules.Without(permissions, Rule));

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before) is { } group && IsThere(group) ? new AuthorizeRule { GroupId = GroupId, VpcId = VpcId, IsEgress = IsEgress, Rule = Rule, RuleDescription = RuleDescription } : null;
}
