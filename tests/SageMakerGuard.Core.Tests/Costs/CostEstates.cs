using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.Tests.Costs;

/// <summary>Small networks with costs.</summary>
internal static class CostEstates
{
    public const string Account = "111122223333";
    public const string Virginia = "us-east-1";

    /// <summary>June 2026: 720 hours.</summary>
    public static readonly DateTime Start = new(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);
    public static readonly DateTime End = new(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc);

    public static BillQuestion June(string? tag = null) => new() { AccountId = Account, Start = Start, End = End, TagKey = tag };

    /// <summary>Two networks: vpc-1 with domain d-one alone, vpc-2 with d-two and d-three.</summary>
    public static RegionEstate TwoNetworks(params NatGateway[] nats) => new()
    {
        AccountId = Account,
        Region = Virginia,
        Domains = Part<Domain>.Read(Domain("d-one", "vpc-1"), Domain("d-two", "vpc-2"), Domain("d-three", "vpc-2")),
        UserProfiles = Part<UserProfile>.Read(Enumerable.Range(1, 4).Select(i => new UserProfile { DomainId = "d-one", UserProfileName = "user" + i })),
        NotebookInstances = Part<NotebookInstance>.Read(),
        Subnets = Part<Subnet>.Read(new Subnet { SubnetId = "subnet-1", VpcId = "vpc-1" }, new Subnet { SubnetId = "subnet-2", VpcId = "vpc-2" }),
        NatGateways = Part<NatGateway>.Read(nats),
        VpcEndpoints = Part<VpcEndpoint>.Read(),
        Tags = Part<ResourceTags>.Read(new ResourceTags { ResourceARN = "arn:d-one", Tags = [new() { Key = "CostCenter", Value = "CC-1" }] }, new ResourceTags { ResourceARN = "arn:d-two", Tags = [new() { Key = "CostCenter", Value = "CC-2" }] }),
    };

    public static NatGateway Nat(string id, string vpc, string? costCenter = null, string? publicIp = null) => new()
    {
        NatGatewayId = id, VpcId = vpc, State = "available", Tags = costCenter is null ? [] : [new() { Key = "CostCenter", Value = costCenter }],
        NatGatewayAddresses = publicIp is null ? [] : [new() { AllocationId = "eipalloc-" + id, PublicIp = publicIp }],
    };

    public static VpcEndpoint Endpoint(string id, string vpc, int zones, string? owner = null) => new()
    {
        VpcEndpointId = id, VpcId = vpc, VpcEndpointType = "Interface", State = "available", SubnetIds = [.. Enumerable.Range(1, zones).Select(i => "subnet-" + i)], OwnerId = owner,
    };

    public static Domain Domain(string id, string vpc, string mode = "VpcOnly") => new() { DomainId = id, DomainArn = "arn:" + id, DomainName = id.Substring(2), VpcId = vpc, AppNetworkAccessType = mode };

    public static BillRow Row(string usageType, decimal quantity, decimal cost, string? tag = null) => new() { Start = Start, End = End, UsageType = usageType, Quantity = quantity, CostUsd = cost, TagValue = tag };

    public static NetworkBillAnswer Bill(params BillRow[] rows) => new() { Rows = rows };

    public static IReadOnlyList<RegionEstate> Regions(RegionEstate region) => [region];
}
