namespace SageMakerGuard.Estates;

/// <summary>A policy of AWS Organizations (API_Policy, API_PolicySummary). Organizations is global: the policy stands in the region that was asked.</summary>
public sealed record OrganizationPolicy
{
    /// <summary>For example <c>p-examplepolicyid111</c>; AWS's own ones have names for ids, as <c>p-FullAWSAccess</c>.</summary>
    public string PolicyId { get; init; } = "";

    /// <summary>Its name, unique among the organization's policies (API_CreatePolicy, DuplicatePolicyException).</summary>
    public string Name { get; init; } = "";

    /// <summary>SERVICE_CONTROL_POLICY, TAG_POLICY and so on (API_PolicySummary).</summary>
    public string Type { get; init; } = "";

    /// <summary>For people.</summary>
    public string Description { get; init; } = "";

    /// <summary>The document, as JSON.</summary>
    public string Content { get; init; } = "";

    /// <summary>Whether it is AWS's own, which nobody changes.</summary>
    public bool AwsManaged { get; init; }
}
