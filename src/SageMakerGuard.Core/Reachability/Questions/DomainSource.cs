using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>A domain as the place that packets start from.</summary>
public static class DomainSource
{
    private const string OutboundNfsName = "security-group-for-outbound-nfs-";

    /// <summary>
    /// The subnets, groups and role of a domain's apps. The groups are those of the default user settings, the domain-level ones where
    /// RStudio uses them, and SageMaker's own NFS group.
    /// </summary>
    /// <param name="index">The region's network.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="asVpcOnly">Whether the domain is to be seen as if it were in VpcOnly mode already.</param>
    public static PathSource Of(NetworkIndex index, Domain domain, bool asVpcOnly = false)
    {
        var groups = new List<string>();
        Add(domain.DefaultUserSettings?.SecurityGroups);

        // API_DomainSettings: SecurityGroupIds stand between domain-level apps (RStudioServerPro) and user apps.
        if (domain.DomainSettings?.RStudioServerProDomainSettings is not null)
            Add(domain.DomainSettings.SecurityGroupIds);
        Add(OutboundNfsGroups(index, domain));
        return new()
        {
            DomainId = domain.DomainId,
            VpcId = domain.VpcId ?? "",
            SubnetIds = domain.SubnetIds,
            SecurityGroupIds = groups,
            PrincipalArn = domain.DefaultUserSettings?.ExecutionRole,
            // Of a domain that could not be described nothing is known, its mode neither.
            PublicInternetOnly = !asVpcOnly && domain.Described && domain.AppNetworkAccessType != "VpcOnly",
            DualStack = domain.DomainSettings?.IpAddressType == "dualstack",
        };

        void Add(IEnumerable<string>? ids)
        {
            foreach (var id in ids ?? [])
            {
                if (!groups.Contains(id, StringComparer.Ordinal))
                    groups.Add(id);
            }
        }
    }

    /// <summary>The group that SageMaker puts on app interfaces so that they reach the home file system: found by its name, or by its tag where it was renamed.</summary>
    public static IReadOnlyList<string> OutboundNfsGroups(NetworkIndex index, Domain domain)
    {
        var named = index.SecurityGroupsNamed(OutboundNfsName + domain.DomainId).Where(g => g.VpcId == domain.VpcId).Select(g => g.GroupId).ToList();
        if (named.Count > 0 || domain.DomainArn.Length == 0)
            return named;
        return [.. index.SecurityGroupsManagedFor(domain.DomainArn)
            .Where(g => g.VpcId == domain.VpcId && g.IpPermissionsEgress.Any(p => p.FromPort <= 2049 && p.ToPort >= 2049 && p.UserIdGroupPairs.Count > 0))
            .Select(g => g.GroupId)];
    }
}
