using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>Makes a policy (API_CreatePolicy). It binds nobody until it is attached. Names are unique, so that it is found by its name.</summary>
public sealed record CreateOrganizationPolicy : OrganizationPolicyStep
{
    /// <summary>The name that stands for it until it exists.</summary>
    public string NewId { get; init; } = "";

    /// <summary>For people, at most 512 characters.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>The document, as JSON. White space in it counts towards the limit of its size (Organizations User Guide, 'Quotas and service limits').</summary>
    public string Content { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => NewId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => string.Format(CultureInfo.InvariantCulture, "Create {0} ({1} characters)", Called, Content.Length);

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["organizations:CreatePolicy"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.OrganizationPolicies, OrganizationPolicies = [new(Type, Name)] };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate, ownId) switch
    {
        null => Observation.Absent,
        var policy when policy.Type == Type && SameDocument(policy.Content, Content) => Observation.Done(policy.PolicyId),
        var policy => Observation.Refused($"policy {policy.PolicyId} is called {Name} already and says something else."),
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => Find(estate, null) is not null ? estate : estate with
    {
        OrganizationPolicies = estate.OrganizationPolicies.Plus(new() { PolicyId = NewId, Name = Name, Type = Type, Description = Purpose, Content = Content }),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => new DeleteOrganizationPolicy { Type = Type, Name = Name, PolicyId = NewId };

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Find(estate, null) is { } policy ? PolicyImage.Of(policy) : null;

    private OrganizationPolicy? Find(RegionEstate estate, string? ownId) =>
        estate.OrganizationPolicies.Items.FirstOrDefault(p => ownId is not null ? p.PolicyId == ownId : p.Name == Name);
}

/// <summary>Gives a policy another document (API_UpdatePolicy). It binds at once wherever the policy is attached.</summary>
public sealed record UpdateOrganizationPolicy : OrganizationPolicyStep
{
    /// <summary>The policy.</summary>
    public string PolicyId { get; init; } = "";

    /// <summary>The document, as JSON.</summary>
    public string Content { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => PolicyId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => string.Format(CultureInfo.InvariantCulture, "Give {0} ({1}) another document ({2} characters)", Called, PolicyId, Content.Length);

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["organizations:UpdatePolicy"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.OrganizationPolicies, OrganizationPolicies = [new(Type, Name, PolicyId)] };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) switch
    {
        null => Observation.Refused($"there is no policy {PolicyId} any more."),
        var policy when SameDocument(policy.Content, Content) => Observation.Done(PolicyId),
        _ => Observation.Absent,
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { OrganizationPolicies = estate.OrganizationPolicies.Change(IsMine, p => p with { Content = Content }) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before) is { } prior && !SameDocument(prior.Content, Content) ? this with { Content = prior.Content } : null;

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Find(estate) is { } policy ? PolicyImage.Of(policy) : null;

    private OrganizationPolicy? Find(RegionEstate estate) => estate.OrganizationPolicies.Items.FirstOrDefault(IsMine);

    private bool IsMine(OrganizationPolicy policy) => policy.PolicyId == PolicyId;
}

/// <summary>Deletes a policy (API_DeletePolicy). It has to be attached to nothing by then (PolicyInUseException).</summary>
public sealed record DeleteOrganizationPolicy : OrganizationPolicyStep
{
    /// <summary>The policy.</summary>
    public string PolicyId { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => PolicyId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Delete {Called} ({PolicyId})";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["organizations:DeletePolicy"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.OrganizationPolicies, OrganizationPolicies = [new(Type, Name, PolicyId)] };

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice ReadsForObjections => Reads with { Parts = EstateParts.OrganizationPolicies | EstateParts.PolicyTargets, TargetsOfPolicyIds = [PolicyId] };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) =>
        estate.OrganizationPolicies.Items.Any(p => p.PolicyId == PolicyId) ? Observation.Absent : Observation.Done(PolicyId);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { OrganizationPolicies = estate.OrganizationPolicies.Without(p => p.PolicyId == PolicyId) };

    /// <summary>The same policy under another id.</summary>
    public override ChangeStep? Inverse(RegionEstate before) => before.OrganizationPolicies.Items.FirstOrDefault(p => p.PolicyId == PolicyId) is { } prior
        ? new CreateOrganizationPolicy { NewId = "new:policy:" + prior.Name, Type = prior.Type, Name = prior.Name, Purpose = prior.Description, Content = prior.Content }
        : null;

    /// <inheritdoc/>
    public override IEnumerable<string> Objections(RegionEstate estate) => estate.PolicyTargets.Items
        .Where(t => t.PolicyId == PolicyId)
        .Select(t => $"{PolicyId} is attached to {t.TargetId} too, and a policy that is attached cannot be deleted. Take it off there first: aws organizations detach-policy --policy-id {PolicyId} --target-id {t.TargetId}.");

    /// <summary>A policy that was detached a moment ago may count as attached still: calls of Organizations are eventually consistent (Organizations API, 'Welcome').</summary>
    public override bool PassesWithTime(string awsErrorCode) => awsErrorCode == "PolicyInUseException" || base.PassesWithTime(awsErrorCode);
}

/// <summary>What of a policy somebody may have changed.</summary>
internal static class PolicyImage
{
    public static JsonObject Of(OrganizationPolicy policy) => new() { ["Name"] = policy.Name, ["Content"] = policy.Content };
}
