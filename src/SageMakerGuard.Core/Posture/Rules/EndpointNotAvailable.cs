using System.Collections.Generic;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture.Rules;

internal sealed class EndpointNotAvailable : BlockedService
{
    public override RuleInfo Info { get; } = new()
    {
        Id = "SMG-EP-010", Title = "Endpoint is not available", Severity = Severity.High, ResourceType = "AWS::EC2::VPCEndpoint", Source = RuleSources.InterfaceEndpoints, OnlyUnderVpcOnly = true,
        Description = "An endpoint that is pending, rejected, failed or being deleted carries nothing.",
    };

    protected override bool IsOurs(BlockingFact fact) => fact.Rule == "endpoint-state";

    protected override IReadOnlyList<UnreadableCall> Unread(DomainContext domain) => [];

    protected override string Remedy(DomainContext domain, BlockingFact fact) => domain.Network($"ec2 describe-vpc-endpoints --vpc-endpoint-ids {fact.ResourceId}") + " says why; accept it, or delete it and make it anew.";
}
