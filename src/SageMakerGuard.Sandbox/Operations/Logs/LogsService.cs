using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Operations.Queries;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Logs;

/// <summary>CloudWatch Logs: the log groups that flow logs deliver to, and Insights queries, which are really run over their records.</summary>
internal static class LogsService
{
    /// <summary>At most 30 queries at once (API_StartQuery: the quota of concurrent queries).</summary>
    private const int MostAtOnce = 30;

    private const string GroupPattern = @"[\.\-_/#A-Za-z0-9]+";

    private static readonly JsonMember s_query = JsonMember.Text("queryId", 256, required: true);

    public static IService Create() => new JsonService(
        "logs",
        "logs",
        "Logs_20140328",
        new JsonDialect(),
        [
            new("DescribeLogGroups", [JsonMember.Text("logGroupNamePrefix", 512, GroupPattern), JsonMember.Text("logGroupNamePattern", 512), JsonMember.Integer("limit", 1, 50), JsonMember.Text("nextToken")], call => call.Region.Arn("logs", "log-group:*"), Describe),
            new(
                "StartQuery",
                [
                    JsonMember.Text("logGroupName", 512, GroupPattern), JsonMember.Texts("logGroupNames"), JsonMember.Texts("logGroupIdentifiers"), JsonMember.Integer("startTime", 0) with { Required = true }, JsonMember.Integer("endTime", 0) with { Required = true },
                    JsonMember.Text("queryString", 10_000, required: true), JsonMember.Integer("limit", 1, 100_000), JsonMember.Choice("queryLanguage", false, "CWLI", "SQL", "PPL"),
                ],
                call => call.Region.Arn("logs", "log-group:" + (call.Request.Text("logGroupName") ?? "*")),
                Start),
            new("GetQueryResults", [s_query, JsonMember.Text("nextToken", 1024), JsonMember.Integer("maxItems", 0, 10_000)], _ => "*", Results),
            new("StopQuery", [s_query], _ => "*", Stop),
        ]);

