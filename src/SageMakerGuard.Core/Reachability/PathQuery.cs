using System.Collections.Generic;
using SageMakerGuard.Services;

namespace SageMakerGuard.Reachability;

/// <summary>Where a question starts.</summary>
public sealed record PathSource
{
    /// <summary>The domain; null for a network that no domain uses yet.</summary>
    public string? DomainId { get; init; }

    /// <summary>The VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>The subnets: an interface may stand in any of them, so each is followed.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>The groups on the interface, SageMaker's own NFS group among them where it is known.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>The private IPv4 address, where one interface is meant; null where it may have any of its subnet's.</summary>
    public string? Address { get; init; }

    /// <summary>The role that endpoint policies see; null where unknown.</summary>
    public string? PrincipalArn { get; init; }

    /// <summary>True for a domain in PublicInternetOnly mode: all but the home file system leaves through SageMaker's own network (API_CreateDomain).</summary>
    public bool PublicInternetOnly { get; init; }

    /// <summary>True for a domain of address type dualstack.</summary>
    public bool DualStack { get; init; }
}

/// <summary>Where a question leads.</summary>
public abstract record PathDestination
{
    /// <summary>The name for people.</summary>
    public abstract string DisplayName { get; }

    /// <summary>tcp or udp.</summary>
    public string Protocol { get; init; } = "tcp";

    /// <summary>The destination port.</summary>
    public int Port { get; init; } = 443;
}

/// <summary>An AWS service in the same region, by endpoint if there is one, else by whatever carries its public addresses.</summary>
public sealed record ServiceDestination(AwsService Service) : PathDestination
{
    /// <inheritdoc/>
    public override string DisplayName => Service.Name;
}

/// <summary>The home file system: NFS to the mount target of the source's zone, or of another one where that zone has none.</summary>
public sealed record FileSystemDestination(string FileSystemId) : PathDestination
{
    /// <inheritdoc/>
    public override string DisplayName => "EFS " + FileSystemId;
}

/// <summary>A host on the internet, no one in particular.</summary>
public sealed record InternetDestination : PathDestination
{
    /// <inheritdoc/>
    public override string DisplayName => "internet";
}

/// <summary>A block or an address that the user names, IPv4 or IPv6, with the name that stands for it.</summary>
public sealed record AddressDestination(string Name, string Cidr) : PathDestination
{
    /// <inheritdoc/>
    public override string DisplayName => Name == Cidr ? Cidr : $"{Name} ({Cidr})";
}

/// <summary>Another app of the same source: kernels and app servers talk to each other inside the groups.</summary>
public sealed record AppToAppDestination : PathDestination
{
    /// <inheritdoc/>
    public override string DisplayName => "app to app";

    /// <summary>Last port of the range that starts at <see cref="PathDestination.Port"/>.</summary>
    public int LastPort { get; init; } = 65535;
}
