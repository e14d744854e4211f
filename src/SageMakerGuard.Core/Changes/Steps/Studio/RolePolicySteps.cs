using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>Bars new launches for a while: an inline policy on an execution role that denies CreateApp in the domain (API_PutRolePolicy). Studio starts apps with that role.</summary>
public sealed record PutRolePolicy : ChangeStep
{
    /// <summary>The role's name, without its path.</summary>
    public string RoleName { get; init; } = "";

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; init; } = "";

    /// <summary>The document, as JSON.</summary>
    public string PolicyDocument { get; init; } = "";

    /// <summary>What it is for, for people.</summary>
    public string Why { get; init; } = "";

    /// <summary>False where it is set for the time of a change and taken off when that is over; true where it stood there before and is put back.</summary>
    public bool Stays { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::IAM::RolePolicy";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => RoleName + "/" + PolicyName;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Put inline policy {PolicyName} on role {RoleName}: {Why}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["iam:PutRolePolicy"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.RolePolicies, RolePolicies = [new(RoleName, PolicyName)] };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate)?.PolicyDocument == PolicyDocument ? Observation.Done(ResourceId) : Observation.Absent;

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with
    {
        RolePolicies = estate.RolePolicies.Without(IsMine).Plus(new() { RoleName = RoleName, PolicyName = PolicyName, PolicyDocument = PolicyDocument }),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before) switch
    {
        null => new DeleteRolePolicy { RoleName = RoleName, PolicyName = PolicyName, Stayed = Stays },
        var prior when prior.PolicyDocument != PolicyDocument => this with { PolicyDocument = prior.PolicyDocument, Why = "it was there before", Stays = true },
        _ => null,
    };

    private RolePolicy? Find(RegionEstate estate) => estate.RolePolicies.Items.FirstOrDefault(IsMine);

    private bool IsMine(RolePolicy policy) => policy.RoleName == RoleName && policy.PolicyName == PolicyName;
}

/// <summary>Takes an inline policy off a role (API_DeleteRolePolicy): lifts the bar on launches.</summary>
public sealed record DeleteRolePolicy : ChangeStep
{
    /// <summary>The role's name, without its path.</summary>
    public string RoleName { get; init; } = "";

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::IAM::RolePolicy";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => RoleName + "/" + PolicyName;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Take inline policy {PolicyName} off role {RoleName}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["iam:DeleteRolePolicy"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.RolePolicies, RolePolicies = [new(RoleName, PolicyName)] };

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool NeedsRest => true;

    /// <summary>Whether it was not set for the time of a change alone.</summary>
    public bool Stayed { get; init; }

    /// <summary>A bar that stayed would lock people out.</summary>
    [JsonIgnore]
    public override bool TidiesUp => !Stayed;

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) =>
        estate.RolePolicies.Items.Any(IsMine) ? Observation.Absent : Observation.Done(ResourceId);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { RolePolicies = estate.RolePolicies.Without(IsMine) };

    /// <summary>Nothing: the bar belongs to the window of the change, and undoing the change sets none.</summary>
    public override ChangeStep? Inverse(RegionEstate before) => null;

    private bool IsMine(RolePolicy policy) => policy.RoleName == RoleName && policy.PolicyName == PolicyName;
}
