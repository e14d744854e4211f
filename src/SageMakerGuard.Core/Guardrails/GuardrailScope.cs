using System;
using System.Text.Json.Serialization;

namespace SageMakerGuard.Guardrails;

/// <summary>What a guardrail is about.</summary>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<GuardrailScope>))]
public enum GuardrailScope
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Domains: made in VpcOnly, never set back.</summary>
    Domain = 1,

    /// <summary>Notebook instances: made without direct internet access.</summary>
    Notebook = 2,

    /// <summary>Jobs, models and clusters: made with subnets.</summary>
    Job = 4,

    /// <summary>Presigned URLs of domains and notebook instances: asked for through named VPC endpoints.</summary>
    PresignedUrl = 8,
}
