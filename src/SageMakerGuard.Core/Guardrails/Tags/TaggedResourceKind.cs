using System.Text.Json.Serialization;

namespace SageMakerGuard.Guardrails;

/// <summary>A kind of resource whose tags are held against the rules.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TaggedResourceKind>))]
public enum TaggedResourceKind
{
    /// <summary>SageMaker AI domains.</summary>
    Domain,

    /// <summary>User profiles of domains.</summary>
    UserProfile,

    /// <summary>Spaces of domains.</summary>
    Space,

    /// <summary>Notebook instances.</summary>
    NotebookInstance,

    /// <summary>VPC endpoints in the VPCs that domains and notebook instances use.</summary>
    VpcEndpoint,

    /// <summary>NAT gateways in those VPCs.</summary>
    NatGateway,
}
