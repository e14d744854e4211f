using System;

namespace SageMakerGuard.Egress;

/// <summary>What AWS did with the packets of a record.</summary>
public enum FlowAction
{
    /// <summary>The record does not say.</summary>
    Unknown,

    /// <summary>ACCEPT.</summary>
    Accept,

    /// <summary>REJECT: by a security group, a network ACL or VPC block public access, and by nothing else (VPC User Guide, 'Flow log limitations').</summary>
    Reject,
}

/// <summary>Which way the packets of a record went, as their network interface sees it.</summary>
public enum FlowDirection
{
    /// <summary>The record does not say (flow-direction came with version 5).</summary>
    Unknown,

    /// <summary>Towards the interface.</summary>
    Ingress,

    /// <summary>Away from the interface.</summary>
    Egress,
}

/// <summary>
/// Flow log records that are alike, added up. Every source (files, CloudWatch Logs Insights, Athena) hands over these and nothing finer: what is not
/// here was not needed. Two rows of the same key may come, and are added up again. Names of fields are AWS's (VPC User Guide, 'Flow log records').
/// </summary>
public sealed record FlowAggregate
{
    /// <summary>interface-id.</summary>
    public string InterfaceId { get; init; } = "";

    /// <summary>account-id; null where it is 'unknown' or not recorded.</summary>
    public string? AccountId { get; init; }

    /// <summary>vpc-id.</summary>
    public string? VpcId { get; init; }

    /// <summary>subnet-id.</summary>
    public string? SubnetId { get; init; }

    /// <summary>az-id, for example use1-az1.</summary>
    public string? AzId { get; init; }

    /// <summary>region.</summary>
    public string? Region { get; init; }

    /// <summary>srcaddr.</summary>
    public string? SrcAddr { get; init; }

    /// <summary>dstaddr.</summary>
    public string? DstAddr { get; init; }

    /// <summary>pkt-srcaddr where it is another one than srcaddr: the packet's own source, where a NAT gateway or the like is between. Null where it is the same or not recorded.</summary>
    public string? PktSrcAddr { get; init; }

    /// <summary>pkt-dstaddr where it is another one than dstaddr. Null where it is the same or not recorded.</summary>
    public string? PktDstAddr { get; init; }

    /// <summary>srcport where the source is the end that serves (<see cref="ServicePort.IsAtSource"/>): such a record is an answer. Null otherwise, because a client's port is another one each time.</summary>
    public int? SrcPort { get; init; }

    /// <summary>dstport where the destination is the end that serves. Null for answers, see <see cref="SrcPort"/>.</summary>
    public int? DstPort { get; init; }

    /// <summary>protocol: IANA's number, 6 for TCP and 17 for UDP; null where it is not recorded.</summary>
    public int? Protocol { get; init; }

    /// <summary>action.</summary>
    public FlowAction Action { get; init; }

    /// <summary>flow-direction.</summary>
    public FlowDirection Direction { get; init; }

    /// <summary>traffic-path, 1 to 8; null for ingress and where it is not recorded.</summary>
    public int? TrafficPath { get; init; }

    /// <summary>pkt-src-aws-service, for example S3.</summary>
    public string? PktSrcAwsService { get; init; }

    /// <summary>pkt-dst-aws-service, for example S3.</summary>
    public string? PktDstAwsService { get; init; }

    /// <summary>reject-reason: BPA, or null.</summary>
    public string? RejectReason { get; init; }

    /// <summary>How many records.</summary>
    public long Records { get; init; }

    /// <summary>packets, added up.</summary>
    public long Packets { get; init; }

    /// <summary>bytes, added up.</summary>
    public long Bytes { get; init; }

    /// <summary>The earliest start, in UTC; null where it is not recorded.</summary>
    public DateTime? FirstSeen { get; init; }

    /// <summary>The latest end, in UTC; null where it is not recorded.</summary>
    public DateTime? LastSeen { get; init; }

    /// <summary>How many keys were put together in this row because there were more than could be held; 0 for a row of one key. The addresses and ports of such a row are null.</summary>
    public long FoldedKeys { get; init; }
}
