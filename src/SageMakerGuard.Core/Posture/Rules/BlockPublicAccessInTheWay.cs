using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture.Rules;

internal sealed class BlockPublicAccessInTheWay : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-NET-009", Title = "VPC block public access cuts off the way to the internet", Severity = Severity.Medium, ResourceType = "AWS::EC2::VPCBlockPublicAccessOptions", Source = RuleSources.BlockPublicAccess, OnlyUnderVpcOnly = true,
        Description = "In mode block-bidirectional NAT gateways reach nothing either, unless the VPC or the subnet is excluded. Only a matter where the domain has a way to the internet.",
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc)
            yield break;
        if (domain.Unknown(domain.UnreadRoutes) is { } unknown)
        {
            yield return unknown;
            yield break;
        }

        if (!domain.Egress.Any(way => way.End is EgressEnd.Open or EgressEnd.Inspected or EgressEnd.Unread))
            yield break;
        if (domain.Unknown(domain.UnreadWays) is { } unread)
        {
            yield return unread;
            yield break;
        }

        foreach (var fact in domain.Trace(new InternetDestination()).BlockedBy.Where(f => f.Rule == "vpc-block-public-access"))
            yield return Observation.Fail(domain.Domain.VpcId, fact.Reason, $"If the domain is to reach the internet: {domain.Network($"ec2 create-vpc-block-public-access-exclusion --vpc-id {domain.Domain.VpcId} --internet-gateway-exclusion-mode allow-egress")}; else take the route to the NAT gateway away.") with { ResourceType = "AWS::EC2::VPC" };
    }
}
