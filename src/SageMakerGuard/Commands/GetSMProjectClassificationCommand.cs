using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Completion;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;
using SageMakerGuard.Projects;

namespace SageMakerGuard.Commands;

/// <summary>Puts SageMaker AI domains into scenarios, with evidence: regulated data, valuable models, dependence on networks on premises, or none of them.</summary>
/// <remarks>
/// <para>Looks at the domain's tags, at the buckets that its execution roles reach and how those are tagged, at the routes of its subnets (VPN, Direct Connect, transit gateways that these are attached to), and at a rules file of the company's. Several scenarios may hold; Scenario is the most sensitive one, and Evidence says what was seen, where, and how.</para>
/// <para>What could not be read is never taken for harmless: a domain is Unclassified only where everything was read. Otherwise it is Unknown, and Unreadable names the calls. A role that reaches any bucket leaves open which data that is; a rule of the file may say it.</para>
/// <para>The command only reads. With -EstatePath it looks at a file; execution roles are then known as far as Export-SMEstate -IncludeRoleAccess wrote them. about_SageMakerGuard_Planning shows a rules file.</para>
/// </remarks>
/// <example>
/// <code>Get-SMProjectClassification -Region eu-central-1</code>
/// <para>Classifies the domains of one region.</para>
/// </example>
/// <example>
/// <code>Get-SMProjectClassification -AllRegions -RulesPath ./projects.json | Where-Object Scenario -eq RegulatedData | Select-Object -ExpandProperty Evidence</code>
/// <para>Shows what speaks for regulated data, by a company's own rules besides.</para>
/// </example>
/// <example>
/// <code>Get-SMProjectClassification -EstatePath ./estate.json | New-SMMigrationPlan -StartDate 2026-12-07</code>
/// <para>Classifies a file's domains and plans their migration.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "SMProjectClassification")]
[OutputType(typeof(ProjectClassification))]
public sealed class GetSMProjectClassificationCommand : ReadingCommand
{
    private readonly GatheredRegions _regions = new();
    private ProjectClassifier? _classifier;

    /// <summary>The domains to classify; without it, all of them. No wildcards: filter the output by name instead.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DomainCompleter))]
    [ValidatePattern(DomainIdPattern)]
    public string[]? DomainId { get; set; }

    /// <summary>A file with the company's rules, JSON: keys and values of its sensitivity tags, and rules by tags, names, buckets and accounts. See about_SageMakerGuard_Planning.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RulesPath { get; set; }

    private protected override ReadSubject SubjectOf(ReadAsk ask) => ReadSubject.Domains;

    private protected override IReadOnlyCollection<string> Names => DomainId ?? [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _classifier = new(RulesSource.Read(this, RulesPath));
    }

    private protected override CollectRequest RequestFor(ReadAsk ask) => new() { Domains = true, Notebooks = false, DomainIds = ask.Names, ProfileDetails = true };

    private protected override void OnRegion(RegionEstate region, ReadAsk ask, PipelineOutlet outlet, CancellationToken cancellationToken) => _regions.Add(region, ask);

    private protected override async Task OnReadAsync(PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        using var desk = new RoleAccessDesk(ThrottleLimit);
        foreach (var (region, ask) in _regions.All)
        {
            var whole = await desk.FillAsync(region, ask, cancellationToken).ConfigureAwait(false);
            var failures = new FailedCalls(region);
            foreach (var classification in _classifier!.Classify(whole))
            {
                SeenResources.AddDomain(classification.DomainId, classification.DomainName, classification.Region);
                failures.Add(classification.Unreadable.Where(call => call.Cause != UnreadableCause.NotProvided));
                outlet.Write(classification);
            }

            failures.Warn(outlet);
        }
    }
}

/// <summary>A company's rules about its projects, from a file or none.</summary>
internal static class RulesSource
{
    /// <summary>Reads them. Rules that cannot be used end the command before anything is read.</summary>
    public static ClassificationRules Read(PSCmdlet cmdlet, string? path)
    {
        try
        {
            return path is null ? ClassificationRules.Default : ClassificationRules.Read(FilePath.Resolve(cmdlet, path));
        }
        catch (GuardFault fault)
        {
            cmdlet.ThrowTerminatingError(FaultWriter.Record(fault));
            throw;
        }
    }
}
