using System.Collections.Generic;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Guardrails;

/// <summary>A resource with its tags, or with the calls that kept them from being known.</summary>
/// <param name="Id">The id or the name.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Type">Its CloudFormation type.</param>
internal sealed record TaggedResource(string Id, string Arn, string Type)
{
    public string? DomainId { get; init; }

    public string? VpcId { get; init; }

    /// <summary>Null where they are not known.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Why they are not.</summary>
    public IReadOnlyList<UnreadableCall> Unread { get; init; } = [];
}
