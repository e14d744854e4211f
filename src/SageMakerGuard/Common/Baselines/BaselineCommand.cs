using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Baselines;
using SageMakerGuard.Completion;
using SageMakerGuard.Estates;
using SageMakerGuard.Loading;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>A cmdlet that takes a baseline of what it reads: all regions first, then how their subnets are shared, then what is to be done with it.</summary>
public abstract class BaselineCommand : ReadingCommand
{
    private readonly List<(RegionEstate Region, ReadAsk Ask)> _regions = [];
    private BaselineTaking? _taking;

    /// <summary>Only these domains and their VPCs; without it, all domains and notebook instances.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DomainCompleter))]
    [ValidatePattern(DomainIdPattern)]
    public string[]? DomainId { get; set; }

    /// <summary>A file with the settings of the rules, psd1 or JSON, by which findings are made. See about_SageMakerGuard_Settings.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SettingsPath { get; set; }

    private protected override ReadSubject SubjectOf(ReadAsk ask) => ask.All ? ReadSubject.Everything : ReadSubject.Domains;

    private protected override IReadOnlyCollection<string> Names => DomainId ?? [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _taking = WithSettings(SettingsPath, settings => new BaselineTaking(settings));
    }

    private protected override CollectRequest RequestFor(ReadAsk ask) => new() { Domains = true, Notebooks = ask.All, DomainIds = ask.Names };

    private protected override void OnRegion(RegionEstate region, ReadAsk ask, PipelineOutlet outlet, CancellationToken cancellationToken) => _regions.Add((region, ask));

    private protected override async Task OnReadAsync(PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        foreach (var byAsk in _regions.GroupBy(row => row.Ask))
        {
            using var session = byAsk.Key.Identity is { } identity ? await Abandonable.Run(() => Cloud.Aws.Open(identity.Cloud), cancellationToken).ConfigureAwait(false) : null;
            var source = session?.OpenSharing(ThrottleLimit);
            foreach (var (region, ask) in byAsk)
            {
                var sharing = source is null || region.Subnets.Items.Count == 0 ? null : await source.ReadAsync(region, cancellationToken).ConfigureAwait(false);
                foreach (var call in sharing?.Unreadable ?? [])
                    outlet.Warning($"Account {region.AccountId}, {region.Region}: how the subnets are shared is Unknown: {call}");
                _taking!.Add(Asked(region, ask), sharing);
            }
        }
    }

    /// <summary>What was taken of all that was read.</summary>
    private protected NetworkBaseline Taken()
    {
        var taken = _taking!.Baseline();
        var domains = new HashSet<string>(AskedDomains, StringComparer.Ordinal);
        return domains.Count == 0 ? taken : taken.Only(domains, new HashSet<string>(taken.VpcsOf(domains), StringComparer.Ordinal));
    }

    /// <summary>The domains that are meant; empty for all.</summary>
    private protected IReadOnlyList<string> AskedDomains => _regions.Any(row => row.Ask.All) ? [] : _regions.SelectMany(row => row.Ask.Names).Distinct(StringComparer.Ordinal).ToList();

    private static RegionEstate Asked(RegionEstate region, ReadAsk ask) =>
        ask.All ? region : region with { Domains = region.Domains with { Items = region.Domains.Items.Where(d => ask.Wants(d.DomainId)).ToList() } };
}
