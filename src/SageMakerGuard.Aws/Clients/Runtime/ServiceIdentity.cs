using System;

namespace SageMakerGuard.Aws.Clients.Runtime;

/// <summary>What AWS's service model says of a service before its first operation (metadata and endpoint rule set of botocore 1.43).</summary>
internal sealed record ServiceIdentity
{
    /// <summary>For example 'SageMaker'.</summary>
    public string ServiceId { get; init; } = "";

    /// <summary>The IAM prefix of its actions, for example 'sagemaker'.</summary>
    public string IamPrefix { get; init; } = "";

    /// <summary>The name in the scope of a signature.</summary>
    public string SigningName { get; init; } = "";

    /// <summary>The host's first words, for example 'api.sagemaker'.</summary>
    public string EndpointPrefix { get; init; } = "";

    /// <summary>The model's version.</summary>
    public string Version { get; init; } = "";

    /// <summary>The prefix of X-Amz-Target, for JSON 1.1 services.</summary>
    public string TargetPrefix { get; init; } = "";

    /// <summary>The host for a place.</summary>
    public Func<EndpointPlace, string> Host { get; init; } = _ => "";

    /// <summary>The region to sign for, where it is not the region asked: Route 53 is global.</summary>
    public Func<string, string>? SigningRegion { get; init; }
}
