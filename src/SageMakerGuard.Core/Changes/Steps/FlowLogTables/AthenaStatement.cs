using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>What the steps that make and drop tables have in common.</summary>
internal static class AthenaStatement
{
    /// <summary>
    /// The actions of a statement. Athena acts with the caller's own permissions (Athena User Guide, 'Identity and access management'): on AWS Glue, and in S3
    /// for the result.
    /// </summary>
    public static IReadOnlyList<string> Actions(string onGlue) =>
        ["athena:StartQueryExecution", "athena:GetQueryExecution", "glue:GetDatabase", "glue:GetTable", onGlue, "s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket", "s3:PutObject"];

    public static EstateSlice Reads(AthenaTableName name) => new() { Parts = EstateParts.AthenaTables, AthenaTables = [name] };

    public static AthenaTable? Find(RegionEstate estate, AthenaTableName name) => estate.AthenaTables.Items.FirstOrDefault(t => IsNamed(t, name));

    public static bool IsNamed(AthenaTable table, AthenaTableName name) =>
        table.CatalogName == name.CatalogName && string.Equals(table.DatabaseName, name.DatabaseName, StringComparison.OrdinalIgnoreCase) && string.Equals(table.Name, name.TableName, StringComparison.OrdinalIgnoreCase);

    /// <summary>What a table is: its columns, and where which day lies. Athena adds properties of its own to those that a statement names.</summary>
    public static JsonNode Shape(AthenaTable table) => new JsonObject
    {
        ["Columns"] = Columns(table.Columns),
        ["PartitionKeys"] = Columns(table.PartitionKeys),
        ["Location"] = Property(table, "location")?.TrimEnd('/'),
        ["Days"] = Property(table, "storage.location.template")?.TrimEnd('/'),
    };

    private static string? Property(AthenaTable table, string name) => table.Parameters.TryGetValue(name, out var value) ? value : null;

    private static JsonArray Columns(IEnumerable<AthenaColumn> columns) => new(columns.Select(c => (JsonNode)$"{c.Name} {c.Type}").ToArray());
}
