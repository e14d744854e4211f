using System.Globalization;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>Protocols of security group rules: a name, a number, or -1 (API_IpPermission). AWS lists the named ones by name, in whichever form they came.</summary>
internal static class RuleProtocol
{
    public const string All = "-1";

    /// <summary>As AWS lists it; null where there is no such protocol. 'all' is none (hashicorp/terraform-provider-aws#1793).</summary>
    public static string? Normal(string text) => text.ToLowerInvariant() switch
    {
        All => All,
        "6" or "tcp" => "tcp",
        "17" or "udp" => "udp",
        "1" or "icmp" => "icmp",
        "58" or "icmpv6" => "icmpv6",
        var number when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 255 => value.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Whether ports, or ICMP's type and code, mean something to it; other protocols let everything through whatever ports are given (API_IpPermission).</summary>
    public static bool HasPorts(string normal) => normal is "tcp" or "udp" or "icmp" or "icmpv6";
}
