using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>An alarm of CloudWatch on metrics, with all that makes it what it is (API_MetricAlarm). Its state is none of that.</summary>
public sealed record MetricAlarm
{
    /// <summary>Its name, unique in account and region.</summary>
    public string AlarmName { get; init; } = "";

    /// <summary>What it is for, for people.</summary>
    public string? AlarmDescription { get; init; }

    /// <summary>Whether its actions are carried out.</summary>
    public bool ActionsEnabled { get; init; } = true;

    /// <summary>ARNs of what happens when it goes back to rest.</summary>
    public IReadOnlyList<string> OKActions { get; init; } = [];

    /// <summary>ARNs of what happens when it goes off.</summary>
    public IReadOnlyList<string> AlarmActions { get; init; } = [];

    /// <summary>ARNs of what happens when it has no data.</summary>
    public IReadOnlyList<string> InsufficientDataActions { get; init; } = [];

    /// <summary>The metric; null where <see cref="Metrics"/> holds it.</summary>
    public string? MetricName { get; init; }

    /// <summary>The metric's namespace.</summary>
    public string? Namespace { get; init; }

    /// <summary>Sum, Average, Minimum, Maximum or SampleCount.</summary>
    public string? Statistic { get; init; }

    /// <summary>A percentile, in place of a statistic.</summary>
    public string? ExtendedStatistic { get; init; }

    /// <summary>What the metric is of.</summary>
    public IReadOnlyList<MetricDimension> Dimensions { get; init; } = [];

    /// <summary>Seconds for which values are put together.</summary>
    public int? Period { get; init; }

    /// <summary>The metric's unit; null for whichever it has.</summary>
    public string? Unit { get; init; }

    /// <summary>How many periods are looked at.</summary>
    public int? EvaluationPeriods { get; init; }

    /// <summary>How many of them must be over the threshold; null for all.</summary>
    public int? DatapointsToAlarm { get; init; }

    /// <summary>The threshold; null where a band is one.</summary>
    public double? Threshold { get; init; }

    /// <summary>How values are held against the threshold.</summary>
    public string ComparisonOperator { get; init; } = "";

    /// <summary>breaching, notBreaching, ignore or missing; null means missing.</summary>
    public string? TreatMissingData { get; init; }

    /// <summary>evaluate or ignore, for percentiles of few values.</summary>
    public string? EvaluateLowSampleCountPercentile { get; init; }

    /// <summary>Metrics and expressions, in place of one metric.</summary>
    public IReadOnlyList<MetricDataQuery> Metrics { get; init; } = [];

    /// <summary>Which of <see cref="Metrics"/> is the band that the metric is held against.</summary>
    public string? ThresholdMetricId { get; init; }
}

/// <summary>What a metric is of (API_Dimension).</summary>
public sealed record MetricDimension
{
    /// <summary>For example NatGatewayId.</summary>
    public string Name { get; init; } = "";

    /// <summary>For example nat-0123456789abcdef0.</summary>
    public string Value { get; init; } = "";
}

/// <summary>A metric or an expression of an alarm (API_MetricDataQuery).</summary>
public sealed record MetricDataQuery
{
    /// <summary>By which others name it.</summary>
    public string Id { get; init; } = "";

    /// <summary>The metric; null for an expression.</summary>
    public MetricStat? MetricStat { get; init; }

    /// <summary>The expression; null for a metric.</summary>
    public string? Expression { get; init; }

    /// <summary>A label for people.</summary>
    public string? Label { get; init; }

    /// <summary>Whether its values are given back; null means yes.</summary>
    public bool? ReturnData { get; init; }

    /// <summary>Seconds for which values are put together.</summary>
    public int? Period { get; init; }

    /// <summary>The account of the metric; null for the alarm's own.</summary>
    public string? AccountId { get; init; }
}

/// <summary>A metric with its statistic (API_MetricStat).</summary>
public sealed record MetricStat
{
    /// <summary>The metric.</summary>
    public WatchedMetric Metric { get; init; } = new();

    /// <summary>Seconds for which values are put together.</summary>
    public int Period { get; init; }

    /// <summary>The statistic.</summary>
    public string Stat { get; init; } = "";

    /// <summary>The metric's unit; null for whichever it has.</summary>
    public string? Unit { get; init; }
}

/// <summary>A metric (API_Metric).</summary>
public sealed record WatchedMetric
{
    /// <summary>Its namespace.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Its name.</summary>
    public string MetricName { get; init; } = "";

    /// <summary>What it is of.</summary>
    public IReadOnlyList<MetricDimension> Dimensions { get; init; } = [];
}

/// <summary>A model of what is usual for a metric (API_AnomalyDetector). There is one for each metric and statistic.</summary>
public sealed record MetricAnomalyDetector
{
    /// <summary>The metric.</summary>
    public WatchedMetric Metric { get; init; } = new();

    /// <summary>The statistic.</summary>
    public string Stat { get; init; } = "";
}
