using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Estates;

/// <summary>A table as Athena sees it (API_TableMetadata).</summary>
public sealed record AthenaTable
{
    /// <summary>The catalogue, AwsDataCatalog for AWS Glue's.</summary>
    public string CatalogName { get; init; } = AthenaTableName.GlueCatalog;

    /// <summary>The database.</summary>
    public string DatabaseName { get; init; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>EXTERNAL_TABLE, VIRTUAL_VIEW and so on.</summary>
    public string? TableType { get; init; }

    /// <summary>Its columns, those of partitions aside.</summary>
    public IReadOnlyList<AthenaColumn> Columns { get; init; } = [];

    /// <summary>The columns that it is partitioned by.</summary>
    public IReadOnlyList<AthenaColumn> PartitionKeys { get; init; } = [];

    /// <summary>Its properties: the location, the projection of partitions.</summary>
    public IReadOnlyList<AthenaProperty> Parameters { get; init; } = [];

    /// <summary>A property's value; null where the table does not have it.</summary>
    public string? Property(string name) => Parameters.FirstOrDefault(p => p.Name == name)?.Value;
}

/// <summary>A property of a table.</summary>
public sealed record AthenaProperty
{
    /// <summary>Makes an empty one.</summary>
    public AthenaProperty()
    {
    }

    /// <summary>Makes one.</summary>
    public AthenaProperty(string name, string value) => (Name, Value) = (name, value);

    /// <summary>Its name, for example projection.enabled.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its value.</summary>
    public string Value { get; init; } = "";
}

/// <summary>A column (API_Column).</summary>
public sealed record AthenaColumn
{
    /// <summary>Makes an empty one.</summary>
    public AthenaColumn()
    {
    }

    /// <summary>Makes one.</summary>
    public AthenaColumn(string name, string type) => (Name, Type) = (name, type);

    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its type, for example bigint.</summary>
    public string Type { get; init; } = "";
}

/// <summary>A table by its name.</summary>
/// <param name="CatalogName">The catalogue.</param>
/// <param name="DatabaseName">The database.</param>
/// <param name="TableName">The table.</param>
public sealed record AthenaTableName(string CatalogName, string DatabaseName, string TableName)
{
    /// <summary>The catalogue that AWS Glue keeps (Athena User Guide, 'Data Catalogs').</summary>
    public const string GlueCatalog = "AwsDataCatalog";

    /// <inheritdoc/>
    public override string ToString() => CatalogName == GlueCatalog ? $"{DatabaseName}.{TableName}" : $"{CatalogName}.{DatabaseName}.{TableName}";
}
