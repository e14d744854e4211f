using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Core.Tests.Reachability.Cases;

using static SageMakerGuard.Core.Tests.Reachability.Networks;
using static SageMakerGuard.Core.Tests.Reachability.PathCase;
using static SageMakerGuard.Reachability.ReachabilityVerdict;
using static SageMakerGuard.Testing.HealthyRegion;

/// <summary>The home file system (Amazon EFS User Guide, 'Using VPC security groups', 'Mounting across Availability Zones').</summary>
internal static class FileSystemCases
{
    public static IReadOnlyList<PathCase> All =>
    [
        new("efs: the mount target of the zone", Create(), HomeFileSystem, Reachable, "local"),

        // The app's side needs a rule out: SageMaker's own group has it.
        new("efs: without SageMaker's outbound group", Create(), HomeFileSystem, Blocked, "local", "sg-egress", "sg-ingress") { From = s => s with { SecurityGroupIds = [DomainGroup] } },

        // The mount target's side needs a rule in.
        new("efs: the mount target's group admits nobody", Create().Group(NfsInbound, g => g with { IpPermissions = [] }), HomeFileSystem, Blocked, "local", "sg-ingress"),

        new("efs: another port than NFS", Create().Group(NfsInbound, g => g with { IpPermissions = [Tcp(2048, 2048, group: NfsOutbound)] }), HomeFileSystem, Blocked, "local", "sg-ingress"),

        new("efs: no mount target", Create() with { MountTargets = Part<MountTarget>.Read() }, HomeFileSystem, Blocked, "", "efs-no-mount-target"),

        new("efs: only in another zone", Create().With(far => far with { MountTargets = Part<MountTarget>.Read(far.MountTargets.Items[1]) }), HomeFileSystem, Reachable, "local")
        {
            More = result => Assert.Contains(result.Hops, h => h.Detail.Contains("crosses zones")),
        },

        // Across subnets the ACLs are asked, both ways.
        new("efs: in another zone behind an ACL", (Create().With(far2 => far2 with { MountTargets = Part<MountTarget>.Read(far2.MountTargets.Items[1]) })).Acl(Rule(100, "allow", true), Rule(100, "allow", false, protocol: "6", from: 443), Rule(110, "allow", false, protocol: "6", from: 32768, to: 61000)), HomeFileSystem, Blocked, "local", "nacl-ingress"),

        new("efs: the mount target's groups were not read", Create().With(dark => dark with { MountTargets = dark.MountTargets.Select(m => m with { SecurityGroups = null }) }), HomeFileSystem, Unknown, "local"),
    ];
}
