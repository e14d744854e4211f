using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace SageMakerGuard.Sandbox.Tests.Wire;

public class WireCheckTests
{
    private const string Variable = "SMGUARD_WIRE_CHECK";

    [SkippableFact]
    public async Task All_traffic_fits_the_models_of_AWS_errors_among_it()
    {
        var script = Environment.GetEnvironmentVariable(Variable);
        Skip.If(script is not { Length: > 0 }, $"{Variable} names no checking proxy");
        Skip.If(PythonTool.Missing is not null, PythonTool.Missing);
        using var stage = new Stage();
        var report = Path.GetTempFileName();
        var port = FreePort();
        using var proxy = PythonTool.Start("python3", [script!, "--listen", port.ToString(), "--upstream", stage.Sandbox.EndpointUrl, "--report", report, "--strict-errors"], null);
        try
        {
            Assert.Contains("checking on", await proxy.StandardOutput.ReadLineAsync());
            await PythonTool.Drive($"http://127.0.0.1:{port}", stage.Sandbox.Accounts[0], AllOperations.Succeeding.Concat(AllOperations.Failing));
            Assert.Equal(0, PythonTool.Run("kill", ["-TERM", proxy.Id.ToString()]).ExitCode);
            var closing = await proxy.StandardOutput.ReadToEndAsync();
            await proxy.WaitForExitAsync();
            var faults = (await File.ReadAllLinesAsync(report)).Where(line => line.Contains("\"checked\": true") && !(line.Contains("\"request\": []") && line.Contains("\"response\": []")));
            Assert.Empty(faults);
            Assert.EndsWith("calls, 0 request faults, 0 response faults", closing.Trim());
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
