using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;
using SageMakerGuard.Testing;
using SageMakerGuard.Tests.Changes;

namespace SageMakerGuard.Tests.Changes.Planning;

/// <summary>Which alarms a network gets, and what is changed of those that are there.</summary>
public sealed class NetworkAlarmPlanTests
{
    private const string Endpoint = "vpce-0123456789abcdef0";

    private static RegionEstate Region() => SpendingWalk.Nothing() with
    {
        Region = "us-east-1",
        NatGateways = Part<NatGateway>.Read(
            new NatGateway { NatGatewayId = "nat-1", VpcId = HealthyRegion.Vpc, State = "available" },
            new NatGateway { NatGatewayId = "nat-2", VpcId = HealthyRegion.Vpc, State = "deleted" },
            new NatGateway { NatGatewayId = "nat-3", VpcId = "vpc-other", State = "available" }),
        VpcEndpoints = Part<VpcEndpoint>.Read(
            new VpcEndpoint { VpcEndpointId = Endpoint, VpcId = HealthyRegion.Vpc, VpcEndpointType = "Interface", ServiceName = "com.amazonaws.us-east-1.sts", State = "available" },
            new VpcEndpoint { VpcEndpointId = "vpce-gateway", VpcId = HealthyRegion.Vpc, VpcEndpointType = "Gateway", ServiceName = "com.amazonaws.us-east-1.s3", State = "available" }),
    };

    private static ChangePlan Plan(RegionEstate region, NetworkAlarmOptions options) => NetworkAlarmPlanner.Plan(region, HealthyRegion.Vpc, HealthyRegion.DomainId, options, null);

    [Fact]
    public void Each_NAT_gateway_and_interface_endpoint_of_the_VPC_that_is_there_gets_its_alarms_and_nothing_else_does() => Assert.Equal(
        [
            "SageMakerGuard-nat-1-ErrorPortAllocation", "SageMakerGuard-nat-1-PacketsDropCount", "SageMakerGuard-nat-1-BytesOutToDestination", "SageMakerGuard-nat-1-BytesInFromDestination",
            $"SageMakerGuard-{Endpoint}-PacketsDropped", $"SageMakerGuard-{Endpoint}-BytesProcessed",
        ],
        Plan(Region(), new()).Steps.OfType<PutMetricAlarm>().Select(s => s.AlarmName));

    [Fact]
    public void Metrics_have_the_dimensions_by_which_CloudWatch_keeps_them()
    {
        var alarms = Plan(Region(), new() { GigabytesPerHour = 50 }).Steps.OfType<PutMetricAlarm>().Select(s => s.Alarm).ToList();
        Assert.All(alarms.Where(a => a.Namespace == "AWS/NATGateway"), a => Assert.Equal("NatGatewayId=nat-1", string.Join(" ", a.Dimensions.Select(d => d.Name + "=" + d.Value))));
        Assert.All(alarms.Where(a => a.Namespace == "AWS/PrivateLinkEndpoints"), a => Assert.Equal(
            ["Endpoint Type=Interface", "Service Name=com.amazonaws.us-east-1.sts", $"VPC Endpoint Id={Endpoint}", $"VPC Id={HealthyRegion.Vpc}"], a.Dimensions.Select(d => d.Name + "=" + d.Value)));
        Assert.Equal(50d * 1024 * 1024 * 1024, alarms.Single(a => a.MetricName == "BytesProcessed").Threshold);
        Assert.All(alarms, a => Assert.Equal("notBreaching", a.TreatMissingData));
    }

    [Fact]
    public void Bytes_are_held_against_a_band_of_what_is_usual_which_is_learnt_first()
    {
        var steps = Plan(Region(), new() { Subjects = [AlarmSubject.Bytes], BandWidth = 2.5m }).Steps;
        Assert.Equal(["PutAnomalyDetector", "PutMetricAlarm", "PutAnomalyDetector", "PutMetricAlarm", "PutAnomalyDetector", "PutMetricAlarm"], steps.Select(s => s.StepKind));
        var alarm = steps.OfType<PutMetricAlarm>().First().Alarm;
        Assert.Equal(("ANOMALY_DETECTION_BAND(m1, 2.5)", "ad1", "GreaterThanUpperThreshold"), (alarm.Metrics[1].Expression, alarm.ThresholdMetricId, alarm.ComparisonOperator));
        Assert.Null(alarm.Threshold);
    }

    [Fact]
    public void Ten_cents_a_month_is_said_of_alarms_with_a_threshold_and_nothing_of_bands_and_of_regions_without_a_confirmed_price()
    {
        var prices = PriceTable.In("us-east-1");
        Assert.Equal(0.60m, Plan(Region(), new() { GigabytesPerHour = 50 }).MonthlyCostUsd(prices));
        var banded = Plan(Region(), new());
        Assert.Null(banded.MonthlyCostUsd(prices));
        Assert.Contains(banded.Notes, note => note.Contains("not confirmed", StringComparison.Ordinal));
        Assert.Null(Plan(Region(), new() { GigabytesPerHour = 50 }).MonthlyCostUsd(PriceTable.In("eu-central-1")));
        var alarm = Plan(Region(), new() { GigabytesPerHour = 50 }).Steps[0];
        Assert.Equal(-0.10m, alarm.Inverse(Region())!.MonthlyCostUsd(prices));
    }

