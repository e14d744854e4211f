using System.Collections.Generic;
using SageMakerGuard.Aws.Clients.Runtime;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Clients.CloudWatch;

/// <summary>Alarms and models as parameters.</summary>
internal static class AlarmForms
{
    /// <summary>API_PutMetricAlarm.</summary>
    public static IReadOnlyDictionary<string, string?> Alarm(MetricAlarm alarm) => new QueryWriter()
        .Text("AlarmName", alarm.AlarmName)
        .Text("AlarmDescription", alarm.AlarmDescription)
        .Flag("ActionsEnabled", alarm.ActionsEnabled)
        .Texts("OKActions", alarm.OKActions)
        .Texts("AlarmActions", alarm.AlarmActions)
        .Texts("InsufficientDataActions", alarm.InsufficientDataActions)
        .Text("MetricName", alarm.MetricName)
        .Text("Namespace", alarm.Namespace)
        .Text("Statistic", alarm.Statistic)
        .Text("ExtendedStatistic", alarm.ExtendedStatistic)
        .List("Dimensions", alarm.Dimensions, Dimension)
        .Number("Period", alarm.Period)
        .Text("Unit", alarm.Unit)
        .Number("EvaluationPeriods", alarm.EvaluationPeriods)
        .Number("DatapointsToAlarm", alarm.DatapointsToAlarm)
        .Number("Threshold", alarm.Threshold)
        .Text("ComparisonOperator", alarm.ComparisonOperator)
        .Text("TreatMissingData", alarm.TreatMissingData)
        .Text("EvaluateLowSampleCountPercentile", alarm.EvaluateLowSampleCountPercentile)
        .List("Metrics", alarm.Metrics, Query)
        .Text("ThresholdMetricId", alarm.ThresholdMetricId)
        .Form;

    /// <summary>API_SingleMetricAnomalyDetector.</summary>
    public static IReadOnlyDictionary<string, string?> Detector(MetricAnomalyDetector detector) =>
        new QueryWriter().Structure("SingleMetricAnomalyDetector", w => Metric(w, detector.Metric).Text("Stat", detector.Stat)).Form;

    private static void Query(QueryWriter to, MetricDataQuery query)
    {
        to.Text("Id", query.Id).Text("Expression", query.Expression).Text("Label", query.Label).Flag("ReturnData", query.ReturnData).Number("Period", query.Period).Text("AccountId", query.AccountId);
        if (query.MetricStat is { } stat)
            to.Structure("MetricStat", w => w.Structure("Metric", m => Metric(m, stat.Metric)).Number("Period", stat.Period).Text("Stat", stat.Stat).Text("Unit", stat.Unit));
    }

    private static QueryWriter Metric(QueryWriter to, WatchedMetric metric) => to.Text("Namespace", metric.Namespace).Text("MetricName", metric.MetricName).List("Dimensions", metric.Dimensions, Dimension);

    private static void Dimension(QueryWriter to, MetricDimension dimension) => to.Text("Name", dimension.Name).Text("Value", dimension.Value);
}
