using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Estates.Files.Cli;

/// <summary>Mount targets: from network interfaces, and from the EFS API's answers where the folder has them.</summary>
internal static class CliMountTargets
{
    /// <summary>The mount targets. A home file system with none, and a mount target without groups, are named as not read.</summary>
    public static Part<MountTarget> Read(CliAnswers answers, Part<NetworkInterface> interfaces, IEnumerable<Domain> domains)
    {
        if (!interfaces.Asked || (interfaces.Items.Count == 0 && !interfaces.IsComplete && !answers.Has(CliCalls.DescribeMountTargets)))
            return Part<MountTarget>.Failed(answers.NotProvided(CliCalls.DescribeNetworkInterfaces));

        var groups = answers.Named(CliCalls.DescribeMountTargetSecurityGroups)
            .GroupBy(pair => pair.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Document.List<string>("SecurityGroups"), StringComparer.Ordinal);
        var targets = new Dictionary<string, MountTarget>(StringComparer.Ordinal);
        foreach (var target in MountTargetInterfaces.In(interfaces.Items).Concat(answers.Items<MountTarget>(CliCalls.DescribeMountTargets, target => target.MountTargetId)))
        {
            // The API's answer knows more of the target, but for its groups.
            var known = targets.TryGetValue(target.MountTargetId, out var earlier) ? earlier.SecurityGroups : null;
            targets[target.MountTargetId] = target with { SecurityGroups = groups.TryGetValue(target.MountTargetId, out var own) ? own : target.SecurityGroups ?? known };
        }

        return new Part<MountTarget> { Asked = true, Items = [.. targets.Values], Unreadable = [.. answers.MissingPages(CliCalls.DescribeMountTargets), .. Missing(answers, targets.Values, domains)] };
    }

    private static IEnumerable<UnreadableCall> Missing(CliAnswers answers, ICollection<MountTarget> targets, IEnumerable<Domain> domains)
    {
        var systems = new HashSet<string>(targets.Select(target => target.FileSystemId), StringComparer.Ordinal);
        foreach (var system in domains.Select(domain => domain.HomeEfsFileSystemId).Distinct())
        {
            if (system is { Length: > 0 } && !systems.Contains(system))
                yield return answers.NotProvided(CliCalls.DescribeMountTargets, system);
        }

        foreach (var target in targets.Where(target => target.SecurityGroups is null))
            yield return answers.NotProvided(CliCalls.DescribeMountTargetSecurityGroups, target.MountTargetId);
    }
}
