using System.Collections.Generic;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>Attaches a policy to a root, an organizational unit or an account (API_AttachPolicy): from then on it binds every account below.</summary>
public sealed record AttachOrganizationPolicy : PolicyAttachmentStep
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Attach {Called} to {TargetId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["organizations:AttachPolicy"];

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => IsAttached(estate) ? Observation.Done(ResourceId) : Observation.Absent;

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => IsAttached(estate) ? estate : estate with
    {
        PolicyTargets = estate.PolicyTargets.Plus(new() { PolicyId = PolicyId, PolicyType = Type, TargetId = TargetId }),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) =>
        IsAttached(before) ? null : new DetachOrganizationPolicy { Type = Type, Name = Name, PolicyId = PolicyId, TargetId = TargetId };
}

/// <summary>Takes a policy off a root, an organizational unit or an account (API_DetachPolicy). The last service control policy of a target cannot go (API_DetachPolicy, 'minimum').</summary>
public sealed record DetachOrganizationPolicy : PolicyAttachmentStep
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Detach {Called} from {TargetId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["organizations:DetachPolicy"];

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => IsAttached(estate) ? Observation.Absent : Observation.Done(ResourceId);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { PolicyTargets = estate.PolicyTargets.Without(IsMine) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) =>
        IsAttached(before) ? new AttachOrganizationPolicy { Type = Type, Name = Name, PolicyId = PolicyId, TargetId = TargetId } : null;
}
