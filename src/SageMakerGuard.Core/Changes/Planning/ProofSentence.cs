using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Changes;

/// <summary>A proof that failed, in one sentence for the person who has to mend it: what would not be reached, why, and what to type.</summary>
internal static class ProofSentence
{
    /// <summary>The sentence; null where the destination is reached from everywhere.</summary>
    /// <param name="results">The answers for all subnets of the source.</param>
    /// <param name="what">The destination, for people.</param>
    /// <param name="command">What to type where these facts block it.</param>
    /// <param name="again">What to type once calls that failed are allowed.</param>
    /// <param name="otherwise">What to do about what no call would have shown.</param>
    public static string? Of(IReadOnlyList<ConnectivityResult> results, string what, Func<IReadOnlyList<BlockingFact>, string> command, string again, string otherwise)
    {
        var proof = new Proof(results);
        if (proof.Verdict == ReachabilityVerdict.Reachable)
            return null;
        if (proof.Verdict == ReachabilityVerdict.Blocked)
        {
            var blocks = proof.BlockedBy.ToList();
            var fix = Together(results.Select(r => r.SmallestFix ?? ""));
            return $"{what} would not be reached: {Together(blocks.Select(b => b.Reason))} {(fix.Length > 0 ? fix + " " : "")}Type: {command(blocks)}.";
        }

        var calls = proof.Unknowns.Select(u => u.Call).OfType<UnreadableCall>().Distinct().ToList();
        return $"It is not known whether {what} would be reached: {Together(proof.Unknowns.Where(u => !u.Conditional).Select(u => u.Reason))} {(calls.Count > 0 ? UnknownRemedy.For(calls, again + ".") : otherwise)}";
    }

    /// <summary>Sentences one after the other, each once and each with its full stop.</summary>
    public static string Together(IEnumerable<string> sentences) =>
        string.Join(" ", sentences.Where(s => s.Length > 0).Distinct(StringComparer.Ordinal).Select(s => s.EndsWith(".", StringComparison.Ordinal) ? s : s + "."));
}
