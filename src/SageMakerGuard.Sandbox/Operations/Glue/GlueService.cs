using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Glue;

/// <summary>AWS Glue's catalogue, as far as tables over files need it: GetTable, CreateTable and DeleteTable.</summary>
internal static class GlueService
{
    private const string Location = "location";

    private static readonly JsonMember s_database = JsonMember.Text("DatabaseName", 255, required: true);
    private static readonly JsonMember s_name = JsonMember.Text("Name", 255, required: true);

    public static IService Create() => new JsonService(
        "glue",
        "glue",
        "AWSGlue",
        new JsonDialect(),
        [
            new("GetTable", [s_database, s_name], Catalog, Get),
            new("CreateTable", [s_database, JsonMember.Structure("TableInput", s_name, JsonMember.Text("TableType", 255)) with { Required = true }], Catalog, CreateTable),
            new("DeleteTable", [s_database, s_name], Catalog, Delete),
        ]);

    private static string Catalog(JsonCall call) => call.Region.Arn("glue", "catalog");

    private static Action<Utf8JsonWriter> Get(JsonCall call)
    {
        var table = call.Region.Athena.Find(Database(call), call.Required("Name").ToLowerInvariant()) ?? throw NotFound("table");
        return json =>
        {
            json.WriteStartObject("Table");
            json.WriteString("Name", table.Name);
            json.WriteString("DatabaseName", table.DatabaseName);
            json.WriteTime("CreateTime", RegionState.LongAgo);
            json.WriteStartObject("StorageDescriptor");
            Columns(json, "Columns", table.Columns);
            json.WriteText("Location", table.Property(Location));
            json.WriteEndObject();
            Columns(json, "PartitionKeys", table.PartitionKeys);
            json.WriteText("TableType", table.TableType);
            json.WriteStartObject("Parameters");
            foreach (var parameter in table.Parameters.Where(p => p.Name != Location))
                json.WriteString(parameter.Name, parameter.Value);
            json.WriteEndObject();
            json.WriteString("CatalogId", call.Account.Id);
            json.WriteEndObject();
        };
    }

    private static Action<Utf8JsonWriter>? CreateTable(JsonCall call)
    {
        if (!call.Region.Athena.HasDatabase(Database(call)))
            throw NotFound("database");
        var input = call.Request.Member("TableInput")!.Value;
        var parameters = Texts(input, "Parameters");
        var storage = input.TryGetProperty("StorageDescriptor", out var given) ? given : default;
        if (Text(storage, "Location") is { } place)
            parameters.Add(new(Location, place));

        // AWS Glue keeps names in small letters (AWS Glue API, TableInput).
        var table = new AthenaTable
        {
            DatabaseName = Database(call), Name = Text(input, "Name")!.ToLowerInvariant(), TableType = Text(input, "TableType"), Columns = Read(storage, "Columns"), PartitionKeys = Read(input, "PartitionKeys"), Parameters = parameters,
        };
        if (!call.Region.Athena.Add(table))
            throw new AwsFault("AlreadyExistsException", "[sandbox] There is a table of that name.") { Modelled = true };
        return _ => { };
    }

    private static Action<Utf8JsonWriter>? Delete(JsonCall call)
    {
        if (!call.Region.Athena.Remove(Database(call), call.Required("Name").ToLowerInvariant()))
            throw NotFound("table");
        return _ => { };
    }

    private static string Database(JsonCall call) => call.Required("DatabaseName").ToLowerInvariant();

    private static IReadOnlyList<AthenaColumn> Read(JsonElement holder, string name) => holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
        ? list.EnumerateArray().Select(c => new AthenaColumn(Text(c, "Name") ?? "", Text(c, "Type") ?? "")).ToList()
        : [];

    private static List<AthenaProperty> Texts(JsonElement holder, string name) => holder.TryGetProperty(name, out var map) && map.ValueKind == JsonValueKind.Object
        ? map.EnumerateObject().Select(p => new AthenaProperty(p.Name, p.Value.GetString() ?? "")).ToList()
        : [];

    private static string? Text(JsonElement holder, string name) => holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) ? value.GetString() : null;

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

    private static AwsFault NotFound(string what) => new("EntityNotFoundException", $"[sandbox] There is no such {what}.") { Modelled = true };
}
