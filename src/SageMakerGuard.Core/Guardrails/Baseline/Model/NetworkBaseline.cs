using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Baselines;

/// <summary>
/// How the networks of domains looked when somebody said that they were good: one entry for each account and region. It names things by what
/// stays when they are made anew (a group's name, a subnet's block, an endpoint's service), and everything is in an order of its own, so that
/// the file is the same text as long as the network is the same network.
/// </summary>
public sealed record NetworkBaseline
{
    /// <summary>A fingerprint of the settings that the findings were made by, null for the defaults: with other settings a finding that is missing says nothing.</summary>
    public string? SettingsHash { get; init; }

    /// <summary>The regions, by account and name.</summary>
    public IReadOnlyList<RegionBaseline> Regions { get; init; } = [];

    /// <summary>The same with those regions only that the condition names.</summary>
    public NetworkBaseline Only(Func<RegionBaseline, bool> condition) => this with { Regions = Regions.Where(condition).ToList() };

    /// <summary>The same with these domains and VPCs only.</summary>
    public NetworkBaseline Only(ISet<string> domainIds, ISet<string> vpcIds) => this with
    {
        Regions = Regions.Select(region => region with
        {
            Domains = region.Domains.Where(d => domainIds.Contains(d.DomainId)).ToList(),
            Vpcs = region.Vpcs.Where(v => vpcIds.Contains(v.VpcId)).ToList(),
        }).ToList(),
    };

    /// <summary>The VPCs of these domains.</summary>
    public IEnumerable<string> VpcsOf(ISet<string> domainIds) => Regions.SelectMany(r => r.Domains).Where(d => domainIds.Contains(d.DomainId)).Select(d => d.VpcId).OfType<string>();
}

/// <summary>One region of one account.</summary>
public sealed record RegionBaseline
{
    /// <summary>Twelve digits.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The region.</summary>
    public string Region { get; init; } = "";

    /// <summary>What could not be read, and so cannot be compared.</summary>
    public IReadOnlyList<UnreadSection> Unread { get; init; } = [];

    /// <summary>VPC block public access: off, block-bidirectional or block-ingress; null where it was not asked for.</summary>
    public string? BlockPublicAccess { get; init; }

    /// <summary>Prefix lists of customers with their blocks: a rule or route that names one is as wide as they are.</summary>
    public IReadOnlyList<PrefixListBaseline> PrefixLists { get; init; } = [];

    /// <summary>The domains with their findings.</summary>
    public IReadOnlyList<DomainBaseline> Domains { get; init; } = [];

    /// <summary>The VPCs that a domain or a notebook instance uses.</summary>
    public IReadOnlyList<VpcBaseline> Vpcs { get; init; } = [];
}

/// <summary>A part that could not be read.</summary>
public sealed record UnreadSection
{
    /// <summary>One of <see cref="BaselineSection"/>'s names.</summary>
    public string Section { get; init; } = "";

    /// <summary>The calls and their error codes; without AWS's sentences, which differ from one call to the next.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>What a customer's prefix list holds.</summary>
public sealed record PrefixListBaseline
{
    /// <summary>Its name.</summary>
    public string PrefixListName { get; init; } = "";

    /// <summary>Its blocks.</summary>
    public IReadOnlyList<string> Cidrs { get; init; } = [];
}

/// <summary>A domain.</summary>
public sealed record DomainBaseline
{
    /// <summary>The domain.</summary>
    public string DomainId { get; init; } = "";

    /// <summary>Its name.</summary>
    public string DomainName { get; init; } = "";

    /// <summary>Its VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>PublicInternetOnly, VpcOnly, or Unknown.</summary>
    public string AppNetworkAccessType { get; init; } = "";

    /// <summary>Blocks of its subnets.</summary>
    public IReadOnlyList<string> Subnets { get; init; } = [];

    /// <summary>Names of the groups that its people chose.</summary>
    public IReadOnlyList<string> SecurityGroups { get; init; } = [];

    /// <summary>Its findings, one line each: rule, severity, verdict, resource.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];
}
