using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Sandbox.Tests.Wire;

/// <summary>A call for the AWS SDK for Python.</summary>
internal sealed record BotoCall(string Service, string Operation, object? Parameters = null, string Region = "eu-central-1", string? Token = null)
{
    /// <summary>The error code that must come; null for success.</summary>
    public string? Error { get; init; }

    public override string ToString() => $"{Service}:{Operation}{(Error is null ? "" : " -> " + Error)}";
}

/// <summary>Python with botocore, and the AWS CLI: programs of others that know AWS's models and nothing of ours.</summary>
internal static class PythonTool
{
    private static readonly Lazy<string?> s_missing = new(() => Run("python3", ["-c", "import botocore.session"]).ExitCode == 0 ? null : "python3 with botocore is not installed here");

    private static readonly Lazy<string?> s_cliMissing = new(() => Run("aws", ["--version"]).ExitCode == 0 ? null : "the AWS CLI is not installed here");

    /// <summary>Why the tests that need botocore cannot run; null where they can.</summary>
    public static string? Missing => s_missing.Value;

    public static string? CliMissing => s_cliMissing.Value;

    public static async Task<IReadOnlyList<JsonElement>> Drive(string endpoint, SandboxAccount account, IEnumerable<BotoCall> calls)
    {
        var plan = JsonSerializer.Serialize(new
        {
            endpoint,
            access_key = account.AccessKey,
            secret_key = account.SecretKey,
            calls = calls.Select(c => new { service = c.Service, operation = c.Operation, region = c.Region, token = c.Token, parameters = c.Parameters ?? new { } }),
        });
        using var process = Start("python3", [Path.Combine(AppContext.BaseDirectory, "Wire", "drive.py")], null);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(plan);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
    }

    public static Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var info = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            info.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            info.Environment[name] = value;
        return Process.Start(info)!;
    }

    public static (int ExitCode, string Output, string Errors) Run(string program, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        try
        {
            using var process = Start(program, arguments, environment);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            process.WaitForExit();
            return (process.ExitCode, output.Result, errors.Result);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (-1, "", e.Message);
        }
    }
}
