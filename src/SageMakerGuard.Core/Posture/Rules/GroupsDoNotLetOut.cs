using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture.Rules;

internal sealed class GroupsDoNotLetOut : BlockedService
{
    public override RuleInfo Info { get; } = new()
    {
        Id = "SMG-SG-004", Title = "Domain's security groups do not let apps out to a service", Severity = Severity.High, ResourceType = "AWS::EC2::SecurityGroup", Source = RuleSources.StudioVpc, OnlyUnderVpcOnly = true,
        Description = "The domain's groups must let TCP 443 out to the endpoints' group and to S3's prefix list.",
    };

    protected override bool IsOurs(BlockingFact fact) => fact.Rule == "sg-egress";

    protected override IReadOnlyList<UnreadableCall> Unread(DomainContext domain) => [.. domain.UnreadGroups(domain.InterfaceGroups), .. domain.UnreadGroupLists];

    protected override string Remedy(DomainContext domain, BlockingFact fact) =>
        $"{domain.Guard("Repair-SMDomainSecurityGroup")}. Check with: {domain.TestCommand}";
}
