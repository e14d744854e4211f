using System.Collections.Generic;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture.Rules;

internal sealed class EndpointPolicyLocksOut : BlockedService
{
    public override RuleInfo Info { get; } = new()
    {
        Id = "SMG-EP-014", Title = "Endpoint policy locks the domain out", Severity = Severity.High, ResourceType = "AWS::EC2::VPCEndpoint", Source = RuleSources.EndpointPolicies, OnlyUnderVpcOnly = true,
        Description = "An endpoint's policy must let the execution role through; the default policy allows everything.",
    };

    protected override bool IsOurs(BlockingFact fact) => fact.Rule == "endpoint-policy";

    protected override IReadOnlyList<UnreadableCall> Unread(DomainContext domain) => [];

    protected override string Remedy(DomainContext domain, BlockingFact fact) =>
        domain.Network($"ec2 modify-vpc-endpoint --vpc-endpoint-id {fact.ResourceId} --policy-document file://policy.json") + $", with a policy that allows {domain.Domain.DefaultUserSettings?.ExecutionRole ?? "the execution role"}.";
}
