using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Clients.ElasticFileSystem;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;
using SageMakerGuard.Permissions;

namespace SageMakerGuard.Aws.Collect.Network;

/// <summary>Mount targets of home file systems: from the interfaces that were read anyway, and from EFS itself for a file system that has none among them.</summary>
internal sealed class MountTargetReader(RegionCaller caller)
{
    private const string Groups = "elasticfilesystem:DescribeMountTargetSecurityGroups";

    public async Task<Part<MountTarget>> Read(IEnumerable<Domain> domains, Part<NetworkInterface> interfaces)
    {
        var fileSystems = domains.Select(d => d.HomeEfsFileSystemId).Where(id => id is { Length: > 0 }).Select(id => id!).Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal).ToList();
        if (fileSystems.Count == 0)
            return Part<MountTarget>.Read();
        var wanted = new HashSet<string>(fileSystems, StringComparer.Ordinal);
        var seen = MountTargetInterfaces.In(interfaces.Items).Where(m => wanted.Contains(m.FileSystemId)).ToList();
        var have = new HashSet<string>(interfaces.IsComplete ? seen.Select(m => m.FileSystemId) : [], StringComparer.Ordinal);
        var ask = fileSystems.Where(id => !have.Contains(id)).ToList();
        var items = seen.Where(m => have.Contains(m.FileSystemId)).ToList();
        if (ask.Count == 0)
            return Part<MountTarget>.Read(Sorted(items));

        // One first: an identity that may not ask for one may not ask for hundreds.
        var first = await OfFileSystem(ask[0]).ConfigureAwait(false);
        if (first.Failure?.Cause == UnreadableCause.Denied && first.Targets.Count == 0)
            return new() { Asked = true, Items = Sorted(items), Unreadable = [ask.Count == 1 ? first.Failure : first.Failure with { ResourceId = null }] };
        var rest = await Task.WhenAll(ask.Skip(1).Select(OfFileSystem)).ConfigureAwait(false);
        var all = rest.Prepend(first).ToList();
        return new Part<MountTarget> { Asked = true, Items = Sorted(items.Concat(all.SelectMany(a => a.Targets))) }.With(all.SelectMany(a => a.Failures.Append(a.Failure)));
    }

    private static List<MountTarget> Sorted(IEnumerable<MountTarget> targets) => targets.OrderBy(m => m.FileSystemId, StringComparer.Ordinal).ThenBy(m => m.MountTargetId, StringComparer.Ordinal).ToList();

    private async Task<(IReadOnlyList<MountTarget> Targets, UnreadableCall? Failure, IReadOnlyList<UnreadableCall?> Failures)> OfFileSystem(string fileSystem)
    {
        var list = await caller.ReadAll<MountTargetDescription>(
            "elasticfilesystem:DescribeMountTargets",
            async (c, token, ct) =>
            {
                var page = await c.FileSystems.DescribeMountTargetsAsync(new() { FileSystemId = fileSystem, Marker = token }, ct).ConfigureAwait(false);
                return Page.Of(page.MountTargets, page.NextMarker);
            },
            resourceId: fileSystem).ConfigureAwait(false);
        var targets = await Task.WhenAll(list.Items.Select(WithGroups)).ConfigureAwait(false);
        return (targets.Select(t => t.Target).ToList(), list.Failure, targets.Select(t => t.Failure).ToList());
    }

    private async Task<(MountTarget Target, UnreadableCall? Failure)> WithGroups(MountTargetDescription raw)
    {
        var id = raw.MountTargetId ?? "";
        var answer = await caller.Ask(Groups, id, (c, ct) => c.FileSystems.DescribeMountTargetSecurityGroupsAsync(new() { MountTargetId = id }, ct)).ConfigureAwait(false);
        return (new()
        {
            FileSystemId = raw.FileSystemId ?? "",
            MountTargetId = id,
            SubnetId = raw.SubnetId ?? "",
            VpcId = raw.VpcId,
            IpAddress = raw.IpAddress,
            NetworkInterfaceId = raw.NetworkInterfaceId,
            LifeCycleState = raw.LifeCycleState,
            SecurityGroups = answer.Value?.SecurityGroups,
        }, answer.Failure is { Cause: UnreadableCause.Denied } denied ? denied with { Reason = $"{denied.Reason} The call needs {string.Join(" and ", AskedAlong.With(Groups))}." } : answer.Failure);
    }
}
