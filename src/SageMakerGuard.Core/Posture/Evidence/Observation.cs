using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Posture;

/// <summary>What a rule saw at one resource. The judge adds the rule's name, severity and frameworks and makes a finding of it.</summary>
internal sealed record Observation
{
    public FindingVerdict Verdict { get; init; }

    /// <summary>Null for the domain or notebook instance itself.</summary>
    public string? ResourceId { get; init; }

    /// <summary>Null for the rule's own.</summary>
    public string? ResourceType { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>Null where the judge is to derive it from the calls.</summary>
    public string? Remedy { get; init; }

    /// <summary>Lowers the severity. May hang only on what was read: were it to hang on what is missing, a failed call could make a domain look better.</summary>
    public Severity? AtMost { get; init; }

    /// <summary>The failed calls behind an Unknown.</summary>
    public IReadOnlyList<UnreadableCall> Calls { get; init; } = [];

    public static Observation Fail(string? resourceId, string reason, string remedy) => new() { Verdict = FindingVerdict.Fail, ResourceId = resourceId, Reason = reason, Remedy = remedy };

    public static Observation Unknown(string? resourceId, string reason, string remedy) => new() { Verdict = FindingVerdict.Unknown, ResourceId = resourceId, Reason = reason, Remedy = remedy };

    /// <summary>Not known because of these calls.</summary>
    public static Observation Unknown(string? resourceId, IEnumerable<UnreadableCall> calls)
    {
        var list = calls.Distinct().ToList();
        return new() { Verdict = FindingVerdict.Unknown, ResourceId = resourceId, Calls = list, Reason = "Not known, because of " + string.Join("; ", list) };
    }
}
