using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Egress;

/// <summary>What cannot be said of flow logs that lack a field.</summary>
public static class MissingFieldTable
{
    private static readonly (string Field, string Consequence)[] s_rows =
    [
        ("account-id", "Whose records they are is taken from the estate, or not known."),
        ("interface-id", "Records cannot be matched to interfaces, and so to no domain, user or subnet; their direction is known only where flow-direction says it."),
        ("srcaddr", "Who sent is not known, and neither is the direction unless flow-direction says it."),
        ("dstaddr", "Destinations are not known."),
        ("srcport", "Answers cannot be told from requests: each answer to a client's port counts as a destination of its own."),
        ("dstport", "The ports of destinations are not known."),
        ("protocol", "Protocols are not known."),
        ("packets", "Packets are not counted."),
        ("bytes", "Bytes are not counted, and costs cannot be worked out."),
        ("start", "When something was first seen is not known, nor which time is covered."),
        ("end", "When something was last seen is not known."),
        ("action", "Blocked attempts cannot be told from traffic: all of it counts as accepted."),
        ("log-status", "Records that AWS lost (SKIPDATA) cannot be seen."),
        ("vpc-id", "The network is taken from the estate, or not known."),
        ("subnet-id", "Subnets and zones are taken from the estate, or not known."),
        ("pkt-srcaddr", "Behind NAT gateways and firewalls the packet's own source is not known."),
        ("pkt-dstaddr", "Behind NAT gateways and firewalls the packet's own destination is not known."),
        ("az-id", "Zones are taken from the estate, or not known."),
        ("pkt-src-aws-service", "The AWS service of answers is taken from that of requests to the same address."),
        ("pkt-dst-aws-service", "AWS services are told by endpoints, prefix lists and -IpRangesPath only."),
        ("flow-direction", "The direction is worked out from the interfaces' own addresses; records with neither end of their own have none."),
        ("traffic-path", "The path is worked out from the routes of today, which may have been others then."),
        ("reject-reason", "What VPC block public access rejected cannot be told from groups and ACLs."),
    ];

    /// <summary>The rows for the fields that a set lacks, in the order of versions.</summary>
    public static IReadOnlyList<MissingField> Of(FlowFieldSet fields) =>
        s_rows.Where(row => !fields.Has(row.Field)).Select(row => new MissingField { Field = row.Field, Version = FlowFieldCatalog.VersionOf(row.Field), Consequence = row.Consequence }).ToList();
}
