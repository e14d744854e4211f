using System.Collections.Generic;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Core.Tests.Reachability.Cases;

using static SageMakerGuard.Core.Tests.Reachability.PathCase;
using static SageMakerGuard.Reachability.ReachabilityVerdict;
using static SageMakerGuard.Testing.HealthyRegion;

/// <summary>Security groups: allow rules only, joined over all groups, stateful (Amazon VPC User Guide, 'Security groups', 'Security group rules').</summary>
internal static class SecurityGroupCases
{
    public static IReadOnlyList<PathCase> All =>
    [
        // 'Security groups are stateful': the endpoint's group has no egress rule at all, and the answer comes back.
        new("group: the answer needs no rule", Create(), Service("sts"), Reachable, "interface endpoint"),

        // 'Rules to reference security groups': the rule names the group on the endpoint's interfaces.
        new("group: a reference means the interfaces that carry it", Create().Egress(Tcp(443, 443, group: EndpointGroup)), Service("sts"), Reachable, "interface endpoint"),

        // The same page: a reference to another group says nothing of these interfaces.
        new("group: a reference to another group does not help", Create().Egress(Tcp(443, 443, group: NfsInbound)), Service("sts"), Blocked, "interface endpoint", "sg-egress"),

        // 'Security group rules': a block that holds every interface's address admits them.
        new("group: a block that holds the endpoint's addresses", Create().Egress(Tcp(443, 443, cidr: "10.20.0.0/16")), Service("sts"), Reachable, "interface endpoint"),

        // API_AuthorizeSecurityGroupEgress: the endpoint has addresses in two subnets, the rule knows one of them.
        new("group: a block that holds some of the endpoint's addresses", Create().Egress(Tcp(443, 443, cidr: "10.20.1.0/24")), Service("sts"), Unknown, "interface endpoint"),

        // 'Security group basics': rules of several blocks add up.
        new("group: rules add up", Create().Egress(Tcp(443, 443, cidr: "10.20.1.0/24"), Tcp(443, 443, cidr: "10.20.2.0/24")), Service("sts"), Reachable, "interface endpoint"),

        // API_IpPermission: IpProtocol -1 is every protocol and every port.
        new("group: protocol -1 is everything", Create().Egress(AllTraffic()), Service("sts"), Reachable, "interface endpoint"),

        // API_IpPermission: FromPort to ToPort.
        new("group: a neighbouring port is another port", Create().Egress(Tcp(444, 65535, cidr: "0.0.0.0/0")), Service("sts"), Blocked, "interface endpoint", "sg-egress"),

        // API_IpPermission: udp 443 is not tcp 443.
        new("group: another protocol is another rule", Create().Egress(Tcp(443, 443, cidr: "0.0.0.0/0") with { IpProtocol = "udp" }), Service("sts"), Blocked, "interface endpoint", "sg-egress"),

        // 'Security group basics': by default a group admits nothing inbound.
        new("group: the endpoint's group admits nobody", Create().EndpointIngress(), Service("sts"), Blocked, "interface endpoint", "sg-ingress"),

        // Both sides need a rule of their own, and both are told.
        new("group: both sides are closed", Create().Egress().EndpointIngress(), Service("sts"), Blocked, "interface endpoint", "sg-egress", "sg-ingress"),

        // AWS PrivateLink Guide, 'Security groups': ingress by the subnets' blocks.
        new("group: ingress by the source's block", Create().EndpointIngress(Tcp(443, 443, cidr: "10.20.0.0/16")), Service("sts"), Reachable, "interface endpoint"),

        // The interface may get any address of its subnet, and half of them are not admitted.
        new("group: ingress by half of the source's block", Create().EndpointIngress(Tcp(443, 443, cidr: "10.20.1.0/25")), Service("sts"), Unknown, "interface endpoint"),

        // 'Security group rules': several groups on one interface work as one.
        new("group: a second group on the interface admits it", Create().Egress().With(r => r with { SecurityGroups = r.SecurityGroups.Append(Group("sg-second", "second", [], [Tcp(443, 443, cidr: "10.20.0.0/16")])) }), Service("sts"), Reachable, "interface endpoint") { From = s => s with { SecurityGroupIds = [.. s.SecurityGroupIds, "sg-second"] } },

        // 'Prefix lists': the rule names the list of S3.
        new("group: a prefix list names the addresses of S3", Create(), Service("s3"), Reachable, "gateway endpoint"),

        // The same: without the list, and with blocks that hold all of its entries.
        new("group: blocks that hold the prefix list's entries", Create().Egress(Tcp(443, 443, cidr: "52.219.170.0/23"), Tcp(443, 443, cidr: "3.5.0.0/16")), Service("s3"), Reachable, "gateway endpoint"),

        new("group: a block that holds one of the prefix list's entries", Create().Egress(Tcp(443, 443, cidr: "52.219.170.0/23")), Service("s3"), Unknown, "gateway endpoint"),

        // SageMaker AI Developer Guide, 'VPC only': TCP 8192-65535 inside the group.
        new("group: apps talk inside the group", Create(), Apps, Reachable, "local"),

        new("group: apps lack the rule of their own group", Create().Group(DomainGroup, g => g with { IpPermissions = [] }), Apps, Blocked, "local", "sg-ingress"),

        new("group: apps have only a part of the port range", Create().Group(DomainGroup, g => g with { IpPermissions = [Tcp(8192, 50000, group: DomainGroup)] }), Apps, Unknown, "local"),

        new("group: apps have the port range in two rules", Create().Group(DomainGroup, g => g with { IpPermissions = [Tcp(8192, 50000, group: DomainGroup), Tcp(50001, 65535, group: DomainGroup)] }), Apps, Reachable, "local"),
    ];
}
