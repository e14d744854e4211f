using System.Collections.Generic;
using System.Text.Json.Serialization;
using Amazon.Runtime;

namespace SageMakerGuard.Aws.Clients.CloudWatchLogs;

/// <summary>API_DescribeLogGroups.</summary>
public sealed class DescribeLogGroupsRequest : AmazonWebServiceRequest
{
    /// <summary>What the names begin with.</summary>
    [JsonPropertyName("logGroupNamePrefix")]
    public string? LogGroupNamePrefix { get; set; }

    /// <summary>The page size, at most 50.</summary>
    [JsonPropertyName("limit")]
    public int? Limit { get; set; }

    /// <summary>Where to go on.</summary>
    [JsonPropertyName("nextToken")]
    public string? NextToken { get; set; }
}

/// <summary>API_DescribeLogGroups.</summary>
public sealed class DescribeLogGroupsResponse : AmazonWebServiceResponse
{
    /// <summary>A page of log groups.</summary>
    [JsonPropertyName("logGroups")]
    public List<LogGroup> LogGroups { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    [JsonPropertyName("nextToken")]
    public string? NextToken { get; set; }
}

/// <summary>API_LogGroup.</summary>
public sealed class LogGroup
{
    /// <summary>Its name.</summary>
    [JsonPropertyName("logGroupName")]
    public string LogGroupName { get; set; } = "";

    /// <summary>When it was made, in milliseconds since 1970.</summary>
    [JsonPropertyName("creationTime")]
    public long? CreationTime { get; set; }

    /// <summary>How many days events are kept; absent where for ever.</summary>
    [JsonPropertyName("retentionInDays")]
    public int? RetentionInDays { get; set; }

    /// <summary>The bytes that it holds.</summary>
    [JsonPropertyName("storedBytes")]
    public long? StoredBytes { get; set; }
}
