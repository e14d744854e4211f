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
        SubnetsWithout(domain.Facts, domain.Domain.VpcId!, domain.Domain.SubnetIds, good);

    /// <summary>The same for any subnets of a VPC.</summary>
    public static IReadOnlyList<string> SubnetsWithout(RegionFacts facts, string vpcId, IReadOnlyList<string> subnetIds, Func<FlowLog, bool> good) =>
        facts.FlowLogsOn(vpcId).Any(good) ? [] : subnetIds.Where(subnet => !facts.FlowLogsOn(subnet).Any(good)).ToList();
}
