using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace SageMakerGuard.Testing;

/// <summary>A probe's script, run by sh and python3 as an app would, with nothing of this machine's environment that could turn it elsewhere.</summary>
public sealed record ProbeRun(int ExitCode, string Output, string Errors, TimeSpan Took)
{
    private static readonly string[] s_ours = ["AWS_", "PIP_", "SSL_", "PYTHON", "SMGUARD_"];

    /// <summary>Why no probe can run here; null where one can.</summary>
    public static string? Missing { get; } = LoopbackProcess.Find("sh") is null || LoopbackProcess.Find("python3") is null ? "sh and python3 are not both on this machine." : null;

    /// <summary>Runs a script with exactly these variables and a home folder without settings.</summary>
    /// <param name="script">The file.</param>
    /// <param name="variables">More variables.</param>
    /// <param name="path">The PATH; null for this machine's.</param>
    public static async Task<ProbeRun> Of(string script, IReadOnlyDictionary<string, string>? variables = null, string? path = null)
    {
        var home = Directory.CreateTempSubdirectory("probe home ");
        try
        {
            var start = new ProcessStartInfo(LoopbackProcess.Find("sh")!) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = home.FullName };
            start.ArgumentList.Add(script);
            foreach (var name in start.Environment.Keys.Where(n => n.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase) || s_ours.Any(o => n.StartsWith(o, StringComparison.Ordinal))).ToList())
                start.Environment.Remove(name);
            start.Environment["HOME"] = home.FullName;
            start.Environment["PIP_CONFIG_FILE"] = "/dev/null";
            start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
            if (path is not null)
                start.Environment["PATH"] = path;
            foreach (var variable in variables ?? new Dictionary<string, string>())
                start.Environment[variable.Key] = variable.Value;

            var watch = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new ProbeRun(process.ExitCode, await output, await errors, watch.Elapsed);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }
}
