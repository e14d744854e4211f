using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Athena;

/// <summary>Athena with AWS Glue's catalogue behind it. There is one workgroup, primary, which names no output location, as in a new account.</summary>
internal static class AthenaService
{
    private static readonly JsonMember s_id = JsonMember.Text("QueryExecutionId", 128, required: true);

    public static IService Create() => new JsonService(
        "athena",
        "athena",
        "AmazonAthena",
        new AthenaDialect(),
        [
            new("GetWorkGroup", [JsonMember.Text("WorkGroup", required: true)], call => Group(call), WorkGroup),
            new("GetTableMetadata", [JsonMember.Text("CatalogName", 256, required: true), JsonMember.Text("DatabaseName", 128, required: true), JsonMember.Text("TableName", 128, required: true), JsonMember.Text("WorkGroup")], Catalog, Table)
            {
                Also = call => OnGlue(call, "glue:GetDatabase", "glue:GetTable"),
            },
            new(
                "ListTableMetadata",
                [
                    JsonMember.Text("CatalogName", 256, required: true), JsonMember.Text("DatabaseName", 128, required: true), JsonMember.Text("Expression", 256), JsonMember.Text("NextToken", 1024), JsonMember.Integer("MaxResults", 1, 50), JsonMember.Text("WorkGroup"),
                ],
                Catalog,
                Tables) { Also = call => OnGlue(call, "glue:GetDatabase", "glue:GetTables") },
            new(
                "StartQueryExecution",
                [
                    JsonMember.Text("QueryString", 262_144, required: true), JsonMember.Text("ClientRequestToken", 128), JsonMember.Structure("QueryExecutionContext", JsonMember.Text("Database", 255), JsonMember.Text("Catalog", 256)),
                    JsonMember.Structure("ResultConfiguration", JsonMember.Text("OutputLocation")), JsonMember.Text("WorkGroup"),
                    JsonMember.Structure("ResultReuseConfiguration", JsonMember.Structure("ResultReuseByAgeConfiguration", JsonMember.Flag("Enabled"), JsonMember.Integer("MaxAgeInMinutes", 0, 10_080))),
                ],
                Group,
                Executions.Start) { Also = Executions.Permissions },
            new("GetQueryExecution", [s_id], Group, Executions.Describe),
            new("GetQueryResults", [s_id, JsonMember.Text("NextToken", 1024), JsonMember.Integer("MaxResults", 1)], Group, Executions.Results),
            new("StopQueryExecution", [s_id], Group, Executions.Stop),
        ]);

    /// <summary>A refusal with the code that the service has inside (pingedbrain/microburst, fidelity/captures).</summary>
    public static AwsFault Invalid(string message, string code = "INVALID_INPUT") => new("InvalidRequestException", message) { Modelled = true, Inner = code };

    /// <summary>AWS Glue is asked for the caller's own permission.</summary>
    public static IEnumerable<NeededPermission> OnGlue(JsonCall call, params string[] actions) => actions.Select(action => new NeededPermission(action, call.Region.Arn("glue", "catalog")));

    private static string Group(JsonCall call) => call.Region.Arn("athena", "workgroup/" + (call.Request.Text("WorkGroup") ?? "primary"));

    private static string Catalog(JsonCall call) => call.Region.Arn("athena", "datacatalog/" + call.Required("CatalogName"));

    private static Action<Utf8JsonWriter> WorkGroup(JsonCall call)
    {
        MustBePrimary(call.Required("WorkGroup"));
        return json =>
        {
            json.WriteStartObject("WorkGroup");
            json.WriteString("Name", "primary");
            json.WriteString("State", "ENABLED");
            json.WriteStartObject("Configuration");
            json.WriteStartObject("ResultConfiguration");
            json.WriteEndObject();
            json.WriteBoolean("EnforceWorkGroupConfiguration", false);
            json.WriteBoolean("PublishCloudWatchMetricsEnabled", false);
            json.WriteBoolean("RequesterPaysEnabled", false);
            json.WriteEndObject();
            json.WriteTime("CreationTime", RegionState.LongAgo);
            json.WriteEndObject();
        };
    }

    public static void MustBePrimary(string name)
    {
        if (name != "primary")
            throw Invalid("WorkGroup is not found.");
    }

    private static Action<Utf8JsonWriter> Table(JsonCall call)
    {
        MustBeGlue(call);
        var table = call.Region.Athena.Find(call.Required("DatabaseName"), call.Required("TableName"))
            ?? throw new AwsFault("MetadataException", "[sandbox] There is no such table.") { Modelled = true };
        return json =>
        {
            json.WritePropertyName("TableMetadata");
            Write(json, table);
        };
    }

    private static Action<Utf8JsonWriter> Tables(JsonCall call)
    {
        MustBeGlue(call);
        var database = call.Required("DatabaseName");
        if (!call.Region.Athena.HasDatabase(database))
            throw new AwsFault("MetadataException", "[sandbox] There is no such database.") { Modelled = true };
        var expression = call.Request.Text("Expression");
        var tables = call.Region.Athena.Tables.Where(t => t.DatabaseName == database && (expression is null || Regex.IsMatch(t.Name, "^(?:" + expression + ")$", RegexOptions.CultureInvariant))).ToList();
        var key = "ListTableMetadata" + database + "|" + expression;
        var start = call.Request.Text("NextToken") is { Length: > 0 } token ? PageToken.Read(token, key) ?? throw Invalid("Malformed nextPageToken " + token) : 0;
        var size = call.Request.Integer("MaxResults") ?? 50;
        return json =>
        {
            json.WriteStartArray("TableMetadataList");
            foreach (var table in tables.Skip(start).Take(size))
                Write(json, table);
            json.WriteEndArray();
            json.WriteText("NextToken", start + size < tables.Count ? PageToken.Make(start + size, key) : null);
        };
    }

    private static void MustBeGlue(JsonCall call)
    {
        if (call.Required("CatalogName") != AthenaTableName.GlueCatalog)
            throw Invalid("[sandbox] There is no other catalogue than AwsDataCatalog.");
    }

    private static void Write(Utf8JsonWriter json, AthenaTable table)
    {
        json.WriteStartObject();
        json.WriteString("Name", table.Name);
        json.WriteTime("CreateTime", RegionState.LongAgo);
        json.WriteText("TableType", table.TableType);
        Columns(json, "Columns", table.Columns);
        Columns(json, "PartitionKeys", table.PartitionKeys);
        json.WriteStartObject("Parameters");
        foreach (var parameter in table.Parameters)
            json.WriteString(parameter.Name, parameter.Value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Columns(Utf8JsonWriter json, string name, IReadOnlyList<AthenaColumn> columns)
    {
        json.WriteStartArray(name);
        foreach (var column in columns)
        {
            json.WriteStartObject();
            json.WriteString("Name", column.Name);
            json.WriteString("Type", column.Type);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
