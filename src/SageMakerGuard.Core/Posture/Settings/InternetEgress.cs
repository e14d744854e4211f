using System.Text.Json.Serialization;

namespace SageMakerGuard.Posture;

/// <summary>What a company says of ways from a domain's subnets to the internet.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InternetEgress>))]
public enum InternetEgress
{
    /// <summary>None may exist.</summary>
    Denied,

    /// <summary>
    /// The default: a domain without one is fine, and where there is one it must pass something that inspects it (a Network Firewall or
    /// Gateway Load Balancer endpoint). A NAT gateway alone lets every host through, which is what VpcOnly is meant to end.
    /// </summary>
    Inspected,

    /// <summary>Any way is fine, inspected or not.</summary>
    Allowed,
}
