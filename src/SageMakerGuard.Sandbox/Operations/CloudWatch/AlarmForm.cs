using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.CloudWatch;

/// <summary>Alarms in a form and in an answer.</summary>
internal static class AlarmForm
{
    public static MetricAlarm Read(QueryForm form) => new()
    {
        AlarmName = form.Required("AlarmName"),
        AlarmDescription = form.Text("AlarmDescription"),
        ActionsEnabled = form.Text("ActionsEnabled") is null || form.Flag("ActionsEnabled"),
        OKActions = form.List("OKActions.member"),
        AlarmActions = form.List("AlarmActions.member"),
        InsufficientDataActions = form.List("InsufficientDataActions.member"),
        MetricName = form.Text("MetricName"),
        Namespace = form.Text("Namespace"),
        Statistic = form.Text("Statistic"),
        ExtendedStatistic = form.Text("ExtendedStatistic"),
        Dimensions = Dimensions(form, ""),
        Period = form.Number("Period"),
        Unit = form.Text("Unit"),
        EvaluationPeriods = form.Number("EvaluationPeriods"),
        DatapointsToAlarm = form.Number("DatapointsToAlarm"),
        Threshold = form.Text("Threshold") is { } threshold
            ? double.TryParse(threshold, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw CloudWatchService.Invalid("[sandbox] Threshold is no number.")
            : null,
        ComparisonOperator = form.Text("ComparisonOperator") ?? "",
        TreatMissingData = form.Text("TreatMissingData"),
        EvaluateLowSampleCountPercentile = form.Text("EvaluateLowSampleCountPercentile"),
        Metrics = form.Indexes("Metrics.member").Select(i => Query(form, $"Metrics.member.{i.ToString(CultureInfo.InvariantCulture)}.")).ToList(),
        ThresholdMetricId = form.Text("ThresholdMetricId"),
    };

    /// <summary>A metric behind a prefix.</summary>
    public static WatchedMetric Metric(QueryForm form, string prefix) => new() { Namespace = form.Text(prefix + "Namespace") ?? "", MetricName = form.Text(prefix + "MetricName") ?? "", Dimensions = Dimensions(form, prefix) };

    public static void Write(XmlText xml, WatchCall call, MetricAlarm alarm)
    {
        xml.Text("AlarmName", alarm.AlarmName);
        xml.Text("AlarmArn", call.AlarmArn(alarm.AlarmName));
        xml.Text("AlarmDescription", alarm.AlarmDescription);
        xml.Time("AlarmConfigurationUpdatedTimestamp", RegionState.LongAgo);
        xml.Flag("ActionsEnabled", alarm.ActionsEnabled);
        xml.Texts("OKActions", alarm.OKActions, "member");
        xml.Texts("AlarmActions", alarm.AlarmActions, "member");
        xml.Texts("InsufficientDataActions", alarm.InsufficientDataActions, "member");
        xml.Text("StateValue", "INSUFFICIENT_DATA");
        xml.Text("StateReason", "Unchecked: Initial alarm creation");
        xml.Time("StateUpdatedTimestamp", RegionState.LongAgo);
        xml.Text("MetricName", alarm.MetricName);
        xml.Text("Namespace", alarm.Namespace);
        xml.Text("Statistic", alarm.Statistic);
        xml.Text("ExtendedStatistic", alarm.ExtendedStatistic);
        Write(xml, alarm.Dimensions);
        xml.Number("Period", alarm.Period);
        xml.Text("Unit", alarm.Unit);
        xml.Number("EvaluationPeriods", alarm.EvaluationPeriods);
        xml.Number("DatapointsToAlarm", alarm.DatapointsToAlarm);
        xml.Text("Threshold", alarm.Threshold?.ToString("R", CultureInfo.InvariantCulture));
        xml.Text("ComparisonOperator", alarm.ComparisonOperator);
        xml.Text("TreatMissingData", alarm.TreatMissingData);
        xml.Text("EvaluateLowSampleCountPercentile", alarm.EvaluateLowSampleCountPercentile);
        xml.Set("Metrics", alarm.Metrics, query => Write(xml, query), "member");
        xml.Text("ThresholdMetricId", alarm.ThresholdMetricId);
    }

    public static void Write(XmlText xml, WatchedMetric metric)
    {
        xml.Text("Namespace", metric.Namespace);
        xml.Text("MetricName", metric.MetricName);
        Write(xml, metric.Dimensions);
    }

    private static void Write(XmlText xml, MetricDataQuery query)
    {
        xml.Text("Id", query.Id);
        if (query.MetricStat is { } stat)
        {
            xml.Element("MetricStat", () =>
            {
                xml.Element("Metric", () => Write(xml, stat.Metric));
                xml.Number("Period", stat.Period);
                xml.Text("Stat", stat.Stat);
                xml.Text("Unit", stat.Unit);
            });
        }

        xml.Text("Expression", query.Expression);
        xml.Text("Label", query.Label);
        xml.Flag("ReturnData", query.ReturnData);
        xml.Number("Period", query.Period);
        xml.Text("AccountId", query.AccountId);
    }

    private static void Write(XmlText xml, IReadOnlyList<MetricDimension> dimensions) => xml.Set(
        "Dimensions",
        dimensions,
        dimension =>
        {
            xml.Text("Name", dimension.Name);
            xml.Text("Value", dimension.Value);
        },
        "member");

    private static MetricDataQuery Query(QueryForm form, string prefix) => new()
    {
        Id = form.Required(prefix + "Id"),
        Expression = form.Text(prefix + "Expression"),
        Label = form.Text(prefix + "Label"),
        ReturnData = form.Text(prefix + "ReturnData") is null ? null : form.Flag(prefix + "ReturnData"),
        Period = form.Number(prefix + "Period"),
        AccountId = form.Text(prefix + "AccountId"),
        MetricStat = form.Text(prefix + "MetricStat.Stat") is { } stat
            ? new() { Metric = Metric(form, prefix + "MetricStat.Metric."), Period = form.Number(prefix + "MetricStat.Period") ?? 0, Stat = stat, Unit = form.Text(prefix + "MetricStat.Unit") }
            : null,
    };

    private static List<MetricDimension> Dimensions(QueryForm form, string prefix) => form.Indexes(prefix + "Dimensions.member")
        .Select(i => prefix + "Dimensions.member." + i.ToString(CultureInfo.InvariantCulture))
        .Select(at => new MetricDimension { Name = form.Required(at + ".Name"), Value = form.Required(at + ".Value") }).ToList();
}
