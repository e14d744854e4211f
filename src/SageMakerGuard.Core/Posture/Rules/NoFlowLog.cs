using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

internal sealed class NoFlowLog : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-LOG-001", Title = "No active flow log over the domain's subnets", Severity = Severity.High, ResourceType = "AWS::EC2::Subnet", Source = RuleSources.FlowLogs, OnlyUnderVpcOnly = true,
        Description = "Flow logs on the VPC or on each of the domain's subnets are the only record of where apps talk to.",
        Frameworks = ["SecurityHub:EC2.6", "NIST-800-53r5:AC-4(26)", "NIST-800-53r5:AU-2", "NIST-800-53r5:AU-12", "NIST-800-53r5:CA-7"], FrameworkBasis = "by analogy with Security Hub EC2.6",
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc)
            return [];
        if (domain.Unknown(domain.Unread.FlowLogs) is { } unknown)
            return [unknown];
        var bare = FlowLogCover.SubnetsWithout(domain, FlowLogCover.IsActive);
        if (bare.Count == 0)
            return [];
        // A participant sees and makes flow logs of its own interfaces only (VPC User Guide, 'Share your VPC subnets'): the owner's log may be there unseen.
        return domain.IsSharedVpc
            ? [Observation.Unknown(null, $"The VPC belongs to account {domain.Vpc!.OwnerId}, and its flow logs cannot be seen from here; none that can be seen covers {string.Join(", ", bare)}.", domain.Network($"ec2 describe-flow-logs --filter Name=resource-id,Values={domain.Domain.VpcId}"))]
            : domain.UnreadVpc.Count > 0 ? [Observation.Unknown(null, domain.UnreadVpc)]
            : [Observation.Fail(domain.Domain.VpcId, $"No active flow log covers {string.Join(", ", bare)}.", domain.Guard("Enable-SMVpcFlowLog", $"-LogDestination arn:{domain.Facts.Region.Partition}:s3:::<bucket>")) with { ResourceType = "AWS::EC2::VPC" }];
    }
}
