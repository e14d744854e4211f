using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Spending;

/// <summary>CloudWatch's alarms and models, topics, and Cost Anomaly Detection as they answer.</summary>
public sealed class AlarmTests : IDisposable
{
    private readonly Stage _stage = new() { Region = "us-east-1" };

    [Fact]
    public async Task An_alarm_is_made_replaced_shown_and_deleted_and_unknown_names_are_left_out()
    {
        Assert.Null((await Put("a", ("Threshold", "5"))).Code);
        Assert.Null((await Put("a", ("Threshold", "7.5"), ("DatapointsToAlarm", "1"))).Code);
        var shown = await _stage.CloudWatch("DescribeAlarms", ("AlarmNames.member.1", "a"), ("AlarmNames.member.2", "b"));
        Assert.Equal(("a", "7.5", "INSUFFICIENT_DATA"), (shown.One("AlarmName"), shown.One("Threshold"), shown.One("StateValue")));
        var unknown = await _stage.CloudWatch("DeleteAlarms", ("AlarmNames.member.1", "a"), ("AlarmNames.member.2", "b"));
        Assert.Equal((404, "ResourceNotFound"), ((int)unknown.Status, unknown.Code));
        Assert.Null((await _stage.CloudWatch("DeleteAlarms", ("AlarmNames.member.1", "a"))).Code);
        Assert.Empty((await _stage.CloudWatch("DescribeAlarms")).All("AlarmName"));
    }

    [Theory]
    [InlineData("Threshold and ThresholdMetricId cannot both be set", "Threshold=1;ThresholdMetricId=ad1")]
    [InlineData("DatapointsToAlarm must be less than or equal to EvaluationPeriods", "Threshold=1;DatapointsToAlarm=9")]
    [InlineData("[sandbox] Either Threshold or ThresholdMetricId must be given.", "")]
    [InlineData("[sandbox] Period is 10, 20, 30 or a multiple of 60.", "Threshold=1;Period=45")]
    public async Task What_contradicts_itself_is_refused(string sentence, string parameters)
    {
        var refused = await Put("a", Array.ConvertAll(parameters.Split(';', StringSplitOptions.RemoveEmptyEntries), pair => (pair.Split('=')[0], pair.Split('=')[1])));
        Assert.Equal((400, "ValidationError", sentence), ((int)refused.Status, refused.Code, refused.Message));
    }

    [Fact]
    public async Task An_alarm_with_a_band_makes_its_model_which_stays_until_it_is_deleted()
    {
        await _stage.CloudWatch(
            "PutMetricAlarm", ("AlarmName", "band"), ("ComparisonOperator", "GreaterThanUpperThreshold"), ("EvaluationPeriods", "3"), ("ThresholdMetricId", "ad1"),
            ("Metrics.member.1.Id", "m1"), ("Metrics.member.1.MetricStat.Metric.Namespace", "AWS/NATGateway"), ("Metrics.member.1.MetricStat.Metric.MetricName", "BytesOutToDestination"),
            ("Metrics.member.1.MetricStat.Metric.Dimensions.member.1.Name", "NatGatewayId"), ("Metrics.member.1.MetricStat.Metric.Dimensions.member.1.Value", "nat-1"),
            ("Metrics.member.1.MetricStat.Period", "3600"), ("Metrics.member.1.MetricStat.Stat", "Sum"), ("Metrics.member.2.Id", "ad1"), ("Metrics.member.2.Expression", "ANOMALY_DETECTION_BAND(m1, 2)"));
        await _stage.CloudWatch("DeleteAlarms", ("AlarmNames.member.1", "band"));
        (string, string)[] metric =
        [
            ("SingleMetricAnomalyDetector.Namespace", "AWS/NATGateway"), ("SingleMetricAnomalyDetector.MetricName", "BytesOutToDestination"), ("SingleMetricAnomalyDetector.Stat", "Sum"),
            ("SingleMetricAnomalyDetector.Dimensions.member.1.Name", "NatGatewayId"), ("SingleMetricAnomalyDetector.Dimensions.member.1.Value", "nat-1"),
        ];
        Assert.Equal("PENDING_TRAINING", (await _stage.CloudWatch("DescribeAnomalyDetectors", ("MetricName", "BytesOutToDestination"))).One("StateValue"));
        Assert.Null((await _stage.CloudWatch("PutAnomalyDetector", metric)).Code);
        Assert.Null((await _stage.CloudWatch("DeleteAnomalyDetector", metric)).Code);
        Assert.Equal("ResourceNotFoundException", (await _stage.CloudWatch("DeleteAnomalyDetector", metric)).Code);
    }

