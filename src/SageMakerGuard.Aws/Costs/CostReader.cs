using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Clients;
using SageMakerGuard.Aws.Clients.CostExplorer;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps.Billing;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Costs;

/// <summary>Reads the network's part of a bill with as few requests as can be, for each costs money: the usage types in use first, then one grouped question.</summary>
internal sealed class CostReader(RegionClients clients, string? endpoint) : ICostSource
{
    private const string Cost = "UnblendedCost";
    private const string Usage = "UsageQuantity";

    public async Task<NetworkBillAnswer> NetworkBillAsync(BillQuestion question, CancellationToken cancellationToken)
    {
        var caller = new RegionCaller(clients, new CallGate(1), endpoint, cancellationToken);
        var days = new DateInterval { Start = Day(question.Start), End = Day(question.End) };
        var requests = 0;
        var types = Whole(await caller.ReadAll("ce:GetDimensionValues", async (c, token, ct) =>
        {
            requests++;
            var page = await c.Costs.GetDimensionValuesAsync(new() { TimePeriod = days, Dimension = "USAGE_TYPE", Filter = Of("SERVICE", [UsageTypes.Ec2Other, UsageTypes.Vpc]), NextPageToken = token }, ct).ConfigureAwait(false);
            return Page.Of(page.DimensionValues.Select(v => v.Value ?? ""), page.NextPageToken);
        }).ConfigureAwait(false)).Where(type => UsageTypes.Read(type) is not null).Distinct(StringComparer.Ordinal).ToList();
        if (types.Count == 0)
            return new() { Requests = requests };

        var estimated = false;
        var rows = Whole(await caller.ReadAll("ce:GetCostAndUsage", async (c, token, ct) =>
        {
            requests++;
            var page = await c.Costs.GetCostAndUsageAsync(Request(question, days, types, token), ct).ConfigureAwait(false);
            estimated |= page.ResultsByTime.Exists(r => r.Estimated);
            return Page.Of(page.ResultsByTime.SelectMany(r => r.Groups.Select(g => Row(r, g))), page.NextPageToken);
        }).ConfigureAwait(false));
        return new() { Rows = rows, Estimated = estimated, Requests = requests };
    }

    private static GetCostAndUsageRequest Request(BillQuestion question, DateInterval days, List<string> types, string? token) => new()
    {
        TimePeriod = days,
        Granularity = question.Daily ? "DAILY" : "MONTHLY",
        Metrics = [Cost, Usage],
        Filter = new() { And = [Of("USAGE_TYPE", types), Of("LINKED_ACCOUNT", [question.AccountId])] },
        GroupBy = question.TagKey is { } key ? [new() { Type = "DIMENSION", Key = "USAGE_TYPE" }, new() { Type = "TAG", Key = key }] : [new() { Type = "DIMENSION", Key = "USAGE_TYPE" }],
        NextPageToken = token,
    };

    private static Expression Of(string dimension, List<string> values) => new() { Dimensions = new() { Key = dimension, Values = values } };

    private static BillRow Row(ResultByTime result, Group group) => new()
    {
        Start = Day(result.TimePeriod?.Start),
        End = Day(result.TimePeriod?.End),
        UsageType = group.Keys[0],
        // 'key$value'.
        TagValue = group.Keys.Count > 1 ? group.Keys[1].Substring(group.Keys[1].IndexOf('$') + 1) : null,
        CostUsd = Amount(group, Cost),
        Quantity = Amount(group, Usage),
    };

    private static decimal Amount(Group group, string metric)
    {
        if (!group.Metrics.TryGetValue(metric, out var value))
            return 0m;
        if (metric == Cost && value.Unit is { } unit && unit != "USD")
            throw new GuardFault("CurrencyNotSupported", FaultCategory.NotSupported, $"The bill is in {unit}, and this module reckons in US dollars.", "Use the estimate (without -Actual), or AWS Cost Explorer itself.");
        return decimal.Parse(value.Amount ?? "0", NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static List<T> Whole<T>(Listing<T> list) => list.Fault is { } fault ? throw fault
        : list.Failure is { } stuck ? throw new GuardFault("BillNotWhole", FaultCategory.ServiceFailure, stuck.Reason, "Run it again later.")
        : list.Items;

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTime Day(string? text) => DateTime.Parse(text ?? "", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal).Date;
}
