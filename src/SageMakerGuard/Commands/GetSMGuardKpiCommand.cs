using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes.Journal;
using SageMakerGuard.Completion;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Kpi;
using SageMakerGuard.Loading;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Commands;

/// <summary>Measures how a migration goes: compliance rate, network cost, tickets before and after each switch, and blocked attempts to leave, with their trend.</summary>
/// <remarks>
/// <para>Compliance and network cost come from the domains that are read, by account, organisational unit and tag. Costs are estimated from list prices, traffic aside, unless -NetworkCost gives what the bill says. Tickets are piped in, from a CSV file or any object, or read from AWS Support with -SupportCase; the days of switches come from the journal. Blocked attempts come from Measure-SMEgress, piped in or with -Egress.</para>
/// <para>A figure that rests on something unread has no Value, and Reason says why. A domain of which is not known whether it is compliant counts as one that is not.</para>
/// <para>Each measurement is added to a history, and compared with the last one of the same accounts and regions: PreviousValue, Change and Trend. -NoHistory leaves the history as it is; -History gives what is in it and measures nothing. The history is a file of JSON lines; a line that a kill has torn is left out and said.</para>
/// </remarks>
/// <example>
/// <code>Get-SMGuardKpi -AllRegions -TagKey CostCenter</code>
/// <para>Measures all regions, by account and by cost centre.</para>
/// </example>
/// <example>
/// <code>Import-Csv ./tickets.csv | Get-SMGuardKpi -Region eu-central-1 -TicketProperty @{ Id = 'Number'; OpenedAt = 'Created'; Domain = 'Configuration item' } -TicketDateFormat 'dd.MM.yyyy HH:mm'</code>
/// <para>Counts a help desk's tickets in the month before and after each switch.</para>
/// </example>
/// <example>
/// <code>Get-SMGuardKpi -History | Where-Object { $_.Kpi -eq 'ComplianceRate' -and $_.Scope -eq 'All' } | Format-Table MeasuredAt, Value</code>
/// <para>Shows how the compliance rate went.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "SMGuardKpi", DefaultParameterSetName = MeasureSet)]
[OutputType(typeof(GuardKpi))]
public sealed class GetSMGuardKpiCommand : GuardCommand
{
    private const string MeasureSet = "Measure";
    private const string HistorySet = "History";

    private readonly List<Ticket> _tickets = [];
    private readonly List<EgressSummary> _egress = [];
    private TicketReader? _ticketReader;
    private IReadOnlyList<NetworkCostRow>? _costs;
    private KpiHistory _history = new("");
    private PostureJudge? _judge;
    private ReadAsk? _ask;
    private string? _journalPath;
    private bool _ticketsGiven;
    private bool _egressGiven;

    /// <summary>Tickets, of whatever shape, or what Measure-SMEgress gives.</summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = MeasureSet)]
    [ValidateNotNull]
    public PSObject[]? InputObject { get; set; }

