using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World.Billing;

namespace SageMakerGuard.Sandbox.Operations.CostExplorer;

/// <summary>GetCostAndUsage: the bill by day or month, in groups, page after page.</summary>
internal static class CostReads
{
    /// <summary>AWS does not say how large its pages are. A page here is full after so many groups, so that a month may go on in the next one.</summary>
    private const int Page = 200;

    // With no discounts and no blended rates all costs are the same.
    private static readonly string[] s_costs = ["AmortizedCost", "BlendedCost", "NetAmortizedCost", "NetUnblendedCost", "UnblendedCost"];
    private static readonly string[] s_quantities = ["NormalizedUsageAmount", "UsageQuantity"];

    public static IEnumerable<JsonOperation> All() =>
    [
        new(
            "GetCostAndUsage",
            [
                BillDays.Member, JsonMember.Choice("Granularity", true, "DAILY", "MONTHLY", "HOURLY"), BillFilter.Member, JsonMember.Texts("Metrics", required: true),
                JsonMember.List("GroupBy", null, null, false, JsonMember.Choice("Type", false, "DIMENSION", "TAG", "COST_CATEGORY"), JsonMember.Text("Key", 1024)),
                JsonMember.Text("BillingViewArn", 2048), JsonMember.Text("NextPageToken", 8192),
            ],
            _ => "*",
            CostAndUsage),
    ];

    private static Action<Utf8JsonWriter> CostAndUsage(JsonCall call)
    {
        var days = BillDays.Read(call.Request, call.Now);
        var metrics = call.Request.Texts("Metrics") ?? [];
        if (metrics.Count == 0 || metrics.Except(s_costs.Concat(s_quantities)).Any())
            throw BillDays.Refused("[sandbox] Metrics must be some of " + string.Join(", ", s_costs.Concat(s_quantities)) + ".");
        if (call.Request.Text("Granularity") == "HOURLY")
            throw BillDays.Refused("[sandbox] Hourly granularity was not enabled for this account.");
        var keys = Keys(call);
        var lines = BillAnswers.Lines(call, days);
        var periods = Periods(days, call.Request.Text("Granularity") == "DAILY").Select(period => (Period: period, Groups: Groups(lines, period, keys))).ToList();
        var question = "GetCostAndUsage|" + string.Join("|", new[] { "TimePeriod", "Granularity", "Filter", "Metrics", "GroupBy" }.Select(name => call.Request.Member(name)?.GetRawText())) + call.Account.Id;
        var start = BillAnswers.Start(call, question);
        return json => Write(json, call, metrics, periods, keys.Count > 0, start, question);
    }

    private static void Write(Utf8JsonWriter json, JsonCall call, IReadOnlyList<string> metrics, List<(BillDays Period, List<(List<string> Keys, List<BillLine> Lines)> Groups)> periods, bool grouped, int start, string question)
    {
        var month = new DateTime(call.Now.UtcDateTime.Year, call.Now.UtcDateTime.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        if (call.Request.Member("GroupBy") is { } asked)
        {
            json.WritePropertyName("GroupDefinitions");
            asked.WriteTo(json);
        }

        json.WriteStartArray("ResultsByTime");
        var (place, written) = (0, 0);
        foreach (var (period, groups) in periods)
        {
            // A period counts as one even where nothing is in it.
            var here = groups.Skip(Math.Max(0, start - place)).Take(Page - written).ToList();
            var weight = Math.Max(1, groups.Count);
            var isHere = groups.Count == 0 ? place >= start && written < Page : here.Count > 0;
            place += weight;
            if (!isHere)
                continue;
            written += Math.Max(1, here.Count);
            json.WriteStartObject();
            period.Write(json, "TimePeriod");
            json.WriteStartObject("Total");
            if (!grouped)
                Measure(json, metrics, here.SelectMany(g => g.Lines).ToList());
            json.WriteEndObject();
            json.WriteStartArray("Groups");
            foreach (var (keys, lines) in grouped ? here : [])
            {
                json.WriteStartObject();
                json.WriteStartArray("Keys");
                foreach (var key in keys)
                    json.WriteStringValue(key);
                json.WriteEndArray();
                json.WriteStartObject("Metrics");
                Measure(json, metrics, lines);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteBoolean("Estimated", period.End > month);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteAttributes(json, call);
        if (start + written < place)
            json.WriteString("NextPageToken", PageToken.Make(start + written, question));
    }

    /// <summary>Of accounts their names are told as well, where the bill is grouped by them.</summary>
    private static void WriteAttributes(Utf8JsonWriter json, JsonCall call)
    {
        json.WriteStartArray("DimensionValueAttributes");
        if (call.Request.Member("GroupBy") is { } asked && asked.EnumerateArray().Any(g => g.TryGetProperty("Key", out var key) && key.GetString() == "LINKED_ACCOUNT"))
        {
            json.WriteStartObject();
            json.WriteString("Value", call.Account.Id);
            json.WriteStartObject("Attributes");
            json.WriteString("description", "sandbox");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Measure(Utf8JsonWriter json, IReadOnlyList<string> metrics, List<BillLine> lines)
    {
        var units = lines.Select(line => line.Unit).Distinct().ToList();
        foreach (var metric in metrics)
        {
            var cost = s_costs.Contains(metric);
            json.WriteStartObject(metric);
            json.WriteString("Amount", (metric == "NormalizedUsageAmount" ? 0m : lines.Sum(line => cost ? line.CostUsd : line.Quantity)).ToString("0.##########", CultureInfo.InvariantCulture));
            json.WriteString("Unit", cost ? "USD" : units.Count == 1 && metric == "UsageQuantity" ? units[0] : "N/A");
            json.WriteEndObject();
        }
    }

    private static List<Func<BillLine, string>> Keys(JsonCall call)
    {
        var asked = call.Request.Member("GroupBy") is { } list ? list.EnumerateArray().ToList() : [];
        if (asked.Count > 2)
            throw BillDays.Refused("[sandbox] At most two groups can be asked for.");
        return asked.ConvertAll(group =>
        {
            var key = group.TryGetProperty("Key", out var name) ? name.GetString() ?? "" : "";
            return (group.TryGetProperty("Type", out var type) ? type.GetString() : null) switch
            {
                "DIMENSION" => BillFilter.Dimension(key) ?? throw BillDays.Refused($"[sandbox] The sandbox's bill has no dimension {key}."),
                // 'key$value', with nothing behind the sign where the resource has no such tag.
                "TAG" => line => key + "$" + BillFilter.TagOf(line, key, call.Account.CostTags),
                _ => throw BillDays.Refused("[sandbox] The sandbox's bill has no cost categories."),
            };
        });
    }

    private static IEnumerable<BillDays> Periods(BillDays days, bool daily)
    {
        for (var from = days.Start; from < days.End;)
        {
            var next = daily ? from.AddDays(1) : new DateTime(from.Year, from.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1);
            var until = next < days.End ? next : days.End;
            yield return new(from, until);
            from = until;
        }
    }

    private static List<(List<string> Keys, List<BillLine> Lines)> Groups(List<BillLine> lines, BillDays period, List<Func<BillLine, string>> keys) =>
        lines.Where(line => line.Day >= period.Start && line.Day < period.End)
            .GroupBy(line => string.Join("\n", keys.Select(key => key(line))), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key.Split('\n').ToList(), group.ToList()))
            .ToList();
}
