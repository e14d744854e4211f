using System;
using System.Collections.Generic;
using SageMakerGuard.Estates;

namespace SageMakerGuard.FinOps;

/// <summary>
/// What alarms of CloudWatch cost: a price for each metric of an alarm, by the month (Amazon CloudWatch pricing). Ten of an account are free, which
/// no single alarm knows, so that none is taken off.
/// </summary>
public static class AlarmPrice
{
    // 'Per Alarm Metric Month (Standard Resolution)' as bills and offer files show it; other regions were not confirmed.
    private static readonly Dictionary<string, decimal> s_perMetric = new(StringComparer.Ordinal) { ["us-east-1"] = 0.10m, ["eu-west-1"] = 0.10m, ["eu-west-2"] = 0.10m };

    /// <summary>How many metrics an alarm is charged for; null for a band, of which sources say different things.</summary>
    public static int? MetricsOf(MetricAlarm alarm) => alarm.Metrics.Count == 0 ? 1 : null;

    /// <summary>So many metrics for a month in US dollars; null where price or number is not known.</summary>
    public static decimal? PerMonth(string region, int? metrics) => metrics is { } count && s_perMetric.TryGetValue(region, out var price) ? count * price : null;
}
