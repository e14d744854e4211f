using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Changes;

/// <summary>Who else carries a group that is to be changed: its new rules hold for them too.</summary>
internal static class SharedGroups
{
    private const int Named = 3;

    public static IEnumerable<string> Notes(DomainContext context, string groupId)
    {
        var domain = context.Domain;
        var others = context.Index.InterfacesIn(domain.VpcId ?? "").Where(i => i.Groups.Any(g => g.GroupId == groupId) && !IsDomains(i, domain) && !IsEndpoints(i)).ToList();
        if (others.Count > 0)
        {
            var more = others.Count > Named ? $" and {(others.Count - Named).ToString(CultureInfo.InvariantCulture)} more" : "";
            yield return $"{groupId} is carried by interfaces that are not the domain's, for which its new rules hold as well: {string.Join(", ", others.Take(Named).Select(i => $"{i.NetworkInterfaceId} ({i.Description ?? i.InterfaceType})"))}{more}.";
        }

        var domains = context.Facts.Region.Domains.Items
            .Where(d => d.DomainId != domain.DomainId && (d.DefaultUserSettings?.SecurityGroups ?? []).Concat(d.DefaultSpaceSettings?.SecurityGroups ?? []).Contains(groupId, StringComparer.Ordinal))
            .Select(d => d.DomainId).ToList();
        if (domains.Count > 0)
            yield return $"{groupId} is a group of {string.Join(", ", domains)} too.";
        if (context.Unread.NetworkInterfaces.Count > 0)
            yield return $"Who else carries {groupId} is not known, because of {string.Join("; ", context.Unread.NetworkInterfaces)}.";
    }

    // '[DO NOT DELETE] ENI managed by SageMaker for Studio Domain(d-…) - …': seen in public Terraform state dumps.
    private static bool IsDomains(NetworkInterface networkInterface, Domain domain) =>
        networkInterface.Description?.IndexOf($"Domain({domain.DomainId})", StringComparison.Ordinal) >= 0
        || (domain.HomeEfsFileSystemId is { Length: > 0 } fileSystem && MountTargetInterfaces.Of(networkInterface)?.FileSystemId == fileSystem);

    /// <summary>An endpoint's group is there for everybody in the VPC.</summary>
    private static bool IsEndpoints(NetworkInterface networkInterface) => networkInterface.InterfaceType == "vpc_endpoint";
}
