using System.Collections.Generic;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Guardrails;

/// <summary>What tag policies, and the service control policy beside them, are to say.</summary>
public sealed record TagPolicyOptions
{
    /// <summary>The name of the policies; the service control policy's has 'AtCreation' behind it.</summary>
    public string Name { get; init; } = "SageMakerTags";

    /// <summary>The tags that are demanded.</summary>
    public IReadOnlyList<TagRequirement> Rules { get; init; } = PostureSettings.Default.MandatoryTags;

    /// <summary>
    /// Resource types, as <c>ec2:natgateway</c>, on which AWS refuses values that are not accepted; empty where it only reports. Which types of
    /// SageMaker it takes is not known, so that none is named by default.
    /// </summary>
    public IReadOnlyList<string> EnforcedFor { get; init; } = [];

    /// <summary>Resource types for which AWS reports that the tag is missing, as <c>sagemaker:ALL_SUPPORTED</c>.</summary>
    public IReadOnlyList<string> ReportRequiredFor { get; init; } = [];

    /// <summary>Whether policies further down in the organization may not change what this one says.</summary>
    public bool LockChildPolicies { get; init; }

    /// <summary>The actions that the service control policy holds to the tags.</summary>
    public IReadOnlyList<string> CreateActions { get; init; } = TagActions.Default;

    /// <summary>Roles that the service control policy leaves out: names (a star for any characters), names with their path, or ARN patterns.</summary>
    public IReadOnlyList<string> ExemptRoles { get; init; } = [];

    /// <summary>The partition of the ARNs in it: aws, aws-cn, aws-us-gov and so on.</summary>
    public string Partition { get; init; } = "aws";

    /// <summary>The most characters of one service control policy.</summary>
    public int SizeLimit { get; init; } = PolicyLimits.DocumentedSize;

    /// <summary>The most service control policies on one target, FullAWSAccess counted.</summary>
    public int AttachmentLimit { get; init; } = PolicyLimits.DocumentedAttachments;
}
