using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.FlowLogs;

/// <summary>CloudWatch Logs Insights: queries are really run over the records, and one that is not understood is refused.</summary>
public sealed class LogsTests : IDisposable
{
    private const string Parsed = "parse @message \"* * * * * * * * * * * * * * *\" as v, account, eni, src, dst, sp, dp, proto, packets, bytes, start, end, action, status, rest | filter status = \"OK\" and eni = \"" + RecordedRegion.StudioInterface + "\"";

    private readonly Stage _stage = new(new SandboxOptions { Estate = RecordedRegion.Estate(), TransitionTime = TimeSpan.Zero });

    // Over one hour: six times two ways to the home directory, to an endpoint and to S3, and six that are rejected.
    public static TheoryData<string, string> Queries => new()
    {
        { Parsed + " | stats count(*) as n", "n=42" },
        { Parsed + " | filter action = \"REJECT\" | stats count(*) as n by dst, dp", "dst=192.0.2.63 dp=443 n=6" },
        { Parsed + " | filter dp in [\"2049\"] or sp = 2049 | stats count(*) as n by action", "action=ACCEPT n=12" },
        { Parsed + " | fields greatest(0, least(1, dp - sp)) * greatest(0, least(1, 32768 - sp)) as answer | stats count(*) as n by answer | sort answer asc", "answer=0 n=24; answer=1 n=18" },
        { Parsed + " | fields sp + dp * 0 as port | stats min(port) as low, max(bytes) / 1 as x", "!" },
        { Parsed + " | stats min(start) as first, max(packets) as most by proto | limit 1", "proto=6" },
        { "stats count(*) as n by nothing", "n=" },
        { "fields @message | limit 2", "@message=5 111122223333" },
        { "filter @message like /x/", "!" },
        { "parse @message \"* *\" as one", "!" },
        { "stats avg(bytes) by bin(1h)", "!" },
        { "display @message", "!" },
        { "", "!" },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_query_is_run_or_refused(string query, string expected)
    {
        var started = await Start(query);
        if (expected == "!")
        {
            Assert.Equal("MalformedQueryException", started.Code);
            Assert.StartsWith("[sandbox] ", started.Message, StringComparison.Ordinal);
            return;
        }

        var answer = await Ask("GetQueryResults", new { queryId = started.Text("queryId") });
        Assert.Equal("Complete", answer.Text("status"));
        var rows = answer.Json.GetProperty("results").EnumerateArray().Select(row => string.Join(" ", row.EnumerateArray().Select(f => f.GetProperty("field").GetString() + "=" + f.GetProperty("value").GetString())));
        Assert.StartsWith(expected, string.Join("; ", rows), StringComparison.Ordinal);
        Assert.True(answer.Json.GetProperty("statistics").GetProperty("bytesScanned").GetDouble() > 1000);
    }

    [Fact]
    public async Task A_query_runs_for_a_while_and_can_be_stopped()
    {
        using var slow = new Stage(new SandboxOptions { Estate = RecordedRegion.Estate(), TransitionTime = TimeSpan.FromSeconds(5) });
        var ids = new List<string?>();
        for (var i = 0; i < 2; i++)
            ids.Add((await Ask(slow, "StartQuery", Hour(slow, "stats count(*) as n"))).Text("queryId"));
        Assert.Equal("Running", (await Ask(slow, "GetQueryResults", new { queryId = ids[0] })).Text("status"));
        Assert.True((await Ask(slow, "StopQuery", new { queryId = ids[1] })).Json.GetProperty("success").GetBoolean());
        slow.Now = slow.Now.AddSeconds(6);
        Assert.Equal("Complete", (await Ask(slow, "GetQueryResults", new { queryId = ids[0] })).Text("status"));
        Assert.Equal("Cancelled", (await Ask(slow, "GetQueryResults", new { queryId = ids[1] })).Text("status"));
        Assert.Equal("InvalidParameterException", (await Ask(slow, "StopQuery", new { queryId = ids[0] })).Code);
    }

    [Fact]
    public async Task No_more_than_thirty_run_at_once()
    {
        using var slow = new Stage(new SandboxOptions { Estate = RecordedRegion.Estate(), TransitionTime = TimeSpan.FromMinutes(1) });
        for (var i = 0; i < 30; i++)
            Assert.Null((await Ask(slow, "StartQuery", Hour(slow, "stats count(*) as n"))).Code);
        Assert.Equal("LimitExceededException", (await Ask(slow, "StartQuery", Hour(slow, "stats count(*) as n"))).Code);
    }

    [Fact]
    public async Task A_log_group_that_no_flow_log_delivers_to_is_not_there()
    {
        var answer = await Ask("StartQuery", new { logGroupName = "/none", startTime = 0, endTime = 1, queryString = "fields @message" });
        Assert.Equal(("ResourceNotFoundException", $"Log group '/none' does not exist for account ID '{HealthyRegion.Account}'"), (answer.Code, answer.Message));
        Assert.Equal("ResourceNotFoundException", (await Ask("GetQueryResults", new { queryId = Guid.NewGuid() })).Code);
        Assert.Equal("InvalidParameterException", (await Ask("GetQueryResults", new { queryId = "x" })).Code);
    }

    public void Dispose() => _stage.Dispose();

    private Task<Reply> Start(string query) => Ask("StartQuery", Hour(_stage, query));

    private static object Hour(Stage stage, string query)
    {
        var from = new DateTimeOffset(stage.Now.Date.AddHours(-4), TimeSpan.Zero).ToUnixTimeSeconds();
        return new { logGroupName = RecordedRegion.LogGroup, startTime = from, endTime = from + 3599, queryString = query };
    }

    private Task<Reply> Ask(string operation, object body) => Ask(_stage, operation, body);

    private static Task<Reply> Ask(Stage stage, string operation, object body) => stage.Json("Logs_20140328." + operation, "logs", body);
}
