using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Completion;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;
using SageMakerGuard.Projects;

namespace SageMakerGuard.Commands;

/// <summary>Plans in which waves domains move to VpcOnly, by sensitivity, people touched, readiness and cost, with a day, owners and cost for each wave.</summary>
/// <remarks>
/// <para>Each domain that is still public gets a score, and ScoreParts says what it is made of: what is sensitive goes early, because it is exposed for as long as it waits; what touches few people, has few findings left and costs little goes before what does not. What is not known never makes a place better. The same estate and the same parameters give the same plan.</para>
/// <para>Waves fall on working days outside of freeze windows. A wave's cost is what the endpoints of its domains add to the bill, planned as New-SMVpcEndpointSet plans them; an endpoint that domains of one VPC share is counted once, with the first of them. Domains that cannot be switched in place (RStudio, Unified Studio) are in a last wave without a day, with the reasons.</para>
/// <para>Nothing is changed. -OutputPath keeps the plan as JSON, which New-SMMigrationNotice reads; -IcsPath writes a calendar with an entry for each wave, which a newer plan of the same name moves; -AsGantt gives the plan as text. The Domains and Waves of a plan show it as tables.</para>
/// </remarks>
/// <example>
/// <code>New-SMMigrationPlan -AllRegions -StartDate 2026-12-07 -WaveSize 10 -FreezeWindow 2026-12-18/2027-01-06 -OutputPath ./plan.json -IcsPath ./plan.ics</code>
/// <para>Plans for all regions, with nothing changed around the turn of the year, and keeps the plan and its calendar.</para>
/// </example>
/// <example>
/// <code>(New-SMMigrationPlan -EstatePath ./estate.json -StartDate 2026-12-07).Domains | Format-Table Wave, Date, DomainName, Owner, Scenario, Score</code>
/// <para>Plans for a file and shows the domains in their order.</para>
/// </example>
/// <example>
/// <code>New-SMMigrationPlan -Region eu-central-1 -StartDate 2026-12-07 -Weight @{ BlastRadius = 60 } -AsGantt</code>
/// <para>Shows the plan as a chart in text, with more weight on how many people a switch touches.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "SMMigrationPlan", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(MigrationPlan), typeof(string))]
public sealed class NewSMMigrationPlanCommand : ReadingCommand
{
    private readonly GatheredRegions _regions = new();
    private readonly List<ProjectClassification> _classifications = [];
    private readonly DateTime _now = DateTime.UtcNow;
    private WaveOptions? _options;
    private ClassificationRules? _rules;
    private PostureSettings? _settings;
    private IReadOnlyList<(string Path, Func<MigrationPlan, string> Text)> _files = [];

    /// <summary>The domains to plan for; without it, all of them.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DomainCompleter))]
    [ValidatePattern(DomainIdPattern)]
    public string[]? DomainId { get; set; }

    /// <summary>Classifications that are there already, from Get-SMProjectClassification. Other domains are classified here.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public ProjectClassification[]? Classification { get; set; }

    /// <summary>The first day on which a wave may be; its time of day does not count.</summary>
    [Parameter(Mandatory = true)]
    public DateTime StartDate { get; set; }

    /// <summary>The days from one wave to the next, at least; 7 by default.</summary>
    [Parameter]
    [ValidateRange(1, 365)]
    public int DaysBetweenWaves { get; set; } = 7;

    /// <summary>The most domains in a wave; 5 by default.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int WaveSize { get; set; } = 5;

    /// <summary>Days of the week on which a wave may be; Monday to Friday by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public DayOfWeek[] WorkingDay { get; set; } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Times in which nothing is changed, each from the first to the last day: 2026-12-18/2027-01-06, or one day.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? FreezeWindow { get; set; }

    /// <summary>What each part of a score weighs, in place of the defaults: @{ Sensitivity = 50; BlastRadius = 20; Readiness = 20; Cost = 10 }.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Weight { get; set; }

    /// <summary>The plan's name. Calendar entries of a former plan of the same name are moved by a newer one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = new WaveOptions().Name;

    /// <summary>A file with the company's rules for classification, JSON. See about_SageMakerGuard_Planning.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RulesPath { get; set; }

    /// <summary>A file with the settings of the audit's rules, which decide what is left to be mended. See about_SageMakerGuard_Settings.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SettingsPath { get; set; }

    /// <summary>A file to keep the plan in, as JSON.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutputPath { get; set; }