    private static IReadOnlyList<(string Name, List<FlowLog> Logs)> Groups(RegionState region) => region.Estate.FlowLogs.Items
        .Where(log => log.LogDestinationType == "cloud-watch-logs" && log.LogGroupName is { Length: > 0 })
        .GroupBy(log => log.LogGroupName!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.ToList())).ToList();

    private static Action<Utf8JsonWriter> Describe(JsonCall call)
    {
        var (prefix, pattern) = (call.Request.Text("logGroupNamePrefix") ?? "", call.Request.Text("logGroupNamePattern") ?? "");
        var groups = Groups(call.Region).Where(g => g.Name.StartsWith(prefix, StringComparison.Ordinal) && g.Name.IndexOf(pattern, StringComparison.OrdinalIgnoreCase) >= 0).ToList();
        var key = "DescribeLogGroups" + prefix + "|" + pattern + call.Region.Region;
        var start = call.Request.Text("nextToken") is { Length: > 0 } token ? PageToken.Read(token, key) ?? throw Invalid("[sandbox] The nextToken is not valid for this request.") : 0;
        var size = call.Request.Integer("limit") ?? 50;
        return json =>
        {
            json.WriteStartArray("logGroups");
            foreach (var (name, logs) in groups.Skip(start).Take(size))
            {
                json.WriteStartObject();
                json.WriteString("logGroupName", name);
                json.WriteNumber("creationTime", RegionState.LongAgo.ToUnixTimeMilliseconds());
                json.WriteNumber("metricFilterCount", 0);
                json.WriteString("arn", call.Region.Arn("logs", $"log-group:{name}:*"));
                json.WriteNumber("storedBytes", logs.Sum(log => Messages(call.Region, log, call.Now - StoredFlowLogs.Kept, call.Now, call.Now).Sum(m => (long)Encoding.UTF8.GetByteCount(m.Text))));
                json.WriteString("logGroupClass", "STANDARD");
                json.WriteString("logGroupArn", call.Region.Arn("logs", "log-group:" + name));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteText("nextToken", start + size < groups.Count ? PageToken.Make(start + size, key) : null);
        };
    }

    private static Action<Utf8JsonWriter> Start(JsonCall call)
    {
        var name = call.Request.Text("logGroupName") ?? call.Request.Texts("logGroupNames")?.FirstOrDefault()
            ?? throw Invalid("[sandbox] Exactly one of logGroupName, logGroupNames and logGroupIdentifiers is needed, and the last is not known here.");
        var logs = Groups(call.Region).Where(g => g.Name == name).Select(g => g.Logs).FirstOrDefault()
            ?? throw new AwsFault("ResourceNotFoundException", $"Log group '{name}' does not exist for account ID '{call.Account.Id}'");
        if (call.Request.Text("queryLanguage") is not (null or "CWLI"))
            throw Malformed("only queryLanguage CWLI is known here");
        InsightsProgram program;
        try
        {
            program = InsightsProgram.Parse(call.Required("queryString"));
        }
        catch (NotUnderstoodException e)
        {
            throw Malformed("not understood: " + e.Message);
        }

        if (call.Region.LogQueries.Values.Count(q => q.Status(call.Now) == "Running") >= MostAtOnce)
            throw new AwsFault("LimitExceededException", "[sandbox] Too many queries run at once.");

        // Seconds on the wire; the end is included, and the last 999 milliseconds behind it are not (aws/aws-sdk#280).
        var from = Seconds(call, "startTime");
        var to = Seconds(call, "endTime");
        if (to < from)
            throw Malformed("the end lies before the start");
        var (region, now) = (call.Region, call.Now);
        var id = Guid.NewGuid().ToString();
        region.LogQueries[id] = new(call.Due, () => Run(program, logs.SelectMany(log => Messages(region, log, from, to.AddMilliseconds(1), now)).ToList()));
        return json => json.WriteString("queryId", id);
    }

    private static LogQueryRun.Result Run(InsightsProgram program, List<Message> messages)
    {
        var (rows, matched) = program.Run(messages.Select(m => new RowReader(m.Row)));
        return new(rows, matched, messages.Count, messages.Sum(m => (long)Encoding.UTF8.GetByteCount(m.Text)));
    }

    private static Action<Utf8JsonWriter> Results(JsonCall call)
    {
        var id = call.Required("queryId");
        var run = Find(call, id);
        var status = run.Status(call.Now);
        var result = status == "Complete" ? run.Outcome : new([], 0, 0, 0);
        var size = call.Request.Integer("maxItems") is { } most and > 0 ? most : 10_000;
        var start = call.Request.Text("nextToken") is { Length: > 0 } token ? PageToken.Read(token, id) ?? throw Invalid("[sandbox] The nextToken is not valid for this query.") : 0;
        return json =>
        {
            json.WriteString("queryLanguage", "CWLI");
            json.WriteStartArray("results");
            foreach (var row in result.Rows.Skip(start).Take(size))
            {
                json.WriteStartArray();
                foreach (var (field, value) in row)
                {
                    json.WriteStartObject();
                    json.WriteString("field", field);
                    json.WriteString("value", value);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteStartObject("statistics");
            json.WriteNumber("recordsMatched", (double)result.Matched);
            json.WriteNumber("recordsScanned", (double)result.Scanned);
            json.WriteNumber("bytesScanned", (double)result.Bytes);
            json.WriteEndObject();
            json.WriteString("status", status);
            json.WriteText("nextToken", start + size < result.Rows.Count ? PageToken.Make(start + size, id) : null);
        };
    }

    private static Action<Utf8JsonWriter> Stop(JsonCall call)
    {
        if (!Find(call, call.Required("queryId")).Stop(call.Now))
            throw Invalid("[sandbox] The query has ended already.");
        return json => json.WriteBoolean("success", true);
    }

    private static LogQueryRun Find(JsonCall call, string id) => call.Region.LogQueries.TryGetValue(id, out var run)
        ? run
        : throw (Guid.TryParse(id, out _) ? new AwsFault("ResourceNotFoundException", "[sandbox] There is no such query.") : Invalid("[sandbox] That is no id of a query."));

    private static DateTimeOffset Seconds(JsonCall call, string name) => DateTimeOffset.FromUnixTimeSeconds((long)call.Request.Member(name)!.Value.GetDouble());

    /// <summary>A record comes about five minutes after it was gathered (VPC User Guide, 'Publish flow logs to CloudWatch Logs').</summary>
    private static IEnumerable<Message> Messages(RegionState region, FlowLog log, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var fields = FlowRecord.Fields(log.LogFormat);
        var (first, last) = (now - StoredFlowLogs.Kept, now - FlowTraffic.Slot - TimeSpan.FromMinutes(5));
        return FlowTraffic.Of(region, log, from > first ? from : first, to < last ? to : last).Select(record => new Message(record, record.Line(fields)));
    }

    private static AwsFault Invalid(string message) => new("InvalidParameterException", message);

    private static AwsFault Malformed(string why) => new("MalformedQueryException", "[sandbox] " + why);

    private sealed record Message(FlowRecord Record, string Text)
    {
        public object? Row(string name) => name switch
        {
            "@timestamp" => (decimal)Record.Start.ToUnixTimeMilliseconds(),
            "@message" => Text,
            _ => null,
        };
    }
}
