using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Operations.Queries;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Athena;

/// <summary>Statements of Athena: started, really run over the files that the sandbox's flow logs deliver, and read page by page.</summary>
internal static class Executions
{
    private const int MostRows = 1000;

    /// <summary>Athena acts with the caller's own permissions, on AWS Glue and in S3 (Athena User Guide, 'Identity and access management').</summary>
    public static IEnumerable<NeededPermission> Permissions(JsonCall call)
    {
        foreach (var permission in AthenaService.OnGlue(call, "glue:GetDatabase", "glue:GetTable", "glue:GetPartitions"))
            yield return permission;
        if (Output(call) is not { } output || !output.StartsWith("s3://", StringComparison.Ordinal))
            yield break;
        var bucket = $"arn:{call.Region.Partition}:s3:::{output.Substring(5).Split('/')[0]}";
        foreach (var action in new[] { "s3:GetBucketLocation", "s3:ListBucket" })
            yield return new(action, bucket);
        foreach (var action in new[] { "s3:GetObject", "s3:PutObject" })
            yield return new(action, bucket + "/*");
    }

    /// <summary>Checks come in this order: token length, output location, syntax, token (aoyagikouhei/athena-local, client-request-token.md).</summary>
    public static Action<Utf8JsonWriter> Start(JsonCall call)
    {
        var token = call.Request.Text("ClientRequestToken");
        if (string.IsNullOrEmpty(token))
            throw AthenaService.Invalid("clientRequestToken is null or empty");
        if (token!.Length is < 32 or > 128)
            throw AthenaService.Invalid("[sandbox] clientRequestToken must have 32 to 128 characters.");
        var group = call.Request.Text("WorkGroup") ?? "primary";
        AthenaService.MustBePrimary(group);
        var output = Output(call) ?? throw AthenaService.Invalid("No output location provided. An output location is required either through the Workgroup result configuration setting or as an API input.");
        if (!output.StartsWith("s3://", StringComparison.Ordinal) || output.Length < 9)
            throw AthenaService.Invalid("outputLocation is not a valid S3 path.");
        var context = call.Request.Member("QueryExecutionContext");
        var database = context is { } c && c.TryGetProperty("Database", out var d) ? d.GetString() : null;
        var statement = call.Required("QueryString");
        var prepared = Prepare(call, statement, database);
        var parameters = statement + "\n" + database + "\n" + output;
        lock (call.Region.Gate)
        {
            if (call.Region.Athena.Tokens.TryGetValue(token, out var used))
                return used.Parameters == parameters ? json => json.WriteString("QueryExecutionId", used.Id) : throw AthenaService.Invalid("Idempotent parameters do not match", "IDEMPOTENT_PARAMETER_MISMATCH");
            var id = Guid.NewGuid().ToString();
            call.Region.Athena.Runs[id] = new(statement, group, output, call.Now, call.Due, prepared);
            call.Region.Athena.Tokens[token] = (parameters, id);
            return json => json.WriteString("QueryExecutionId", id);
        }
    }

    public static Action<Utf8JsonWriter> Describe(JsonCall call)
    {
        var (id, run) = Find(call);
        var state = run.State(call.Now);
        return json =>
        {
            json.WriteStartObject("QueryExecution");
            json.WriteString("QueryExecutionId", id);
            json.WriteString("Query", run.Statement);
            json.WriteString("StatementType", "DML");
            json.WriteStartObject("ResultConfiguration");
            json.WriteText("OutputLocation", run.Output);
            json.WriteEndObject();
            json.WriteStartObject("Status");
            json.WriteString("State", state);
            json.WriteText("StateChangeReason", state == "FAILED" ? "[sandbox] " + run.Result.Failure : null);
            json.WriteTime("SubmissionDateTime", run.Submitted);
            json.WriteEndObject();
            json.WriteStartObject("Statistics");
            json.WriteNumber("DataScannedInBytes", state is "SUCCEEDED" ? run.Result.Bytes : 0);
            json.WriteEndObject();
            json.WriteString("WorkGroup", run.WorkGroup);
            json.WriteEndObject();
        };
    }

