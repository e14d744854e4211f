using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace SageMakerGuard.Aws.Clients.CostExplorer;

/// <summary>Cost and usage, and the values that dimensions have.</summary>
public sealed partial class AmazonCostExplorerClient
{
    /// <summary>API_GetCostAndUsage.</summary>
    public Task<GetCostAndUsageResponse> GetCostAndUsageAsync(GetCostAndUsageRequest request, CancellationToken cancellationToken = default) =>
        CallJson<GetCostAndUsageResponse>("GetCostAndUsage", request, cancellationToken);

    /// <summary>API_GetDimensionValues.</summary>
    public Task<GetDimensionValuesResponse> GetDimensionValuesAsync(GetDimensionValuesRequest request, CancellationToken cancellationToken = default) =>
        CallJson<GetDimensionValuesResponse>("GetDimensionValues", request, cancellationToken);
}

/// <summary>API_GetCostAndUsage.</summary>
public sealed class GetCostAndUsageRequest : AmazonWebServiceRequest
{
    /// <summary>The days.</summary>
    public DateInterval? TimePeriod { get; set; }

    /// <summary>DAILY, MONTHLY or HOURLY.</summary>
    public string? Granularity { get; set; }

    /// <summary>Which lines of the bill; null for all.</summary>
    public Expression? Filter { get; set; }

    /// <summary>For example UnblendedCost and UsageQuantity.</summary>
    public List<string>? Metrics { get; set; }

    /// <summary>At most two.</summary>
    public List<GroupDefinition>? GroupBy { get; set; }

    /// <summary>Where to go on; the other members must be those of the first page.</summary>
    public string? NextPageToken { get; set; }
}

/// <summary>API_GroupDefinition.</summary>
public sealed class GroupDefinition
{
    /// <summary>DIMENSION, TAG or COST_CATEGORY.</summary>
    public string? Type { get; set; }

    /// <summary>The dimension or the tag's key.</summary>
    public string? Key { get; set; }
}

/// <summary>API_GetCostAndUsage.</summary>
public sealed class GetCostAndUsageResponse : AmazonWebServiceResponse
{
    /// <summary>A page of periods.</summary>
    public List<ResultByTime> ResultsByTime { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextPageToken { get; set; }
}

/// <summary>One day or month (API_ResultByTime).</summary>
public sealed class ResultByTime
{
    /// <summary>Which.</summary>
    public DateInterval? TimePeriod { get; set; }

    /// <summary>The sum, where nothing is grouped.</summary>
    public Dictionary<string, MetricValue> Total { get; set; } = [];

    /// <summary>The groups.</summary>
    public List<Group> Groups { get; set; } = [];

    /// <summary>Whether AWS may still change the numbers.</summary>
    public bool Estimated { get; set; }
}

/// <summary>API_Group.</summary>
public sealed class Group
{
    /// <summary>A value for each GroupBy; that of a tag is 'key$value'.</summary>
    public List<string> Keys { get; set; } = [];

    /// <summary>By metric.</summary>
    public Dictionary<string, MetricValue> Metrics { get; set; } = [];
}

/// <summary>API_MetricValue.</summary>
public sealed class MetricValue
{
    /// <summary>A decimal number as text.</summary>
    public string? Amount { get; set; }

    /// <summary>USD, Hrs, GB, or N/A where units are mixed.</summary>
    public string? Unit { get; set; }
}

/// <summary>API_GetDimensionValues.</summary>
public sealed class GetDimensionValuesRequest : AmazonWebServiceRequest
{
    /// <summary>A part of the value.</summary>
    public string? SearchString { get; set; }

    /// <summary>The days.</summary>
    public DateInterval? TimePeriod { get; set; }

    /// <summary>For example USAGE_TYPE.</summary>
    public string? Dimension { get; set; }

    /// <summary>COST_AND_USAGE where it is absent.</summary>
    public string? Context { get; set; }

    /// <summary>Which lines of the bill; null for all.</summary>
    public Expression? Filter { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextPageToken { get; set; }
}

/// <summary>API_GetDimensionValues.</summary>
public sealed class GetDimensionValuesResponse : AmazonWebServiceResponse
{
    /// <summary>A page of values.</summary>
    public List<DimensionValuesWithAttributes> DimensionValues { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextPageToken { get; set; }
}

/// <summary>API_DimensionValuesWithAttributes.</summary>
public sealed class DimensionValuesWithAttributes
{
    /// <summary>The value.</summary>
    public string? Value { get; set; }
}
