using System;
using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>A VPC endpoint (API_DescribeVpcEndpoints).</summary>
public sealed record VpcEndpoint
{
    /// <summary>The endpoint.</summary>
    public string VpcEndpointId { get; init; } = "";

    /// <summary>Interface, Gateway, GatewayLoadBalancer, Resource or ServiceNetwork.</summary>
    public string VpcEndpointType { get; init; } = "";

    /// <summary>Its VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>The service, for example com.amazonaws.eu-central-1.sagemaker.api.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>available and others; AWS writes it in lower case though its model does not, so compare without case.</summary>
    public string State { get; init; } = "";

    /// <summary>The policy document; null or empty means full access.</summary>
    public string? PolicyDocument { get; init; }

    /// <summary>Route tables of a gateway endpoint.</summary>
    public IReadOnlyList<string> RouteTableIds { get; init; } = [];

    /// <summary>Subnets of an interface endpoint, one per zone.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>Groups of an interface endpoint.</summary>
    public IReadOnlyList<EndpointGroup> Groups { get; init; } = [];

    /// <summary>Whether the service's own name resolves to the endpoint inside the VPC.</summary>
    public bool PrivateDnsEnabled { get; init; }

    /// <summary>Its interfaces.</summary>
    public IReadOnlyList<string> NetworkInterfaceIds { get; init; } = [];

    /// <summary>Its names.</summary>
    public IReadOnlyList<EndpointDnsEntry> DnsEntries { get; init; } = [];

    /// <summary>The owning account.</summary>
    public string? OwnerId { get; init; }

    /// <summary>ipv4, dualstack or ipv6.</summary>
    public string? IpAddressType { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationTimestamp { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>Whether its state is available, in whatever case AWS writes it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsAvailable => string.Equals(State, "available", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A group of an endpoint.</summary>
public sealed record EndpointGroup
{
    /// <summary>The group.</summary>
    public string GroupId { get; init; } = "";

    /// <summary>Its name.</summary>
    public string? GroupName { get; init; }
}

/// <summary>A name of an endpoint.</summary>
public sealed record EndpointDnsEntry
{
    /// <summary>The name.</summary>
    public string? DnsName { get; init; }

    /// <summary>The zone.</summary>
    public string? HostedZoneId { get; init; }
}

/// <summary>A service that can be reached by an endpoint (API_DescribeVpcEndpointServices, ServiceDetails).</summary>
public sealed record VpcEndpointService
{
    /// <summary>The name.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>Interface, Gateway or GatewayLoadBalancer; a service may have several.</summary>
    public IReadOnlyList<EndpointServiceType> ServiceType { get; init; } = [];

    /// <summary>Names of the zones that the service and this account have in common.</summary>
    public IReadOnlyList<string> AvailabilityZones { get; init; } = [];

    /// <summary>The name that private DNS answers for.</summary>
    public string? PrivateDnsName { get; init; }

    /// <summary>Whether a policy may be attached.</summary>
    public bool VpcEndpointPolicySupported { get; init; }
}

/// <summary>A type that an endpoint service offers.</summary>
public sealed record EndpointServiceType
{
    /// <summary>Interface, Gateway or GatewayLoadBalancer.</summary>
    public string ServiceType { get; init; } = "";
}
