using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Baselines;

/// <summary>One rule of a security group for one peer, as a line that people read and that reads back: <c>tcp 443 from 10.0.0.0/16</c>.</summary>
internal sealed record RuleLine(bool Egress, PortSpan Ports, string Peer)
{
    /// <summary>What stands before the name of a group of the same VPC.</summary>
    public const string Group = "group ";

    /// <summary>What stands before the name of a prefix list.</summary>
    public const string PrefixList = "prefix list ";

    /// <summary>The peer of a rule that names its own group.</summary>
    public const string Itself = "itself";

    /// <summary>The lines of one direction of a group, sorted, each once.</summary>
    public static IReadOnlyList<string> Of(SecurityGroup group, bool egress, StableNames names)
    {
        var lines = new HashSet<string>(StringComparer.Ordinal);
        foreach (var permission in egress ? group.IpPermissionsEgress : group.IpPermissions)
        {
            var ports = PortSpan.Of(permission.IpProtocol, permission.FromPort, permission.ToPort);
            var peers = permission.IpRanges.Select(r => StableNames.Block(r.CidrIp))
                .Concat(permission.Ipv6Ranges.Select(r => StableNames.Block(r.CidrIpv6)))
                .Concat(permission.PrefixListIds.Select(p => PrefixList + names.PrefixList(p.Id)))
                .Concat(permission.UserIdGroupPairs.Select(pair => pair.GroupId == group.GroupId ? Itself : names.GroupPeer(pair, group.VpcId)));
            foreach (var peer in peers)
                lines.Add(new RuleLine(egress, ports, peer).ToString());
        }

        return lines.OrderBy(line => line, StringComparer.Ordinal).ToList();
    }

    /// <summary>Reads a line back.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static RuleLine Parse(string line, bool egress)
    {
        var word = egress ? " to " : " from ";
        var at = line.IndexOf(word, StringComparison.Ordinal);
        return at < 0 ? throw new FormatException($"'{line}' is no rule of a security group: it should be like 'tcp 443{word}10.0.0.0/16'.")
            : new RuleLine(egress, PortSpan.Parse(line.Substring(0, at)), line.Substring(at + word.Length));
    }

    /// <inheritdoc/>
    public override string ToString() => Ports + (Egress ? " to " : " from ") + Peer;
}
