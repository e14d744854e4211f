using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>What the steps that make and drop tables have in common: how a table is found again, and what of it counts.</summary>
internal static class AthenaTableShape
{
    public const string ResourceType = "AWS::Glue::Table";

    public static EstateSlice Reads(AthenaTableName name) => new() { Parts = EstateParts.AthenaTables, AthenaTables = [name] };

    public static AthenaTable? Find(RegionEstate estate, AthenaTableName name) => estate.AthenaTables.Items.FirstOrDefault(t => IsNamed(t, name));

    public static bool IsNamed(AthenaTable table, AthenaTableName name) =>
        table.CatalogName == name.CatalogName && string.Equals(table.DatabaseName, name.DatabaseName, StringComparison.OrdinalIgnoreCase) && string.Equals(table.Name, name.TableName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Its columns, and where which day lies. Athena and AWS Glue's crawlers add properties of their own, which change nothing.</summary>
    public static JsonNode Of(AthenaTable table) => new JsonObject
    {
        ["Columns"] = Columns(table.Columns),
        ["PartitionKeys"] = Columns(table.PartitionKeys),
        ["Location"] = table.Property(FlowLogTable.LocationProperty)?.TrimEnd('/'),
        ["Days"] = table.Property(FlowLogTable.TemplateProperty)?.TrimEnd('/'),
    };

    private static JsonArray Columns(IEnumerable<AthenaColumn> columns) => new(columns.Select(c => (JsonNode)$"{c.Name} {c.Type}").ToArray());
}
