using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Egress;

/// <summary>
/// The fields that AWS documents, with the version that brought each (VPC User Guide, 'Flow log records', and 'Transit gateway flow log records' for
/// version 6).
/// </summary>
public static class FlowFieldCatalog
{
    private static readonly (int Version, string Names)[] s_versions =
    [
        (2, "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"),
        (3, "vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr"),
        (4, "region az-id sublocation-type sublocation-id"),
        (5, "pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path"),
        (6, "resource-type tgw-id tgw-attachment-id tgw-src-vpc-account-id tgw-dst-vpc-account-id tgw-src-vpc-id tgw-dst-vpc-id tgw-src-subnet-id tgw-dst-subnet-id tgw-src-eni "
            + "tgw-dst-eni tgw-src-az-id tgw-dst-az-id tgw-pair-attachment-id packets-lost-no-route packets-lost-blackhole packets-lost-mtu-exceeded packets-lost-ttl-expired"),
        (7, "ecs-cluster-arn ecs-cluster-name ecs-container-instance-arn ecs-container-instance-id ecs-container-id ecs-second-container-id ecs-service-name ecs-task-definition-arn "
            + "ecs-task-arn ecs-task-id"),
        (8, "reject-reason"),
        (9, "resource-id"),
        (10, "encryption-status"),
    ];

    private static readonly Dictionary<string, int> s_byName = s_versions
        .SelectMany(row => row.Names.Split(' ').Select(name => (Name: name, row.Version)))
        .ToDictionary(row => row.Name, row => row.Version, StringComparer.Ordinal);

    /// <summary>Every field, version by version in the guide's order.</summary>
    public static IReadOnlyList<string> Names { get; } = s_versions.SelectMany(row => row.Names.Split(' ')).ToList();

    /// <summary>Whether AWS documents a field of that name.</summary>
    public static bool IsKnown(string name) => s_byName.ContainsKey(name);

    /// <summary>The version that brought a field; 0 for a name that AWS does not document.</summary>
    public static int VersionOf(string name) => s_byName.TryGetValue(name, out var version) ? version : 0;

    /// <summary>The fields up to and including a version, in the guide's order.</summary>
    public static FlowFieldSet UpTo(int version) => FlowFieldSet.Of(s_versions.Where(row => row.Version <= version && row.Version != 6).SelectMany(row => row.Names.Split(' ')).ToArray());
}