    /// <summary>The regions to read. Without it: $StoredAWSRegion, then the region of the profile, then AWS_REGION. With -EstatePath: every region of the estate.</summary>
    [Parameter(ParameterSetName = MeasureSet)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Region { get; set; }

    /// <summary>Reads every region that the account has opted into.</summary>
    [Parameter(ParameterSetName = MeasureSet)]
    public SwitchParameter AllRegions { get; set; }

    /// <summary>An estate to read in place of AWS: a file that Export-SMEstate wrote, or a folder of AWS CLI output.</summary>
    [Parameter(ParameterSetName = MeasureSet)]
    [ValidateNotNullOrEmpty]
    public string? EstatePath { get; set; }

    /// <summary>Keys of tags to measure by.</summary>
    [Parameter(ParameterSetName = MeasureSet)]
    [ValidateNotNullOrEmpty]
    public string[]? TagKey { get; set; }

    /// <summary>Organisational units by account: @{ '111122223333' = 'Research' }.</summary>
    [Parameter(ParameterSetName = MeasureSet)]
    [ValidateNotNull]
    public Hashtable? OrganizationalUnit { get; set; }

    /// <summary>Which properties of a ticket hold what: @{ Id = …; OpenedAt = …; Domain = …; AccountId = …; Title = … }. Usual names are known.</summary>
    [Parameter(ParameterSetName = MeasureSet)]
    [ValidateNotNull]
    public Hashtable? TicketProperty { get; set; }

    /// <summary>How times of tickets are written, where it is not ISO 8601: 'dd.MM.yyyy HH:mm'. Times without a zone are UTC.</summary>
    [Parameter(ParameterSetName = MeasureSet)]
    [ValidateNotNullOrEmpty]
    public string? TicketDateFormat { get; set; }

    /// <summary>Reads cases of AWS Support as tickets. Needs a support plan that has the API.</summary>
    [Parameter(ParameterSetName = MeasureSet)]
    public SwitchParameter SupportCase { get; set; }

    /// <summary>What the network costs by the bill, in place of an estimate: objects with MonthlyCostUsd, and AccountId and DomainId where a cost is one's alone.</summary>
    [Parameter(ParameterSetName = MeasureSet)]
    [ValidateNotNull]
    public PSObject[]? NetworkCost { get; set; }

    /// <summary>Which properties of a cost hold what: @{ MonthlyUsd = …; AccountId = …; DomainId = … }.</summary>
    [Parameter(ParameterSetName = MeasureSet)]
    [ValidateNotNull]
    public Hashtable? CostProperty { get; set; }

    /// <summary>What flow logs recorded, from Measure-SMEgress.</summary>
    [Parameter(ParameterSetName = MeasureSet)]
    [ValidateNotNull]
    public EgressSummary[]? Egress { get; set; }

    /// <summary>Days before and after a switch in which tickets count, and before now; 30 by default.</summary>
    [Parameter(ParameterSetName = MeasureSet)]
    [ValidateRange(1, 366)]
    public int WindowDays { get; set; } = 30;

    /// <summary>A file with the settings of the audit's rules. See about_SageMakerGuard_Settings.</summary>
    [Parameter(ParameterSetName = MeasureSet)]
    [ValidateNotNullOrEmpty]
    public string? SettingsPath { get; set; }

    /// <summary>The folder of the journals, which say when domains were switched. By default a folder SageMakerGuard/journal in the user's local data folder.</summary>
    [Parameter(ParameterSetName = MeasureSet)]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>Measures without adding to the history. Trends are shown all the same.</summary>
    [Parameter(ParameterSetName = MeasureSet)]
    public SwitchParameter NoHistory { get; set; }

    /// <summary>Gives former measurements, the oldest first, and measures nothing.</summary>
    [Parameter(Mandatory = true, ParameterSetName = HistorySet)]
    public SwitchParameter History { get; set; }

    /// <summary>The file of the history. By default SageMakerGuard/kpi/history.jsonl in the user's local data folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? HistoryPath { get; set; }

    /// <summary>The most calls in flight at once, over all regions. 32 by default.</summary>
    [Parameter(ParameterSetName = MeasureSet)]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>Refuses what cannot be used, before anything is read.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            _history = new(HistoryPath is null ? KpiHistory.DefaultPath : FilePath.Resolve(this, HistoryPath));
            if (ParameterSetName == HistorySet)
                return;
            if (AllRegions && Region is not null)
                throw new GuardFault("ParametersContradict", FaultCategory.InvalidArgument, "-Region names regions and -AllRegions means every one of them.", "Leave one of the two out.");
            if (EstatePath is not null && SupportCase)
                throw new GuardFault("ParametersContradict", FaultCategory.InvalidArgument, "-EstatePath reads a file and asks nobody, so -SupportCase has no meaning beside it.", "Leave one of the two out.");
            _ticketReader = new(TicketProperty, TicketDateFormat);
            _costs = NetworkCost?.Select(new CostReader(CostProperty).Read).ToList();
            _judge = new(SettingsSource.Read(SettingsPath is null ? null : FilePath.Resolve(this, SettingsPath)));
            _journalPath = JournalPath is null ? JournalFolder.DefaultPath : FilePath.Resolve(this, JournalPath);
            _ask = new()
            {
                EstatePath = EstatePath is null ? null : FilePath.Resolve(this, EstatePath),
                Identity = EstatePath is null ? ResolveIdentity(null) : null,
                Regions = RegionName.Of(Region ?? []),
                AllRegions = AllRegions,
            };
            _ask.Add([]);
            Take(Egress);
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }
    }

    /// <summary>Takes a ticket or what flow logs recorded.</summary>
    protected override void ProcessRecord()
    {
        foreach (var item in InputObject ?? [])
        {
            if (item.BaseObject is EgressSummary egress)
            {
                Take([egress]);
                continue;
            }

            try
            {
                _ticketsGiven = true;
                _tickets.Add(_ticketReader!.Read(item));
            }
            catch (GuardFault fault) when (fault.ErrorId == "TicketUnreadable")
            {
                WriteError(FaultWriter.Record(fault));
            }
            catch (GuardFault fault)
            {
                ThrowTerminatingError(FaultWriter.Record(fault));
            }
        }
    }

    /// <summary>Measures, or gives the history.</summary>
    protected override void EndProcessing()
    {
        if (ParameterSetName == HistorySet)
            GiveHistory();
        else
            Pump(MeasureAsync);
    }

    private void Take(IReadOnlyList<EgressSummary>? egress)
    {
        if (egress is null)
            return;
        _egressGiven = true;
        _egress.AddRange(egress);
    }

    private void GiveHistory()
    {
        try
        {
            foreach (var kpi in _history.Read(WriteWarning))
                WriteObject(kpi);
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }
    }

    private async Task MeasureAsync(PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var regions = new List<RegionEstate>();
        var listener = new RegionListener(outlet, ReadSubject.Domains, _ask!, 1, regions.Add);
        await EstateFeed.ReadAsync(_ask!, new() { Domains = true, Notebooks = false, ThrottleLimit = ThrottleLimit }, listener, fault => outlet.Error(FaultWriter.Record(fault)), cancellationToken).ConfigureAwait(false);
        listener.Finish();
        var input = new KpiInput
        {
            Now = DateTime.UtcNow,
            Regions = regions,
            Postures = regions.SelectMany(_judge!.JudgeDomains).ToList(),
            WindowDays = WindowDays,
            TagKeys = TagKey ?? [],
            Units = (OrganizationalUnit ?? []).Cast<DictionaryEntry>().ToDictionary(e => Convert.ToString(e.Key, CultureInfo.InvariantCulture) ?? "", e => Convert.ToString(e.Value, CultureInfo.InvariantCulture) ?? "", StringComparer.Ordinal),
            Tickets = _ticketsGiven ? _tickets : null,
            Runs = new JournalFolder(_journalPath!).Runs(fault => outlet.Error(FaultWriter.Record(fault))),
            Egress = _egressGiven ? _egress : null,
            Costs = _costs,
        };
        if (SupportCase)
            input = await WithCasesAsync(input, regions, cancellationToken).ConfigureAwait(false);
        var kpis = KpiHistory.WithTrend(KpiMeasurement.Of(input), _history.Read(outlet.Warning));
        if (!NoHistory && regions.Count > 0)
            _history.Append(kpis);
        foreach (var kpi in kpis)
            outlet.Write(kpi);
    }

    private async Task<KpiInput> WithCasesAsync(KpiInput input, IReadOnlyList<RegionEstate> regions, CancellationToken cancellationToken)
    {
        if (regions.Count == 0)
            return input;
        using var session = await Abandonable.Run(() => Cloud.Aws.Open(_ask!.Identity!.Cloud), cancellationToken).ConfigureAwait(false);
        var first = input.Runs.Select(r => r.StartedAt).Append(input.Now).Min();
        var cases = await session.OpenSupportCases(regions.Select(r => r.Region).OrderBy(name => name, StringComparer.Ordinal).First(), ThrottleLimit).CasesAsync(first.AddDays(-WindowDays), cancellationToken).ConfigureAwait(false);
        return input with
        {
            Tickets = [.. input.Tickets ?? [], .. cases.Items.Select(t => t with { AccountId = regions[0].AccountId })],
            TicketsUnreadable = cases.IsComplete ? null : string.Join("; ", cases.Unreadable),
        };
    }
}
