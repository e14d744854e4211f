using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Costs;
using SageMakerGuard.FinOps.BreakEven;
using SageMakerGuard.FinOps.Prices;

namespace SageMakerGuard.Internal;

/// <summary>Short texts for the cells of costs: plain ASCII, the same under every culture. Public for the format file's sake alone.</summary>
public static class CostDisplay
{
    /// <summary>Whose costs a row has: a domain's name, a cost centre, 'shared'.</summary>
    public static string Whose(NetworkCost? cost) => cost is null ? "" : cost.CostGroup ?? (cost.DomainId is { } id ? Named(id, cost.DomainName) : "shared");

    /// <summary>US dollars; 'at least' where a part of it is not known.</summary>
    public static string Usd(NetworkCost? cost) => cost is null ? "" : cost.CostUsd is { } usd ? Money(usd) : ">= " + Money(cost.KnownCostUsd);

    /// <summary>The same for a plan.</summary>
    public static string Usd(PlanCost? cost) => cost is null ? "" : cost.MonthlyCostUsd is { } usd ? Money(usd) : ">= " + Money(cost.KnownMonthlyCostUsd);

    /// <summary>'2026-10-01 to 2026-11-01', or 'a month, estimated'.</summary>
    public static string Time(NetworkCost? cost) => cost?.Start is { } start && cost.End is { } end ? $"{Day(start)} to {Day(end)}" : "a month, estimated";

    /// <summary>A day; nothing where there is none.</summary>
    public static string Day(DateTime? day) => day is { } known ? known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    /// <summary>A number with at most so many digits behind the point; nothing where it is not known.</summary>
    public static string Number(decimal? number, int digits = 1) => number is { } known ? Math.Round(known, digits).ToString("0." + new string('#', digits), CultureInfo.InvariantCulture) : "";

    /// <summary>US dollars; nothing where there is nothing to say.</summary>
    public static string Amount(decimal? usd) => usd is { } known ? Money(known) : "";

    /// <summary>How many users share a row's costs; nothing for what is shared by nobody knows whom.</summary>
    public static string Users(NetworkCost? cost) => cost is null or { Attribution: CostAttribution.Shared } ? "" : Display.Count(cost.UserCount);

    /// <summary>A number of days.</summary>
    public static string Days(double? days) => days is { } known ? known.ToString("0.#", CultureInfo.InvariantCulture) : "";

    /// <summary>Lines of a bill or an estimate.</summary>
    public static string CostLines(IEnumerable<NetworkCostLine>? lines) =>
        Display.Sentences((lines ?? []).Select(l => $"{Display.Usd(l.CostUsd),10} {l.UsageType}, {Number(l.Quantity, 3)} {l.Unit}: {l.Why}"));

    /// <summary>Services by NAT gateway and by endpoint.</summary>
    public static string Services(IEnumerable<EgressServiceCost>? services) =>
        Display.Sentences((services ?? []).Select(s => $"{s.Service}: {s.Advice}{(s.SavesMonthlyUsd is { } usd ? $", saves {Money(usd)} USD a month" : "")}. {s.Reason}"));

    /// <summary>Ways to build a network.</summary>
    public static string Scenarios(IEnumerable<EgressScenario>? scenarios) =>
        Display.Sentences((scenarios ?? []).Select(s => $"{s.Name}: {Display.Usd(s.MonthlyUsd)} USD a month{(s.SavesMonthlyUsd is { } usd ? $", saves {Money(usd)}" : "")}{(s.Possible == false ? ", not possible" : s.Possible is null ? ", whether it is possible is not known" : "")}"));

    /// <summary>Kinds of changes.</summary>
    public static string Kinds(IEnumerable<PlanCostKind>? kinds) => Display.Sentences((kinds ?? []).Select(k => $"{Display.Usd(k.MonthlyCostUsd),10} {k.Kind}, {k.Count.ToString(CultureInfo.InvariantCulture)}"));

    /// <summary>Tiers of a price: '0.01, from 1048576 on 0.006'.</summary>
    public static string Tiers(IEnumerable<PriceTier>? tiers) =>
        string.Join(", ", (tiers ?? []).Select(t => (t.From == 0m ? "" : $"from {Number(t.From, 0)} on ") + t.Usd.ToString("0.##########", CultureInfo.InvariantCulture)));

    private static string Named(string id, string? name) => name is { Length: > 0 } ? name : id;

    private static string Money(decimal usd) => usd.ToString("0.00", CultureInfo.InvariantCulture);
}
