using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Baselines;

/// <summary>What one direction of a network ACL allows, decided by inclusion: entries are tried by number and the first match decides (VPC User Guide, 'Network ACL basics').</summary>
internal sealed class AclSpace
{
    private readonly IReadOnlyList<AclLine> _lines;

    public AclSpace(IEnumerable<AclLine> lines) => _lines = lines.OrderBy(line => line.Number).ToList();

    /// <summary>Whether everything that the other one allows is allowed by this one.</summary>
    public bool Includes(AclSpace other)
    {
        // Every protocol that either names, and one that stands for those that neither does.
        var protocols = _lines.Concat(other._lines).Select(line => line.Rule.Ports.Protocol).Append(Traffic.AnyProtocol).Distinct();
        return protocols.All(protocol => Includes(other, protocol));
    }

    private bool Includes(AclSpace other, int protocol)
    {
        var rows = other.Of(protocol);
        for (var i = 0; i < rows.Count; i++)
        {
            if (!rows[i].Allow || Space(rows[i]) is not { } space)
                continue;
            foreach (var earlier in rows.Take(i))
                Take(space, earlier);
            if (!Allows(space, protocol))
                return false;
        }

        return true;
    }

    private bool Allows(TrafficSpace space, int protocol)
    {
        foreach (var line in Of(protocol))
        {
            if (space.IsEmpty)
                break;
            if (Take(space, line) && !line.Allow)
                return false;
        }

        return space.IsEmpty;
    }

    // An entry for all protocols is for every port of each.
    private List<AclLine> Of(int protocol) => _lines.Where(line => line.Rule.Ports.Protocol == protocol || line.Rule.Ports.Protocol == Traffic.AnyProtocol).ToList();

    private static TrafficSpace? Space(AclLine line) => Cidr.TryParse(line.Rule.Peer, out var block) ? new(AddressSet.Of(block), line.Rule.Ports.First, line.Rule.Ports.Last) : null;

    private static bool Take(TrafficSpace space, AclLine line) => Cidr.TryParse(line.Rule.Peer, out var block) && space.Take(block, line.Rule.Ports.First, line.Rule.Ports.Last);
}
