using System.Collections.Generic;
using Amazon.Runtime;

namespace SageMakerGuard.Aws.Clients.Athena;

/// <summary>API_GetTableMetadata.</summary>
public sealed class GetTableMetadataRequest : AmazonWebServiceRequest
{
    /// <summary>The catalogue: AwsDataCatalog for AWS Glue's.</summary>
    public string? CatalogName { get; set; }

    /// <summary>The database.</summary>
    public string? DatabaseName { get; set; }

    /// <summary>The table.</summary>
    public string? TableName { get; set; }
}

/// <summary>API_GetTableMetadata.</summary>
public sealed class GetTableMetadataResponse : AmazonWebServiceResponse
{
    /// <summary>The table.</summary>
    public TableMetadata? TableMetadata { get; set; }
}

/// <summary>API_ListTableMetadata.</summary>
public sealed class ListTableMetadataRequest : AmazonWebServiceRequest
{
    /// <summary>The catalogue.</summary>
    public string? CatalogName { get; set; }

    /// <summary>The database.</summary>
    public string? DatabaseName { get; set; }

    /// <summary>A regular expression for names.</summary>
    public string? Expression { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_ListTableMetadata.</summary>
public sealed class ListTableMetadataResponse : AmazonWebServiceResponse
{
    /// <summary>A page of tables.</summary>
    public List<TableMetadata> TableMetadataList { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_TableMetadata.</summary>
public sealed class TableMetadata
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>EXTERNAL_TABLE, VIRTUAL_VIEW and so on.</summary>
    public string? TableType { get; set; }

    /// <summary>Its columns, those of partitions aside.</summary>
    public List<Column> Columns { get; set; } = [];

    /// <summary>The columns that it is partitioned by.</summary>
    public List<Column> PartitionKeys { get; set; } = [];

    /// <summary>Its properties, the location among them.</summary>
    public Dictionary<string, string> Parameters { get; set; } = [];
}

/// <summary>API_Column.</summary>
public sealed class Column
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its type, for example bigint.</summary>
    public string? Type { get; set; }
}
