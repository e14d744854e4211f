using System;
using System.Collections.Generic;

namespace SageMakerGuard.Posture.Rules;

internal sealed class TenancyNotDefault : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-NET-004", Title = "VPC's tenancy is not default", Severity = Severity.High, ResourceType = "AWS::EC2::VPC", Source = RuleSources.StudioVpc, OnlyUnderVpcOnly = true,
        Description = "Studio and jobs run in VPCs of default tenancy only.",
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc)
            return [];
        if (domain.Unknown(domain.UnreadVpc) is { } unknown)
            return [unknown];
        return domain.Vpc!.InstanceTenancy is { Length: > 0 } tenancy && !string.Equals(tenancy, "default", StringComparison.OrdinalIgnoreCase)
            ? [Observation.Fail(domain.Vpc.VpcId, $"The tenancy of {domain.Vpc.VpcId} is {tenancy}; SageMaker takes default only.", tenancy == "dedicated" ? domain.Network($"ec2 modify-vpc-tenancy --vpc-id {domain.Vpc.VpcId} --instance-tenancy default") : "Use another VPC for the domain.")]
            : [];
    }
}
