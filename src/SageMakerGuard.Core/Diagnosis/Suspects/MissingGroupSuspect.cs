using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Diagnosis;

/// <summary>Security groups that the domain names and that are gone, or belong to another VPC.</summary>
internal sealed record MissingGroupSuspect : Suspect
{
    public override string Name => "security groups that the domain names";

    public override bool NeedsVpc => false;

    public override IEnumerable<Charge> Test(Inquiry inquiry)
    {
        var domain = inquiry.Domain;
        var groups = domain.CustomerGroups;
        foreach (var id in groups)
        {
            var remedy = domain.Cli($"sagemaker update-domain --domain-id {domain.DomainId} --default-user-settings '{{\"SecurityGroups\":[\"<group of {domain.Domain.VpcId}>\"]}}'");
            if (domain.Index.SecurityGroup(id) is { } group && group.VpcId != domain.Domain.VpcId)
                yield return Charge.Proven(id, $"{id}, which the domain names, belongs to {group.VpcId} and not to the domain's {domain.Domain.VpcId}.", ["A domain's groups must belong to its VPC."], remedy);
            else if (domain.Index.SecurityGroup(id) is null && domain.Unread.SecurityGroups.Count == 0 && !domain.IsSharedVpc)
                yield return Charge.Proven(id, $"{id}, which the domain names, does not exist in {domain.Domain.VpcId}.", [$"The list of security groups of {domain.Domain.VpcId} was read whole, and {id} is not in it."], remedy);
            else if (domain.Index.SecurityGroup(id) is null)
                yield return Charge.Unread(inquiry, $"Whether {id}, which the domain names, exists is not known.", domain.UnreadGroups([id]), id);
        }

        if (groups.Count == 0)
            yield return Charge.Open(domain.DomainId, "The domain names no security group of its own.", [$"DefaultUserSettings, DefaultSpaceSettings and DomainSettings of {domain.DomainId} name none."], domain.Cli($"sagemaker update-domain --domain-id {domain.DomainId} --default-user-settings '{{\"SecurityGroups\":[\"<group>\"]}}'"));
        else if (groups.All(id => domain.Index.SecurityGroup(id) is { } group && group.VpcId == domain.Domain.VpcId))
            yield return Charge.Cleared("The security groups that the domain names exist in its VPC.", [$"{string.Join(", ", groups)} of {domain.Domain.VpcId}."]);
    }
}
