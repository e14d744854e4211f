using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;
using SageMakerGuard.Sandbox;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Pipeline.Tests;

/// <summary>The whole audit's traffic, held against AWS's own service models by a proxy between module and sandbox.</summary>
public sealed class WireTests : IDisposable
{
    private readonly ModuleSession _module = new();

    [SkippableFact]
    public async Task The_audit_of_the_sample_company_has_no_fault_on_the_wire()
    {
        using var sandbox = new SandboxHost().Start(new SandboxOptions());
        await using var wire = await WireCheck.Start(sandbox.EndpointUrl);
        foreach (var account in sandbox.Accounts)
        {
            var at = ModuleSession.At(wire.Url, account);
            Assert.NotEmpty(_module.Invoke("Get-SMDomainNetworkPosture", at, ("AllRegions", null), ("IncludeUserProfileSettings", null)).As<DomainNetworkPosture>());
            _module.Invoke("Get-SMNotebookNetworkPosture", at, ("AllRegions", null));
        }

        var verdict = await wire.Stop();
        Assert.Matches(WireCheck.Clean, verdict);
        // The models that the proxy holds traffic against have no Route 53 among them.
        Assert.Equal(sandbox.Calls.Count(c => !c.Operation.StartsWith("route53:", StringComparison.Ordinal)), int.Parse(verdict.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
    }

    public void Dispose() => _module.Dispose();
}
