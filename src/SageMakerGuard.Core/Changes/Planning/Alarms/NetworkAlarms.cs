using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>
/// The alarms that the options ask for on the NAT gateways and interface endpoints of a VPC. Metrics and dimensions: VPC User Guide, 'NAT gateway
/// metrics and dimensions'; AWS PrivateLink Guide, 'CloudWatch metrics for AWS PrivateLink', whose dimensions have spaces in their names and count together.
/// </summary>
internal static class NetworkAlarms
{
    public const string NatNamespace = "AWS/NATGateway";
    public const string EndpointNamespace = "AWS/PrivateLinkEndpoints";

    private const int FiveMinutes = 300;
    private const int Hour = 3600;
    private const double Gigabyte = 1024d * 1024 * 1024;

    /// <summary>The alarms, in the order of the parts' ids.</summary>
    public static IEnumerable<MetricAlarm> Of(RegionEstate estate, string vpcId, NetworkAlarmOptions options) =>
        Nats(estate, vpcId).SelectMany(nat => OfNat(nat, options)).Concat(Endpoints(estate, vpcId).SelectMany(endpoint => OfEndpoint(endpoint, options)));

    /// <summary>The model of what is usual that an alarm holds its metric against; null for an alarm with a threshold of its own.</summary>
    public static MetricAnomalyDetector? DetectorOf(MetricAlarm alarm) => alarm.Metrics.FirstOrDefault(query => query.MetricStat is not null)?.MetricStat is { } stat
        ? new() { Metric = stat.Metric, Stat = stat.Stat }
        : null;

    /// <summary>Whether an alarm is one of this module's, by its name and by what it watches.</summary>
    public static bool IsOurs(MetricAlarm alarm) => alarm.AlarmName.StartsWith(NetworkBudgetShape.Prefix, StringComparison.Ordinal)
        && (alarm.Namespace ?? DetectorOf(alarm)?.Metric.Namespace) is (NatNamespace or EndpointNamespace);

    private static IEnumerable<NatGateway> Nats(RegionEstate estate, string vpcId) =>
        estate.NatGateways.Items.Where(n => n.VpcId == vpcId && n.State is ("available" or "pending")).OrderBy(n => n.NatGatewayId, StringComparer.Ordinal);

    private static IEnumerable<VpcEndpoint> Endpoints(RegionEstate estate, string vpcId) => estate.VpcEndpoints.Items
        .Where(e => e.VpcId == vpcId && e.VpcEndpointType == "Interface" && !string.Equals(e.State, "deleted", StringComparison.OrdinalIgnoreCase) && !string.Equals(e.State, "deleting", StringComparison.OrdinalIgnoreCase))
        .OrderBy(e => e.VpcEndpointId, StringComparer.Ordinal);

    private static IEnumerable<MetricAlarm> OfNat(NatGateway nat, NetworkAlarmOptions options)
    {
        WatchedMetric Metric(string name) => new() { Namespace = NatNamespace, MetricName = name, Dimensions = [new() { Name = "NatGatewayId", Value = nat.NatGatewayId }] };
        var what = $"NAT gateway {nat.NatGatewayId} of {nat.VpcId}";
        if (options.Subjects.Contains(AlarmSubject.PortErrors))
            yield return Above(Metric("ErrorPortAllocation"), nat.NatGatewayId, 0, FiveMinutes, $"{what} finds no free port for connections: spread them over more NAT gateways or addresses.", options);
        if (options.Subjects.Contains(AlarmSubject.DroppedPackets))
            yield return Above(Metric("PacketsDropCount"), nat.NatGatewayId, options.DroppedPackets, FiveMinutes, $"{what} drops packets.", options);
        if (!options.Subjects.Contains(AlarmSubject.Bytes))
            yield break;
        yield return Bytes(Metric("BytesOutToDestination"), nat.NatGatewayId, $"{what} sends more than usual.", options);
        yield return Bytes(Metric("BytesInFromDestination"), nat.NatGatewayId, $"{what} receives more than usual.", options);
    }

    private static IEnumerable<MetricAlarm> OfEndpoint(VpcEndpoint endpoint, NetworkAlarmOptions options)
    {
        WatchedMetric Metric(string name) => new()
        {
            Namespace = EndpointNamespace,
            MetricName = name,
            Dimensions =
            [
                new() { Name = "Endpoint Type", Value = "Interface" },
                new() { Name = "Service Name", Value = endpoint.ServiceName },
                new() { Name = "VPC Endpoint Id", Value = endpoint.VpcEndpointId },
                new() { Name = "VPC Id", Value = endpoint.VpcId },
            ],
        };
        var what = $"Endpoint {endpoint.VpcEndpointId} ({endpoint.ServiceName}) of {endpoint.VpcId}";
        if (options.Subjects.Contains(AlarmSubject.DroppedPackets))
            yield return Above(Metric("PacketsDropped"), endpoint.VpcEndpointId, options.DroppedPackets, FiveMinutes, $"{what} drops packets.", options);
        if (options.Subjects.Contains(AlarmSubject.Bytes))
            yield return Bytes(Metric("BytesProcessed"), endpoint.VpcEndpointId, $"{what} processes more than usual.", options);
    }

    private static MetricAlarm Bytes(WatchedMetric metric, string id, string usual, NetworkAlarmOptions options) => options.GigabytesPerHour is { } gigabytes
        ? Above(metric, id, (double)gigabytes * Gigabyte, Hour, usual.Replace("more than usual", string.Format(CultureInfo.InvariantCulture, "more than {0:0.##} GB an hour", gigabytes)), options)
        : OutsideBand(metric, id, usual, options);

    // Nothing is sent while nothing happens, which is no reason for an alarm.
    private static MetricAlarm Above(WatchedMetric metric, string id, double threshold, int period, string description, NetworkAlarmOptions options) => Blank(metric, id, description, options) with
    {
        Namespace = metric.Namespace,
        MetricName = metric.MetricName,
        Dimensions = metric.Dimensions,
        Statistic = "Sum",
        Period = period,
        Threshold = threshold,
        ComparisonOperator = "GreaterThanThreshold",
    };

    // API_PutMetricAlarm: a band takes the place of a threshold.
    private static MetricAlarm OutsideBand(WatchedMetric metric, string id, string description, NetworkAlarmOptions options) => Blank(metric, id, description, options) with
    {
        Metrics =
        [
            new() { Id = "m1", MetricStat = new() { Metric = metric, Period = Hour, Stat = "Sum" }, ReturnData = true },
            new() { Id = "ad1", Expression = string.Format(CultureInfo.InvariantCulture, "ANOMALY_DETECTION_BAND(m1, {0:0.##})", options.BandWidth), Label = metric.MetricName + " (expected)", ReturnData = true },
        ],
        ThresholdMetricId = "ad1",
        ComparisonOperator = "GreaterThanUpperThreshold",
    };

    private static MetricAlarm Blank(WatchedMetric metric, string id, string description, NetworkAlarmOptions options) => new()
    {
        AlarmName = $"{NetworkBudgetShape.Prefix}{id}-{metric.MetricName}",
        AlarmDescription = description,
        AlarmActions = options.TopicArn is { } topic ? [topic] : [],
        EvaluationPeriods = 3,
        DatapointsToAlarm = 2,
        TreatMissingData = "notBreaching",
    };
}
