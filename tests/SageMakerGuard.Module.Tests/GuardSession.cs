using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace SageMakerGuard.Module.Tests;

/// <summary>The assembled module in the real engine.</summary>
public sealed class GuardSession : IDisposable
{
    private readonly Runspace _runspace;

    public GuardSession()
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(Manifest);
        Host = new CapturingHost();
        _runspace = RunspaceFactory.CreateRunspace(Host, state);
        _runspace.Open();
    }

    public static string Manifest { get; } = typeof(GuardSession).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Manifest").Value!;

    public CapturingHost Host { get; }

    public Runspace Runspace => _runspace;

    public PowerShell Shell(string script, params (string Name, object? Value)[] variables)
    {
        foreach (var (name, value) in variables)
            _runspace.SessionStateProxy.SetVariable(name, value);
        return PowerShell.Create(_runspace).AddScript(script);
    }

    /// <summary>Runs a script and keeps whatever came of it.</summary>
    public Run Run(string script, params (string Name, object? Value)[] variables)
    {
        using var shell = Shell(script, variables);
        var output = new PSDataCollection<PSObject>();
        ErrorRecord? terminating = null;
        try
        {
            shell.Invoke(null, output);
        }
        catch (RuntimeException error)
        {
            terminating = error.ErrorRecord;
        }

        return new Run(
            output.Where(o => o is not null).ToList(), shell.Streams.Error.ToList(), terminating, shell.Streams.Warning.Select(w => w.Message).ToList(),
            shell.Streams.Verbose.Select(v => v.Message).ToList(), shell.Streams.Debug.Select(d => d.Message).ToList(), shell.Streams.Progress.ToList(), shell.Streams.Information.Select(i => i.ToString()).ToList());
    }

    /// <summary>What a person would see.</summary>
    public string Render(string script, params (string Name, object? Value)[] variables)
    {
        Host.Clear();
        using var shell = Shell(script, variables);
        shell.AddCommand("Out-Default");
        shell.Invoke();
        Assert.Empty(shell.Streams.Error);
        return Host.Text;
    }

    public void Dispose() => _runspace.Dispose();
}

/// <summary>All that a script gave.</summary>
public sealed record Run(
    IReadOnlyList<PSObject> Output, IReadOnlyList<ErrorRecord> Errors, ErrorRecord? Terminating, IReadOnlyList<string> Warnings, IReadOnlyList<string> Verbose,
    IReadOnlyList<string> Debug, IReadOnlyList<ProgressRecord> Progress, IReadOnlyList<string> Information)
{
    public IReadOnlyList<T> As<T>() => Output.Select(o => o.BaseObject).OfType<T>().ToList();

    /// <summary>The one error there is, of either kind.</summary>
    public ErrorRecord OneError() => Assert.Single(Errors.Concat(Terminating is null ? [] : [Terminating]));

    /// <summary>The output, and nothing else happened.</summary>
    public IReadOnlyList<T> Clean<T>()
    {
        Assert.Null(Terminating);
        Assert.Empty(Errors);
        return As<T>();
    }
}
