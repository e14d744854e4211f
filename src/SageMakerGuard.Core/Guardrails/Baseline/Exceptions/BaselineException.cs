using System;

namespace SageMakerGuard.Baselines;

/// <summary>Somebody's word that a difference is all right for a time.</summary>
public sealed record BaselineException
{
    /// <summary>Who answers for it.</summary>
    public string Owner { get; init; } = "";

    /// <summary>The last day on which it holds, in UTC.</summary>
    public DateTime Expires { get; init; }

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether that day is over. An expired exception covers nothing.</summary>
    public bool IsExpired { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Owner}, {(IsExpired ? "expired" : "until")} {Expires.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}: {Reason}";
}
