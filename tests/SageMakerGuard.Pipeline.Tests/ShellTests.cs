using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace SageMakerGuard.Pipeline.Tests;

/// <summary>The console that runs the module where no PowerShell is installed.</summary>
public sealed class ShellTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shell with spaces ");

    [Fact]
    public async Task The_demo_prints_the_table_the_findings_the_proof_and_a_move_there_and_back()
    {
        var (code, text) = await Run("demo");
        Assert.True(code == 0, text);
        Assert.Contains("Compliant", text, StringComparison.Ordinal);
        Assert.Contains("NonCompliant", text, StringComparison.Ordinal);
        Assert.Contains("Unknown", text, StringComparison.Ordinal);
        Assert.Contains("SMG-", text, StringComparison.Ordinal);
        Assert.Contains("sagemaker.api", text, StringComparison.Ordinal);
        Assert.Contains("Blocked", text, StringComparison.Ordinal);
        Assert.Matches(@"Proof\s+: 25 reachable; 1 blocked: internet", text);
        Assert.Equal(3, text.Split("Undo-SMChange").Skip(1).Count(row => row.Split('\n')[0].Contains("Completed", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("'fine'", 0, "fine")]
    [InlineData("exit 3", 3, "")]
    [InlineData("throw 'it broke'", 1, "it broke")]
    [InlineData("param($a, $b) \"$b-$a\"", 0, "two-one")]
    [InlineData("(Get-Command -Module SageMakerGuard | ForEach-Object Name) -join ','", 0, "Get-SMDomainNetworkPosture")]
    [InlineData("Get-SMDomainNetworkPosture -EstatePath ./not-there; exit 4", 4, "not-there")]
    [InlineData("Import-Module SageMakerGuard -ErrorAction Stop; 'found by name'", 0, "found by name")]
    public async Task A_script_runs_with_the_module_and_its_exit_code_is_the_shells(string script, int expected, string output)
    {
        var path = Path.Combine(_folder.FullName, "a script.ps1");
        await File.WriteAllTextAsync(path, script);
        var (code, text) = await Run(path, "one", "two");
        Assert.Contains(output, text, StringComparison.Ordinal);
        Assert.Equal(expected, code);
    }

    [Fact]
    public async Task A_script_that_is_not_there_is_said()
    {
        var (code, text) = await Run(Path.Combine(_folder.FullName, "nothing.ps1"));
        Assert.Equal(2, code);
        Assert.Contains("nothing.ps1", text, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<(int Code, string Text)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(ModuleSession.ShellDll);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
