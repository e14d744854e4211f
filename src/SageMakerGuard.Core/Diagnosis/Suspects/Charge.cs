using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Diagnosis;

/// <summary>What the estate says of one suspect. The finder adds the domain and the message and makes a fault of it.</summary>
internal sealed record Charge
{
    /// <summary>Beyond this many sentences nobody reads.</summary>
    private const int MostEvidence = 12;

    public Likelihood Likelihood { get; init; }

    public string Cause { get; init; } = "";

    public IReadOnlyList<string> Evidence { get; init; } = [];

    public string Remedy { get; init; } = "";

    public string? ResourceId { get; init; }

    /// <summary>The estate shows that it is broken.</summary>
    public static Charge Proven(string? resourceId, string cause, IEnumerable<string> evidence, string remedy) =>
        new() { Likelihood = Likelihood.Proven, ResourceId = resourceId, Cause = cause, Evidence = Most(evidence), Remedy = remedy };

    /// <summary>The estate cannot decide it, for reasons that no failed call is behind.</summary>
    public static Charge Open(string? resourceId, string cause, IEnumerable<string> evidence, string remedy) =>
        new() { Likelihood = Likelihood.Possible, ResourceId = resourceId, Cause = cause, Evidence = Most(evidence), Remedy = remedy };

    /// <summary>Not known, because of these calls.</summary>
    /// <param name="inquiry">The inquiry, for the command that asks again.</param>
    /// <param name="cause">What is not known.</param>
    /// <param name="calls">The calls.</param>
    /// <param name="resourceId">The resource, where there is one.</param>
    public static Charge Unread(Inquiry inquiry, string cause, IEnumerable<UnreadableCall> calls, string? resourceId = null)
    {
        var list = calls.Distinct().ToList();
        return Open(resourceId, cause, list.Select(call => call.ToString()), UnknownRemedy.For(list, inquiry.AgainCommand));
    }

    /// <summary>
    /// The same where none of these calls failed. Where one did, a proof follows every way that there may be, and what blocks one of them need not be on the
    /// true one: then it is a guess.
    /// </summary>
    public Charge Unless(Inquiry inquiry, IReadOnlyList<UnreadableCall> calls) => calls.Count == 0 || Likelihood != Likelihood.Proven ? this : this with
    {
        Likelihood = Likelihood.Possible,
        Cause = "Perhaps, for not all was read: " + Cause,
        Evidence = Most(Evidence.Concat(calls.Select(call => call.ToString()))),
        Remedy = $"{UnknownRemedy.For(calls, inquiry.AgainCommand)} If it is so still: {Remedy}",
    };

    /// <summary>The estate shows that it works.</summary>
    public static Charge Cleared(string cause, IEnumerable<string> evidence) => new() { Likelihood = Likelihood.RuledOut, Cause = cause, Evidence = Most(evidence) };

    private static IReadOnlyList<string> Most(IEnumerable<string> evidence)
    {
        var all = evidence.Where(e => e.Length > 0).Distinct().ToList();
        return all.Count <= MostEvidence ? all : [.. all.Take(MostEvidence - 1), $"And {(all.Count - MostEvidence + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)} more of the kind."];
    }
}
