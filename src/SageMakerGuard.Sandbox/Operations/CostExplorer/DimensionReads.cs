using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.CostExplorer;

/// <summary>GetDimensionValues: which values a dimension has on the bill of some days.</summary>
internal static class DimensionReads
{
    /// <summary>API_GetDimensionValues: 1000 where nothing else is said.</summary>
    private const int Page = 1000;

    public static IEnumerable<JsonOperation> All() =>
    [
        new(
            "GetDimensionValues",
            [
                BillDays.Member, JsonMember.Text("Dimension", required: true), JsonMember.Text("SearchString", 1024), JsonMember.Choice("Context", false, "COST_AND_USAGE", "RESERVATIONS", "SAVINGS_PLANS"),
                BillFilter.Member, JsonMember.Text("NextPageToken", 8192),
            ],
            _ => "*",
            Values),
    ];

    private static Action<Utf8JsonWriter> Values(JsonCall call)
    {
        var days = BillDays.Read(call.Request, call.Now);
        var read = BillFilter.Dimension(call.Required("Dimension")) ?? throw BillDays.Refused($"[sandbox] The sandbox's bill has no dimension {call.Required("Dimension")}.");
        var search = call.Request.Text("SearchString") ?? "";
        var values = BillAnswers.Lines(call, days).Select(read).Distinct(StringComparer.Ordinal)
            .Where(value => value.IndexOf(search, StringComparison.OrdinalIgnoreCase) >= 0).OrderBy(value => value, StringComparer.Ordinal).ToList();
        var question = "GetDimensionValues|" + string.Join("|", new[] { "TimePeriod", "Dimension", "SearchString", "Filter" }.Select(name => call.Request.Member(name)?.GetRawText())) + call.Account.Id;
        var start = BillAnswers.Start(call, question);
        return json =>
        {
            var page = values.Skip(start).Take(Page).ToList();
            json.WriteStartArray("DimensionValues");
            foreach (var value in page)
            {
                json.WriteStartObject();
                json.WriteString("Value", value);
                json.WriteStartObject("Attributes");
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("ReturnSize", page.Count);
            json.WriteNumber("TotalSize", values.Count);
            if (start + Page < values.Count)
                json.WriteString("NextPageToken", PageToken.Make(start + Page, question));
        };
    }
}
