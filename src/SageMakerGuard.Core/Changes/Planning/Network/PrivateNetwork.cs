using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>The private network that <c>New-SMPrivateNetwork</c> made, or would make, for a domain or a VPC: what is to be named when the domain is switched.</summary>
public sealed record PrivateNetwork
{
    internal const string GroupPrefix = "smguard-domain-";

    /// <summary>The VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>Its private subnets, by zone.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>The group for the apps: the one that was made, else the domain's own.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>The name of the group that is made for a domain's apps, or for those of a future domain.</summary>
    public static string GroupName(string vpcId, string? domainId) => GroupPrefix + (domainId is null ? vpcId : vpcId + "-" + domainId);

    /// <summary>The network of a domain in an estate, which may be a simulated one.</summary>
    public static PrivateNetwork Of(RegionEstate estate, Domain domain) => Of(estate, domain.VpcId ?? "", domain.DomainId, domain.DefaultUserSettings?.SecurityGroups ?? []);

    /// <summary>The network of a VPC that no domain uses yet.</summary>
    public static PrivateNetwork Of(RegionEstate estate, string vpcId) => Of(estate, vpcId, null, []);

    private static PrivateNetwork Of(RegionEstate estate, string vpcId, string? domainId, IReadOnlyList<string> own)
    {
        var start = "private-subnet " + vpcId + " ";
        var end = " " + (domainId ?? "any");
        var subnets = estate.Subnets.Items.Where(s => s.VpcId == vpcId && Purpose.Of(s.Tags) is { } purpose && purpose.StartsWith(start, StringComparison.Ordinal) && purpose.EndsWith(end, StringComparison.Ordinal));
        var made = estate.SecurityGroups.Items.FirstOrDefault(g => g.VpcId == vpcId && string.Equals(g.GroupName, GroupName(vpcId, domainId), StringComparison.OrdinalIgnoreCase));
        return new()
        {
            VpcId = vpcId,
            SubnetIds = subnets.OrderBy(s => s.AvailabilityZone, StringComparer.Ordinal).ThenBy(s => s.SubnetId, StringComparer.Ordinal).Select(s => s.SubnetId).ToList(),
            SecurityGroupIds = made is null ? own : [made.GroupId],
        };
    }
}
