using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Commands;

/// <summary>What becomes of a proof: it is shown, a probe is made of it, or a probe or AWS's own analyses are held against it.</summary>
internal abstract class ProofUse
{
    /// <summary>Takes the proof of one source and gives what comes of it, each with whether it counts as good for -Quiet.</summary>
    public abstract IEnumerable<(object Item, bool IsGood)> Take(Proof proof, PipelineOutlet outlet);

    /// <summary>Every region was read: what has to be asked of AWS for the proofs is asked, and what comes of it is given, each with whether it counts as good.</summary>
    public virtual Task AskAsync(Action<object, bool> give, PipelineOutlet outlet, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Every source was taken.</summary>
    public virtual void End(PipelineOutlet outlet)
    {
    }
}

/// <summary>The questions asked of one source, and their answers as they are worked out.</summary>
internal sealed record Proof(NetworkIndex Index, ReachabilityEngine Engine, PathSource Source, IReadOnlyList<PathDestination> Questions, CancellationToken Cancellation)
{
    /// <summary>The domain; null for a network that no domain uses yet.</summary>
    public Domain? Domain { get; init; }

    /// <summary>By whom and where it was read; null where nothing more is asked.</summary>
    public ReadAsk? Ask { get; init; }

    /// <summary>Every answer with its question.</summary>
    public IEnumerable<(PathDestination To, ConnectivityResult Result)> Answers() => Questions.SelectMany(to =>
    {
        Cancellation.ThrowIfCancellationRequested();
        return Engine.Trace(Source, to).Select(result => (to, result));
    });
}

/// <summary>Shows the proof. The internet counts only where it was named: a domain in VpcOnly mode need not reach it.</summary>
internal sealed class ProofShowing(bool internetCounts) : ProofUse
{
    public override IEnumerable<(object Item, bool IsGood)> Take(Proof proof, PipelineOutlet outlet) =>
        proof.Answers().Select(a => ((object)a.Result, a.Result.Verdict == ReachabilityVerdict.Reachable || (a.To is InternetDestination && !internetCounts)));
}
