using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Probing;
using SageMakerGuard.Reachability;
using SageMakerGuard.Testing;
using SageMakerGuard.Tests.EstateFiles;

namespace SageMakerGuard.Core.Tests.Probing;

/// <summary>A rehearsal of the healthy domain's probe: every host on loopback answers as it should unless a test says otherwise.</summary>
internal sealed class ProbeRehearsal : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _variables = [];

    public ProbeRehearsal(params PathDestination[] questions)
    {
        Region = HealthyRegion.Create();
        Plan = Probes.Plan(Region, questions);
    }

    public RegionEstate Region { get; }

    public ProbePlan Plan { get; }

    public LoopbackHosts Hosts { get; } = new();

    public ProbeRehearsal With(string variable, string value)
    {
        _variables[variable] = value;
        return this;
    }

    /// <summary>Gives every host that no test has spoken of the answer that fits the proof.</summary>
    public ProbeRehearsal RestAsProven()
    {
        foreach (var question in Plan.Questions)
        {
            foreach (var target in question.Targets.Where(t => !Hosts.Table.Contains(t.Host, StringComparison.Ordinal)))
                AsProven(question, target);
        }

        if (Plan.AsksPackageIndex && !Hosts.Table.Contains("pypi.org", StringComparison.Ordinal))
            Hosts.Resolves("pypi.org", "no such host");
        return this;
    }

    public async Task<(ProbeRun Run, ProbeResult Result)> Run(string? path = null)
    {
        _variables.TryAdd("SSL_CERT_FILE", Hosts.AuthorityFile);
        if (Hosts.Table.Length > 0)
            _variables["SMGUARD_PROBE_HOSTS"] = Hosts.Table;
        var run = await ProbeRun.Of(_folder.Write("probe.sh", ProbeScript.Text(Plan, Probes.Written)), _variables, path);
        Assert.True(run.ExitCode == 0 && run.Errors.Length == 0, run.Errors);
        return (run, ProbeReading.Read(run.Output, "the output"));
    }

    public void Dispose()
    {
        Hosts.Dispose();
        _folder.Dispose();
    }

    /// <summary>What an endpoint of the healthy region would give for a name: an address in its subnets.</summary>
    public void AsProven(ProbeQuestion question, ProbeTarget target)
    {
        if (question.Connects == ReachabilityVerdict.Blocked)
        {
            Hosts.Resolves(target.Host, "no such host");
            return;
        }

        if (target.Resolves != NameExpectation.Any)
            Hosts.Resolves(target.Host, target.Resolves == NameExpectation.Private ? "10.20.1.20" : "52.219.170.10");
        switch (target.Call)
        {
            case "sts":
                Hosts.Answers(target.Host, question.Port, request => LoopbackAws.Sts(request, HealthyRegion.Account));
                break;
            case "s3":
                Hosts.Answers(target.Host, question.Port, request => LoopbackAws.S3(request, "NoSuchBucket"));
                break;
            default:
                Hosts.TakesConnections(target.Host, question.Port);
                break;
        }
    }
}
