using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace SageMakerGuard.FinOps.BreakEven;

/// <summary>How far numbers of some days can be trusted for a month.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EgressConfidence>))]
public enum EgressConfidence
{
    /// <summary>Too little was seen to say anything about a month.</summary>
    NotEnoughData,

    /// <summary>A day or more, but no whole week, or more with a doubt.</summary>
    Low,

    /// <summary>A week or more, or four with a doubt.</summary>
    Medium,

    /// <summary>Four weeks or more.</summary>
    High,
}

/// <summary>By which way a service is cheapest.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EgressAdvice>))]
public enum EgressAdvice
{
    /// <summary>Too little is known to say.</summary>
    NotEnoughData,

    /// <summary>A gateway endpoint: it costs nothing.</summary>
    GatewayEndpoint,

    /// <summary>An interface endpoint saves money.</summary>
    InterfaceEndpoint,

    /// <summary>The NAT gateway: an interface endpoint would cost more than it saves.</summary>
    NatGateway,

    /// <summary>The endpoint that is there saves money.</summary>
    KeepEndpoint,

    /// <summary>The endpoint that is there costs more than the NAT gateway would. It may be there for other reasons than money.</summary>
    EndpointCostsMore,

    /// <summary>Nothing but the NAT gateway leads there.</summary>
    NoEndpoint,
}

/// <summary>Whether a network can do without NAT gateways.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NatVerdict>))]
public enum NatVerdict
{
    /// <summary>Nothing seen so far keeps it, but too little was seen to say that nothing does.</summary>
    NotEnoughData,

    /// <summary>Endpoints can take all that was seen.</summary>
    CanGo,

    /// <summary>Some destinations have no endpoint.</summary>
    MustStay,

    /// <summary>Nothing went through one.</summary>
    NoneInUse,
}

/// <summary>What one service costs by NAT gateway and by endpoint, in US dollars per month of 730 hours.</summary>
public sealed record EgressServiceCost
{
    /// <summary>The service, or what the addresses are where it is none.</summary>
    public string Service { get; init; } = "";

    /// <summary>Gateway or Interface; null where no endpoint leads there.</summary>
    public string? EndpointType { get; init; }

    /// <summary>Whether its bytes go through an endpoint already.</summary>
    public bool HasEndpoint { get; init; }

    /// <summary>Gigabytes (2^30 bytes) that were seen.</summary>
    public decimal ObservedGigabytes { get; init; }

    /// <summary>Gigabytes a month at that rate; null where too little was seen.</summary>
    public decimal? GigabytesPerMonth { get; init; }

    /// <summary>What these cost through NAT gateways, hours aside, with what crossing into a gateway's zone costs; null where it cannot be said.</summary>
    public decimal? NatMonthlyUsd { get; init; }

    /// <summary>What the endpoint costs, hours in all zones and data; null where it cannot be said.</summary>
    public decimal? EndpointMonthlyUsd { get; init; }

    /// <summary>Gigabytes a month from which on the endpoint is the cheaper one, in all its zones together; 0 for a gateway endpoint, null where none is or a price is not known.</summary>
    public decimal? BreakEvenGigabytes { get; init; }

    /// <summary>What the endpoint saves against NAT gateways; negative where it costs more; null where it cannot be said.</summary>
    public decimal? SavesMonthlyUsd { get; init; }

    /// <summary>Which way is cheapest.</summary>
    public EgressAdvice Advice { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>One way to build the network, and what it costs a month.</summary>
public sealed record EgressScenario
{
    /// <summary>AsItIs, EndpointsThatPay or WithoutNat.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether it can be built; null where too little was seen to say.</summary>
    public bool? Possible { get; init; }

    /// <summary>NAT gateways with their addresses, endpoints and data; null where a part of it is not known.</summary>
    public decimal? MonthlyUsd { get; init; }

    /// <summary>What it saves against what is there; negative where it costs more; null where it is not known.</summary>
    public decimal? SavesMonthlyUsd { get; init; }

    /// <summary>The services that it has endpoints for.</summary>
    public IReadOnlyList<string> Endpoints { get; init; } = [];
}

/// <summary>NAT gateways against endpoints for one network, from observed bytes.</summary>
public sealed record EgressCostComparison
{
    /// <summary>The account; null where nothing says.</summary>
    public string? AccountId { get; init; }

    /// <summary>The region.</summary>
    public string Region { get; init; } = "";

    /// <summary>The VPC; null where nothing says.</summary>
    public string? VpcId { get; init; }

    /// <summary>The domains whose bytes these are.</summary>
    public IReadOnlyList<string> DomainId { get; init; } = [];

    /// <summary>The days that were covered; null where nothing says.</summary>
    public double? DaysCovered { get; init; }

    /// <summary>How far this can be trusted for a month.</summary>
    public EgressConfidence Confidence { get; init; }

    /// <summary>Why so far and no farther.</summary>
    public string ConfidenceReason { get; init; } = "";

    /// <summary>In how many zones an endpoint is counted; null where nothing says.</summary>
    public int? Zones { get; init; }

    /// <summary>Gigabytes a month at which an interface endpoint in one zone costs what they cost through a NAT gateway; null where a price is not known or it never does.</summary>
    public decimal? BreakEvenGigabytesPerZone { get; init; }

    /// <summary>The services, the most bytes first.</summary>
    public IReadOnlyList<EgressServiceCost> Services { get; init; } = [];

    /// <summary>Whether the NAT gateways can go.</summary>
    public NatVerdict NatGateway { get; init; }

    /// <summary>The destinations that keep them, the most bytes first.</summary>
    public IReadOnlyList<string> NatKeptBy { get; init; } = [];

    /// <summary>NAT gateways that are there; null where nothing says.</summary>
    public int? NatGateways { get; init; }

    /// <summary>Their hours and public addresses; null where it cannot be said.</summary>
    public decimal? NatHoursMonthlyUsd { get; init; }

    /// <summary>The ways to build it.</summary>
    public IReadOnlyList<EgressScenario> Scenarios { get; init; } = [];

    /// <summary>The cheapest of them that is possible; null where it cannot be said.</summary>
    public string? Cheapest { get; init; }

    /// <summary>The day as of which the prices were read; the earliest of several.</summary>
    public DateTime PriceDate { get; init; }

    /// <summary>Where.</summary>
    public string PriceSource { get; init; } = "";

    /// <summary>What was left out or taken for given, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
