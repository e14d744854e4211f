using System.Collections.Generic;
using Amazon.Runtime;

namespace SageMakerGuard.Aws.Clients.Glue;

/// <summary>API_GetTable.</summary>
public sealed class GetTableRequest : AmazonWebServiceRequest
{
    /// <summary>The database.</summary>
    public string? DatabaseName { get; set; }

    /// <summary>The table.</summary>
    public string? Name { get; set; }
}

/// <summary>API_GetTable.</summary>
public sealed class GetTableResponse : AmazonWebServiceResponse
{
    /// <summary>The table.</summary>
    public Table? Table { get; set; }
}

/// <summary>API_CreateTable.</summary>
public sealed class CreateTableRequest : AmazonWebServiceRequest
{
    /// <summary>The database.</summary>
    public string? DatabaseName { get; set; }

    /// <summary>The table.</summary>
    public TableInput? TableInput { get; set; }
}

/// <summary>API_CreateTable.</summary>
public sealed class CreateTableResponse : AmazonWebServiceResponse
{
}

/// <summary>API_DeleteTable.</summary>
public sealed class DeleteTableRequest : AmazonWebServiceRequest
{
    /// <summary>The database.</summary>
    public string? DatabaseName { get; set; }

    /// <summary>The table.</summary>
    public string? Name { get; set; }
}

/// <summary>API_DeleteTable.</summary>
public sealed class DeleteTableResponse : AmazonWebServiceResponse
{
}

/// <summary>API_TableInput.</summary>
public sealed class TableInput
{
    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>EXTERNAL_TABLE.</summary>
    public string? TableType { get; set; }

    /// <summary>Its columns and files.</summary>
    public StorageDescriptor? StorageDescriptor { get; set; }

    /// <summary>The columns that it is partitioned by.</summary>
    public List<Column>? PartitionKeys { get; set; }

    /// <summary>Its properties.</summary>
    public Dictionary<string, string>? Parameters { get; set; }
}

/// <summary>API_Table.</summary>
public sealed class Table
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>EXTERNAL_TABLE, VIRTUAL_VIEW and so on.</summary>
    public string? TableType { get; set; }

    /// <summary>Its columns and files.</summary>
    public StorageDescriptor? StorageDescriptor { get; set; }

    /// <summary>The columns that it is partitioned by.</summary>
    public List<Column> PartitionKeys { get; set; } = [];

    /// <summary>Its properties.</summary>
    public Dictionary<string, string> Parameters { get; set; } = [];
}

/// <summary>API_StorageDescriptor.</summary>
public sealed class StorageDescriptor
{
    /// <summary>Columns, those of partitions aside.</summary>
    public List<Column>? Columns { get; set; }

    /// <summary>Where its files lie.</summary>
    public string? Location { get; set; }

    /// <summary>The class that reads files.</summary>
    public string? InputFormat { get; set; }

    /// <summary>The class that would write them.</summary>
    public string? OutputFormat { get; set; }

    /// <summary>How lines become rows.</summary>
    public SerDeInfo? SerdeInfo { get; set; }
}

/// <summary>API_SerDeInfo.</summary>
public sealed class SerDeInfo
{
    /// <summary>The class.</summary>
    public string? SerializationLibrary { get; set; }

    /// <summary>Its settings.</summary>
    public Dictionary<string, string>? Parameters { get; set; }
}

/// <summary>API_Column.</summary>
public sealed class Column
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its type, for example bigint.</summary>
    public string? Type { get; set; }
}
