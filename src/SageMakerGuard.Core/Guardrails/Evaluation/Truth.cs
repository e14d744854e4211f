using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace SageMakerGuard.Guardrails;

/// <summary>An answer that may be missing: where AWS does not say what comes of something, nobody here guesses.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Truth>))]
public enum Truth
{
    /// <summary>It does not hold.</summary>
    No,

    /// <summary>AWS's documentation does not say, or the request is not known well enough.</summary>
    Unknown,

    /// <summary>It holds.</summary>
    Yes,
}

/// <summary>And, or, not.</summary>
internal static class TruthLogic
{
    public static Truth Of(bool value) => value ? Truth.Yes : Truth.No;

    public static Truth Not(this Truth value) => (Truth)(Truth.Yes - value);

    /// <summary>Whether all hold; yes for none.</summary>
    public static Truth All(this IEnumerable<Truth> values)
    {
        var worst = Truth.Yes;
        foreach (var value in values)
            worst = value < worst ? value : worst;
        return worst;
    }

    /// <summary>Whether one holds; no for none.</summary>
    public static Truth Any(this IEnumerable<Truth> values)
    {
        var best = Truth.No;
        foreach (var value in values)
            best = value > best ? value : best;
        return best;
    }
}
