using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

internal sealed class NetworkOwner : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-NET-008", Title = "VPC does not belong to the central network team", Severity = Severity.Medium, ResourceType = "AWS::EC2::VPC", Source = RuleSources.SharedVpc,
        Description = "Judged where the settings name the team's accounts or tag. Where they name neither, a shared VPC is mentioned, since only its owner can change it.",
        Frameworks = Controls.Boundary, FrameworkBasis = Controls.ByAnalogy,
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc)
            return [];
        var (accounts, tag) = (domain.Settings.NetworkOwnerAccountIds, domain.Settings.NetworkOwnerTag);
        var configured = accounts.Count > 0 || tag is not null;
        if (domain.Unknown(domain.UnreadVpc) is { } unknown)
            return configured ? [unknown] : [];
        var vpc = domain.Vpc!;
        if (!configured)
        {
            return domain.IsSharedVpc
                ? [Observation.Fail(vpc.VpcId, $"{vpc.VpcId} is shared by account {vpc.OwnerId}: subnets, routes, ACLs, endpoints and flow logs can be changed there only.", $"Name {vpc.OwnerId} in NetworkOwnerAccountIds of the settings if it is the network team's.") with { AtMost = Severity.Informational }]
                : [];
        }

        if (accounts.Contains(vpc.OwnerId, StringComparer.Ordinal))
            return [];
        var move = "Use a VPC of the network team's for the domain (a domain cannot change its VPC: it is made anew), or have this one taken over.";
        if (tag is null)
            return [Observation.Fail(vpc.VpcId, $"{vpc.VpcId} belongs to account {vpc.OwnerId}, which is none of {string.Join(", ", accounts)}.", move)];
        var value = vpc.Tags.FirstOrDefault(t => t.Key == tag.Key)?.Value;
        if (value is { Length: > 0 } && (tag.AllowedValues.Count == 0 || tag.AllowedValues.Contains(value, StringComparer.Ordinal)))
            return [];

        // The owner's tags are not visible to a participant of a shared VPC (VPC User Guide, 'Share your VPC subnets').
        return domain.IsSharedVpc
            ? [Observation.Unknown(vpc.VpcId, $"{vpc.VpcId} is shared by account {vpc.OwnerId}, whose tags cannot be seen from here.", $"Add {vpc.OwnerId} to NetworkOwnerAccountIds of the settings, if it is the network team's.")]
            : [Observation.Fail(vpc.VpcId, $"{vpc.VpcId} {(value is null ? $"has no tag {tag.Key}" : $"has the tag {tag.Key} = '{value}', which is not accepted")}.", domain.Network($"ec2 create-tags --resources {vpc.VpcId} --tags Key={tag.Key},Value={tag.AllowedValues.FirstOrDefault() ?? "<value>"}") + ", once the network team has taken it over.")];
    }
}
