using System.Collections.Generic;

namespace SageMakerGuard.Core.Tests.Reachability.Cases;

using static SageMakerGuard.Core.Tests.Reachability.Networks;
using static SageMakerGuard.Core.Tests.Reachability.PathCase;
using static SageMakerGuard.Reachability.ReachabilityVerdict;
using static SageMakerGuard.Testing.HealthyRegion;

/// <summary>Network ACLs: by ascending number, first match decides, stateless (Amazon VPC User Guide, 'Network ACL basics', 'Network ACL rules').</summary>
internal static class NetworkAclCases
{
    public static IReadOnlyList<PathCase> All =>
    [
        // 'Rules are evaluated starting with the lowest numbered rule': the deny of number 90 goes before the allow of number 100, wherever it is listed.
        new("acl: the lowest number decides", Create().Acl([.. AllowAll(), Rule(90, "deny", true, protocol: "6", from: 443)]), Service("s3"), Blocked, "gateway endpoint", "nacl-egress"),

        // The same the other way about: a deny behind the allow never matters.
        new("acl: a later deny never matters", Create().Acl([.. AllowAll(), Rule(110, "deny", true)]), Service("s3"), Reachable, "gateway endpoint"),

        // 'Network ACLs are stateless': 443 out is allowed and the answer is not.
        new("acl: the answer needs a rule", Create().Acl(Rule(100, "allow", true), Rule(100, "allow", false, protocol: "6", from: 443), Rule(32767, "deny", false)), Service("s3"), Blocked, "gateway endpoint", "nacl-return-ingress"),

        // 'Ephemeral ports': Linux clients use 32768-61000.
        new("acl: the ephemeral ports of Linux are enough for an app", Create().Acl(Rule(100, "allow", true), Rule(100, "allow", false, protocol: "6", from: 32768, to: 61000)), Service("s3"), Reachable, "gateway endpoint"),

        // Some of the ports that the kernel may choose are closed: it depends on the port.
        new("acl: half of the ephemeral ports", Create().Acl(Rule(100, "allow", true), Rule(100, "allow", false, protocol: "6", from: 49152, to: 65535)), Service("s3"), Unknown, "gateway endpoint"),

        // API_NetworkAclEntry: protocol 17 is udp.
        new("acl: an allow of another protocol is none", Create().Acl(Rule(100, "allow", false), Rule(100, "allow", true, protocol: "17")), Service("s3"), Blocked, "gateway endpoint", "nacl-egress"),

        // API_NetworkAclEntry: CidrBlock; the rule must hold the addresses of S3, since ACLs know no prefix lists.
        new("acl: the blocks of S3 one by one", Create().Acl(Rule(100, "allow", false), Rule(100, "allow", true, "52.219.170.0/23"), Rule(110, "allow", true, "3.5.134.0/23")), Service("s3"), Reachable, "gateway endpoint"),

        new("acl: one of the blocks of S3", Create().Acl(Rule(100, "allow", false), Rule(100, "allow", true, "52.219.170.0/23")), Service("s3"), Unknown, "gateway endpoint"),

        // A deny of a part before the allow of all: exact for the range.
        new("acl: a part of S3 is denied first", Create().Acl([.. AllowAll(), Rule(50, "deny", true, "3.5.134.128/25")]), Service("s3"), Unknown, "gateway endpoint"),

        // The endpoint's other subnet has an ACL of its own: which address the name gives cannot be told.
        new("acl: one of the endpoint's subnets is closed", Create().With(r => (r with { NetworkAcls = r.NetworkAcls.Select(a => a with { Associations = [new() { SubnetId = SubnetA }] }) }).OwnAcl(SubnetB, "acl-b", Rule(100, "allow", true))), Service("sts"), Unknown, "interface endpoint"),

        // 'Traffic inside a subnet' is not filtered: the mount target stands in the source's own subnet.
        new("acl: nothing is filtered inside a subnet", Create().Acl(Rule(32767, "deny", true), Rule(32767, "deny", false)), HomeFileSystem, Reachable, "local"),

        // All four directions where the endpoint stands in another subnet only.
        new("acl: every direction is told", Create().Endpoint("sts", e => e with { SubnetIds = [SubnetB], NetworkInterfaceIds = [e.NetworkInterfaceIds[1]] }).Acl(Rule(32767, "deny", true), Rule(32767, "deny", false)).With(shut => (shut with { NetworkAcls = shut.NetworkAcls.Select(a => a with { Associations = [new() { SubnetId = SubnetA }] }) }).OwnAcl(SubnetB, "acl-b", Rule(32767, "deny", true))),
            Service("sts"), Blocked, "interface endpoint", "nacl-egress", "nacl-ingress", "nacl-return-egress", "nacl-return-ingress"),

        // Apps in two subnets: the ACL between them must let the ports pass.
        new("acl: apps in two subnets are cut off", Create().Acl(Rule(100, "allow", true), Rule(100, "allow", false, protocol: "6", from: 443)), Apps, Unknown, "local") { From = s => s with { SubnetIds = [SubnetA, SubnetB] } },

        // The endpoint's interface in the source's own subnet is reached past every ACL, the other one is not.
        new("acl: one interface of the endpoint is in the source's own subnet", Create().Acl(Rule(32767, "deny", true), Rule(32767, "deny", false)), Service("sts"), Unknown, "interface endpoint"),
    ];
}
