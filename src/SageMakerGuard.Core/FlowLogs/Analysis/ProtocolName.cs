using System.Globalization;

namespace SageMakerGuard.Egress.Analysis;

/// <summary>Names of IP protocols (IANA, 'Assigned Internet Protocol Numbers').</summary>
internal static class ProtocolName
{
    public static string? Of(int? number) => number switch
    {
        null => null,
        1 => "ICMP",
        6 => "TCP",
        17 => "UDP",
        58 => "ICMPv6",
        _ => number.Value.ToString(CultureInfo.InvariantCulture),
    };
}
