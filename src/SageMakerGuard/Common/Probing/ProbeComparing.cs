using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Faults;
using SageMakerGuard.Probing;

namespace SageMakerGuard.Commands;

/// <summary>Holds probes against the proofs of their domains.</summary>
internal sealed class ProbeComparing : ProofUse
{
    private readonly IReadOnlyList<ProbeResult> _results;
    private readonly bool _asVpcOnly;
    private readonly bool _evenIfOutdated;
    private readonly HashSet<ProbeResult> _taken = [];

    private ProbeComparing(IReadOnlyList<ProbeResult> results, bool asVpcOnly, bool evenIfOutdated)
    {
        _results = results;
        _asVpcOnly = asVpcOnly;
        _evenIfOutdated = evenIfOutdated;
    }

    /// <summary>The domains that the probes are of.</summary>
    public IReadOnlyList<string> DomainIds => [.. _results.Select(r => r.DomainId).Distinct()];

    /// <summary>Their regions.</summary>
    public string[] Regions => [.. _results.Select(r => r.Region).Distinct()];

    /// <summary>Reads what the user gave: paths of files, or the text that a probe printed, in one piece or line by line.</summary>
    /// <exception cref="GuardFault">There is no such file, or no probe in it.</exception>
    public static ProbeComparing Read(PSCmdlet cmdlet, string[] given, bool asVpcOnly, bool evenIfOutdated)
    {
        var isText = given.Any(part => part.IndexOfAny(['{', '\r', '\n']) >= 0) || given.All(string.IsNullOrWhiteSpace);
        var results = isText
            ? [ProbeReading.Read(string.Join("\n", given), "-ProbeResult")]
            : given.Select(path => ProbeReading.ReadFile(FilePath.Resolve(cmdlet, path))).ToList();
        return new ProbeComparing(results, asVpcOnly, evenIfOutdated);
    }

    public override IEnumerable<(object Item, bool IsGood)> Take(Proof proof, PipelineOutlet outlet)
    {
        var plan = ProbePlan.Of(proof.Index, proof.Domain!, proof.Questions, [.. proof.Answers().Select(a => a.Result)]);
        var own = _results.Where(r => ProbeFit.IsOf(r, proof.Domain!, proof.Index.Region)).ToList();
        if (own.Count == 0)
        {
            var others = string.Join(", ", _results.Select(r => $"{r.DomainId} in {r.Region} (account {r.AccountId})").Distinct());
            throw new GuardFault("ProbeOfAnotherDomain", FaultCategory.InvalidArgument, $"No probe of domain {plan.DomainId} in {plan.Region} (account {plan.AccountId}) was given: it is of {others}.", "Give the output of the script that was written for this domain, or leave -DomainId and -Region out: the probe names them.") { ResourceId = plan.DomainId, Region = plan.Region };
        }

        _taken.UnionWith(own);
        return own.SelectMany(result => Compare(proof, plan, result, outlet)).Select(d => ((object)d, d.Agrees));
    }

    public override void End(PipelineOutlet outlet)
    {
        // Where a domain was read and none of the probes was its own, that was said already.
        foreach (var result in _results.Where(r => !_taken.Contains(r) && !outlet.HasErrors))
            outlet.Warning($"The probe of domain {result.DomainId} in {result.Region} was left out: that domain was not asked for.");
    }

    private IReadOnlyList<ProbeDifference> Compare(Proof proof, ProbePlan plan, ProbeResult result, PipelineOutlet outlet)
    {
        if (ProbeFit.Outdated(result, proof.Domain!) is { } outdated)
        {
            if (!_evenIfOutdated)
                throw outdated;
            outlet.Warning(outdated.Message);
        }

        foreach (var limit in ProbeFit.Limits(result, proof.Domain!, proof.Index.Region, _asVpcOnly))
            outlet.Warning($"Probe of {plan.DomainId}: {limit}");
        return ProbeComparison.Of(proof.Index, plan, result);
    }
}
