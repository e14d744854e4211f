using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture.Rules;

/// <summary>Whether the domain's groups let anything out over a way that the routes offer: a NAT gateway that no group opens is no way to the internet.</summary>
internal static class EgressCheck
{
    private static readonly Traffic[] s_anything = [Traffic.Tcp(1, 65535), Traffic.Of("udp", 1, 65535)];

    /// <summary>Fails for ways whose end is unwanted, and Unknown for those whose end or whose groups are not known. Ways of the same start and end are one finding.</summary>
    public static IEnumerable<Observation> Ways(DomainContext domain, System.Func<EgressWay, bool> unwanted, string reason, string remedy)
    {
        if (domain.Unknown(domain.UnreadRoutes) is { } unread)
        {
            yield return unread;
            yield break;
        }

        var mayBe = domain.Egress.Where(way => unwanted(way) || way.End is EgressEnd.Unread || (way.End == EgressEnd.Elsewhere && way.IsDefault)).ToList();
        if (mayBe.Count == 0)
            yield break;
        if (domain.Unknown(domain.UnreadGroups(domain.InterfaceGroups), domain.UnreadGroupLists) is { } groups)
        {
            yield return groups;
            yield break;
        }

        foreach (var group in mayBe.Where(way => MayPass(domain, way)).GroupBy(way => (way.RouteTableId, way.Detail)))
        {
            var way = group.First();
            var subnets = string.Join(", ", group.Select(w => w.Subnet.SubnetId).Distinct());
            if (way.End == EgressEnd.Unread)
                yield return Observation.Unknown(null, way.Calls);
            else if (unwanted(way))
                yield return Observation.Fail(way.RouteTableId, $"Internet traffic of {subnets} {way.Detail}{reason}", remedy) with { ResourceType = "AWS::EC2::RouteTable" };
            else
                yield return Observation.Unknown(way.RouteTableId, $"Internet traffic of {subnets} {way.Detail}; what inspects or carries it there cannot be seen from here.", "Ask who runs it, and lower this rule in Severities of the settings, or name it in DisabledRules, once that is settled.") with { ResourceType = "AWS::EC2::RouteTable" };
        }
    }

    private static bool MayPass(DomainContext domain, EgressWay way) =>
        s_anything.Any(traffic => domain.Facts.Groups.Decide(domain.InterfaceGroups, true, traffic, Peer.Outside(way.Addresses)).Outcome != FilterOutcome.Refuses);
}
