using System.Collections.Generic;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.Sample.Building;

/// <summary>Rules of security groups and network ACLs, as short as people say them.</summary>
internal static class Rules
{
    /// <summary>What AWS puts into every new group: everything may go out.</summary>
    public static IpPermission Everything { get; } = new() { IpProtocol = "-1", IpRanges = [new() { CidrIp = "0.0.0.0/0" }] };

    /// <summary>A rule that admits a group's interfaces.</summary>
    public static IpPermission Group(string account, string group, int from, int to) => Tcp(from, to) with { UserIdGroupPairs = [new() { GroupId = group, UserId = account }] };

    /// <summary>A rule for a block of addresses.</summary>
    public static IpPermission Cidr(string cidr, int from, int to) => Tcp(from, to) with { IpRanges = [new() { CidrIp = cidr }] };

    /// <summary>A rule for a prefix list.</summary>
    public static IpPermission PrefixList(string list, int from, int to) => Tcp(from, to) with { PrefixListIds = [new() { Id = list }] };

    /// <summary>The NFS rules that SageMaker makes: NFS, and the ports of FSx for Lustre.</summary>
    public static IReadOnlyList<IpPermission> Nfs(string account, string group) => [Group(account, group, 2049, 2049), Group(account, group, 988, 988), Group(account, group, 1018, 1023)];

    /// <summary>The two rules, and the closing denies, of a default network ACL.</summary>
    public static IReadOnlyList<NetworkAclEntry> OpenAcl { get; } = [Allow(100, false), Deny(false), Allow(100, true), Deny(true)];

    /// <summary>A rule of an ACL that allows; all protocols where no port is named.</summary>
    public static NetworkAclEntry Allow(int number, bool egress, string cidr = "0.0.0.0/0", int? from = null, int? to = null) => new()
    {
        RuleNumber = number, RuleAction = "allow", Egress = egress, CidrBlock = cidr, Protocol = from is null ? "-1" : "6",
        PortRange = from is null ? null : new() { From = from.Value, To = to ?? from.Value },
    };

    /// <summary>The closing deny of an ACL.</summary>
    public static NetworkAclEntry Deny(bool egress) => new() { RuleNumber = 32767, RuleAction = "deny", Egress = egress, CidrBlock = "0.0.0.0/0", Protocol = "-1" };

    private static IpPermission Tcp(int from, int to) => new() { IpProtocol = "tcp", FromPort = from, ToPort = to };
}
