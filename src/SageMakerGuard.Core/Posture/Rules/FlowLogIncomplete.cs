using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

internal sealed class FlowLogIncomplete : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-LOG-002", Title = "Flow log fails to deliver, or records only half", Severity = Severity.Medium, ResourceType = "AWS::EC2::FlowLog", Source = RuleSources.FlowLogs, OnlyUnderVpcOnly = true,
        Description = "A flow log whose delivery fails records nothing, and one that records only accepted or only rejected traffic hides the other half.",
        Frameworks = ["NIST-800-53r5:AU-5", "NIST-800-53r5:AU-12"], FrameworkBasis = Controls.ByAnalogy,
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc)
            return [];
        if (domain.Unknown(domain.Unread.FlowLogs) is { } unknown)
            return [unknown];
        var wanted = new (string What, System.Func<Estates.FlowLog, bool> Good)[] { ("delivered", FlowLogCover.Delivers), ("recorded where it is rejected", FlowLogCover.RecordsRejects), ("recorded where it is accepted", FlowLogCover.RecordsAccepts) };
        // Subnets with no active log at all are the other rule's.
        var covered = domain.Domain.SubnetIds.Except(FlowLogCover.SubnetsWithout(domain, FlowLogCover.IsActive)).ToList();
        foreach (var (what, good) in wanted)
        {
            var lacking = FlowLogCover.SubnetsWithout(domain, good).Intersect(covered).ToList();
            if (lacking.Count == 0)
                continue;
            var logs = domain.Facts.FlowLogsOn(domain.Domain.VpcId!).Concat(lacking.SelectMany(domain.Facts.FlowLogsOn)).Where(FlowLogCover.IsActive).ToList();
            var error = logs.Select(l => l.DeliverLogsErrorMessage).FirstOrDefault(m => m is { Length: > 0 });
            return [Observation.Fail(logs[0].FlowLogId, $"Traffic of {string.Join(", ", lacking)} is not {what} by {string.Join(", ", logs.Select(l => l.FlowLogId).Distinct())}{(error is null ? "" : $" ({error})")}.", "A flow log cannot be changed: " + domain.Network($"ec2 create-flow-logs --resource-type VPC --resource-ids {domain.Domain.VpcId} --traffic-type ALL --log-destination-type s3 --log-destination arn:{domain.Facts.Region.Partition}:s3:::<bucket>") + $", then delete {logs[0].FlowLogId}.")];
        }

        return [];
    }
}
