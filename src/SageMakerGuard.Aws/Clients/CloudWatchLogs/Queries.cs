using System.Collections.Generic;
using System.Text.Json.Serialization;
using Amazon.Runtime;

namespace SageMakerGuard.Aws.Clients.CloudWatchLogs;

/// <summary>API_StartQuery.</summary>
public sealed class StartQueryRequest : AmazonWebServiceRequest
{
    /// <summary>The log group.</summary>
    [JsonPropertyName("logGroupName")]
    public string? LogGroupName { get; set; }

    /// <summary>From when, in seconds since 1970.</summary>
    [JsonPropertyName("startTime")]
    public long? StartTime { get; set; }

    /// <summary>To when, that second included.</summary>
    [JsonPropertyName("endTime")]
    public long? EndTime { get; set; }

    /// <summary>The query.</summary>
    [JsonPropertyName("queryString")]
    public string? QueryString { get; set; }

    /// <summary>The most rows.</summary>
    [JsonPropertyName("limit")]
    public int? Limit { get; set; }
}

/// <summary>API_StartQuery.</summary>
public sealed class StartQueryResponse : AmazonWebServiceResponse
{
    /// <summary>The query.</summary>
    [JsonPropertyName("queryId")]
    public string? QueryId { get; set; }
}

/// <summary>API_GetQueryResults.</summary>
public sealed class GetQueryResultsRequest : AmazonWebServiceRequest
{
    /// <summary>The query.</summary>
    [JsonPropertyName("queryId")]
    public string? QueryId { get; set; }

    /// <summary>Where to go on.</summary>
    [JsonPropertyName("nextToken")]
    public string? NextToken { get; set; }
}

/// <summary>API_GetQueryResults.</summary>
public sealed class GetQueryResultsResponse : AmazonWebServiceResponse
{
    /// <summary>Rows of fields. While the query runs they are not all of them.</summary>
    [JsonPropertyName("results")]
    public List<List<ResultField>> Results { get; set; } = [];

    /// <summary>What was scanned so far.</summary>
    [JsonPropertyName("statistics")]
    public QueryStatistics? Statistics { get; set; }

    /// <summary>Scheduled, Running, Complete, Failed, Cancelled, Timeout or Unknown.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; set; }

    /// <summary>Where to go on; null on the last page.</summary>
    [JsonPropertyName("nextToken")]
    public string? NextToken { get; set; }
}

/// <summary>API_ResultField.</summary>
public sealed class ResultField
{
    /// <summary>Its name.</summary>
    [JsonPropertyName("field")]
    public string Field { get; set; } = "";

    /// <summary>Its value; numbers too come as text.</summary>
    [JsonPropertyName("value")]
    public string? Value { get; set; }
}

/// <summary>API_QueryStatistics.</summary>
public sealed class QueryStatistics
{
    /// <summary>Log events that the query matched.</summary>
    [JsonPropertyName("recordsMatched")]
    public double? RecordsMatched { get; set; }

    /// <summary>Log events that were read.</summary>
    [JsonPropertyName("recordsScanned")]
    public double? RecordsScanned { get; set; }

    /// <summary>Bytes that were read, which is what is paid for.</summary>
    [JsonPropertyName("bytesScanned")]
    public double? BytesScanned { get; set; }
}

/// <summary>API_StopQuery.</summary>
public sealed class StopQueryRequest : AmazonWebServiceRequest
{
    /// <summary>The query.</summary>
    [JsonPropertyName("queryId")]
    public string? QueryId { get; set; }
}

/// <summary>API_StopQuery.</summary>
public sealed class StopQueryResponse : AmazonWebServiceResponse
{
    /// <summary>Whether it was stopped.</summary>
    [JsonPropertyName("success")]
    public bool? Success { get; set; }
}