    /// <summary>A file for the calendar (.ics) with an entry for each wave.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? IcsPath { get; set; }

    /// <summary>Gives the plan as text, one line a domain and one column a day or a week, in place of the object.</summary>
    [Parameter]
    public SwitchParameter AsGantt { get; set; }

    /// <summary>Replaces files that are there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override ReadSubject SubjectOf(ReadAsk ask) => ReadSubject.Domains;

    private protected override IReadOnlyCollection<string> Names => DomainId ?? [];

    /// <summary>Refuses what cannot be planned or written, before anything is read.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _rules = RulesSource.Read(this, RulesPath);
        _settings = WithSettings(SettingsPath, settings => settings);
        try
        {
            _options = new()
            {
                Name = Name,
                PlannedAt = _now,
                StartDate = DateTime.SpecifyKind(StartDate.Date, DateTimeKind.Utc),
                DaysBetweenWaves = DaysBetweenWaves,
                WaveSize = WaveSize,
                WorkingDays = WorkingDay.Distinct().OrderBy(d => d).ToList(),
                FreezeWindows = (FreezeWindow ?? []).Select(Projects.FreezeWindow.Parse).ToList(),
                Weights = Weights(),
            };
            var files = new List<(string Path, Func<MigrationPlan, string> Text)>();
            if (OutputFile.Of(this, OutputPath, Force) is { } json)
                files.Add((json, MigrationPlanFile.Text));
            if (OutputFile.Of(this, IcsPath, Force) is { } calendar)
                files.Add((calendar, plan => MigrationCalendar.Of(plan, _now)));
            _files = files;
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _classifications.AddRange(Classification ?? []);
        base.ProcessRecord();
    }

    private protected override CollectRequest RequestFor(ReadAsk ask) =>
        new() { Domains = true, Notebooks = false, DomainIds = ask.Names, ProfileDetails = true, AppDetails = true, EndpointServices = true, LifecycleConfigs = true };

    private protected override void OnRegion(RegionEstate region, ReadAsk ask, PipelineOutlet outlet, CancellationToken cancellationToken) => _regions.Add(region, ask);

    private protected override async Task OnReadAsync(PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var regions = new List<RegionEstate>();
        using var desk = new RoleAccessDesk(ThrottleLimit);
        foreach (var (region, ask) in _regions.All)
            regions.Add(IsClassified(region) ? region : await desk.FillAsync(region, ask, cancellationToken).ConfigureAwait(false));
        var plan = new WavePlanner(_options!, _rules!, _settings!, _classifications).Plan(regions);
        foreach (var note in plan.Notes)
            outlet.Verbose(note);
        foreach (var (path, text) in _files)
        {
            if (!await outlet.AskAsync(cmdlet => cmdlet.ShouldProcess(path, "Write plan"), cancellationToken).ConfigureAwait(false))
                continue;
            TextFile.Write(path, text(plan), Force);
            outlet.Verbose($"Wrote {path}.");
        }

        outlet.Write(AsGantt ? plan.ToGantt() : plan);
    }

    private bool IsClassified(RegionEstate region) =>
        region.Domains.Items.All(d => _classifications.Any(c => c.DomainId == d.DomainId && c.Region == region.Region && c.AccountId == region.AccountId));

    private WaveWeights Weights()
    {
        var weights = new WaveWeights();
        foreach (DictionaryEntry entry in Weight ?? [])
        {
            var points = LanguagePrimitives.TryConvertTo<decimal>(entry.Value, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : throw Wrong(entry, "is no number of 0 or more");
            weights = entry.Key is not string name ? throw Wrong(entry, "is no part of a score") : name.ToUpperInvariant() switch
            {
                "SENSITIVITY" => weights with { Sensitivity = points },
                "BLASTRADIUS" => weights with { BlastRadius = points },
                "READINESS" => weights with { Readiness = points },
                "COST" => weights with { Cost = points },
                _ => throw Wrong(entry, "is no part of a score"),
            };
        }

        return weights;
    }

    private static GuardFault Wrong(DictionaryEntry entry, string what) =>
        new("WeightInvalid", FaultCategory.InvalidArgument, $"-Weight cannot be used: {entry.Key} = {entry.Value} {what}.", "Give numbers for Sensitivity, BlastRadius, Readiness and Cost, for example @{ Sensitivity = 50; Cost = 0 }.");
}
