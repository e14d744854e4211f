using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Posture.Rules;

/// <summary>Which subnets a flow log covers: its own, or all of its VPC's (VPC User Guide, 'Logging IP traffic using VPC Flow Logs').</summary>
internal static class FlowLogCover
{
    public static bool IsActive(FlowLog log) => string.Equals(log.FlowLogStatus, "ACTIVE", StringComparison.OrdinalIgnoreCase);

    /// <summary>Absent until something was delivered, which is no failure.</summary>
    public static bool Delivers(FlowLog log) => IsActive(log) && !string.Equals(log.DeliverLogsStatus, "FAILED", StringComparison.OrdinalIgnoreCase);

    /// <summary>ALL, or REJECT alone.</summary>
    public static bool RecordsRejects(FlowLog log) => Delivers(log) && !string.Equals(log.TrafficType, "ACCEPT", StringComparison.OrdinalIgnoreCase);

    /// <summary>ALL, or ACCEPT alone.</summary>
    public static bool RecordsAccepts(FlowLog log) => Delivers(log) && !string.Equals(log.TrafficType, "REJECT", StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyList<string> SubnetsWithout(DomainContext domain, Func<FlowLog, bool> good) =>
        domain.Facts.FlowLogsOn(domain.Domain.VpcId!).Any(good) ? [] : domain.Domain.SubnetIds.Where(subnet => !domain.Facts.FlowLogsOn(subnet).Any(good)).ToList();
}
