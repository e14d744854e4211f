using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

internal sealed class OpenIngress : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-SG-003", Title = "Security group lets whole networks in to the apps", Severity = Severity.Medium, ResourceType = "AWS::EC2::SecurityGroup", Source = RuleSources.StudioVpc, OnlyUnderVpcOnly = true,
        Description = "Over-broad inbound rules let anyone in the VPC reach other users' apps, without authentication. Inbound rules should name the group itself.",
        Frameworks = Controls.LeastPrivilege, FrameworkBasis = Controls.ByAnalogy,
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        foreach (var id in domain.CustomerGroups)
        {
            if (domain.Index.SecurityGroup(id) is not { } group)
                continue;
            var blocks = group.IpPermissions.SelectMany(rule => rule.IpRanges.Select(r => r.CidrIp).Concat(rule.Ipv6Ranges.Select(r => r.CidrIpv6))).Distinct().ToList();
            if (blocks.Count > 0)
                yield return Observation.Fail(id, $"{id} ({group.GroupName}) lets {string.Join(", ", blocks)} in to the apps of the domain.", domain.Cli($"ec2 revoke-security-group-ingress --group-id {id} --ip-permissions <rule>") + $", and allow {id} itself instead.");
        }

        if (domain.UnreadGroups(domain.CustomerGroups) is { Count: > 0 } calls)
            yield return Observation.Unknown(null, calls);
    }
}
