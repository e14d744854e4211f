using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Sandbox.Tests.Wire;

public class WireCheckTests
{
    private const string Variable = "SMGUARD_WIRE_CHECK";

    [SkippableFact]
    public async Task All_traffic_fits_the_models_of_AWS_errors_among_it()
    {
        using var stage = new Stage();
        await Check(stage.Sandbox, (stage.Sandbox.Accounts[0], AllOperations.Succeeding.Concat(AllOperations.Failing)));
    }

    [SkippableFact]
    public async Task What_is_told_of_the_sample_company_fits_the_models_of_AWS()
    {
        using var sandbox = new SandboxHost().Start(new SandboxOptions());
        await Check(sandbox, [.. sandbox.Accounts.Select(account => (account, account.Regions.SelectMany(AllOperations.Lists)))]);
    }

    private static async Task Check(ISandbox sandbox, params (SandboxAccount Account, IEnumerable<BotoCall> Calls)[] rounds)
    {
        var script = Environment.GetEnvironmentVariable(Variable);
        Skip.If(script is not { Length: > 0 }, $"{Variable} names no checking proxy");
        Skip.If(PythonTool.Missing is not null, PythonTool.Missing);
        var report = Path.GetTempFileName();
        var port = FreePort();
        using var proxy = PythonTool.Start("python3", [script!, "--listen", port.ToString(), "--upstream", sandbox.EndpointUrl, "--report", report, "--strict-errors"], null);
        try
        {
            Assert.Contains("checking on", await proxy.StandardOutput.ReadLineAsync());
            foreach (var (account, calls) in rounds)
                await PythonTool.Drive($"http://127.0.0.1:{port}", account, calls);
            Assert.Equal(0, PythonTool.Run("kill", ["-TERM", proxy.Id.ToString()]).ExitCode);
            var closing = await proxy.StandardOutput.ReadToEndAsync();
            await proxy.WaitForExitAsync();
            var faults = (await File.ReadAllLinesAsync(report)).Where(line => line.Contains("\"checked\": true") && !(line.Contains("\"request\": []") && line.Contains("\"response\": []")));
            Assert.Empty(faults);
            Assert.EndsWith("calls, 0 request faults, 0 response faults", closing.Trim());
            Assert.DoesNotMatch("^0 calls", closing.Trim());
        }
        finally
        {
            if (!proxy.HasExited)
                proxy.Kill();
            File.Delete(report);
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
