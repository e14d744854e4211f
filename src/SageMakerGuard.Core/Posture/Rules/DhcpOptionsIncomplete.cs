using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

internal sealed class DhcpOptionsIncomplete : IDomainRule
{
    private static readonly string[] s_keys = ["domain-name", "domain-name-servers"];

    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-NET-006", Title = "DHCP options lack what SageMaker asks for", Severity = Severity.Medium, ResourceType = "AWS::EC2::DHCPOptions", OnlyUnderVpcOnly = true,
        Source = new RuleSource("aws/sagemaker-python-sdk#3955", "https://github.com/aws/sagemaker-python-sdk/issues/3955"),
        Description = "Jobs in a VPC fail to start unless its DHCP option set has both domain-name and domain-name-servers.",
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc)
            return [];
        if (domain.Unknown(domain.UnreadVpc) is { } noVpc)
            return [noVpc];
        var vpc = domain.Vpc!;

        // 'default' means that the VPC has no option set (API_AssociateDhcpOptions).
        var has = (string key) => false;
        if (vpc.DhcpOptionsId is { Length: > 0 } id && id != "default")
        {
            if (domain.Unknown(domain.Unread.DhcpOptions) is { } unread)
                return [unread];
            if (domain.Facts.DhcpOptions(id) is not { } options)
                return [Observation.Unknown(id, [UnreadParts.NotListed(id, "ec2:DescribeDhcpOptions")])];
            has = key => options.DhcpConfigurations.Any(c => string.Equals(c.Key, key, StringComparison.OrdinalIgnoreCase) && c.Values.Count > 0);
        }

        var missing = s_keys.Where(key => !has(key)).ToList();
        return missing.Count == 0 ? [] :
        [
            Observation.Fail(
                vpc.DhcpOptionsId ?? vpc.VpcId,
                $"{(vpc.DhcpOptionsId is { Length: > 0 } set && set != "default" ? "DHCP option set " + set : "The VPC has no DHCP option set, which")} lacks {string.Join(" and ", missing)}; jobs in the VPC fail to start.",
                domain.Network($"ec2 create-dhcp-options --dhcp-configurations Key=domain-name,Values={domain.Region}.compute.internal Key=domain-name-servers,Values=AmazonProvidedDNS") + $", then: {domain.Network($"ec2 associate-dhcp-options --vpc-id {vpc.VpcId} --dhcp-options-id <new set>")}"),
        ];
    }
}
