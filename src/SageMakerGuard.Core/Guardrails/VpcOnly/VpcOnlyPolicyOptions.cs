using System.Collections.Generic;

namespace SageMakerGuard.Guardrails;

/// <summary>What a VpcOnly guardrail is to say.</summary>
public sealed record VpcOnlyPolicyOptions
{
    /// <summary>The name of the policy; a second one gets '-2' behind it, and so on.</summary>
    public string Name { get; init; } = "SageMakerVpcOnly";

    /// <summary>The partition of the ARNs in it: aws, aws-cn, aws-us-gov and so on.</summary>
    public string Partition { get; init; } = "aws";

    /// <summary>What it is about.</summary>
    public GuardrailScope Scope { get; init; } = GuardrailScope.Domain | GuardrailScope.Notebook | GuardrailScope.Job;

    /// <summary>The only subnets that may be used; empty for any.</summary>
    public IReadOnlyList<string> ApprovedSubnetIds { get; init; } = [];

    /// <summary>Roles that it leaves out: names (a star for any characters), names with their path, or ARN patterns.</summary>
    public IReadOnlyList<string> ExemptRoles { get; init; } = [];

    /// <summary>The VPC endpoints through which presigned URLs may be asked for; needed with <see cref="GuardrailScope.PresignedUrl"/>.</summary>
    public IReadOnlyList<string> SourceVpceIds { get; init; } = [];

    /// <summary>The most characters of one policy.</summary>
    public int SizeLimit { get; init; } = PolicyLimits.DocumentedSize;

    /// <summary>The most policies on one target, FullAWSAccess counted.</summary>
    public int AttachmentLimit { get; init; } = PolicyLimits.DocumentedAttachments;
}
