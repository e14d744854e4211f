using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps.Alerts;

namespace SageMakerGuard.Changes;

/// <summary>Plans alarms of CloudWatch on the NAT gateways and interface endpoints of a VPC. One of the name that is there is changed to what is asked for, if it is this module's.</summary>
public static class NetworkAlarmPlanner
{
    internal const string Command = "New-SMNetworkAlarm";

    /// <summary>What has to be looked at first.</summary>
    /// <param name="estate">The region with its network.</param>
    /// <param name="vpcId">The VPC.</param>
    /// <param name="options">What the alarms are to be like.</param>
    public static EstateSlice Reads(RegionEstate estate, string vpcId, NetworkAlarmOptions options)
    {
        var alarms = NetworkAlarms.Of(estate, vpcId, options).ToList();
        var detectors = alarms.Select(NetworkAlarms.DetectorOf).OfType<MetricAnomalyDetector>().Select(d => new MetricName(d.Metric.Namespace, d.Metric.MetricName)).Distinct().ToList();
        return new()
        {
            Parts = (alarms.Count > 0 ? EstateParts.Alarms : EstateParts.None) | (detectors.Count > 0 ? EstateParts.AnomalyDetectors : EstateParts.None),
            AlarmNames = alarms.Select(a => a.AlarmName).ToList(),
            DetectorMetrics = detectors,
        };
    }

    /// <summary>The plan.</summary>
    /// <param name="estate">The region with its network, and with the alarms and models of the names where there are any.</param>
    /// <param name="vpcId">The VPC.</param>
    /// <param name="domainId">The domain that is meant, where it is one.</param>
    /// <param name="options">What the alarms are to be like.</param>
    /// <param name="topic">The topic that is to be told, as it was read; null for none.</param>
    public static ChangePlan Plan(RegionEstate estate, string vpcId, string? domainId, NetworkAlarmOptions options, NotificationTopic? topic)
    {
        var draft = new PlanDraft(estate);
        Check(draft, vpcId, options);
        var alarms = draft.IsRefused ? [] : NetworkAlarms.Of(estate, vpcId, options).ToList();
        if (topic is not null)
            CheckTopic(draft, topic, alarms);
        foreach (var alarm in draft.IsRefused ? [] : alarms)
            Add(draft, alarm, options.Force);
        Say(draft, vpcId, options, alarms);
        return draft.Finish(Command, domainId, vpcId);
    }

    /// <summary>The plan for a domain that has no VPC, or of which nobody knows it: none, with the reason.</summary>
    public static ChangePlan WithoutNetwork(RegionEstate estate, Domain domain)
    {
        var draft = new PlanDraft(estate);
        PlanTarget.Of(draft, domain, null);
        return draft.Finish(Command, domain.DomainId, domain.VpcId);
    }

    private static void Check(PlanDraft draft, string vpcId, NetworkAlarmOptions options)
    {
        draft.Require(draft.Now.NatGateways, "ec2:DescribeNatGateways", $"which NAT gateways {vpcId} has");
        draft.Require(draft.Now.VpcEndpoints, "ec2:DescribeVpcEndpoints", $"which endpoints {vpcId} has");

        // VPC User Guide, 'Share your VPC subnets with other accounts': the owner's parts, and their metrics with them.
        if (draft.Now.Vpcs.Items.FirstOrDefault(v => v.VpcId == vpcId) is { OwnerId.Length: > 0 } vpc && draft.Now.AccountId.Length > 0 && vpc.OwnerId != draft.Now.AccountId)
            draft.Refuse($"{vpcId} is shared by account {vpc.OwnerId}, which has its NAT gateways and endpoints, and their metrics. Run {Command} -VpcId {vpcId} there.");
        if (options.GigabytesPerHour <= 0)
            draft.Refuse("-GigabytesPerHour has to be above zero.");
        if (options.BandWidth <= 0)
            draft.Refuse("-BandWidth has to be above zero.");
    }

    private static void CheckTopic(PlanDraft draft, NotificationTopic topic, IReadOnlyList<MetricAlarm> alarms)
    {
        // CloudWatch User Guide, 'Notifying users on alarm changes': a topic of the alarm's region.
        var parts = topic.TopicArn.Split(':');
        if (parts.Length > 4 && parts[3] != draft.Now.Region)
            draft.Refuse($"{topic.TopicArn} is in {parts[3]}, and alarms in {draft.Now.Region} tell topics there only. Name one of {draft.Now.Region} with -TopicArn.");
        else if (alarms.Count > 0)
            BudgetAudience.Check(draft, topic, AlertPublisher.Alarm(draft.Now.Region, draft.Now.AccountId, alarms[0].AlarmName));
    }

    private static void Add(PlanDraft draft, MetricAlarm alarm, bool force)
    {
        var before = draft.Now.Alarms.Items.FirstOrDefault(a => a.AlarmName == alarm.AlarmName);
        if (before is not null && !force && !NetworkAlarms.IsOurs(before) && !AlarmLikeness.Same(before, alarm))
        {
            draft.Refuse($"Alarm {before.AlarmName} exists and watches {before.Namespace ?? "something else"}. Change it with -Force, or delete it.");
            return;
        }

        if (NetworkAlarms.DetectorOf(alarm) is { } detector)
            draft.Add(new PutAnomalyDetector { Detector = detector });
        draft.Add(new PutMetricAlarm { AlarmName = alarm.AlarmName, Alarm = alarm, Replaces = before });
    }

    private static void Say(PlanDraft draft, string vpcId, NetworkAlarmOptions options, IReadOnlyList<MetricAlarm> alarms)
    {
        if (!draft.IsRefused && alarms.Count == 0)
            draft.Note($"{vpcId} has neither a NAT gateway nor an interface endpoint that these alarms could watch.");
        if (options.TopicArn is null && draft.Steps.Count > 0)
            draft.Note("Nobody is told: -TopicArn is not given, and the alarms show in CloudWatch alone.");
        if (alarms.Any(a => a.Metrics.Count > 0) && draft.Steps.Count > 0)
            draft.Note("What is usual is learnt from up to two weeks of data. AWS charges an alarm with a band for several metrics; how many is not confirmed, so that its price is left open. See https://aws.amazon.com/cloudwatch/pricing.");
        if (alarms.Count > 0 && !draft.Now.Alarms.IsComplete)
            draft.Note("The estate file holds no alarms: the plan takes it that there is none of these names.");
    }
}
