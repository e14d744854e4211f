using System.Collections.Generic;

namespace SageMakerGuard.Posture.Rules;

internal sealed class PublicSubnet : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-NET-001", Title = "Domain uses a public subnet", Severity = Severity.High, ResourceType = "AWS::EC2::Subnet", Source = RuleSources.StudioVpc, OnlyUnderVpcOnly = true,
        Description = "VpcOnly works in private subnets only: SageMaker's interfaces have no public address, so a route to an internet gateway leads nowhere for them and opens the subnet for others.",
        Frameworks = Controls.Boundary, FrameworkBasis = Controls.ByAnalogy,
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        foreach (var subnet in domain.Subnets)
        {
            if (PublicRoute.Of(domain.Index, subnet.SubnetId) is (var table, var route))
            {
                yield return Observation.Fail(
                    subnet.SubnetId,
                    $"{subnet.SubnetId} is public: its route table {table.RouteTableId} sends {route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId} to {route.GatewayId}.",
                    $"Give the domain private subnets, or: {domain.Network($"ec2 replace-route-table-association --association-id <association of {subnet.SubnetId}> --route-table-id <private table>")}");
            }
        }

        if (domain.Unknown(domain.UnreadRoutes) is { } unknown)
            yield return unknown;
    }
}
