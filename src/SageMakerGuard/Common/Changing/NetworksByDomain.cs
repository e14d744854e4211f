using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Commands;

/// <summary>Subnets and security groups in place of a domain's own: each record of a pipeline names those of its own domains.</summary>
internal sealed class NetworksByDomain
{
    private readonly Dictionary<string, (IReadOnlyList<string> SubnetIds, IReadOnlyList<string> SecurityGroupIds)> _networks = new(StringComparer.Ordinal);

    /// <summary>Every subnet that is named.</summary>
    public IReadOnlyList<string> AllSubnetIds => _networks.Values.SelectMany(n => n.SubnetIds).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>Takes a record in.</summary>
    public void Add(IEnumerable<string> domainIds, string[]? subnetIds, string[]? securityGroupIds)
    {
        foreach (var domainId in domainIds)
            _networks[domainId] = (subnetIds ?? [], securityGroupIds ?? []);
    }

    /// <summary>The subnets that are named for a domain; empty for its own.</summary>
    public IReadOnlyList<string> SubnetIdsOf(string domainId) => _networks.TryGetValue(domainId, out var network) ? network.SubnetIds : [];

    /// <summary>The groups that are named for a domain; empty for its own.</summary>
    public IReadOnlyList<string> SecurityGroupIdsOf(string domainId) => _networks.TryGetValue(domainId, out var network) ? network.SecurityGroupIds : [];
}
