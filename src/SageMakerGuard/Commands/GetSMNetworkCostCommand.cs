using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Completion;
using SageMakerGuard.Costs;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps;
using SageMakerGuard.FinOps.Billing;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>How the rows of a bill are cut by time.</summary>
public enum CostPeriod
{
    /// <summary>All days as one.</summary>
    Total,

    /// <summary>By month.</summary>
    Monthly,

    /// <summary>By day.</summary>
    Daily,
}

/// <summary>Says what the network of SageMaker AI domains costs, by domain or cost centre: estimated from what is there, or from the bill.</summary>
/// <remarks>
/// <para>Without -Actual the NAT gateways, interface endpoints and public addresses that are there are priced by list prices for a month of 730 hours. That works with -EstatePath as well, and without credentials. Data is not in an estimate.</para>
/// <para>With -Actual the bill is read from AWS Cost Explorer, which charges 0.01 US dollars for each request; two are made for each account, and more where the answer has pages. A bill names no NAT gateway and no endpoint. So a line is a domain's only where it can be shown: the hours on the bill are just those of what is there, and it serves that domain alone. Everything else is in a row of its own, Shared. Nothing is attributed that is not on the bill, and the rows add up to it to the cent. Lines say why they are whose.</para>
/// <para>With -GroupBy the rows are the values of a tag, such as a cost centre: those that the bill has, for what is tagged itself, and else those of the domain. What has neither is (shared) or (untagged). On the bill a tag is only there once it is active for cost allocation.</para>
/// <para>What could not be read, and prices that are not known, are said in Notes. CostUsd is then empty and KnownCostUsd says how much it is at least.</para>
/// </remarks>
/// <example>
/// <code>Get-SMNetworkCost -AllRegions | Sort-Object CostUsd -Descending</code>
/// <para>Estimates what the networks of all domains cost in a month.</para>
/// </example>
/// <example>
/// <code>Get-SMNetworkCost -AllRegions -Actual -GroupBy CostCenter</code>
/// <para>Shows the bill of last month by cost centre.</para>
/// </example>
/// <example>
/// <code>Get-SMNetworkCost -Region eu-central-1 -Actual -Start 2026-09-01 -End 2026-11-01 -Period Monthly | Format-Table Start, DomainName, Attribution, CostUsd, UsdPerUser</code>
/// <para>Shows what each domain cost in September and October, also for each user.</para>
/// </example>
/// <example>
/// <code>Get-SMNetworkCost -EstatePath ./estate.json | Select-Object -ExpandProperty Lines</code>
/// <para>Shows what an estimate is made of, without credentials.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "SMNetworkCost")]
[OutputType(typeof(NetworkCost))]
public sealed class GetSMNetworkCostCommand : ReadingCommand
{
    private readonly List<(ReadAsk Ask, RegionEstate Region)> _regions = [];
    private PriceBook? _prices;
    private DateTime _now;
    private DateTime _start;
    private DateTime _end;

    /// <summary>Only the rows of these domains; without it, all of them and what is shared.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DomainCompleter))]
    [ValidatePattern(DomainIdPattern)]
    public string[]? DomainId { get; set; }

    /// <summary>Reads the bill in place of estimating. AWS charges 0.01 US dollars for each request to Cost Explorer.</summary>
    [Parameter]
    public SwitchParameter Actual { get; set; }

    /// <summary>With -Actual: the first day, in UTC. By default the first of last month.</summary>
    [Parameter]
    public DateTime? Start { get; set; }

    /// <summary>With -Actual: the day after the last, in UTC. By default the first of this month, or with -Start today.</summary>
    [Parameter]
    public DateTime? End { get; set; }

    /// <summary>With -Actual: whether all days are one row (Total), or each month (Monthly) or day (Daily) has its own. Total by default.</summary>
    [Parameter]
    public CostPeriod Period { get; set; }

    /// <summary>The tag whose values are to be the rows, for example CostCenter.</summary>
    [Parameter]
    [Alias("TagKey")]
    [ValidateLength(1, 128)]
    public string? GroupBy { get; set; }

    /// <summary>A price table that Update-SMPriceTable wrote, for the estimate. By default the user's own, where it is newer than the module's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PriceTablePath { get; set; }

