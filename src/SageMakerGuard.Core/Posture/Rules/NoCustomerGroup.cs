using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

internal sealed class NoCustomerGroup : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-SG-001", Title = "Domain has no security group of the customer's", Severity = Severity.High, ResourceType = "AWS::SageMaker::Domain", Source = RuleSources.UserSettings, OnlyUnderVpcOnly = true,
        Description = "VpcOnly asks for groups in the default user settings; shared spaces take theirs from the default space settings alone. Groups in the domain settings only serve RStudio.",
        Frameworks = Controls.Boundary, FrameworkBasis = Controls.ByAnalogy,
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (domain.UserGroups.Count == 0)
        {
            yield return Observation.Fail(
                null,
                "DefaultUserSettings names no security group: apps of profiles and private spaces have none that you control.",
                domain.Cli($"sagemaker update-domain --domain-id {domain.DomainId} --default-user-settings '{{\"SecurityGroups\":[\"<group>\"]}}'"));
        }

        if (domain.SpaceGroups.Count > 0)
            yield break;
        var remedy = domain.Cli($"sagemaker update-domain --domain-id {domain.DomainId} --default-space-settings '{{\"ExecutionRole\":\"{domain.Domain.DefaultUserSettings?.ExecutionRole ?? "<role>"}\",\"SecurityGroups\":[{string.Join(",", domain.UserGroups.DefaultIfEmpty("<group>").Select(g => $"\"{g}\""))}]}}'");
        var shared = domain.Spaces.Where(space => string.Equals(space.SpaceSharingSettingsSummary?.SharingType, "Shared", StringComparison.OrdinalIgnoreCase)).Select(space => space.SpaceName).ToList();
        if (shared.Count > 0)
            yield return Observation.Fail(null, $"DefaultSpaceSettings names no security group, and {shared.Count} shared space(s) take theirs from there: {string.Join(", ", shared.Take(5))}.", remedy) with { AtMost = Severity.Medium };
        else if (domain.Unread.Spaces.Count > 0)
            yield return Observation.Unknown(null, domain.Unread.Spaces) with { AtMost = Severity.Medium };
    }
}
