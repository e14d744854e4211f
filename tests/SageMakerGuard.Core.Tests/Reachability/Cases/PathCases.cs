using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Core.Tests.Reachability.Cases;

/// <summary>The whole table.</summary>
internal static class PathCases
{
    public static IReadOnlyList<PathCase> All { get; } =
    [
        .. SecurityGroupCases.All, .. NetworkAclCases.All, .. RouteCases.All, .. EndpointCases.All, .. NatCases.All,
        .. TransitGatewayCases.All, .. NeighbourCases.All, .. FileSystemCases.All, .. ModeCases.All, .. UnreadCases.All,
    ];
}
