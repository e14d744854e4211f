using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Tests.Moto;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Pipeline.Tests;

/// <summary>The whole audit through the cmdlets against moto_server, an AWS that others wrote, with a network made by AWS's own SDK.</summary>
public sealed class MotoTests(MotoServer moto) : IClassFixture<MotoServer>, IDisposable
{
    private readonly ModuleSession _module = new();

    [SkippableFact]
    public async Task The_audit_runs_against_moto_and_its_requests_fit_the_models_of_AWS()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        using var made = new MotoEstate(moto.Url);
        await made.Build();

        var found = Audit(moto.Url, made);
        await using var wire = await WireCheck.Start(moto.Url);
        Assert.Equal(found, Audit(wire.Url, made));
        Assert.Contains(" 0 request faults", await wire.Stop(), StringComparison.Ordinal);
    }

    public void Dispose() => _module.Dispose();

    // Returns what was found, in words that two audits can be compared by.
    private string Audit(string url, MotoEstate made)
    {
        var at = ModuleSession.At(url, new SandboxAccount { AccessKey = "AKIDEXAMPLE", SecretKey = "secret" });
        at["Region"] = MotoEstate.Region;

        var domain = Assert.Single(_module.Invoke("Get-SMDomainNetworkPosture", at).As<DomainNetworkPosture>());
        Assert.Equal(("123456789012", "VpcOnly", made.VpcId), (domain.AccountId, domain.AppNetworkAccessType, domain.VpcId));
        Assert.Equal(Verdict.NonCompliant, domain.Verdict);
        Assert.Equal("ml", domain.Tags["Owner"]);
        // moto has no apps: that is unknown and said, and never 'no app runs'.
        Assert.Contains(domain.Unreadable, call => call.Operation == "sagemaker:ListApps");
        Assert.Contains(domain.Findings, f => f.RuleId == "SMG-LOG-001" && f.Verdict == FindingVerdict.Fail);

        var notebook = Assert.Single(_module.Invoke("Get-SMNotebookNetworkPosture", at).As<NotebookNetworkPosture>());
        Assert.Equal(("lab", "Disabled", made.SubnetId), (notebook.NotebookInstanceName, notebook.DirectInternetAccess, notebook.SubnetId));

        var paths = _module.Invoke("Test-SMDomainConnectivity", at, ("DomainId", domain.DomainId)).As<ConnectivityResult>();
        // moto gives an endpoint's interface an address outside of its subnet, and the proof takes it at its word.
        var api = paths.Single(p => p.Destination == "sagemaker.api");
        Assert.Equal(ReachabilityVerdict.Blocked, api.Verdict);
        Assert.NotEmpty(api.BlockedBy);
        Assert.Contains(paths, p => p.Destination == "s3");

        var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".json");
        Assert.Empty(_module.Invoke("Export-SMEstate", at, ("Path", file)).Errors);
        var offline = Assert.Single(_module.Invoke("Get-SMDomainNetworkPosture", new Dictionary<string, object> { ["EstatePath"] = file }).As<DomainNetworkPosture>());
        File.Delete(file);
        Assert.Equal((domain.Verdict, domain.Score, domain.Findings.Count), (offline.Verdict, offline.Score, offline.Findings.Count));
        return string.Join('\n', domain.Findings.Select(f => $"{f.RuleId} {f.Verdict} {f.ResourceId}").Concat(paths.Select(p => $"{p.Destination} {p.Verdict} {p.Via}")));
    }
}
