using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using SageMakerGuard.Completion;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Commands;

/// <summary>Says where SageMaker AI notebook instances stand: direct internet access, no VPC, root access.</summary>
/// <remarks>
/// <para>Reads the notebook instances of the regions that are asked for and holds them against the rules. Each becomes one object with a verdict (Compliant, NonCompliant or Unknown), a score from 0 to 100 and its findings.</para>
/// <para>What could not be read is never taken for good: it makes the findings that needed it Unknown, and they name the call that failed.</para>
/// <para>The command only reads. examples/audit-policy.json in the module's folder is an IAM policy with every action that it may call.</para>
/// </remarks>
/// <example>
/// <code>Get-SMNotebookNetworkPosture -AllRegions</code>
/// <para>Audits the notebook instances of every region that the account has opted into.</para>
/// </example>
/// <example>
/// <code>Get-SMNotebookNetworkPosture -Region us-east-1 | Where-Object DirectInternetAccess -eq Enabled</code>
/// <para>Lists the notebook instances of one region that reach the internet directly.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "SMNotebookNetworkPosture")]
[OutputType(typeof(NotebookNetworkPosture))]
public sealed class GetSMNotebookNetworkPostureCommand : ReadingCommand
{
    private PostureJudge? _judge;

    /// <summary>The notebook instances to judge; without it, all of them. No wildcards: filter the output by name instead.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NotebookCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? NotebookInstanceName { get; set; }

    /// <summary>A file with the settings of the rules, psd1 or JSON: mandatory tags, thresholds, severities. See about_SageMakerGuard_Settings.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SettingsPath { get; set; }

    private protected override ReadSubject SubjectOf(ReadAsk ask) => ReadSubject.Notebooks;

    private protected override IReadOnlyCollection<string> Names => NotebookInstanceName ?? [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _judge = WithSettings(SettingsPath, settings => new PostureJudge(settings));
    }

    private protected override CollectRequest RequestFor(ReadAsk ask) => new() { Domains = false, Notebooks = true, NotebookInstanceNames = ask.Names };

    private protected override void OnRegion(RegionEstate region, ReadAsk ask, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var asked = ask.All ? region : region with { NotebookInstances = region.NotebookInstances with { Items = region.NotebookInstances.Items.Where(n => ask.Wants(n.NotebookInstanceName)).ToList() } };
        var failures = new FailedCalls(region);
        foreach (var posture in _judge!.JudgeNotebooks(asked))
        {
            cancellationToken.ThrowIfCancellationRequested();
            SeenResources.AddNotebook(posture.NotebookInstanceName, posture.Region);
            failures.Add(posture.Unreadable);
            outlet.Write(posture);
        }

        failures.Warn(outlet);
    }
}
