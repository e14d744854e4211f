using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Core.Tests.Reachability.Cases;

using static SageMakerGuard.Core.Tests.Reachability.Networks;
using static SageMakerGuard.Core.Tests.Reachability.PathCase;
using static SageMakerGuard.Reachability.ReachabilityVerdict;
using static SageMakerGuard.Testing.HealthyRegion;

/// <summary>Peering (Amazon VPC Peering Guide, 'VPC peering limitations', 'Update your route tables').</summary>
internal static class NeighbourCases
{
    public static IReadOnlyList<PathCase> All =>
    [
        new("peering: a host of the peered VPC", Create().WithPeering(), Address("10.30.1.5"), Reachable, "peering"),

        // Both sides need a route.
        new("peering: the other side has no route back", Create().WithPeering(wayBack: false), Address("10.30.1.5"), Blocked, "peering", "route-missing"),

        new("peering: not accepted yet", Create().WithPeering("pending-acceptance"), Address("10.30.1.5"), Blocked, "peering", "peering-inactive"),

        // 'You cannot use a NAT gateway or an internet gateway of the peered VPC': no edge-to-edge routing.
        new("peering: not to the internet", Create().WithPeering().MoreEgress(Tcp(443, 443, cidr: "0.0.0.0/0")).PrivateRoutes(DefaultTo(peering: Peering)), Internet, Blocked, "peering", "peering-not-transitive"),

        new("peering: not to a third VPC", Create().WithPeering().PrivateRoutes(DefaultTo(peering: Peering, cidr: "10.40.0.0/16")), Address("10.40.1.1"), Blocked, "peering", "peering-not-transitive"),

        // Another account's VPC: the packet leaves, and what becomes of it there was not read.
        new("peering: the other VPC was not read", Create().WithPeering(peerKnown: false), Address("10.30.1.5"), Unknown, "peering"),

        new("peering: the other side's group admits nobody", Create().WithPeering().Group("sg-0peer", g => g with { IpPermissions = [] }), Address("10.30.1.5"), Blocked, "peering", "sg-ingress"),

        // 'Reference peer security groups': across active peering a rule may name the other side's group.
        new("peering: the other side's group names ours", Create().WithPeering().Group("sg-0peer", g => g with { IpPermissions = [Tcp(443, 443, group: DomainGroup)] }), Address("10.30.1.5"), Reachable, "peering"),
    ];
}
