using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

internal sealed class MountTargetMissing : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-EFS-003", Title = "Home file system has no mount target in a zone of the domain", Severity = Severity.Medium, ResourceType = "AWS::EFS::FileSystem", Source = RuleSources.AdministrationPractices,
        Description = "Apps mount the home directory at the mount target of their zone; without one they cross zones, and without any they do not start.",
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc || domain.Domain.HomeEfsFileSystemId is not { Length: > 0 } fileSystem)
            return [];
        if (domain.Unknown(domain.UnreadSubnets, domain.UnreadMountTargetList) is { } unknown)
            return [unknown];
        var zones = domain.Index.MountTargetsOf(fileSystem).Select(target => domain.Index.Subnet(target.SubnetId)?.AvailabilityZone).OfType<string>().ToList();
        var lacking = domain.Subnets.Where(subnet => !zones.Contains(subnet.AvailabilityZone)).GroupBy(s => s.AvailabilityZone).ToList();
        return lacking.Count == 0 ? [] :
        [
            Observation.Fail(
                fileSystem,
                $"{fileSystem} has no mount target in {string.Join(", ", lacking.Select(z => z.Key))}.",
                domain.Network($"efs create-mount-target --file-system-id {fileSystem} --subnet-id {lacking[0].First().SubnetId} --security-groups <security-group-for-inbound-nfs-{domain.DomainId}>")),
        ];
    }
}
