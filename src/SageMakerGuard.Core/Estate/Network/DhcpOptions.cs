using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>A DHCP option set (API_DescribeDhcpOptions).</summary>
public sealed record DhcpOptions
{
    /// <summary>The option set.</summary>
    public string DhcpOptionsId { get; init; } = "";

    /// <summary>Its options: domain-name, domain-name-servers and so on.</summary>
    public IReadOnlyList<DhcpConfiguration> DhcpConfigurations { get; init; } = [];
}

/// <summary>One option.</summary>
public sealed record DhcpConfiguration
{
    /// <summary>The option's name.</summary>
    public string Key { get; init; } = "";

    /// <summary>Its values.</summary>
    public IReadOnlyList<DhcpValue> Values { get; init; } = [];
}

/// <summary>A value of an option.</summary>
public sealed record DhcpValue
{
    /// <summary>The value.</summary>
    public string Value { get; init; } = "";
}
