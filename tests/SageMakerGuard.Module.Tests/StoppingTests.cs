using System;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
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
    public async Task Ctrl_C_stops_a_wait_for_AWS_at_once_says_where_it_stands_and_the_same_command_goes_on()
    {
        using var journals = new TemporaryJournals();

        // What is made takes ten minutes: whoever waited for it would be noticed.
        using var aws = new SandboxHost().Start(new SandboxOptions { TransitionTime = TimeSpan.FromMinutes(10) });
        const string Script = "New-SMVpcEndpointSet -DomainId d-1bh8jnr19yw6 -Region us-east-1 -EndpointUrl $url -AccessKey $key -SecretKey $secret -JournalPath $journal -Service sts, logs -Confirm:$false";
        var account = aws.Accounts[0].AccountId == "210987654321" ? aws.Accounts[0] : aws.Accounts[1];
        (string, object?)[] variables = [("url", aws.EndpointUrl), ("key", account.AccessKey), ("secret", account.SecretKey), ("journal", journals.Path)];
        using var shell = _module.Shell(Script, variables);
        var running = shell.BeginInvoke();
        for (var i = 0; i < 600 && aws.Calls.Count(c => c.Operation == "ec2:CreateVpcEndpoint") < 2; i++)
            await Task.Delay(50);
        await Task.Delay(500);
        Assert.Equal(PSInvocationState.Running, shell.InvocationStateInfo.State);
        var stopping = Task.Factory.FromAsync(shell.BeginStop(null, null), shell.EndStop);
        Assert.Same(stopping, await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromSeconds(30))));
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));

        var said = _module.Host.Text;
        var run = Assert.Single(_module.Run("Get-SMChange -JournalPath $journal", ("journal", journals.Path)).As<ChangeRun>());
        Assert.Equal(ChangeRunState.Interrupted, run.State);
        Assert.Contains($"Undo-SMChange -RunId {run.RunId}", said, StringComparison.Ordinal);
        var made = aws.Calls.Count(c => c.Mutating);
        using var again = _module.Shell(Script + " -TimeoutMinutes 1", variables);
        var onceMore = again.BeginInvoke();
        await Task.Delay(3000);
        again.Stop();
        Assert.Equal(made, aws.Calls.Count(c => c.Mutating));
        Assert.Single(_module.Run("Get-SMChange -JournalPath $journal", ("journal", journals.Path)).As<ChangeRun>());
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

    private sealed class TemporaryJournals : IDisposable
    {
        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "journals " + Guid.NewGuid().ToString("N"));

        public void Dispose()
        {
            if (System.IO.Directory.Exists(Path))
                System.IO.Directory.Delete(Path, recursive: true);
        }
    }
}
