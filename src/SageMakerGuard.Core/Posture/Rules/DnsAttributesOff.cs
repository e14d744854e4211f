using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Posture.Rules;

internal sealed class DnsAttributesOff : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-NET-005", Title = "VPC's DNS attributes are off", Severity = Severity.High, ResourceType = "AWS::EC2::VPC", Source = RuleSources.Dns, OnlyUnderVpcOnly = true,
        Description = "Private names of endpoints resolve only where both enableDnsSupport and enableDnsHostnames are on.",
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc)
            yield break;
        if (domain.Unknown(domain.UnreadVpc) is { } unknown)
        {
            yield return unknown;
            yield break;
        }

        var vpc = domain.Vpc!;
        var off = new List<string>();
        if (vpc.EnableDnsSupport == false)
            off.Add("enableDnsSupport");
        if (vpc.EnableDnsHostnames == false)
            off.Add("enableDnsHostnames");
        if (off.Count > 0)
        {
            var commands = off.Select(name => domain.Network($"ec2 modify-vpc-attribute --vpc-id {vpc.VpcId} --{(name == "enableDnsSupport" ? "enable-dns-support" : "enable-dns-hostnames")} \"{{\\\"Value\\\":true}}\""));
            yield return Observation.Fail(vpc.VpcId, $"{string.Join(" and ", off)} of {vpc.VpcId} is off, so the names of AWS services do not lead to the VPC's endpoints.", domain.IsSharedVpc ? string.Join("; ", commands) : domain.Guard("New-SMVpcEndpointSet"));
        }

        if (vpc.EnableDnsSupport is null || vpc.EnableDnsHostnames is null)
            yield return Observation.Unknown(vpc.VpcId, new List<UnreadableCall> { domain.Unread.OfResource(vpc.VpcId, "ec2:DescribeVpcAttribute") });
    }
}
