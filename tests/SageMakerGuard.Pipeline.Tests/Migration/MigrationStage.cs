using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox;
using SageMakerGuard.Sandbox.Sample;

namespace SageMakerGuard.Pipeline.Tests.Migration;

/// <summary>The sample company in a sandbox, the module in the engine, and journals in a folder of their own.</summary>
internal sealed class MigrationStage : IDisposable
{
    private readonly ISandbox _sandbox;

    public MigrationStage(SandboxOptions? options = null, string? endpointUrl = null)
    {
        Environment.SetEnvironmentVariable("AWS_MAX_ATTEMPTS", null);
        _sandbox = new SandboxHost().Start(options ?? new SandboxOptions { Estate = Company });
        Url = endpointUrl ?? _sandbox.EndpointUrl;

        // Every line of a journal is flushed: in memory that costs nothing.
        Journals = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), "journals of a test " + Guid.NewGuid().ToString("N"));
    }

    /// <summary>The sample company at rest: no app is on its way, because nobody wants to wait a minute for it in every test.</summary>
    public static Estate Company { get; } = AtRest(SampleCompany.Create());

    public ModuleSession Module { get; } = new();

    public string Journals { get; }

    public string Url { get; set; }

    public ISandbox Sandbox => _sandbox;

    public Estate World => _sandbox.Snapshot();

    public Answer Run(string script, SandboxAccount account, params (string Name, object? Value)[] variables) =>
        Module.Script(script, [("at", new Hashtable { ["EndpointUrl"] = Url, ["AccessKey"] = account.AccessKey, ["SecretKey"] = account.SecretKey }), ("journal", Journals), .. variables]);

    public SandboxAccount AccountOf(string accountId) => _sandbox.Accounts.Single(a => a.AccountId == accountId);

    public IReadOnlyList<ChangeRun> Runs => Run("Get-SMChange -JournalPath $journal", _sandbox.Accounts[0]).As<ChangeRun>();

    private static Estate AtRest(Estate company) => company with
    {
        Regions = company.Regions.Select(r => r with { Apps = r.Apps.Without(a => a.Status == "Deleting").Change(a => a.Status == "Pending", a => a with { Status = "InService" }) }).ToList(),
    };

    public void Dispose()
    {
        Module.Dispose();
        _sandbox.Dispose();
        if (Directory.Exists(Journals))
            Directory.Delete(Journals, recursive: true);
    }
}
