using System.Collections.Generic;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture.Rules;

internal sealed class EndpointWithoutPrivateDns : BlockedService
{
    public override RuleInfo Info { get; } = new()
    {
        Id = "SMG-EP-011", Title = "Endpoint has no private DNS", Severity = Severity.High, ResourceType = "AWS::EC2::VPCEndpoint", Source = RuleSources.Dns, OnlyUnderVpcOnly = true,
        Description = "Studio and the SDKs ask for the service's public name; without private DNS it does not lead to the endpoint.",
    };

    protected override bool IsOurs(BlockingFact fact) => fact.Rule == "endpoint-private-dns";

    protected override IReadOnlyList<UnreadableCall> Unread(DomainContext domain) => [];

    protected override string Remedy(DomainContext domain, BlockingFact fact) => domain.GuardNetwork("New-SMVpcEndpointSet", "", $"ec2 modify-vpc-endpoint --vpc-endpoint-id {fact.ResourceId} --private-dns-enabled");
}
