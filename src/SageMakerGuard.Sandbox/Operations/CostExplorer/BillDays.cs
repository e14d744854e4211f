using System;
using System.Globalization;
using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.CostExplorer;

/// <summary>The days of a question: from the first, up to and not including the end.</summary>
internal readonly record struct BillDays(DateTime Start, DateTime End)
{
    // Cost Explorer keeps 13 months and the current one (AWS Cost Management User Guide, 'Best practices for the Cost Explorer API').
    private const int MonthsKept = 13;

    public static JsonMember Member { get; } = JsonMember.Structure("TimePeriod", Day("Start"), Day("End")) with { Required = true };

    /// <summary>The days, if AWS has a bill of them.</summary>
    public static BillDays Read(JsonRequest request, DateTimeOffset now)
    {
        var period = request.Member("TimePeriod") ?? default;
        var days = new BillDays(At(period, "Start"), At(period, "End"));
        var today = now.UtcDateTime.Date;
        var month = new DateTime(today.Year, today.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        if (days.Start >= days.End)
            throw Refused("[sandbox] The start date must be before the end date.");
        if (days.Start > today)
            throw Refused("[sandbox] The start date must be equal to or no later than the current date.");
        // aws/aws-sdk-js#2732.
        if (days.End > month.AddMonths(1))
            throw Refused("end date past the beginning of next month");
        // redhat-performance/cloud-governance#1011: farther back only whole months, which need an option of their own, are kept.
        return days.Start >= month.AddMonths(-MonthsKept) ? days : throw (days.Start.Day == 1
            ? new AwsFault("BillExpirationException", "[sandbox] The bill of that time is not kept.") { Modelled = true }
            : Refused("To retrieve data beyond the past 14 months, your start date needs to be the first day of the month."));
    }

    public void Write(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.WriteString("Start", Text(Start));
        json.WriteString("End", Text(End));
        json.WriteEndObject();
    }

    public static AwsFault Refused(string message) => new("ValidationException", message);

    private static JsonMember Day(string name) => JsonMember.Text(name, 40, "(\\d{4}-\\d{2}-\\d{2})(T\\d{2}:\\d{2}:\\d{2}Z)?", required: true);

    private static string Text(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTime At(JsonElement period, string name) =>
        DateTime.TryParseExact(period.GetProperty(name).GetString()!.Split('T')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day)
            ? day
            : throw Refused($"[sandbox] {name} is no date.");
}
