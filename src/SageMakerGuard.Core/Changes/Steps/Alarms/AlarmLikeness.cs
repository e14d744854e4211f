using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>When two alarms are the same, in whatever order AWS gives their lists back and whether it says its defaults or leaves them out.</summary>
internal static class AlarmLikeness
{
    public static bool Same(MetricAlarm one, MetricAlarm other) => JsonNode.DeepEquals(Settings(one), Settings(other));

    /// <summary>What an alarm is: its state is none of that.</summary>
    public static JsonObject Settings(MetricAlarm alarm) => JsonSerializer.SerializeToNode(
        alarm with
        {
            AlarmDescription = alarm.AlarmDescription is { Length: > 0 } words ? words : null,
            OKActions = Sorted(alarm.OKActions),
            AlarmActions = Sorted(alarm.AlarmActions),
            InsufficientDataActions = Sorted(alarm.InsufficientDataActions),
            Dimensions = Sorted(alarm.Dimensions),
            TreatMissingData = alarm.TreatMissingData ?? "missing",
            DatapointsToAlarm = alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods,
            Metrics = alarm.Metrics.OrderBy(query => query.Id, StringComparer.Ordinal).Select(Plain).ToList(),
        },
        ChangeJson.Options)!.AsObject();

    public static bool Same(WatchedMetric one, WatchedMetric other) => one.Namespace == other.Namespace && one.MetricName == other.MetricName && Sorted(one.Dimensions).SequenceEqual(Sorted(other.Dimensions));

    private static MetricDataQuery Plain(MetricDataQuery query) => query with
    {
        ReturnData = query.ReturnData ?? true,
        MetricStat = query.MetricStat is { } stat ? stat with { Metric = stat.Metric with { Dimensions = Sorted(stat.Metric.Dimensions) } } : null,
    };

    private static List<string> Sorted(IEnumerable<string> texts) => texts.OrderBy(text => text, StringComparer.Ordinal).ToList();

    private static List<MetricDimension> Sorted(IEnumerable<MetricDimension> dimensions) => dimensions.OrderBy(d => d.Name, StringComparer.Ordinal).ToList();
}
