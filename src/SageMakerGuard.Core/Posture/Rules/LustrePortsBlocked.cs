using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture.Rules;

internal sealed class LustrePortsBlocked : IDomainRule
{
    private static readonly Traffic[] s_ports = [Traffic.Tcp(988), Traffic.Tcp(1018, 1023)];

    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-EFS-002", Title = "FSx for Lustre ports are closed between the NFS groups", Severity = Severity.Low, ResourceType = "AWS::EC2::SecurityGroup",
        Source = new RuleSource("Amazon FSx for Lustre User Guide, File system access control with Amazon VPC", "https://docs.aws.amazon.com/fsx/latest/LustreGuide/limit-access-security-groups.html"),
        Description = "Newer domains open TCP 988 and 1018 to 1023 besides 2049 in SageMaker's own groups, so that FSx for Lustre file systems can be mounted. Older domains lack them, which matters only where Lustre is used.",
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc || domain.Domain.HomeEfsFileSystemId is not { Length: > 0 })
            yield break;
        if (domain.Unknown(domain.UnreadMountTargets, domain.UnreadGroups(domain.MountTargetGroups.Concat(domain.InterfaceGroups)), domain.Unread.NetworkInterfaces, domain.UnreadSubnets, domain.UnreadGroupLists) is { } unknown)
        {
            yield return unknown;
            yield break;
        }

        var targets = domain.MountTargetGroups;
        if (targets.Count == 0 || domain.InterfaceGroups.Count == 0)
            yield break;
        var targetPeer = Peer.Interface(targets, AddressSet.Parse(domain.Index.MountTargetsOf(domain.Domain.HomeEfsFileSystemId!).Select(t => t.IpAddress)));
        var appPeer = Peer.Interface(domain.InterfaceGroups, AddressSet.Parse(domain.Subnets.Select(s => s.CidrBlock)));
        var closed = s_ports.Where(ports => !domain.Facts.Groups.Decide(domain.InterfaceGroups, true, ports, targetPeer).Admits || !domain.Facts.Groups.Decide(targets, false, ports, appPeer).Admits).ToList();
        if (closed.Count > 0)
        {
            yield return Observation.Fail(
                targets[0],
                $"{string.Join(" and ", closed)} do not pass between {string.Join(", ", domain.InterfaceGroups)} and {string.Join(", ", targets)}; FSx for Lustre cannot be mounted.",
                "Only where Lustre is used: " + domain.Cli($"ec2 authorize-security-group-ingress --group-id {targets[0]} --protocol tcp --port 988 --source-group {domain.InterfaceGroups[domain.InterfaceGroups.Count - 1]}") + ", the same for 1018-1023, and as egress of the other group.");
        }
    }
}
