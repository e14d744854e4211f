using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>A network interface (API_DescribeNetworkInterfaces).</summary>
public sealed record NetworkInterface
{
    /// <summary>The interface.</summary>
    public string NetworkInterfaceId { get; init; } = "";

    /// <summary>Its VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>Its subnet.</summary>
    public string SubnetId { get; init; } = "";

    /// <summary>Says for SageMaker's, EFS's, endpoints' and NAT gateways' interfaces whose they are.</summary>
    public string? Description { get; init; }

    /// <summary>interface, vpc_endpoint, nat_gateway, efs and others; the wire does not always spell it as the model does.</summary>
    public string? InterfaceType { get; init; }

    /// <summary>available, in-use and others.</summary>
    public string? Status { get; init; }

    /// <summary>Its groups.</summary>
    public IReadOnlyList<EndpointGroup> Groups { get; init; } = [];

    /// <summary>Its first private address.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>False for appliances that forward traffic of others.</summary>
    public bool? SourceDestCheck { get; init; }

    /// <summary>Its public address, where it has one.</summary>
    public InterfaceAssociation? Association { get; init; }
}

/// <summary>The public address of an interface.</summary>
public sealed record InterfaceAssociation
{
    /// <summary>The address.</summary>
    public string? PublicIp { get; init; }
}
