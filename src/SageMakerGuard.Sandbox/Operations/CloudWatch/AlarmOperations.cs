using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.CloudWatch;

/// <summary>PutMetricAlarm, DescribeAlarms and DeleteAlarms. Alarms have just been made here and have no data.</summary>
internal static class AlarmOperations
{
    /// <summary>API_DescribeAlarms: 100 at most; how many are given where MaxRecords is absent is not documented, here 50.</summary>
    private const int DefaultPage = 50;

    private static readonly string[] s_operators =
        ["GreaterThanOrEqualToThreshold", "GreaterThanThreshold", "LessThanThreshold", "LessThanOrEqualToThreshold", "LessThanLowerOrGreaterThanUpperThreshold", "LessThanLowerThreshold", "GreaterThanUpperThreshold"];

    /// <summary>The alarm is made, or all of one of its name is replaced (API_PutMetricAlarm).</summary>
    public static Action<XmlText>? Put(WatchCall call)
    {
        var alarm = AlarmForm.Read(call.Form);
        Check(call.Form, alarm);
        call.Region.Alarms.Put(alarm);

        // CloudWatch User Guide, 'Creating a CloudWatch alarm based on anomaly detection': the model is made along where there is none.
        if (alarm.ThresholdMetricId is not null && alarm.Metrics.FirstOrDefault(m => m.MetricStat is not null)?.MetricStat is { } stat)
            call.Region.Alarms.Learn(new() { Metric = stat.Metric, Stat = stat.Stat });
        return null;
    }

    public static Action<XmlText>? Delete(WatchCall call) =>
        call.Region.Alarms.Remove(Names(call)) ? null : throw new AwsFault("ResourceNotFound", "[sandbox] At least one of the alarms does not exist, so that none was deleted.", 404);

    /// <summary>Names that are not there are left out.</summary>
    public static Action<XmlText>? List(WatchCall call)
    {
        var (names, prefix) = (Names(call), call.Form.Text("AlarmNamePrefix"));
        var found = call.Region.Alarms.Alarms.Where(a => (names.Count == 0 || names.Contains(a.AlarmName)) && (prefix is null || a.AlarmName.StartsWith(prefix, StringComparison.Ordinal))).ToList();
        var question = string.Join("|", names) + prefix + call.Region.Region;
        var start = call.Form.Text("NextToken") is { Length: > 0 } token ? PageToken.Read(token, question) ?? throw new AwsFault("InvalidNextToken", "[sandbox] The token is not valid for this request.") : 0;
        var size = call.Form.Text("MaxRecords") is null ? DefaultPage : call.Form.Number("MaxRecords") is >= 1 and <= 100 and var given ? given : throw CloudWatchService.Invalid("[sandbox] MaxRecords must be between 1 and 100.");
        return xml =>
        {
            xml.Set("MetricAlarms", found.Skip(start).Take(size), alarm => AlarmForm.Write(xml, call, alarm), "member");
            if (start + size < found.Count)
                xml.Text("NextToken", PageToken.Make(start + size, question));
        };
    }

    public static IReadOnlyList<string> Names(WatchCall call)
    {
        var names = call.Form.List("AlarmNames.member");
        return names.Count > 100 ? throw CloudWatchService.Invalid("[sandbox] AlarmNames has at most 100 members.") : names;
    }

    // The sentences: hashicorp/terraform-provider-aws#21112, aws-cloudformation/cfn-lint#1306.
    private static void Check(QueryForm form, MetricAlarm alarm)
    {
        if (!s_operators.Contains(form.Required("ComparisonOperator")))
            throw CloudWatchService.Invalid("[sandbox] ComparisonOperator is none of " + string.Join(", ", s_operators) + ".");
        if (alarm.EvaluationPeriods is null or < 1)
            throw CloudWatchService.Invalid("[sandbox] EvaluationPeriods is a required number above zero.");
        if (alarm.MetricName is null == (alarm.Metrics.Count == 0))
            throw CloudWatchService.Invalid("[sandbox] Either MetricName or Metrics must be given.");
        if (alarm.Threshold is not null && alarm.ThresholdMetricId is not null)
            throw CloudWatchService.Invalid("Threshold and ThresholdMetricId cannot both be set");
        if (alarm.Threshold is null && alarm.ThresholdMetricId is null)
            throw CloudWatchService.Invalid("[sandbox] Either Threshold or ThresholdMetricId must be given.");
        if (alarm.DatapointsToAlarm > alarm.EvaluationPeriods)
            throw CloudWatchService.Invalid("DatapointsToAlarm must be less than or equal to EvaluationPeriods");
        if (alarm.Unit is not null && alarm.Metrics.Count > 0)
            throw CloudWatchService.Invalid("Unit should not be set if list of Metrics is set.");
        if (alarm.MetricName is not null && alarm.Period is not (10 or 20 or 30) && (alarm.Period is null || alarm.Period % 60 != 0))
            throw CloudWatchService.Invalid("[sandbox] Period is 10, 20, 30 or a multiple of 60.");
        if (alarm.ThresholdMetricId is { } band && alarm.Metrics.All(m => m.Id != band))
            throw CloudWatchService.Invalid(string.Format(CultureInfo.InvariantCulture, "[sandbox] ThresholdMetricId {0} is none of the Metrics.", band));
    }
}
