using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>One interface that a packet may start from: a source seen in one of its subnets.</summary>
internal sealed record Origin(PathSource Source, Subnet Subnet, AddressSet Addresses)
{
    public Flow Flow(Goal goal, Traffic traffic) => new()
    {
        Goal = goal,
        Traffic = traffic,
        Answer = Traffic.AnswerToLinux(traffic.Protocol),
        Sources = Addresses,
        GroupIds = Source.SecurityGroupIds,
        PrincipalArn = Source.PrincipalArn,
    };
}
