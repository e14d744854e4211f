using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Benchmarks;

/// <summary>A sandbox in a process of its own, and the end of it that the report holds.</summary>
internal sealed class SandboxProcess : IDisposable
{
    private readonly Process _process;

    private SandboxProcess(Process process, string url, string accessKey, string secretKey) => (_process, Url, AccessKey, SecretKey) = (process, url, accessKey, secretKey);

    public string Url { get; }

    public string AccessKey { get; }

    public string SecretKey { get; }

    /// <param name="shape">How many domains each region has, and in which mode where it is not VpcOnly: 'eu-central-1=800,us-east-1=0', 'eu-central-1=200/PublicInternetOnly'.</param>
    /// <param name="latencyMilliseconds">How long each answer takes.</param>
    /// <param name="transitionSeconds">How long AWS's own work takes: an update, the deletion of an app.</param>
    public static async Task<SandboxProcess> Start(string shape, int latencyMilliseconds, int transitionSeconds = 0)
    {
        var process = ChildProcess.Start("serve", shape, latencyMilliseconds.ToString(CultureInfo.InvariantCulture), transitionSeconds.ToString(CultureInfo.InvariantCulture));
        var line = (await process.StandardOutput.ReadLineAsync())?.Split(' ') ?? throw new InvalidOperationException("The sandbox did not start.");
        return new SandboxProcess(process, line[0], line[1], line[2]);
    }

    /// <summary>Calls answered since the last time that this was asked.</summary>
    public async Task<int> TakeCalls()
    {
        await _process.StandardInput.WriteLineAsync("calls");
        return int.Parse((await _process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>The other end: serves until its standard input closes.</summary>
    public static int Serve(string shape, int latencyMilliseconds, int transitionSeconds)
    {
        using var sandbox = new SandboxHost().Start(new SandboxOptions { Estate = Shape(shape), Latency = TimeSpan.FromMilliseconds(latencyMilliseconds), TransitionTime = TimeSpan.FromSeconds(transitionSeconds) });
        var account = sandbox.Accounts[0];
        Console.WriteLine($"{sandbox.EndpointUrl} {account.AccessKey} {account.SecretKey}");
        var taken = 0;
        while (Console.ReadLine() is not null)
        {
            var all = sandbox.Calls.Count;
            Console.WriteLine((all - taken).ToString(CultureInfo.InvariantCulture));
            taken = all;
        }

        return 0;
    }

    private static Estate Shape(string shape) => ScaledEstate.Of(shape.Split(',').Select(part => part.Split('=', '/')).Select(Region));

    private static RegionEstate Region(string[] part)
    {
        var region = ScaledEstate.Region(part[0], int.Parse(part[1], CultureInfo.InvariantCulture));
        return part.Length < 3 ? region : region with { Domains = region.Domains.Select(d => d with { AppNetworkAccessType = part[2] }) };
    }
}
