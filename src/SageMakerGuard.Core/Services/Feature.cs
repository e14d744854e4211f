using System;
using System.Text.Json.Serialization;

namespace SageMakerGuard.Services;

/// <summary>What people do in a domain, and what therefore needs AWS services of its own.</summary>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<Feature>))]
public enum Feature
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Studio itself: apps start, the home directory mounts, S3 is read.</summary>
    Studio = 1,

    /// <summary>Jobs and endpoints started with the Python SDK: STS, logs, metrics, ECR.</summary>
    Sdk = 2,

    /// <summary>SageMaker Canvas.</summary>
    Canvas = 4,

    /// <summary>JumpStart models.</summary>
    JumpStart = 8,

    /// <summary>SageMaker Projects (Service Catalog).</summary>
    Projects = 16,

    /// <summary>RStudio.</summary>
    RStudio = 32,

    /// <summary>Packages from CodeArtifact instead of the internet.</summary>
    CodeArtifact = 64,

    /// <summary>Amazon Bedrock.</summary>
    Bedrock = 128,
}
