using System.Text.Json.Serialization;

namespace SageMakerGuard.Projects;

/// <summary>Why a project's network matters. The order of the members is the order of sensitivity, the least first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProjectScenario>))]
public enum ProjectScenario
{
    /// <summary>Everything was read, and nothing points at one of the others.</summary>
    Unclassified,

    /// <summary>Its VPC has a way to networks on premises, which only apps inside of the VPC can use (SageMaker Developer Guide, 'Connect Studio in a VPC to external resources').</summary>
    OnPremisesDependence,

    /// <summary>It works on models or methods that are the company's own.</summary>
    ValuableModels,

    /// <summary>Nothing points at one of the others, and not everything could be read: it may be any of them.</summary>
    Unknown,

    /// <summary>It reaches personal, health or financial data.</summary>
    RegulatedData,
}

/// <summary>A kind of regulated data.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RegulatedDataKind>))]
public enum RegulatedDataKind
{
    /// <summary>Personally identifiable information.</summary>
    PII,

    /// <summary>Protected health information.</summary>
    PHI,

    /// <summary>Data of payments, accounts and cards.</summary>
    Financial,
}
