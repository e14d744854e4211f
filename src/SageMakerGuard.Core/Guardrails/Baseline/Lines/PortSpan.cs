using System;
using System.Globalization;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Baselines;

/// <summary>
/// A protocol with its ports. ICMP's types and codes take the place of ports: type 8 with code 0 is 8 x 256 + 0, so that ranges of either are
/// compared in the same way.
/// </summary>
internal readonly record struct PortSpan(int Protocol, int First, int Last)
{
    private const int Icmp = 1;
    private const int IcmpV6 = 58;
    private const int Codes = 256;

    public bool IsIcmp => Protocol is Icmp or IcmpV6;

    /// <summary>Whether all of the other's traffic is within it as far as protocol goes: a rule for all protocols is for every port of each.</summary>
    public bool Concerns(PortSpan other) => Protocol == Traffic.AnyProtocol || Protocol == other.Protocol;

    /// <summary>Of a rule as AWS writes it (API_IpPermission; API_NetworkAclEntry).</summary>
    public static PortSpan Of(string protocolName, int? from, int? to)
    {
        var protocol = Traffic.ProtocolNumber(protocolName);
        if (protocol is Icmp or IcmpV6)
        {
            return from is not (>= 0 and var type) ? All(protocol)
                : to is >= 0 and var code ? new(protocol, (type * Codes) + code, (type * Codes) + code)
                : new(protocol, type * Codes, (type * Codes) + Codes - 1);
        }

        return protocol is 6 or 17 ? new(protocol, from is >= 0 and var first ? first : 0, to is >= 0 and var last ? last : 65535) : All(protocol);
    }

    public static PortSpan Parse(string text)
    {
        var words = text.Split(' ');
        var protocol = words[0] == "all" ? Traffic.AnyProtocol : Traffic.ProtocolNumber(words[0]);
        if (words.Length > 2 || protocol == int.MinValue)
            throw Wrong(text);
        if (words.Length == 1)
            return All(protocol);
        var icmp = protocol is Icmp or IcmpV6;
        var ends = words[1].Split(icmp ? '/' : '-');
        if (ends.Length > 2 || !Number(ends[0], out var first) || !Number(ends[ends.Length - 1], out var last))
            throw Wrong(text);
        return !icmp ? new(protocol, first, last)
            : ends.Length == 2 ? new(protocol, (first * Codes) + last, (first * Codes) + last)
            : new(protocol, first * Codes, (first * Codes) + Codes - 1);
    }

    public override string ToString()
    {
        var name = Protocol switch { 6 => "tcp", 17 => "udp", Icmp => "icmp", IcmpV6 => "icmpv6", Traffic.AnyProtocol => "all", _ => Text(Protocol) };
        if (this == All(Protocol))
            return name;
        return name + " " + (!IsIcmp ? (First == Last ? Text(First) : Text(First) + "-" + Text(Last))
            : First == Last ? Text(First / Codes) + "/" + Text(First % Codes)
            : Text(First / Codes));
    }

    private static PortSpan All(int protocol) => new(protocol, 0, 65535);

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= 65535;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static FormatException Wrong(string text) => new($"'{text}' is no protocol with ports: it should be like 'tcp 443', 'tcp 8192-65535', 'icmp 8/0' or 'all'.");
}
