using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Probing;

public sealed class ProbeRunTests
{
    [SkippableFact]
    public async Task First()
    {
        Skip.If(ProbeRun.Missing is not null, ProbeRun.Missing);
        using var rehearsal = new ProbeRehearsal().RestAsProven();
        var (run, result) = await rehearsal.Run();
        Console.WriteLine(run.Output + run.Took);
        foreach (var d in Probes.Compare(rehearsal.Region, rehearsal.Plan, result)) Console.WriteLine(d.Destination + " " + d.Expected + " " + d.Observed + " " + d.Agrees + " " + d.Meaning + " | " + d.NextStep);
        Assert.Fail(run.Output.Length.ToString());
    }
}
