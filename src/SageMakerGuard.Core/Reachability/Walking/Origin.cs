using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>One interface that a packet may start from: a source seen in one of its subnets.</summary>
/// <param name="Source">The source.</param>
/// <param name="Subnet">The subnet.</param>
/// <param name="Addresses">The addresses that the interface may have there.</param>
/// <param name="GroupsKnown">Whether the source's groups are surely all that the interface carries.</param>
internal sealed record Origin(PathSource Source, Subnet Subnet, AddressSet Addresses, bool GroupsKnown)
{
    public Flow Flow(Goal goal, Traffic traffic) => new()
    {
        Goal = goal,
        Traffic = traffic,
        Answer = Traffic.AnswerToLinux(traffic.Protocol),
        Sources = Addresses,
        GroupIds = Source.SecurityGroupIds,
        GroupsKnown = GroupsKnown,
        PrincipalArn = Source.PrincipalArn,
    };
}
