using System;
using System.Globalization;

namespace SageMakerGuard.Reachability;

/// <summary>What is sent: a protocol and the destination ports, both ends included.</summary>
public readonly record struct Traffic(int Protocol, int FirstPort, int LastPort)
{
    /// <summary>The number that stands for every protocol in security groups and ACLs.</summary>
    public const int AnyProtocol = -1;

    /// <summary>
    /// Where the answers to a Linux client go: its ephemeral ports (Amazon VPC User Guide, 'Ephemeral ports': Linux kernels use
    /// 32768-61000, NAT gateways 1024-65535).
    /// </summary>
    public static Traffic AnswerToLinux(int protocol) => new(protocol, 32768, 61000);

    /// <summary>Where the answers to a NAT gateway go.</summary>
    public static Traffic AnswerToNat(int protocol) => new(protocol, 1024, 65535);

    /// <summary>TCP to one port, or to a range of them.</summary>
    public static Traffic Tcp(int first, int? last = null) => new(6, first, last ?? first);

    /// <summary>The traffic of a protocol's name (tcp, udp) to one port or a range.</summary>
    public static Traffic Of(string protocol, int first, int? last = null) => new(ProtocolNumber(protocol), first, last ?? first);

    /// <summary>Whether ports mean anything in this protocol.</summary>
    public bool HasPorts => Protocol is 6 or 17;

    /// <summary>The IANA number of a protocol that AWS writes as a name, a number or -1 (API_IpPermission, API_NetworkAclEntry).</summary>
    public static int ProtocolNumber(string protocol) => protocol switch
    {
        "tcp" or "6" => 6,
        "-1" => AnyProtocol,
        "udp" or "17" => 17,
        "icmp" or "1" => 1,
        "icmpv6" or "58" => 58,
        _ when int.TryParse(protocol, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ when string.Equals(protocol, "TCP", StringComparison.OrdinalIgnoreCase) => 6,
        _ when string.Equals(protocol, "UDP", StringComparison.OrdinalIgnoreCase) => 17,
        _ => int.MinValue,
    };

    /// <summary>For people: 'tcp 443', 'tcp 8192-65535'.</summary>
    public override string ToString() => Describe(Protocol, FirstPort, LastPort);

    internal static string Describe(int protocol, int first, int last)
    {
        var name = protocol switch { 6 => "tcp", 17 => "udp", 1 => "icmp", 58 => "icmpv6", AnyProtocol => "all traffic", _ => "protocol " + protocol.ToString(CultureInfo.InvariantCulture) };
        if (protocol is not (6 or 17) || (first <= 0 && last >= 65535))
            return protocol is 6 or 17 ? "all " + name : name;
        var from = first.ToString(CultureInfo.InvariantCulture);
        return first == last ? name + " " + from : name + " " + from + "-" + last.ToString(CultureInfo.InvariantCulture);
    }
}