    /// <summary>The first row of a SELECT holds the names, and counts (measured on Athena: aoyagikouhei/athena-local, query-results.md).</summary>
    public static Action<Utf8JsonWriter> Results(JsonCall call)
    {
        var (id, run) = Find(call);
        var size = call.Request.Integer("MaxResults") ?? MostRows;
        if (size > MostRows)
            throw AthenaService.Invalid("MaxResults is more than maximum allowed length 1000");
        var state = run.State(call.Now);
        if (state is "RUNNING")
            throw AthenaService.Invalid("Query has not yet finished. Current state: RUNNING", "INVALID_QUERY_EXECUTION_STATE");
        if (state is not "SUCCEEDED")
            throw AthenaService.Invalid($"Query did not finish successfully. Final query state: {state}", "INVALID_QUERY_EXECUTION_STATE");
        IReadOnlyList<IReadOnlyList<string?>> rows = run.Result.Names.Count > 0 ? [run.Result.Names, .. run.Result.Rows] : [];
        var start = call.Request.Text("NextToken") is { Length: > 0 } token ? PageToken.Read(token, id) ?? throw AthenaService.Invalid("Malformed nextPageToken " + token) : 0;
        return json =>
        {
            json.WriteNumber("UpdateCount", 0);
            json.WriteStartObject("ResultSet");
            json.WriteStartArray("Rows");
            foreach (var row in rows.Skip(start).Take(size))
                WriteRow(json, row);
            json.WriteEndArray();
            json.WriteStartObject("ResultSetMetadata");
            json.WriteStartArray("ColumnInfo");
            foreach (var name in run.Result.Names)
            {
                json.WriteStartObject();
                json.WriteString("Name", name);
                json.WriteString("Type", "varchar");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteText("NextToken", start + size < rows.Count ? PageToken.Make(start + size, id) : null);
        };
    }

    public static Action<Utf8JsonWriter>? Stop(JsonCall call)
    {
        Find(call).Run.Stop(call.Now);
        return _ => { };
    }

    private static void WriteRow(Utf8JsonWriter json, IReadOnlyList<string?> row)
    {
        json.WriteStartObject();
        json.WriteStartArray("Data");
        foreach (var value in row)
        {
            json.WriteStartObject();
            json.WriteText("VarCharValue", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Func<AthenaResult> Prepare(JsonCall call, string statement, string? database)
    {
        try
        {
            var parser = new QueryParser(QueryLexer.Read(statement, doubleQuotesAreTexts: false));
            var shelf = call.Region.Athena;
            parser.Need("select");
            var select = SelectStatement.Read(parser);
            var (account, now) = (call.Account, call.Now);
            return () => Select(select, shelf.Find(select.Database ?? database ?? "default", select.Table), account, now);
        }
        catch (NotUnderstoodException e)
        {
            throw AthenaService.Invalid("[sandbox] not understood: " + e.Message, "MALFORMED_QUERY");
        }
    }

    private static AthenaResult Select(SelectStatement select, AthenaTable? table, AccountState account, DateTimeOffset now)
    {
        if (table is null)
            return AthenaResult.Failed($"Table {select.Table} does not exist.");
        try
        {
            var scan = new TableScan(table, account, now);
            var rows = select.Run(scan.Rows(select.Condition));
            return new(select.Columns.Select(c => c.Name).ToList(), rows, scan.Bytes, null);
        }
        catch (NotUnderstoodException e)
        {
            return AthenaResult.Failed("Not understood: " + e.Message + ".");
        }
    }

    private static (string Id, AthenaRun Run) Find(JsonCall call)
    {
        var id = call.Required("QueryExecutionId");
        return call.Region.Athena.Runs.TryGetValue(id, out var run) ? (id, run) : throw AthenaService.Invalid($"QueryExecution {id} was not found", "QUERY_EXECUTION_NOT_FOUND");
    }

    private static string? Output(JsonCall call) =>
        call.Request.Member("ResultConfiguration") is { } settings && settings.TryGetProperty("OutputLocation", out var location) ? location.GetString() : null;
}
