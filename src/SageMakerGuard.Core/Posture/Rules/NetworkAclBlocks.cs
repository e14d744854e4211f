using System;
using System.Collections.Generic;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture.Rules;

internal sealed class NetworkAclBlocks : BlockedService
{
    public override RuleInfo Info { get; } = new()
    {
        Id = "SMG-NET-007", Title = "Network ACL stands between the domain and a service", Severity = Severity.High, ResourceType = "AWS::EC2::NetworkAcl", Source = RuleSources.NetworkAcls, OnlyUnderVpcOnly = true,
        Description = "ACLs remember nothing: TCP 443 must get out, and answers must get in to the ephemeral ports 1024 to 65535, at the domain's subnets and at the endpoints'.",
    };

    protected override bool IsOurs(BlockingFact fact) => fact.Rule.StartsWith("nacl-", StringComparison.Ordinal);

    protected override IReadOnlyList<UnreadableCall> Unread(DomainContext domain) => domain.UnreadAcls;

    protected override IEnumerable<ServiceProof> Proofs(DomainContext domain) => domain.Proofs;

    protected override string Remedy(DomainContext domain, BlockingFact fact) =>
        $"{fact.Fix ?? "Allow it with a lower rule number."} For example: " + domain.Network($"ec2 create-network-acl-entry --network-acl-id {fact.ResourceId} {(fact.Rule.EndsWith("ingress", StringComparison.Ordinal) ? "--ingress" : "--egress")} --rule-number <number> --protocol tcp --port-range {(fact.Rule.Contains("return") ? "From=1024,To=65535" : "From=443,To=443")} --cidr-block <block> --rule-action allow");
}
