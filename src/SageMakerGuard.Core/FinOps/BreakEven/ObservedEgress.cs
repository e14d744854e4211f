using System.Collections.Generic;
using SageMakerGuard.Egress;

namespace SageMakerGuard.FinOps.BreakEven;

/// <summary>Bytes that went to one service or kind of address, from one zone and by one path.</summary>
public sealed record EgressUse
{
    /// <summary>The service: as flow logs write it (S3, AMAZON), an endpoint service's name, or a name of the module's catalogue (sts, ecr.dkr); null where it is none or not known.</summary>
    public string? Service { get; init; }

    /// <summary>What the addresses are.</summary>
    public AddressClass Class { get; init; } = AddressClass.AwsService;

    /// <summary>The id of the zone that the bytes came from, for example use1-az1; null where it is not known.</summary>
    public string? AzId { get; init; }

    /// <summary>The path.</summary>
    public EgressPath Path { get; init; } = EgressPath.NatGateway;

    /// <summary>The NAT gateway or endpoint; null where nothing shows it.</summary>
    public string? Via { get; init; }

    /// <summary>Bytes of both ways, as NAT gateways and interface endpoints charge them.</summary>
    public long Bytes { get; init; }

    /// <summary>The days that these bytes were counted over, where they are others than the network's.</summary>
    public double? DaysCovered { get; init; }
}

/// <summary>A NAT gateway and the zone that it is in.</summary>
/// <param name="NatGatewayId">The gateway.</param>
/// <param name="AzId">The zone's id; null where it is not known, or for a regional gateway.</param>
public sealed record NatPlace(string NatGatewayId, string? AzId);

/// <summary>What left one network over some days, and what is known of the network.</summary>
public sealed record ObservedEgress
{
    /// <summary>The account; null where nothing says.</summary>
    public string? AccountId { get; init; }

    /// <summary>The region, whose prices count.</summary>
    public string Region { get; init; } = "";

    /// <summary>The VPC; null where nothing says.</summary>
    public string? VpcId { get; init; }

    /// <summary>The domains whose bytes these are.</summary>
    public IReadOnlyList<string> DomainIds { get; init; } = [];

    /// <summary>The bytes.</summary>
    public IReadOnlyList<EgressUse> Uses { get; init; } = [];

    /// <summary>The days that they were counted over; null where nothing says.</summary>
    public double? DaysCovered { get; init; }

    /// <summary>In how many zones an endpoint would need an interface; null to count the zones that bytes came from.</summary>
    public int? ZoneCount { get; init; }

    /// <summary>The network's NAT gateways; null where nobody can say, so that those are counted that bytes went through.</summary>
    public IReadOnlyList<NatPlace>? NatGateways { get; init; }

    /// <summary>What is to be known of the bytes, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What makes the numbers less sure, one sentence each.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];
}