    [Fact]
    public void What_is_there_as_asked_is_left_alone_and_what_differs_is_changed()
    {
        var options = new NetworkAlarmOptions { TopicArn = "arn:aws:sns:us-east-1:111122223333:alerts" };
        var made = Plan(Region(), options).Simulate(Region());
        var shown = made with
        {
            Alarms = made.Alarms.Select(a => a with { OKActions = [], Metrics = [.. a.Metrics.Reverse().Select(m => m with { ReturnData = m.ReturnData == true ? null : m.ReturnData })], Dimensions = [.. a.Dimensions.Reverse()] }),
            AnomalyDetectors = made.AnomalyDetectors.Select(d => d with { Metric = d.Metric with { Dimensions = [.. d.Metric.Dimensions.Reverse()] } }),
        };
        Assert.Empty(Plan(shown, options).Steps);
        Assert.Equal(["SageMakerGuard-nat-1-PacketsDropCount", $"SageMakerGuard-{Endpoint}-PacketsDropped"], Plan(shown, options with { DroppedPackets = 7 }).Steps.Select(s => s.ResourceId));
    }

    [Fact]
    public void An_alarm_of_somebody_else_is_changed_by_force_only()
    {
        var theirs = Region() with { Alarms = Part<MetricAlarm>.Read(new MetricAlarm { AlarmName = "SageMakerGuard-nat-1-PacketsDropCount", Namespace = "AWS/EC2", MetricName = "CPUUtilization" }) };
        Assert.Contains("AWS/EC2", Assert.Single(Plan(theirs, new()).Refusals), StringComparison.Ordinal);
        var forced = Plan(theirs, new() { Force = true });
        var put = forced.Steps.OfType<PutMetricAlarm>().Single(s => s.AlarmName == "SageMakerGuard-nat-1-PacketsDropCount");
        Assert.Equal("CPUUtilization", ((PutMetricAlarm)put.Inverse(theirs)!).Alarm.MetricName);
    }

    [Fact]
    public void What_is_not_known_or_somebody_else_s_gets_no_alarm()
    {
        var unread = Region() with { NatGateways = Part<NatGateway>.Failed(new() { Operation = "ec2:DescribeNatGateways", Cause = UnreadableCause.Denied, Reason = "denied" }) };
        Assert.Contains("ec2:DescribeNatGateways", Assert.Single(Plan(unread, new()).Refusals), StringComparison.Ordinal);
        var shared = Region() with { AccountId = "111122223333", Vpcs = Region().Vpcs.Select(v => v with { OwnerId = "999999999999" }) };
        Assert.Contains(Plan(shared, new()).Refusals, r => r.Contains("999999999999", StringComparison.Ordinal));
        Assert.Contains("has neither", Assert.Single(Plan(Region() with { NatGateways = Part<NatGateway>.Read(), VpcEndpoints = Part<VpcEndpoint>.Read() }, new()).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void An_alarm_tells_topics_of_its_own_region_only() =>
        Assert.Contains("eu-west-1", Assert.Single(NetworkAlarmPlanner.Plan(Region(), HealthyRegion.Vpc, null, new(), new() { TopicArn = "arn:aws:sns:eu-west-1:111122223333:alerts" }).Refusals), StringComparison.Ordinal);

    [Fact]
    public void The_monitor_of_services_that_an_account_has_is_used_and_subscriptions_are_changed_in_place()
    {
        var nothing = SpendingWalk.Nothing();
        Assert.Equal(["CreateAnomalyMonitor", "CreateAnomalySubscription"], CostAnomalyPlanner.Plan(nothing, 100, ["finops@example.com"], null).Steps.Select(s => s.StepKind));
        var existing = nothing with { AnomalyMonitors = Part<AnomalyMonitor>.Read(new AnomalyMonitor { MonitorArn = "arn:aws:ce::111122223333:anomalymonitor/1", MonitorName = "Default-Services-Monitor", MonitorType = "DIMENSIONAL", MonitorDimension = "SERVICE" }) };
        var first = CostAnomalyPlanner.Plan(existing, 100, ["finops@example.com"], null);
        var subscribed = Assert.IsType<CreateAnomalySubscription>(Assert.Single(first.Steps));
        Assert.Equal("arn:aws:ce::111122223333:anomalymonitor/1", Assert.Single(subscribed.Subscription.MonitorArnList));
        var after = first.Simulate(existing);
        Assert.Empty(CostAnomalyPlanner.Plan(after, 100, ["finops@example.com"], null).Steps);
        Assert.IsType<UpdateAnomalySubscription>(Assert.Single(CostAnomalyPlanner.Plan(after, 50, ["finops@example.com"], null).Steps));
        Assert.Contains("Nobody", Assert.Single(CostAnomalyPlanner.Plan(existing, 100, [], null).Refusals), StringComparison.Ordinal);
    }
}
