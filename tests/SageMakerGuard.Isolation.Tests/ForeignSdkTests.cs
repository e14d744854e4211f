using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace SageMakerGuard.Isolation.Tests;

/// <summary>Another module brought another AWS SDK. Ours runs on its own all the same, whoever came first.</summary>
public class ForeignSdkTests
{
    public static TheoryData<string, string, string> Cases() => new()
    {
        { "plain host", "sdk-first", "3.7.501.1" },
        { "plain host", "module-first", "3.7.501.1" },
        { "plain host", "sdk-first", "4.0.100.9" },
        { "plain host", "module-first", "4.0.100.9" },
        { "host that carries an SDK itself", "sdk-first", "host" },
        { "host that carries an SDK itself", "module-first", "host" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_audit_runs_on_the_modules_own_copy(string host, string order, string foreign)
    {
        var path = foreign == "host" ? foreign : Built.ForeignSdk(foreign, "netstandard2.0");
        var output = await Run(host == "plain host" ? Built.Host : Built.HostWithSdk, Built.Manifest, order, path);
        var own = Path.GetFullPath(Path.Combine(Built.Package, "lib", "AWSSDK.Core.dll"));
        Assert.Contains($"sdk SageMakerGuard {own}", output, StringComparison.Ordinal);
        Assert.Contains("sdk Default ", output, StringComparison.Ordinal);
        Assert.Contains("sdk-after-import 0", output, StringComparison.Ordinal);
    }

    private static async Task<string> Run(string dll, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(dll);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var text = await output + await errors;
        Assert.True(process.ExitCode == 0, text);
        return text;
    }
}
