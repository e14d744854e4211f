using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture.Rules;

internal sealed class AppToAppBlocked : IDomainRule
{
    private const int FirstPort = 8192;
    private const int LastPort = 65535;

    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-SG-005", Title = "Apps of the domain cannot reach each other", Severity = Severity.Medium, ResourceType = "AWS::EC2::SecurityGroup", Source = RuleSources.StudioVpc, OnlyUnderVpcOnly = true,
        Description = "JupyterServer and KernelGateway talk on TCP 8192 to 65535 inside of the domain's groups. Not needed where SageMaker keeps the groups between apps itself.",
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        // AppSecurityGroupManagement=Service: SageMaker makes the rules between apps itself (API_CreateDomain).
        if (domain.UserGroups.Count == 0 || domain.Domain.AppSecurityGroupManagement == "Service")
            yield break;
        if (domain.Unknown(domain.UnreadGroups(domain.UserGroups), domain.UnreadGroupLists, domain.UnreadSubnets, domain.Unread.NetworkInterfaces) is { } unknown)
        {
            yield return unknown;
            yield break;
        }

        var peer = Peer.Interface(domain.UserGroups, AddressSet.Parse(domain.Subnets.Select(s => s.CidrBlock)));
        var traffic = Traffic.Tcp(FirstPort, LastPort);
        foreach (var egress in new[] { true, false })
        {
            var decision = domain.Facts.Groups.Decide(domain.UserGroups, egress, traffic, peer);
            if (decision.Outcome == FilterOutcome.Unknown)
                yield return Observation.Unknown(domain.UserGroups[0], string.Join(" ", decision.Unknowns.Select(u => u.Reason)), domain.TestCommand) with { Calls = decision.Unknowns.Select(u => u.Call).OfType<Estates.UnreadableCall>().ToList() };
            else if (!decision.Admits)
            {
                yield return Observation.Fail(
                    domain.UserGroups[0],
                    $"{string.Join(", ", domain.UserGroups)} do not let TCP {FirstPort}-{LastPort} {(egress ? "out to" : "in from")} themselves ({decision}).",
                    domain.Guard("Repair-SMDomainSecurityGroup"));
            }
        }
    }
}
