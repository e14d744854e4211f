using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture.Rules;

internal sealed class EndpointGroupRefuses : BlockedService
{
    public override RuleInfo Info { get; } = new()
    {
        Id = "SMG-EP-013", Title = "Endpoint's security group does not admit the domain", Severity = Severity.High, ResourceType = "AWS::EC2::SecurityGroup", Source = RuleSources.InterfaceEndpoints, OnlyUnderVpcOnly = true,
        Description = "The group of an interface endpoint must let TCP 443 in from the domain's groups or subnets.",
    };

    protected override bool IsOurs(BlockingFact fact) => fact.Rule == "sg-ingress";

    protected override IReadOnlyList<UnreadableCall> Unread(DomainContext domain) => domain.UnreadEndpointGroups;

    protected override string Remedy(DomainContext domain, BlockingFact fact) =>
        domain.GuardNetwork("Repair-SMDomainSecurityGroup", "", $"ec2 authorize-security-group-ingress --group-id {(fact.ResourceId.StartsWith("sg-", System.StringComparison.Ordinal) ? fact.ResourceId : "<endpoint group>")} --protocol tcp --port 443 --source-group {domain.UserGroups.FirstOrDefault() ?? "<domain group>"}");
}
