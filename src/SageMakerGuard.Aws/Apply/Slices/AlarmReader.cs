using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Apply.Slices;

/// <summary>Alarms by their names, models by their metrics, and what watches costs: all of the account, for none of it is found by its name.</summary>
internal sealed class AlarmReader(RegionCaller caller)
{
    /// <summary>100 names a call (API_DescribeAlarms).</summary>
    public async Task<Part<MetricAlarm>> Alarms(IReadOnlyList<string> names)
    {
        var lists = await Task.WhenAll(Chunks.Of(names.Distinct(StringComparer.Ordinal).ToList(), 100).Select(some => caller.ReadAll<MetricAlarm>("cloudwatch:DescribeAlarms", async (c, token, ct) =>
        {
            var page = await c.CloudWatch.DescribeAlarmsAsync(new() { AlarmNames = some, MaxRecords = 100, NextToken = token }, ct).ConfigureAwait(false);
            return Page.Of(page.MetricAlarms, page.NextToken);
        }))).ConfigureAwait(false);
        return Parts.Joined(lists);
    }

    public async Task<Part<MetricAnomalyDetector>> Detectors(IReadOnlyList<MetricName> metrics)
    {
        var lists = await Task.WhenAll(metrics.Distinct().Select(metric => caller.ReadAll<MetricAnomalyDetector>("cloudwatch:DescribeAnomalyDetectors", async (c, token, ct) =>
        {
            var page = await c.CloudWatch.DescribeAnomalyDetectorsAsync(new() { Namespace = metric.Namespace, MetricName = metric.Name, MaxResults = 100, NextToken = token }, ct).ConfigureAwait(false);
            return Page.Of(page.AnomalyDetectors, page.NextToken);
        }))).ConfigureAwait(false);
        return Parts.Joined(lists);
    }

    public async Task<Part<AnomalyMonitor>> Monitors() => Parts.Joined([await caller.ReadAll<AnomalyMonitor>("ce:GetAnomalyMonitors", async (c, token, ct) =>
    {
        var page = await c.Costs.GetAnomalyMonitorsAsync(new() { MaxResults = 100, NextPageToken = token }, ct).ConfigureAwait(false);
        return Page.Of(page.AnomalyMonitors, page.NextPageToken);
    }).ConfigureAwait(false)]);

    public async Task<Part<AnomalySubscription>> Subscriptions() => Parts.Joined([await caller.ReadAll<AnomalySubscription>("ce:GetAnomalySubscriptions", async (c, token, ct) =>
    {
        var page = await c.Costs.GetAnomalySubscriptionsAsync(new() { MaxResults = 100, NextPageToken = token }, ct).ConfigureAwait(false);
        return Page.Of(page.AnomalySubscriptions, page.NextPageToken);
    }).ConfigureAwait(false)]);
}
