namespace SageMakerGuard.FinOps.Billing;

/// <summary>A thing of the network that AWS counts and charges (Amazon VPC, 'Billing codes').</summary>
public enum NetworkMeter
{
    /// <summary>Hours of NAT gateways, while provisioned and available.</summary>
    NatGatewayHours,

    /// <summary>Gigabytes (2^30 bytes) through NAT gateways.</summary>
    NatGatewayBytes,

    /// <summary>Hours of interface endpoints, each zone counted, until they are deleted.</summary>
    InterfaceEndpointHours,

    /// <summary>Gigabytes (2^30 bytes) through interface endpoints.</summary>
    InterfaceEndpointBytes,

    /// <summary>Hours of public IPv4 addresses in use.</summary>
    PublicIpv4InUse,

    /// <summary>Hours of public IPv4 addresses that nothing uses.</summary>
    PublicIpv4Idle,

    /// <summary>Gigabytes (2^30 bytes) between zones of one region, each direction counted.</summary>
    CrossZoneBytes,
}
