using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;

namespace SageMakerGuard.Shell;

/// <summary>Runs one script in the engine with the module imported, and shows what it writes as PowerShell would.</summary>
internal static class ScriptRun
{
    public static int OfText(string module, string script) => Run(module, shell => shell.AddScript(script));

    public static int OfFile(string module, string path, IEnumerable<string> arguments) => Run(module, shell =>
    {
        shell.AddCommand(path);
        foreach (var argument in arguments)
            shell.AddArgument(argument);
    });

    private static int Run(string module, Action<PowerShell> addScript)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(module);
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        var host = new ConsoleHost();
        using var runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        addScript(shell);
        shell.Commands.Commands[^1].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default");

        // One stop, and nothing is disposed of before it has ended.
        Task? stopping = null;
        var gate = new Lock();
        ConsoleCancelEventHandler stop = (_, e) =>
        {
            e.Cancel = true;
            lock (gate)
                stopping ??= Task.Run(() => shell.EndStop(shell.BeginStop(null, null)));
        };
        Console.CancelKeyPress += stop;
        try
        {
            shell.Invoke();
        }
        catch (PipelineStoppedException)
        {
            return 130;
        }
        catch (RuntimeException error)
        {
            Console.Error.WriteLine(error.ErrorRecord is { } record ? ErrorText.Of(record) : error.Message);
            return 1;
        }
        finally
        {
            Console.CancelKeyPress -= stop;
            lock (gate)
                stopping?.Wait();
        }

        if (stopping is not null)
            return 130;
        return host.ExitCode ?? (runspace.SessionStateProxy.GetVariable("LASTEXITCODE") is int code ? code : 0);
    }
}

/// <summary>An error as the person at the prompt should read it.</summary>
internal static class ErrorText
{
    public static string Of(ErrorRecord record)
    {
        var advice = record.ErrorDetails?.RecommendedAction;
        var lines = new[] { $"{record.InvocationInfo?.MyCommand?.Name ?? "Script"}: {record.ErrorDetails?.Message ?? record.Exception.Message}", advice, $"[{record.CategoryInfo.Category}, {record.FullyQualifiedErrorId}]" };
        return string.Join(Environment.NewLine, lines.Where(l => !string.IsNullOrEmpty(l)));
    }
}