    private protected override IReadOnlyCollection<string> Names => DomainId ?? [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        var given = MyInvocation.BoundParameters;
        if (Actual && given.ContainsKey(nameof(EstatePath)))
            Refuse("-Actual asks AWS for the bill, and -EstatePath asks nobody.", "Leave one of the two out.");
        foreach (var name in new[] { nameof(Start), nameof(End), nameof(Period) }.Where(n => !Actual && given.ContainsKey(n)))
            Refuse($"-{name} is about a bill, and without -Actual no bill is read.", "Add -Actual, or leave it out.");
        if (Actual && given.ContainsKey(nameof(PriceTablePath)))
            Refuse("-PriceTablePath is about an estimate, and -Actual reads the bill.", "Leave one of the two out.");
        if (GroupBy is not null && given.ContainsKey(nameof(DomainId)))
            Refuse("-GroupBy makes rows of a tag's values, and -DomainId asks for rows of domains.", "Leave one of the two out.");
        _now = DateTime.UtcNow;
        var month = new DateTime(_now.Year, _now.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        _start = Day(Start) ?? month.AddMonths(-1);
        _end = Day(End) ?? (Start is null ? month : _now.Date);
        if (_start >= _end)
            Refuse("The first day is not before the end.", "Give -Start and -End so that at least one day lies between them.");
        try
        {
            _prices = PriceSource.Of(this, PriceTablePath);
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }
    }

    private protected override ReadSubject SubjectOf(ReadAsk ask) => ReadSubject.Domains;

    // All domains, whichever are asked for: whether a NAT gateway serves one alone shows only when all are known.
    private protected override CollectRequest RequestFor(ReadAsk ask) => new() { Domains = true, Notebooks = true };

    private protected override void OnRegion(RegionEstate region, ReadAsk ask, PipelineOutlet outlet, CancellationToken cancellationToken) => _regions.Add((ask, region));

    private protected override async Task OnReadAsync(PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        foreach (var byAsk in _regions.GroupBy(r => r.Ask))
        {
            // They come in as they are read; rows are the same each time.
            var regions = byAsk.Select(r => r.Region).OrderBy(r => r.AccountId, StringComparer.Ordinal).ThenBy(r => r.Region, StringComparer.Ordinal).ToList();
            if (!Actual)
                Give(NetworkCosts.Estimate(regions, _prices!, GroupBy), byAsk.Key, outlet);
            else
                await BillAsync(byAsk.Key, regions, outlet, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task BillAsync(ReadAsk ask, List<RegionEstate> regions, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        using var session = await Abandonable.Run(() => Loading.Cloud.Aws.Open(ask.Identity!.Cloud), cancellationToken).ConfigureAwait(false);
        foreach (var account in regions.GroupBy(r => r.AccountId))
        {
            var question = new BillQuestion { AccountId = account.Key, Start = _start, End = _end, Daily = Period == CostPeriod.Daily, TagKey = GroupBy };
            var bill = await session.OpenCosts(account.First().Region).NetworkBillAsync(question, cancellationToken).ConfigureAwait(false);
            outlet.Verbose(FormattableString.Invariant($"Cost Explorer was asked {bill.Requests} times for account {account.Key}; AWS charges 0.01 US dollars for each."));

            // Where regions were named, only these are meant.
            var rows = bill.Rows.Where(r => ask.AllRegions || account.Any(read => read.Region == UsageTypes.Read(r.UsageType)?.Region)).ToList();
            foreach (var period in Periods(rows, question))
                Give(NetworkCosts.Attribute(period.Question, bill with { Rows = period.Rows }, account.ToList(), _now, GroupBy), ask, outlet);
        }
    }

    private IEnumerable<(BillQuestion Question, List<BillRow> Rows)> Periods(List<BillRow> rows, BillQuestion question) => Period == CostPeriod.Total || rows.Count == 0
        ? [(question, rows)]
        : rows.GroupBy(r => (r.Start, r.End)).OrderBy(g => g.Key.Start).Select(g => (question with { Start = g.Key.Start, End = g.Key.End }, g.ToList()));

    private void Give(IReadOnlyList<NetworkCost> costs, ReadAsk ask, PipelineOutlet outlet)
    {
        foreach (var cost in costs.Where(c => ask.Names.Count == 0 || (c.DomainId is { } id && ask.Wants(id))))
            outlet.Write(cost);
    }

    // A day is a day, wherever the person sits who typed it.
    private static DateTime? Day(DateTime? given) => given is { } day ? new DateTime(day.Year, day.Month, day.Day, 0, 0, 0, DateTimeKind.Utc) : null;
}
