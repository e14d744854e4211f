using System;

namespace SageMakerGuard.Egress;

/// <summary>By which way packets left.</summary>
public enum EgressPath
{
    /// <summary>Neither the records nor an estate show it.</summary>
    Unknown,

    /// <summary>Within the VPC, not to an endpoint.</summary>
    Local,

    /// <summary>Through a NAT gateway.</summary>
    NatGateway,

    /// <summary>To an interface endpoint.</summary>
    InterfaceEndpoint,

    /// <summary>Through a gateway endpoint.</summary>
    GatewayEndpoint,

    /// <summary>Through an internet gateway, or for IPv6 an egress-only one.</summary>
    InternetGateway,

    /// <summary>Over a peering connection.</summary>
    Peering,

    /// <summary>Over a transit gateway.</summary>
    TransitGateway,

    /// <summary>Over a virtual private gateway: VPN or Direct Connect.</summary>
    VirtualPrivateGateway,

    /// <summary>Through a network interface of the company's own: a firewall, a NAT instance, a Gateway Load Balancer endpoint.</summary>
    Appliance,
}

/// <summary>What an address is.</summary>
public enum AddressClass
{
    /// <summary>The record has no address.</summary>
    Unknown,

    /// <summary>An address of an AWS service; <see cref="EgressDestination.AwsService"/> says which.</summary>
    AwsService,

    /// <summary>Inside of the interface's own VPC.</summary>
    OwnNetwork,

    /// <summary>A private address that is not known to be in the own VPC: of a peered VPC, of the company, or, without an estate, of the VPC itself.</summary>
    PrivateNetwork,

    /// <summary>A public address that is not known to be AWS's.</summary>
    Internet,

    /// <summary>Link-local and multicast addresses.</summary>
    LinkLocal,
}

/// <summary>One address that interfaces talked to, on one port and by one path. Records of both ways of the connections are in it.</summary>
public sealed record EgressDestination
{
    /// <summary>The address; null for a row that puts several together.</summary>
    public string? Address { get; init; }

    /// <summary>The port of the end that serves; null where it is not recorded.</summary>
    public int? Port { get; init; }

    /// <summary>TCP, UDP, ICMP, ICMPv6, or IANA's number.</summary>
    public string? Protocol { get; init; }

    /// <summary>True where the other end came to the interface's port, and not the interface to the other's.</summary>
    public bool Inbound { get; init; }

    /// <summary>The AWS service: as pkt-dst-aws-service and ip-ranges.json write it (S3, DYNAMODB, AMAZON), or for an endpoint its service name (com.amazonaws.eu-central-1.sts); null where it is none or not known.</summary>
    public string? AwsService { get; init; }

    /// <summary>What the address is.</summary>
    public AddressClass Class { get; init; }

    /// <summary>What shows the service: flow log field, endpoint, prefix list, ip-ranges.json; null where there is none.</summary>
    public string? ServiceBasis { get; init; }

    /// <summary>The subnet that the interface is in.</summary>
    public string? SubnetId { get; init; }

    /// <summary>The zone's id that the interface is in, for example use1-az1.</summary>
    public string? AzId { get; init; }

    /// <summary>The path.</summary>
    public EgressPath Path { get; init; }

    /// <summary>The NAT gateway, endpoint or other resource of the path; null where nothing shows it.</summary>
    public string? Via { get; init; }

    /// <summary>Records.</summary>
    public long Records { get; init; }

    /// <summary>Packets of both ways.</summary>
    public long Packets { get; init; }

    /// <summary>Accepted bytes of both ways.</summary>
    public long Bytes { get; init; }

    /// <summary>Those that left the interfaces.</summary>
    public long BytesSent { get; init; }

    /// <summary>Those that came in.</summary>
    public long BytesReceived { get; init; }

    /// <summary>The earliest start, in UTC.</summary>
    public DateTime? FirstSeen { get; init; }

    /// <summary>The latest end, in UTC.</summary>
    public DateTime? LastSeen { get; init; }

    /// <summary>Whether it is new since the baseline or the time asked for; null where neither was given.</summary>
    public bool? IsNew { get; init; }

    /// <summary>How many destinations were put together in this row; 0 for a row of one.</summary>
    public long Folded { get; init; }
}

/// <summary>Accepted bytes of one service or class of addresses, from one subnet and by one path.</summary>
public sealed record EgressTotal
{
    /// <summary>The AWS service, see <see cref="EgressDestination.AwsService"/>; null where it is none or not known.</summary>
    public string? AwsService { get; init; }

    /// <summary>What the addresses are.</summary>
    public AddressClass Class { get; init; }

    /// <summary>The subnet that the interfaces are in.</summary>
    public string? SubnetId { get; init; }

    /// <summary>The zone's id that the interfaces are in.</summary>
    public string? AzId { get; init; }

    /// <summary>The path.</summary>
    public EgressPath Path { get; init; }

    /// <summary>The NAT gateway, endpoint or other resource of the path; null where nothing shows it.</summary>
    public string? Via { get; init; }

    /// <summary>Records.</summary>
    public long Records { get; init; }

    /// <summary>Accepted bytes of both ways. NAT gateways and interface endpoints charge for both.</summary>
    public long Bytes { get; init; }

    /// <summary>Those that left the interfaces.</summary>
    public long BytesSent { get; init; }

    /// <summary>Those that came in.</summary>
    public long BytesReceived { get; init; }

    /// <summary>How many destinations.</summary>
    public long Destinations { get; init; }
}
