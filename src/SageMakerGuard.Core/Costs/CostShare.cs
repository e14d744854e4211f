using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Costs;

/// <summary>A line of costs and whose it is, before rows are made of them.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Region">The region.</param>
/// <param name="DomainId">The domain; null for shared costs.</param>
/// <param name="TagValue">What the bill itself says of the tag that was asked for; null or empty where it says nothing.</param>
/// <param name="Domains">The domains that use what is shared.</param>
/// <param name="Line">The line.</param>
internal sealed record CostShare(string AccountId, string Region, string? DomainId, string? TagValue, IReadOnlyList<string> Domains, NetworkCostLine Line)
{
    /// <summary>Lines of one meter and usage type as one.</summary>
    public static IReadOnlyList<NetworkCostLine> Joined(IEnumerable<CostShare> shares) =>
        shares.GroupBy(s => (s.Line.Meter, s.Line.UsageType, s.Line.Why))
            .OrderBy(g => g.Key.Meter).ThenBy(g => g.Key.UsageType, System.StringComparer.Ordinal).ThenBy(g => g.Key.Why, System.StringComparer.Ordinal)
            .Select(g => g.First().Line with
            {
                Quantity = g.Sum(s => s.Line.Quantity),
                CostUsd = g.All(s => s.Line.CostUsd is not null) ? g.Sum(s => s.Line.CostUsd) : null,
                ResourceIds = g.SelectMany(s => s.Line.ResourceIds).Distinct().ToList(),
            })
            .ToList();
}
