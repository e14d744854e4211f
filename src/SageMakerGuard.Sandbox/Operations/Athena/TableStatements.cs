using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Operations.Queries;

namespace SageMakerGuard.Sandbox.Operations.Athena;

/// <summary>
/// CREATE EXTERNAL TABLE over text whose columns stand between blanks or over Parquet, and DROP TABLE, as far as the sandbox knows them (Athena User Guide,
/// 'CREATE TABLE', 'DROP TABLE').
/// </summary>
internal static class TableStatements
{
    private static readonly string[] s_types = ["string", "int", "bigint", "smallint", "tinyint", "double"];

    /// <summary>Reads CREATE, behind that word. True with it where a table of that name is no error.</summary>
    public static (AthenaTable Table, bool IfNotExists) ReadCreate(QueryParser parser, string? database)
    {
        if (!parser.TakeAll("external", "table"))
            throw parser.Strange("EXTERNAL TABLE");
        var gentle = parser.TakeAll("if", "not", "exists");
        var (inDatabase, name) = ReadName(parser, database);
        var columns = ReadColumns(parser);
        var partitions = parser.TakeAll("partitioned", "by") ? ReadColumns(parser) : [];
        if (parser.TakeAll("row", "format", "delimited", "fields", "terminated", "by") && parser.Text() != " ")
            throw new NotUnderstoodException("fields that no blank ends");
        var parquet = false;
        if (parser.TakeAll("stored", "as"))
            parquet = parser.Name().ToLowerInvariant() switch { "parquet" => true, "textfile" => false, var format => throw new NotUnderstoodException("STORED AS " + format) };
        parser.Need("location");
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["location"] = parser.Text().TrimEnd('/') };
        if (parser.Take("tblproperties"))
        {
            parser.Need("(");
            foreach (var (key, value) in parser.ListOf(() => Property(parser)))
                parameters[key] = value;
            parser.Need(")");
        }

        if (!parser.IsAtEnd)
            throw parser.Strange("the end");

        // Hive's names of the formats, among the properties as Athena shows them (API_GetTableMetadata, example).
        parameters["EXTERNAL"] = "TRUE";
        parameters["inputformat"] = parquet ? "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat" : "org.apache.hadoop.mapred.TextInputFormat";
        return (new() { DatabaseName = inDatabase, Name = name, TableType = "EXTERNAL_TABLE", Columns = columns, PartitionKeys = partitions, Parameters = parameters }, gentle);
    }

    /// <summary>Reads DROP, behind that word. True with it where it is no error that there is no such table.</summary>
    public static (string Database, string Table, bool IfExists) ReadDrop(QueryParser parser, string? database)
    {
        parser.Need("table");
        var gentle = parser.TakeAll("if", "exists");
        var (inDatabase, name) = ReadName(parser, database);
        return parser.IsAtEnd ? (inDatabase, name, gentle) : throw parser.Strange("the end");
    }

    private static (string Database, string Name) ReadName(QueryParser parser, string? database)
    {
        var first = parser.Name();
        var (named, name) = parser.Take(".") ? (first, parser.Name()) : (database ?? "default", first);
        return (named.ToLowerInvariant(), name.ToLowerInvariant());
    }

    private static List<AthenaColumn> ReadColumns(QueryParser parser)
    {
        parser.Need("(");
        var columns = parser.ListOf(() =>
        {
            var name = parser.Name().ToLowerInvariant();
            var type = parser.Name().ToLowerInvariant();
            return s_types.Contains(type) ? new AthenaColumn(name, type) : throw new NotUnderstoodException("type " + type);
        });
        parser.Need(")");
        return columns;
    }

    private static (string Key, string Value) Property(QueryParser parser)
    {
        var key = parser.Text();
        parser.Need("=");
        return (key, parser.Text());
    }
}
