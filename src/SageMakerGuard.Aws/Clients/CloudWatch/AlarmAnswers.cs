using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Clients.CloudWatch;

/// <summary>Alarms and models as they are answered.</summary>
internal static class AlarmAnswers
{
    /// <summary>API_DescribeAlarms.</summary>
    public static DescribeAlarmsResponse Alarms(XElement root)
    {
        var result = Result(root, "DescribeAlarmsResult");
        return new() { MetricAlarms = Members(result, "MetricAlarms").Select(Alarm).ToList(), NextToken = Text(result, "NextToken") };
    }

    /// <summary>API_DescribeAnomalyDetectors. Models of expressions are none of single metrics.</summary>
    public static DescribeAnomalyDetectorsResponse Detectors(XElement root)
    {
        var result = Result(root, "DescribeAnomalyDetectorsResult");
        return new()
        {
            AnomalyDetectors = Members(result, "AnomalyDetectors").Where(d => Child(d, "MetricMathAnomalyDetector") is null).Select(d => Child(d, "SingleMetricAnomalyDetector") ?? d)
                .Select(d => new MetricAnomalyDetector { Metric = Metric(d), Stat = Text(d, "Stat") ?? "" }).ToList(),
            NextToken = Text(result, "NextToken"),
        };
    }

    private static MetricAlarm Alarm(XElement e) => new()
    {
        AlarmName = Text(e, "AlarmName") ?? "",
        AlarmDescription = Text(e, "AlarmDescription"),
        ActionsEnabled = Text(e, "ActionsEnabled") != "false",
        OKActions = Texts(e, "OKActions"),
        AlarmActions = Texts(e, "AlarmActions"),
        InsufficientDataActions = Texts(e, "InsufficientDataActions"),
        MetricName = Text(e, "MetricName"),
        Namespace = Text(e, "Namespace"),
        Statistic = Text(e, "Statistic"),
        ExtendedStatistic = Text(e, "ExtendedStatistic"),
        Dimensions = Dimensions(e),
        Period = Integer(e, "Period"),
        Unit = Text(e, "Unit"),
        EvaluationPeriods = Integer(e, "EvaluationPeriods"),
        DatapointsToAlarm = Integer(e, "DatapointsToAlarm"),
        Threshold = Text(e, "Threshold") is { } threshold ? double.Parse(threshold, CultureInfo.InvariantCulture) : null,
        ComparisonOperator = Text(e, "ComparisonOperator") ?? "",
        TreatMissingData = Text(e, "TreatMissingData"),
        EvaluateLowSampleCountPercentile = Text(e, "EvaluateLowSampleCountPercentile"),
        Metrics = Members(e, "Metrics").Select(Query).ToList(),
        ThresholdMetricId = Text(e, "ThresholdMetricId"),
    };

    private static MetricDataQuery Query(XElement e) => new()
    {
        Id = Text(e, "Id") ?? "",
        Expression = Text(e, "Expression"),
        Label = Text(e, "Label"),
        ReturnData = Text(e, "ReturnData") is { } flag ? flag == "true" : null,
        Period = Integer(e, "Period"),
        AccountId = Text(e, "AccountId"),
        MetricStat = Child(e, "MetricStat") is { } stat
            ? new() { Metric = Child(stat, "Metric") is { } metric ? Metric(metric) : new(), Period = Integer(stat, "Period") ?? 0, Stat = Text(stat, "Stat") ?? "", Unit = Text(stat, "Unit") }
            : null,
    };

    private static WatchedMetric Metric(XElement e) => new() { Namespace = Text(e, "Namespace") ?? "", MetricName = Text(e, "MetricName") ?? "", Dimensions = Dimensions(e) };

    private static List<MetricDimension> Dimensions(XElement e) => Members(e, "Dimensions").Select(d => new MetricDimension { Name = Text(d, "Name") ?? "", Value = Text(d, "Value") ?? "" }).ToList();

    private static XElement Result(XElement root, string name) => Child(root, name) ?? throw new FormatException($"There is no {name}.");

    private static XElement? Child(XElement e, string name) => e.Element(e.Name.Namespace + name);

    private static IEnumerable<XElement> Members(XElement e, string name) => Child(e, name)?.Elements(e.Name.Namespace + "member") ?? [];

    private static List<string> Texts(XElement e, string name) => Members(e, name).Select(member => member.Value).ToList();

    // An empty element is none.
    private static string? Text(XElement e, string name) => Child(e, name)?.Value is { Length: > 0 } text ? text : null;

    private static int? Integer(XElement e, string name) => Text(e, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
