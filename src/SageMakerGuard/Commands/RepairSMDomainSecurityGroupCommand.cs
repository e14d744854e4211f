using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Changes;
using SageMakerGuard.Completion;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;
using SageMakerGuard.Services;

namespace SageMakerGuard.Commands;

/// <summary>Adds the security group rules that a SageMaker AI domain lacks in VpcOnly mode: home directories, apps among themselves, HTTPS to its services.</summary>
/// <remarks>
/// <para>Only what a proof says is closed by a group is opened, and no wider than the path needs. Rules are only ever added. Groups of other accounts, and the NFS groups of other domains, are not touched; a group that others use too is named.</para>
/// <para>-WhatIf shows the rules; with -EstatePath it plans for a file, without credentials. Undo-SMChange takes them back.</para>
/// </remarks>
/// <example>
/// <code>Repair-SMDomainSecurityGroup -DomainId d-abcdefghijkl -Region eu-central-1 -WhatIf</code>
/// <para>Shows the rules that a domain's groups lack.</para>
/// </example>
/// <example>
/// <code>Get-SMDomainNetworkPosture -Region eu-central-1 | Where-Object { $_.Findings.RuleId -match '^SMG-(SG|EFS)' } | Repair-SMDomainSecurityGroup</code>
/// <para>Mends the groups of every domain with a finding about groups or home directories.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Repair, "SMDomainSecurityGroup", SupportsShouldProcess = true)]
[OutputType(typeof(ChangeRun))]
public sealed class RepairSMDomainSecurityGroupCommand : ChangingCommand
{
    private PostureSettings _settings = PostureSettings.Default;

    /// <summary>The domains whose groups are mended.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DomainCompleter))]
    [ValidatePattern(DomainIdPattern)]
    public string[] DomainId { get; set; } = [];

    /// <summary>What people do in the domain, besides what settings and apps show; each needs services of its own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public Feature[]? Feature { get; set; }

    /// <summary>Opens HTTPS to every address, where the routes lead there.</summary>
    [Parameter]
    public SwitchParameter AllowInternet { get; set; }

    /// <summary>A file with the settings of the rules, psd1 or JSON. See about_SageMakerGuard_Settings.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SettingsPath { get; set; }

    private protected override IReadOnlyCollection<string> Names => DomainId;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _settings = WithSettings(SettingsPath, settings => settings);
    }

    private protected override ReadSubject SubjectOf(ReadAsk ask) => ReadSubject.Domains;

    private protected override CollectRequest RequestFor(ReadAsk ask) => new() { Domains = true, Notebooks = false, DomainIds = ask.Names, Tags = false, EndpointServices = true };

    private protected override IEnumerable<Func<RegionEstate, PlannedWork>> WorkIn(RegionEstate region, ReadAsk ask, PipelineOutlet outlet)
    {
        var options = new SecurityGroupRepairOptions { Features = (Feature ?? []).Aggregate(Services.Feature.None, (all, one) => all | one), AllowInternet = AllowInternet, Settings = _settings };
        foreach (var domain in region.Domains.Items.Where(d => ask.Wants(d.DomainId)))
        {
            yield return estate =>
            {
                var plan = SecurityGroupRepairPlanner.Plan(estate, domain, options);
                return new(plan, estate, plan.Refusals.Count > 0 ? [] : PlanProof.Of(plan.Simulate(estate), domain));
            };
        }
    }
}
