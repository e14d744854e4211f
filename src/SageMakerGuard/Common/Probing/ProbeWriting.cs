using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SageMakerGuard.Faults;
using SageMakerGuard.Probing;

namespace SageMakerGuard.Commands;

/// <summary>Makes a script of each domain's proof.</summary>
internal sealed class ProbeWriting : ProofUse
{
    private readonly string _path;
    private readonly bool _overwrite;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, string> _domains = new(StringComparer.OrdinalIgnoreCase);

    public ProbeWriting(string path, bool overwrite, DateTimeOffset now)
    {
        _path = path;
        _overwrite = overwrite;
        _now = now;
    }

    public override IEnumerable<(object Item, bool IsGood)> Take(Proof proof, PipelineOutlet outlet)
    {
        var plan = ProbePlan.Of(proof.Index, proof.Domain!, proof.Questions, [.. proof.Answers().Select(a => a.Result)]);
        var file = ProbeFile.PathFor(_path, plan.DomainId);
        if (_domains.TryGetValue(file, out var other))
            throw new GuardFault("ProbeFileTaken", FaultCategory.InvalidArgument, $"'{file}' holds the probe of domain {other} from just now, so none was written for {plan.DomainId}: a probe is of one domain.", "Name one domain with -DomainId, or give -Probe a folder that exists.") { ResourceId = plan.DomainId, Region = plan.Region };
        var script = ProbeScript.Text(plan, _now);
        ProbeFile.Write(file, script, _overwrite);
        _domains.Add(file, plan.DomainId);
        outlet.Verbose($"Wrote {file}.");
        if (!ProbeScript.FitsLifecycleConfiguration(script))
            outlet.Warning($"'{file}' is too long for the content of a lifecycle configuration (16384 characters of base64). Run it in a notebook or a terminal, or name fewer destinations with -Service.");
        return [(new FileInfo(file), true)];
    }
}