    [Theory]
    [InlineData("finops-alerts", "budgets.amazonaws.com", false)]
    [InlineData("sealed-alerts", "budgets.amazonaws.com", true)]
    [InlineData("ops-alerts", "AWS:SourceOwner", false)]
    public async Task A_topic_shows_who_may_publish_and_its_key(string name, string policy, bool encrypted)
    {
        var read = await _stage.Sns("GetTopicAttributes", ("TopicArn", $"arn:aws:sns:us-east-1:{HealthyRegion.Account}:{name}"));
        Assert.Contains(read.All("value"), value => value.Contains(policy, StringComparison.Ordinal));
        Assert.Equal(encrypted, read.All("key").Any(key => key == "KmsMasterKeyId"));
        Assert.Equal("NotFound", (await _stage.Sns("GetTopicAttributes", ("TopicArn", $"arn:aws:sns:us-east-1:{HealthyRegion.Account}:none"))).Code);
    }

    [Fact]
    public async Task An_account_has_one_monitor_of_services_and_tells_topics_at_once_and_addresses_by_the_day()
    {
        var monitor = (await Costs("CreateAnomalyMonitor", new { AnomalyMonitor = new { MonitorName = "one", MonitorType = "DIMENSIONAL", MonitorDimension = "SERVICE" } })).Json.GetProperty("MonitorArn").GetString()!;
        var second = await Costs("CreateAnomalyMonitor", new { AnomalyMonitor = new { MonitorName = "two", MonitorType = "DIMENSIONAL", MonitorDimension = "SERVICE" } });
        Assert.Equal(("ValidationException", "Limit exceeded on dimensional spend monitor creation"), (second.Code, second.Message));
        Assert.Equal("UnknownMonitorException", (await Subscribe("arn:aws:ce::111122223333:anomalymonitor/none", "DAILY", "EMAIL")).Code);
        Assert.Equal("ValidationException", (await Subscribe(monitor, "IMMEDIATE", "EMAIL")).Code);
        var arn = (await Subscribe(monitor, "DAILY", "EMAIL")).Json.GetProperty("SubscriptionArn").GetString()!;
        Assert.Null((await Costs("UpdateAnomalySubscription", new { SubscriptionArn = arn, Frequency = "WEEKLY" })).Code);
        Assert.Equal("WEEKLY", (await Costs("GetAnomalySubscriptions", new { MonitorArn = monitor })).Json.GetProperty("AnomalySubscriptions")[0].GetProperty("Frequency").GetString());
        Assert.Null((await Costs("DeleteAnomalySubscription", new { SubscriptionArn = arn })).Code);
        Assert.Equal("UnknownSubscriptionException", (await Costs("DeleteAnomalySubscription", new { SubscriptionArn = arn })).Code);
        Assert.Null((await Costs("DeleteAnomalyMonitor", new { MonitorArn = monitor })).Code);
        Assert.Equal(0, (await Costs("GetAnomalyMonitors", new { })).Json.GetProperty("AnomalyMonitors").GetArrayLength());
    }

    public void Dispose() => _stage.Dispose();

    private Task<Reply> Put(string name, params (string, string)[] more) => _stage.CloudWatch(
        "PutMetricAlarm",
        [("AlarmName", name), ("ComparisonOperator", "GreaterThanThreshold"), ("EvaluationPeriods", "3"), ("Namespace", "AWS/NATGateway"), ("MetricName", "PacketsDropCount"), ("Statistic", "Sum"), .. Array.Exists(more, m => m.Item1 == "Period") ? Array.Empty<(string, string)>() : [("Period", "300")], .. more]);

    private Task<Reply> Subscribe(string monitor, string frequency, string type) => Costs("CreateAnomalySubscription", new
    {
        AnomalySubscription = new
        {
            SubscriptionName = "s", MonitorArnList = new[] { monitor }, Frequency = frequency, Subscribers = new[] { new { Address = "a@example.com", Type = type } },
            ThresholdExpression = new { Dimensions = new { Key = "ANOMALY_TOTAL_IMPACT_ABSOLUTE", MatchOptions = new[] { "GREATER_THAN_OR_EQUAL" }, Values = new[] { "100" } } },
        },
    });

    private Task<Reply> Costs(string operation, object body) => _stage.Json("AWSInsightsIndexService." + operation, "ce", body);
}
