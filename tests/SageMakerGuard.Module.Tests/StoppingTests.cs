using System;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;
using SageMakerGuard.Sandbox;

namespace SageMakerGuard.Module.Tests;

/// <summary>Ctrl+C and early ends while AWS takes its time.</summary>
public sealed class StoppingTests : IDisposable
{
    private readonly EnvironmentScope _environment = new();
    private readonly GuardSession _module = new();

    [Theory]
    [InlineData("Get-SMDomainNetworkPosture -Region eu-central-1")]
    [InlineData("Get-SMDomainNetworkPosture -AllRegions")]
    [InlineData("Test-SMDomainConnectivity -Region eu-central-1 -Quiet")]
    public async Task Ctrl_C_stops_a_reading_at_once(string script)
    {
        // An answer takes a minute: whoever waited for it would be noticed.
        using var aws = new SandboxHost().Start(new SandboxOptions { Estate = Company.Readable, Latency = TimeSpan.FromMinutes(1) });
        using var shell = _module.Shell(
            script + " -EndpointUrl $url -AccessKey $key -SecretKey $secret",
            ("url", aws.EndpointUrl), ("key", aws.Accounts[0].AccessKey), ("secret", aws.Accounts[0].SecretKey));
        var running = shell.BeginInvoke();
        await Task.Delay(1500);
        Assert.Equal(PSInvocationState.Running, shell.InvocationStateInfo.State);
        var stopping = Task.Factory.FromAsync(shell.BeginStop(null, null), shell.EndStop);
        Assert.Same(stopping, await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromSeconds(30))));
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Equal("alive", Assert.Single(_module.Run("'alive'").Clean<string>()));
    }

    [Fact]
    public void Domains_come_out_while_another_account_still_keeps_everybody_waiting()
    {
        // The first account's AWS takes the call and never answers. Were output held back until all is read, nothing would come.
        using var aws = new SandboxHost().Start(new SandboxOptions { Estate = Company.Readable });
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var run = _module.Run(
            """
            @([pscustomobject]@{ EndpointUrl = $silent; AccessKey = 'AKIAEXAMPLE'; SecretKey = 'example' }
              [pscustomobject]@{ EndpointUrl = $url; AccessKey = $account.AccessKey; SecretKey = $account.SecretKey }) |
                Get-SMDomainNetworkPosture -Region eu-central-1 | ForEach-Object { $_; throw 'enough' }
            """,
            ("silent", $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}"), ("url", aws.EndpointUrl), ("account", aws.Accounts[0]));
        Assert.Single(run.As<DomainNetworkPosture>());
        Assert.Equal("enough", run.OneError().ToString());
    }

    public void Dispose()
    {
        _module.Dispose();
        _environment.Dispose();
    }
}
