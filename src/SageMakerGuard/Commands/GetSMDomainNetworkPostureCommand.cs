using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using SageMakerGuard.Completion;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Commands;

/// <summary>Says where SageMaker AI domains stand: which have direct internet access, and what is broken or unknown in their networks.</summary>
/// <remarks>
/// <para>Reads the domains of the regions that are asked for, with all that their network depends on, and holds them against the rules. Each domain becomes one object with a verdict (Compliant, NonCompliant or Unknown), a score from 0 to 100 and its findings, each with a reason and the command that mends it.</para>
/// <para>What could not be read is never taken for good: a call that was denied or failed makes the findings that needed it Unknown, and they name the call. A region whose domains could not be listed is an error of its own.</para>
/// <para>Domains come out as soon as their region is read. Domains that are piped in are gathered and read together, so that each account and region is read once.</para>
/// <para>The command only reads. examples/audit-policy.json in the module's folder is an IAM policy with every action that it may call; without one of them, what depends on it becomes Unknown.</para>
/// </remarks>
/// <example>
/// <code>Get-SMDomainNetworkPosture -AllRegions -ProfileName security-audit</code>
/// <para>Audits every region that the account has opted into.</para>
/// </example>
/// <example>
/// <code>Get-SMDomainNetworkPosture -Region eu-central-1 | Where-Object Verdict -ne Compliant | Select-Object -ExpandProperty Findings</code>
/// <para>Lists what is wrong in one region, with the remedy of each finding.</para>
/// </example>
/// <example>
/// <code>Get-SMDomainNetworkPosture -EstatePath ./estate.json -SettingsPath ./audit.psd1</code>
/// <para>Judges an estate that was exported before, by a company's own settings, with no credentials.</para>
/// </example>
/// <example>
/// <code>Import-Csv ./accounts.csv | Get-SMDomainNetworkPosture -AllRegions | Export-Csv ./posture.csv</code>
/// <para>Audits several accounts: the columns ProfileName and AccountId of each row say who asks.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "SMDomainNetworkPosture")]
[OutputType(typeof(DomainNetworkPosture))]
public sealed class GetSMDomainNetworkPostureCommand : ReadingCommand
{
    private PostureJudge? _judge;

    /// <summary>The domains to judge; without it, all of them. No wildcards: filter the output by name instead.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DomainCompleter))]
    [ValidatePattern(DomainIdPattern)]
    public string[]? DomainId { get; set; }

    /// <summary>A file with the settings of the rules, psd1 or JSON: mandatory tags, required services, thresholds, severities. See about_SageMakerGuard_Settings.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SettingsPath { get; set; }

    /// <summary>Reads the settings of every user profile as well, which finds profiles that replace the domain's security groups. Costs one call (DescribeUserProfile) for each user profile.</summary>
    [Parameter]
    public SwitchParameter IncludeUserProfileSettings { get; set; }

    private protected override ReadSubject SubjectOf(ReadAsk ask) => ReadSubject.Domains;

    private protected override IReadOnlyCollection<string> Names => DomainId ?? [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _judge = WithSettings(SettingsPath, settings => new PostureJudge(settings));
    }

    private protected override CollectRequest RequestFor(ReadAsk ask) =>
        new() { Domains = true, Notebooks = false, DomainIds = ask.Names, ProfileDetails = IncludeUserProfileSettings };

    private protected override void OnRegion(RegionEstate region, ReadAsk ask, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var asked = ask.All ? region : region with { Domains = region.Domains with { Items = region.Domains.Items.Where(d => ask.Wants(d.DomainId)).ToList() } };
        var failures = new FailedCalls(region);
        foreach (var posture in _judge!.JudgeDomains(asked))
        {
            cancellationToken.ThrowIfCancellationRequested();
            SeenResources.AddDomain(posture.DomainId, posture.DomainName, posture.Region);
            failures.Add(posture.Unreadable);
            outlet.Write(posture);
        }

        failures.Warn(outlet);
    }
}
