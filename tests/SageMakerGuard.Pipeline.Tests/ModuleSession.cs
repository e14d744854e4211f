using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Pipeline.Tests;

/// <summary>The assembled module in the real engine.</summary>
internal sealed class ModuleSession : IDisposable
{
    private readonly Runspace _runspace;

    public ModuleSession()
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(Manifest);
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
    }

    public static string Manifest => Metadata("Manifest");

    public static string ShellDll => Metadata("Shell");

    public static IDictionary<string, object> At(string url, SandboxAccount account) =>
        new Dictionary<string, object> { ["EndpointUrl"] = url, ["AccessKey"] = account.AccessKey, ["SecretKey"] = account.SecretKey };

    public Answer Invoke(string command, IDictionary<string, object> common, params (string Name, object? Value)[] parameters)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddCommand(command);
        foreach (var (name, value) in common)
            shell.AddParameter(name, value);
        foreach (var (name, value) in parameters)
        {
            if (value is null)
                shell.AddParameter(name);
            else
                shell.AddParameter(name, value);
        }

        var output = new Collection<PSObject>();
        try
        {
            shell.Invoke(null, output);
        }
        catch (RuntimeException end)
        {
            return new Answer(output, [.. shell.Streams.Error, end.ErrorRecord]);
        }

        return new Answer(output, shell.Streams.Error.ToList());
    }

    /// <summary>Runs a script as a person would type it.</summary>
    public Answer Script(string script, IEnumerable<(string Name, object? Value)> variables)
    {
        foreach (var (name, value) in variables)
            _runspace.SessionStateProxy.SetVariable(name, value);
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        var output = new Collection<PSObject>();
        try
        {
            shell.Invoke(null, output);
        }
        catch (RuntimeException end)
        {
            return new Answer(output, [.. shell.Streams.Error, end.ErrorRecord]) { Warnings = shell.Streams.Warning.Select(w => w.Message).ToList() };
        }

        return new Answer(output, shell.Streams.Error.ToList()) { Warnings = shell.Streams.Warning.Select(w => w.Message).ToList() };
    }

    public void Dispose() => _runspace.Dispose();

    private static string Metadata(string key) => typeof(ModuleSession).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}

/// <summary>What a command gave. An error that ended it is the last one.</summary>
internal sealed record Answer(Collection<PSObject> Output, IReadOnlyList<ErrorRecord> Errors)
{
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>All errors as text, for messages of failing tests.</summary>
    public string Said => string.Join(Environment.NewLine, Errors.Select(e => $"{e.FullyQualifiedErrorId}: {e.ErrorDetails?.Message ?? e.ToString()}"));

    public IReadOnlyList<T> As<T>() => Output.Select(o => o.BaseObject).OfType<T>().ToList();
}
