using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Diagnosis;

/// <summary>A file system over NFS: the domain's home one, or the one that the message names. It is reached through the VPC in both modes.</summary>
internal sealed record FileSystemSuspect(string? FileSystemId = null) : Suspect
{
    private const int Nfs = 2049;

    public override string Name => FileSystemId is null ? "the home file system (NFS)" : $"file system {FileSystemId} (NFS)";

    public override bool NeedsVpc => false;

    public override IEnumerable<Charge> Test(Inquiry inquiry)
    {
        var domain = inquiry.Domain;
        var home = domain.Domain.HomeEfsFileSystemId;
        if (FileSystemId is not null && FileSystemId != home)
        {
            // The groups' names: SageMaker AI Developer Guide, 'Adding a custom file system to a domain'; aws/amazon-sagemaker-feedback#117.
            yield return Charge.Open(
                FileSystemId,
                $"{FileSystemId} is not the domain's home file system, so its mount targets were not read: their groups must let TCP 2049 in from security-group-for-outbound-nfs-{domain.DomainId}.",
                [$"The home file system of {domain.DomainId} is {home ?? "not known"}."],
                domain.Cli($"efs describe-mount-targets --file-system-id {FileSystemId}") + "; for each: " + domain.Cli("efs describe-mount-target-security-groups --mount-target-id <mount target>"));
            yield break;
        }

        if (home is not { Length: > 0 })
        {
            yield return Charge.Open(domain.DomainId, $"The home file system of {domain.DomainId} is not known.", ["HomeEfsFileSystemId is not in the domain's description."], domain.Cli($"sagemaker describe-domain --domain-id {domain.DomainId} --query HomeEfsFileSystemId"));
            yield break;
        }

        var trail = new Trail(domain, new FileSystemDestination(home) { Port = Nfs });
        foreach (var block in trail.Blocks.GroupBy(fact => (fact.Rule, fact.ResourceId)))
        {
            var fact = block.First();
            var charge = Charge.Proven(
                fact.ResourceId,
                $"{fact.Reason.TrimEnd('.')}, so home directories on {home} cannot be mounted.",
                block.Select(trail.Tell).Concat([Groups(inquiry)]),
                fact.Rule == "efs-no-mount-target" ? domain.Network($"efs create-mount-target --file-system-id {home} --subnet-id {domain.Domain.SubnetIds.FirstOrDefault() ?? "<subnet>"} --security-groups <security-group-for-inbound-nfs-{domain.DomainId}>") : Mend.InVpc(inquiry, fact, Nfs, Nfs));
            yield return charge.Unless(inquiry, [.. domain.UnreadRoutes, .. domain.UnreadMountTargetList]);
        }

        if (trail.HasUnknowns)
        {
            var cause = $"Whether home directories on {home} can be mounted is not known.";
            yield return trail.Calls.Count > 0
                ? Charge.Unread(inquiry, cause, trail.Calls, home) with { Evidence = [.. trail.TellUnknowns()] }
                : Charge.Open(home, cause, trail.TellUnknowns(), inquiry.Command("Test-SMDomainConnectivity", "-Service efs"));
        }

        if (trail.Verdict == ReachabilityVerdict.Reachable)
            yield return Charge.Cleared($"The home file system {home} is reached from every subnet of the domain.", trail.TellWays());
    }

    private static string Groups(Inquiry inquiry)
    {
        var outbound = DomainSource.OutboundNfsGroups(inquiry.Domain.Index, inquiry.Domain.Domain);
        return outbound.Count > 0 ? $"SageMaker's own NFS group on app interfaces is {string.Join(", ", outbound)}."
            : inquiry.Domain.Unread.SecurityGroups.Count > 0 ? ""
            : $"SageMaker's own NFS group, security-group-for-outbound-nfs-{inquiry.Domain.DomainId}, does not exist any more.";
    }
}
