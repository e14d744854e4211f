using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>What concerns one policy of AWS Organizations, of whatever type. The caller has to be in the management account or a delegated administrator.</summary>
public abstract record OrganizationPolicyStep : ChangeStep
{
    /// <summary>SERVICE_CONTROL_POLICY, TAG_POLICY and so on (API_CreatePolicy).</summary>
    public string Type { get; init; } = "";

    /// <summary>The policy's name, at most 128 characters, unique in the organization.</summary>
    public string Name { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::Organizations::Policy";

    /// <summary>What the policy is called in sentences.</summary>
    [JsonIgnore]
    protected string Called => $"{Kind(Type)} {Name}";

    /// <summary>The kind of a policy in words, for example 'service control policy'.</summary>
    public static string Kind(string type) => type.Replace('_', ' ').ToLowerInvariant();

    /// <summary>Whether two documents say the same: how they are spaced and in which order the members of an object stand changes nothing.</summary>
    public static bool SameDocument(string one, string other) => one == other || (Parsed(one) is { } a && Parsed(other) is { } b && JsonNode.DeepEquals(a, b));

    /// <summary>Another process or the organization's own work is in the way for a moment (API_UpdatePolicy, API_AttachPolicy).</summary>
    public override bool PassesWithTime(string awsErrorCode) => awsErrorCode is "ConcurrentModificationException" or "PolicyChangesInProgressException";

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>An attachment of a policy.</summary>
public abstract record PolicyAttachmentStep : OrganizationPolicyStep
{
    /// <summary>The policy; a name that begins with <c>new:</c> until it exists.</summary>
    public string PolicyId { get; init; } = "";

    /// <summary>The root, organizational unit or account.</summary>
    public string TargetId { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => PolicyId + "/" + TargetId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.PolicyTargets, PolicyTargets = [new(Type, TargetId)] };

    /// <summary>Whether the policy is attached there.</summary>
    protected bool IsAttached(RegionEstate estate) => estate.PolicyTargets.Items.Any(IsMine);

    /// <summary>Whether an attachment is this one.</summary>
    protected bool IsMine(PolicyTarget target) => target.PolicyId == PolicyId && target.TargetId == TargetId;
}
