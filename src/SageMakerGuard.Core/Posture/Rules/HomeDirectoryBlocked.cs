using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture.Rules;

internal sealed class HomeDirectoryBlocked : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-EFS-001", Title = "Home directories cannot be mounted", Severity = Severity.High, ResourceType = "AWS::EFS::FileSystem", Source = RuleSources.StudioVpc,
        Description = "NFS, TCP 2049, must pass between the apps' groups and the mount targets', in both modes: the home file system is always reached through the VPC. SageMaker makes two groups for it; tools that clean up unused groups like to delete them.",
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc || domain.Domain.HomeEfsFileSystemId is not { Length: > 0 } fileSystem)
            yield break;
        var calls = domain.UnreadWays.Concat(domain.UnreadMountTargets).Concat(domain.UnreadGroups(domain.MountTargetGroups.Concat(domain.InterfaceGroups))).Concat(domain.UnreadAcls).ToList();
        if (domain.Unknown(calls) is { } unknown)
        {
            yield return unknown;
            yield break;
        }

        var result = domain.Trace(new FileSystemDestination(fileSystem) { Port = 2049 });
        foreach (var group in result.BlockedBy.Where(fact => fact.Rule != "efs-no-mount-target").GroupBy(fact => (fact.ResourceId, fact.Rule)))
        {
            var fact = group.First();
            yield return Observation.Fail(fact.ResourceId, $"{fact.Reason} Home directories on {fileSystem} cannot be mounted.", $"{fact.Fix ?? "Restore the groups security-group-for-inbound-nfs-" + domain.DomainId + " and security-group-for-outbound-nfs-" + domain.DomainId + " with TCP 2049 between them."} Check with: {domain.TestCommand}")
                with { ResourceType = CloudFormationType.Of(fact.ResourceType) ?? Info.ResourceType };
        }

        if (result.HasUnknowns)
            yield return Observation.Unknown(fileSystem, string.Join(" ", result.Unknowns.Select(u => u.Reason).Distinct()), domain.TestCommand) with { Calls = result.Unknowns.Select(u => u.Call).OfType<UnreadableCall>().ToList() };
    }
}
