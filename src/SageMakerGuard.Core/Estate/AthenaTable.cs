using System.Collections.Generic;

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
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}

/// <summary>A column (API_Column).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, for example bigint.</param>
public sealed record AthenaColumn(string Name, string Type);

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
