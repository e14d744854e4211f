using System;
using System.Collections.Generic;

namespace SageMakerGuard.Reachability;

/// <summary>Sources of which the same is true: same place, groups, role and mode, whichever domain they belong to, unless the answer speaks of that.</summary>
internal readonly struct SourceKey(PathSource source, bool speaksOfDomain) : IEquatable<SourceKey>
{
    private readonly PathSource _source = source;

    // A domain's own groups may be hidden among what was not read; those that a person named are all there are.
    private readonly string _domain = source.DomainId is null ? "" : speaksOfDomain ? source.DomainId : "d";

    public bool Equals(SourceKey other) =>
        _domain == other._domain
        && _source.VpcId == other._source.VpcId
        && _source.PublicInternetOnly == other._source.PublicInternetOnly
        && _source.DualStack == other._source.DualStack
        && _source.PrincipalArn == other._source.PrincipalArn
        && _source.Address == other._source.Address
        && Same(_source.SubnetIds, other._source.SubnetIds)
        && Same(_source.SecurityGroupIds, other._source.SecurityGroupIds);

    public override bool Equals(object? obj) => obj is SourceKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = StringComparer.Ordinal.GetHashCode(_source.VpcId);
        foreach (var list in new[] { _source.SubnetIds, _source.SecurityGroupIds })
        {
            for (var i = 0; i < list.Count; i++)
                hash = unchecked((hash * 31) ^ StringComparer.Ordinal.GetHashCode(list[i]));
        }

        return hash;
    }

    private static bool Same(IReadOnlyList<string> these, IReadOnlyList<string> those)
    {
        if (these.Count != those.Count)
            return false;
        for (var i = 0; i < these.Count; i++)
        {
            if (these[i] != those[i])
                return false;
        }

        return true;
    }
}
