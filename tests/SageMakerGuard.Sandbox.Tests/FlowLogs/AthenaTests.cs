using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.FlowLogs;

/// <summary>Athena and AWS Glue: a statement is really run over the files, one that is not understood is refused, and only the files of the named days are read.</summary>
public sealed class AthenaTests : IDisposable
{
    private const string Studio = "interface_id = '" + RecordedRegion.StudioInterface + "' AND start >= 1772226000 AND start < 1772229600";

    private readonly Stage _stage = new(new SandboxOptions { Estate = Recorded(), TransitionTime = TimeSpan.Zero });

    // 2026-02-27T21:00Z to 22:00Z.
    public static TheoryData<string, string> Statements => new()
    {
        { $"SELECT count(*) AS n FROM flows WHERE {Studio}", "n | 42" },
        { $"SELECT action, count(*) AS n, sum(bytes) AS b FROM \"default\".\"flows\" WHERE {Studio} AND action = 'REJECT' GROUP BY 1", "action n b | REJECT 6 1440" },
        { $"select dstport, count(*) as n from flows where {Studio} and not srcport < 32768 group by dstport order by n desc, 1", "dstport n | 443 18 | 2049 6" },
        { $"SELECT CASE WHEN srcport < dstport AND srcport < 32768 THEN 1 ELSE 0 END AS answer, count(*) AS n FROM flows WHERE {Studio} GROUP BY 1 ORDER BY answer", "answer n | 0 24 | 1 18" },
        { $"SELECT nullif(srcaddr, '10.20.1.77') AS other, try_cast(dstport AS bigint) AS p FROM flows WHERE {Studio} AND dstport IN (2049) LIMIT 1", "other p | - 2049" },
        { $"SELECT count(*) AS n FROM flows WHERE day BETWEEN '2026/02/27' AND '2026/02/27' AND {Studio}", "n | 42" },
        { "SELECT nonsense FROM flows", "FAILED" },
        { "SELECT a FROM none", "FAILED" },
        { "SELECT count(*) FROM flows JOIN other ON 1 = 1", "MALFORMED_QUERY" },
        { "SELECT avg(bytes) FROM flows", "MALFORMED_QUERY" },
        { "DROP TABLE flows", "MALFORMED_QUERY" },
        { "SELEC 1", "MALFORMED_QUERY" },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task A_statement_is_run_or_refused(string statement, string expected)
    {
        var started = await Ask("StartQueryExecution", Statement(statement));
        if (expected == "MALFORMED_QUERY")
        {
            Assert.Equal(("InvalidRequestException", expected, expected), (started.Code, started.Text("AthenaErrorCode"), started.Text("ErrorCode")));
            return;
        }

        var id = started.Text("QueryExecutionId");
        var state = (await Ask("GetQueryExecution", new { QueryExecutionId = id })).Json.GetProperty("QueryExecution").GetProperty("Status").GetProperty("State").GetString();
        if (expected == "FAILED")
            Assert.Equal(("FAILED", "INVALID_QUERY_EXECUTION_STATE"), (state, (await Ask("GetQueryResults", new { QueryExecutionId = id })).Text("ErrorCode")));
        else
            Assert.Equal(expected, string.Join(" | ", Rows(await Ask("GetQueryResults", new { QueryExecutionId = id }))));
    }

    [Fact]
    public async Task Only_the_files_of_the_named_days_are_read()
    {
        var sizes = new List<long>();
        foreach (var days in new[] { "", " WHERE day = '2026/02/27'", " WHERE day = '2027/01/01'" })
        {
            var id = (await Ask("StartQueryExecution", Statement("SELECT count(*) AS n FROM flows" + days))).Text("QueryExecutionId");
            sizes.Add((await Ask("GetQueryExecution", new { QueryExecutionId = id })).Json.GetProperty("QueryExecution").GetProperty("Statistics").GetProperty("DataScannedInBytes").GetInt64());
        }

        Assert.InRange(sizes[1], sizes[0] / 20, sizes[0] / 10);
        Assert.Equal(0, sizes[2]);
    }

    [Fact]
    public async Task Results_come_in_pages_of_a_thousand_rows_the_names_counted()
    {
        var id = (await Ask("StartQueryExecution", Statement("SELECT start FROM flows LIMIT 1500"))).Text("QueryExecutionId");
        var first = await Ask("GetQueryResults", new { QueryExecutionId = id });
        var second = await Ask("GetQueryResults", new { QueryExecutionId = id, NextToken = first.Text("NextToken") });
        Assert.Equal((1000, 501, "start"), (Rows(first).Count, Rows(second).Count, Rows(first)[0]));
        Assert.Null(second.Text("NextToken"));
        Assert.Equal("MaxResults is more than maximum allowed length 1000", (await Ask("GetQueryResults", new { QueryExecutionId = id, MaxResults = 1001 })).Message);
    }

    [Fact]
    public async Task A_token_starts_one_statement_and_fits_no_other()
    {
        var token = new string('t', 32);
        var first = await Ask("StartQueryExecution", Statement("SELECT count(*) AS n FROM flows", token));
        Assert.Equal(first.Text("QueryExecutionId"), (await Ask("StartQueryExecution", Statement("SELECT count(*) AS n FROM flows", token))).Text("QueryExecutionId"));
        Assert.Equal("IDEMPOTENT_PARAMETER_MISMATCH", (await Ask("StartQueryExecution", Statement("SELECT sum(bytes) AS n FROM flows", token))).Text("ErrorCode"));
    }

    [Fact]
    public async Task What_Athena_says_of_mistakes_is_what_it_is_known_to_say()
    {
        Assert.Equal("WorkGroup is not found.", (await Ask("GetWorkGroup", new { WorkGroup = "none" })).Message);
        Assert.Equal("clientRequestToken is null or empty", (await Ask("StartQueryExecution", new { QueryString = "SELECT 1" })).Message);
        Assert.StartsWith("No output location provided.", (await Ask("StartQueryExecution", new { QueryString = "SELECT 1", ClientRequestToken = new string('x', 32) })).Message, StringComparison.Ordinal);
        var id = Guid.NewGuid().ToString();
        Assert.Equal($"QueryExecution {id} was not found", (await Ask("GetQueryExecution", new { QueryExecutionId = id })).Message);
        Assert.Equal("MetadataException", (await Ask("GetTableMetadata", new { CatalogName = "AwsDataCatalog", DatabaseName = "default", TableName = "none" })).Code);
    }

    [Fact]
    public async Task A_table_is_made_once_and_found_by_both_services()
    {
        var input = new { DatabaseName = "default", TableInput = new { Name = "Made", TableType = "EXTERNAL_TABLE", PartitionKeys = new[] { new { Name = "day", Type = "string" } }, Parameters = new { a = "b" }, StorageDescriptor = new { Location = "s3://x/", Columns = new[] { new { Name = "c", Type = "int" } } } } };
        Assert.Null((await Glue("CreateTable", input)).Code);
        Assert.Equal("AlreadyExistsException", (await Glue("CreateTable", input)).Code);
        Assert.Equal("s3://x/", (await Glue("GetTable", new { DatabaseName = "default", Name = "made" })).Json.GetProperty("Table").GetProperty("StorageDescriptor").GetProperty("Location").GetString());
        Assert.Equal("b", (await Ask("GetTableMetadata", new { CatalogName = "AwsDataCatalog", DatabaseName = "default", TableName = "made" })).Json.GetProperty("TableMetadata").GetProperty("Parameters").GetProperty("a").GetString());
        Assert.Null((await Glue("DeleteTable", new { DatabaseName = "default", Name = "made" })).Code);
        Assert.Equal("EntityNotFoundException", (await Glue("GetTable", new { DatabaseName = "default", Name = "made" })).Code);
        Assert.Equal("EntityNotFoundException", (await Glue("CreateTable", input with { DatabaseName = "none" })).Code);
    }

    public void Dispose() => _stage.Dispose();

    private static Estate Recorded()
    {
        var estate = RecordedRegion.Estate();
        var table = FlowLogTable.Of(AthenaQuestion.TableOf("flows", "default"), $"s3://{RecordedRegion.Bucket}/network", HealthyRegion.Account, HealthyRegion.Region, FlowFormat.Parse(RecordedRegion.Format));
        return estate with { Regions = [estate.Regions[0] with { AthenaTables = Part<AthenaTable>.Read(table.Described()) }] };
    }

    private static object Statement(string text, string? token = null) => new
    {
        QueryString = text, ClientRequestToken = token ?? Guid.NewGuid().ToString(), QueryExecutionContext = new { Database = "default", Catalog = "AwsDataCatalog" }, ResultConfiguration = new { OutputLocation = "s3://results/x/" },
    };

    private static IReadOnlyList<string> Rows(Reply reply) => reply.Json.GetProperty("ResultSet").GetProperty("Rows").EnumerateArray()
        .Select(row => string.Join(" ", row.GetProperty("Data").EnumerateArray().Select(d => d.TryGetProperty("VarCharValue", out var value) ? value.GetString() : "-"))).ToList();

    private Task<Reply> Ask(string operation, object body) => _stage.Json("AmazonAthena." + operation, "athena", body);

    private Task<Reply> Glue(string operation, object body) => _stage.Json("AWSGlue." + operation, "glue", body);
}
