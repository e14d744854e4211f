using System;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Baselines;

/// <summary>One finding as a line: <c>SMG-NET-001 High Fail d-abc</c>.</summary>
internal sealed record FindingLine(string RuleId, Severity Severity, FindingVerdict Verdict, string Resource)
{
    /// <summary>What it is about, without how it was judged.</summary>
    public string Key => RuleId + " " + Resource;

    /// <summary>Reads a line back.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static FindingLine Parse(string line)
    {
        var words = line.Split([' '], 4);
        return words.Length == 4 && Enum.TryParse<Severity>(words[1], out var severity) && Enum.TryParse<FindingVerdict>(words[2], out var verdict)
            ? new FindingLine(words[0], severity, verdict, words[3])
            : throw new FormatException($"'{line}' is no finding: it should be like 'SMG-NET-001 High Fail d-abc'.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{RuleId} {Severity} {Verdict} {Resource}";
}
