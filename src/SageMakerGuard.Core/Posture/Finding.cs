using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace SageMakerGuard.Posture;

/// <summary>How much a finding weighs.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    /// <summary>Good to know; weighs nothing.</summary>
    Informational,

    /// <summary>Weighs little.</summary>
    Low,

    /// <summary>To be planned for.</summary>
    Medium,

    /// <summary>To be mended soon.</summary>
    High,

    /// <summary>To be mended now.</summary>
    Critical,
}

/// <summary>What a rule says of one resource.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingVerdict>))]
public enum FindingVerdict
{
    /// <summary>The rule is broken.</summary>
    Fail,

    /// <summary>Whether it is broken could not be known.</summary>
    Unknown,
}

/// <summary>The verdict on a domain or a notebook instance.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>Every rule that weighs was read and holds.</summary>
    Compliant,

    /// <summary>At least one rule that weighs is broken.</summary>
    NonCompliant,

    /// <summary>No rule that weighs is known to be broken, and at least one could not be judged.</summary>
    Unknown,
}

/// <summary>One thing that is wrong, or that could not be known, about one resource.</summary>
public sealed record Finding
{
    /// <summary>The rule's stable id, for example <c>SMG-NET-001</c>.</summary>
    public string RuleId { get; init; } = "";

    /// <summary>The rule's title.</summary>
    public string Title { get; init; } = "";

    /// <summary>How much it weighs.</summary>
    public Severity Severity { get; init; }

    /// <summary>Broken, or unknown.</summary>
    public FindingVerdict Verdict { get; init; }

    /// <summary>The resource that it is about.</summary>
    public string ResourceId { get; init; } = "";

    /// <summary>Its type, in CloudFormation's words: <c>AWS::SageMaker::Domain</c>, <c>AWS::EC2::VPCEndpoint</c>, ….</summary>
    public string ResourceType { get; init; } = "";

    /// <summary>Why, in one sentence. For Unknown it names the call that failed.</summary>
    public string Reason { get; init; } = "";

    /// <summary>A command to type, or the step to take where no command does it.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>Ids of the frameworks' controls, mapped by analogy: <c>NIST-800-53r5:SC-7</c>, <c>PCI-DSS-4.0:1.4.4</c>, ….</summary>
    public IReadOnlyList<string> Frameworks { get; init; } = [];
}
