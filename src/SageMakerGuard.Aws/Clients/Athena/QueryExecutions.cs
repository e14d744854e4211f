using System.Collections.Generic;
using Amazon.Runtime;

namespace SageMakerGuard.Aws.Clients.Athena;

/// <summary>API_StartQueryExecution. Without ResultReuseConfiguration no former result is used.</summary>
public sealed class StartQueryExecutionRequest : AmazonWebServiceRequest
{
    /// <summary>The statement.</summary>
    public string? QueryString { get; set; }

    /// <summary>32 to 128 characters; the same token and statement give the same execution.</summary>
    public string? ClientRequestToken { get; set; }

    /// <summary>Where names without a database belong.</summary>
    public QueryExecutionContext? QueryExecutionContext { get; set; }

    /// <summary>Where the result goes.</summary>
    public ResultConfiguration? ResultConfiguration { get; set; }

    /// <summary>The workgroup.</summary>
    public string? WorkGroup { get; set; }
}

/// <summary>API_QueryExecutionContext.</summary>
public sealed class QueryExecutionContext
{
    /// <summary>The database.</summary>
    public string? Database { get; set; }

    /// <summary>The catalogue.</summary>
    public string? Catalog { get; set; }
}

/// <summary>API_StartQueryExecution.</summary>
public sealed class StartQueryExecutionResponse : AmazonWebServiceResponse
{
    /// <summary>The execution.</summary>
    public string? QueryExecutionId { get; set; }
}

/// <summary>API_GetQueryExecution.</summary>
public sealed class GetQueryExecutionRequest : AmazonWebServiceRequest
{
    /// <summary>The execution.</summary>
    public string? QueryExecutionId { get; set; }
}

/// <summary>API_GetQueryExecution.</summary>
public sealed class GetQueryExecutionResponse : AmazonWebServiceResponse
{
    /// <summary>How it stands.</summary>
    public QueryExecution? QueryExecution { get; set; }
}

/// <summary>API_QueryExecution.</summary>
public sealed class QueryExecution
{
    /// <summary>How it stands.</summary>
    public QueryExecutionStatus? Status { get; set; }

    /// <summary>What it took.</summary>
    public QueryExecutionStatistics? Statistics { get; set; }
}

/// <summary>API_QueryExecutionStatus.</summary>
public sealed class QueryExecutionStatus
{
    /// <summary>QUEUED, RUNNING, SUCCEEDED, FAILED or CANCELLED.</summary>
    public string? State { get; set; }

    /// <summary>Why it is so.</summary>
    public string? StateChangeReason { get; set; }
}

/// <summary>API_QueryExecutionStatistics.</summary>
public sealed class QueryExecutionStatistics
{
    /// <summary>Bytes that were read, which is what is paid for.</summary>
    public long? DataScannedInBytes { get; set; }
}

/// <summary>API_GetQueryResults.</summary>
public sealed class GetQueryResultsRequest : AmazonWebServiceRequest
{
    /// <summary>The execution.</summary>
    public string? QueryExecutionId { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }

    /// <summary>The page size, at most 1000, the row of names included.</summary>
    public int? MaxResults { get; set; }
}

/// <summary>API_GetQueryResults.</summary>
public sealed class GetQueryResultsResponse : AmazonWebServiceResponse
{
    /// <summary>A page of rows.</summary>
    public ResultSet? ResultSet { get; set; }

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_ResultSet.</summary>
public sealed class ResultSet
{
    /// <summary>Rows; the first of a SELECT holds the names of its columns.</summary>
    public List<Row> Rows { get; set; } = [];
}

/// <summary>API_Row.</summary>
public sealed class Row
{
    /// <summary>Its values.</summary>
    public List<Datum> Data { get; set; } = [];
}

/// <summary>API_Datum.</summary>
public sealed class Datum
{
    /// <summary>The value; absent where it is null.</summary>
    public string? VarCharValue { get; set; }
}

/// <summary>API_StopQueryExecution.</summary>
public sealed class StopQueryExecutionRequest : AmazonWebServiceRequest
{
    /// <summary>The execution.</summary>
    public string? QueryExecutionId { get; set; }
}

/// <summary>API_StopQueryExecution.</summary>
public sealed class StopQueryExecutionResponse : AmazonWebServiceResponse
{
}
