using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Posture.Rules;

internal sealed class UnrestrictedEgress : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-SG-002", Title = "Security group lets apps go out to everywhere", Severity = Severity.Medium, ResourceType = "AWS::EC2::SecurityGroup", Source = RuleSources.SecurityGroups, OnlyUnderVpcOnly = true,
        Description = "The default outbound rule of a group allows everything. Apps need endpoints, S3's prefix list, the file system and each other.",
        Frameworks = Controls.Egress, FrameworkBasis = Controls.ByAnalogy,
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        foreach (var id in domain.CustomerGroups)
        {
            if (domain.Index.SecurityGroup(id) is not { } group)
                continue;
            var open = group.IpPermissionsEgress.Where(GoesEverywhere).ToList();
            if (open.Count == 0)
                continue;
            var all = open.FirstOrDefault(AllPorts);
            yield return Observation.Fail(
                id,
                all is not null ? $"{id} ({group.GroupName}) allows all ports to every address." : $"{id} ({group.GroupName}) allows some ports to every address.",
                domain.Cli($"ec2 revoke-security-group-egress --group-id {id} --ip-permissions '[{{\"IpProtocol\":\"{(all ?? open[0]).IpProtocol}\",{Ports(all ?? open[0])}{Peers(all ?? open[0])}}}]'") + $", once rules to the endpoints' group and S3's prefix list are there; {domain.TestCommand} tells.")
                with { AtMost = all is null ? Severity.Low : null };
        }

        if (domain.UnreadGroups(domain.CustomerGroups) is { Count: > 0 } calls)
            yield return Observation.Unknown(null, calls);
    }

    // A rule is revoked by naming it whole: its ports are part of it (API_RevokeSecurityGroupEgress).
    private static string Ports(IpPermission rule) => rule.FromPort is { } from && rule.ToPort is { } to ? $"\"FromPort\":{from},\"ToPort\":{to}," : "";

    private static string Peers(IpPermission rule) => rule.IpRanges.Any(r => r.CidrIp == "0.0.0.0/0") ? "\"IpRanges\":[{\"CidrIp\":\"0.0.0.0/0\"}]" : "\"Ipv6Ranges\":[{\"CidrIpv6\":\"::/0\"}]";

    private static bool GoesEverywhere(IpPermission rule) => rule.IpRanges.Any(r => r.CidrIp == "0.0.0.0/0") || rule.Ipv6Ranges.Any(r => r.CidrIpv6 == "::/0");

    /// <summary>-1 is every protocol, and null or -1 every port (API_IpPermission).</summary>
    private static bool AllPorts(IpPermission rule) => rule.IpProtocol == "-1" || rule.FromPort is null or -1 || (rule.FromPort <= 1 && rule.ToPort >= 65535);
}
