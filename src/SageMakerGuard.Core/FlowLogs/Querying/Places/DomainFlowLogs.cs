using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Egress;

/// <summary>
/// Which flow logs to read for a domain: each packet once. A flow log of the VPC goes before those of its subnets, one of all traffic before two of one
/// half each, and S3 before CloudWatch Logs, whose queries are paid for by the byte.
/// </summary>
public sealed record DomainFlowLogs
{
    /// <summary>The places, none that would count a record twice; empty where there is none.</summary>
    public IReadOnlyList<FlowLogPlace> Places { get; init; } = [];

    /// <summary>What they leave out, one sentence each.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>Finds them.</summary>
    public static DomainFlowLogs Of(RegionEstate estate, Domain domain)
    {
        var network = Cover(estate, domain.VpcId ?? "");
        var subnets = domain.SubnetIds.Select(subnet => (Id: subnet, Logs: Cover(estate, subnet))).ToList();
        if (IsWhole(network) || subnets.Count == 0 || subnets.All(s => s.Logs.Count == 0))
            return From(network, IsWhole(network) ? [] : [Gap(domain.VpcId ?? "The domain's VPC", network)]);
        return network.Count > 0 && !subnets.All(s => IsWhole(s.Logs))
            ? From(network, [Gap(domain.VpcId!, network)])
            : From(subnets.SelectMany(s => s.Logs).ToList(), subnets.Where(s => !IsWhole(s.Logs)).Select(s => Gap(s.Id, s.Logs)).ToList());
    }

    private static DomainFlowLogs From(IReadOnlyList<FlowLog> logs, IReadOnlyList<string> gaps) => new() { Places = logs.Select(Place).ToList(), Gaps = gaps };

    private static FlowLogPlace Place(FlowLog log)
    {
        var fields = log.LogFormat is { Length: > 0 } format ? FlowFormat.Parse(format) : FlowFieldSet.Default;
        return log.LogDestinationType == "s3"
            ? new StoredFlowLog(StoredPlace.Parse(log.LogDestination ?? "")) { Fields = fields, FlowLogId = log.FlowLogId }
            : new LogGroupFlowLog(InsightsQuestion.NameOf(log.LogGroupName ?? log.LogDestination ?? "")) { Fields = fields, FlowLogId = log.FlowLogId };
    }

    /// <summary>The flow logs of one resource that are to be read: one of all traffic, or one of each half.</summary>
    private static IReadOnlyList<FlowLog> Cover(RegionEstate estate, string resourceId)
    {
        var logs = estate.FlowLogs.Items
            .Where(log => log.ResourceId == resourceId && log.FlowLogStatus is null or "ACTIVE" && log.DeliverLogsStatus != "FAILED" && IsReadable(log))
            .OrderBy(log => log.LogDestinationType == "s3" ? 0 : 1).ThenBy(log => log.FlowLogId, StringComparer.Ordinal).ToList();
        return First(logs, "ALL") is { } all ? [all] : new[] { First(logs, "ACCEPT"), First(logs, "REJECT") }.OfType<FlowLog>().ToList();
    }

    private static FlowLog? First(IEnumerable<FlowLog> logs, string traffic) => logs.FirstOrDefault(log => string.Equals(log.TrafficType, traffic, StringComparison.OrdinalIgnoreCase));

    private static bool IsReadable(FlowLog log) => log.LogDestinationType == "s3" ? StoredPlace.TryParse(log.LogDestination) is not null : log.LogDestinationType == "cloud-watch-logs" && log.LogGroupName is { Length: > 0 };

    private static bool IsWhole(IReadOnlyList<FlowLog> logs) => logs.Count == 2 || (logs.Count == 1 && string.Equals(logs[0].TrafficType, "ALL", StringComparison.OrdinalIgnoreCase));

    private static string Gap(string resourceId, IReadOnlyList<FlowLog> logs) => logs.Count == 0
        ? $"{resourceId} has no active flow log that can be read here."
        : $"{resourceId} has a flow log of {logs[0].TrafficType} traffic only ({logs[0].FlowLogId}).";
}
