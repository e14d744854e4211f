using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Baselines;

/// <summary>One entry of a network ACL as a line: <c>100 allow tcp 443 from 10.0.0.0/16</c>.</summary>
internal sealed record AclLine(int Number, bool Allow, RuleLine Rule)
{
    // The closing deny that every ACL has.
    private const int Closing = 32767;

    /// <summary>The lines of one direction of an ACL, by number.</summary>
    public static IReadOnlyList<string> Of(NetworkAcl acl, bool egress) => acl.Entries
        .Where(entry => entry.Egress == egress && entry.RuleNumber < Closing)
        .OrderBy(entry => entry.RuleNumber)
        .ThenBy(entry => entry.CidrBlock is null)
        .Select(entry => new AclLine(
            entry.RuleNumber, entry.RuleAction == "allow",
            new RuleLine(egress, PortSpan.Of(entry.Protocol, entry.PortRange?.From, entry.PortRange?.To), StableNames.Block(entry.CidrBlock ?? entry.Ipv6CidrBlock ?? ""))).ToString())
        .ToList();

    /// <summary>Reads a line back.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static AclLine Parse(string line, bool egress)
    {
        var words = line.Split([' '], 3);
        return words.Length == 3 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && words[1] is ("allow" or "deny")
            ? new AclLine(number, words[1] == "allow", RuleLine.Parse(words[2], egress))
            : throw new FormatException($"'{line}' is no entry of a network ACL: it should be like '100 allow tcp 443 from 10.0.0.0/16'.");
    }

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture) + (Allow ? " allow " : " deny ") + Rule;
}
