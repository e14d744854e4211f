using System;
using System.Collections.Generic;

namespace SageMakerGuard.Posture;

/// <summary>
/// Verdict and score from the rules that did not hold. A rule counts once, by its heaviest observation, and an Unknown counts as much as a Fail
/// of the same weight: so no denied call can raise a score, and none can make anything Compliant.
/// </summary>
/// <param name="failFrom">The lightest severity that decides the verdict.</param>
public sealed class PostureScore(Severity failFrom)
{
    private int _cost;
    private bool _failed;
    private bool _unknown;

    /// <summary>The verdict so far: what is broken goes before what is unknown.</summary>
    public Verdict Verdict => _failed ? Verdict.NonCompliant : _unknown ? Verdict.Unknown : Verdict.Compliant;

    /// <summary>0 to 100 so far.</summary>
    public int Score => Math.Max(0, 100 - _cost);

    /// <summary>What a rule of a severity takes off the hundred points.</summary>
    public static int Cost(Severity severity) => severity switch
    {
        Severity.Critical => 50,
        Severity.High => 20,
        Severity.Medium => 8,
        Severity.Low => 2,
        _ => 0,
    };

    /// <summary>Counts one rule by what it saw.</summary>
    public void Add(IReadOnlyList<(Severity Severity, FindingVerdict Verdict)> observations)
    {
        var worst = 0;
        foreach (var (severity, verdict) in observations)
        {
            worst = Math.Max(worst, Cost(severity));
            if (severity < failFrom)
                continue;
            _failed |= verdict == FindingVerdict.Fail;
            _unknown |= verdict == FindingVerdict.Unknown;
        }

        _cost += worst;
    }
}
