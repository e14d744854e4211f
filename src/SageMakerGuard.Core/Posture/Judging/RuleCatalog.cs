using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Posture.Rules;

namespace SageMakerGuard.Posture;

/// <summary>Every rule that there is.</summary>
public static class RuleCatalog
{
    /// <summary>What each rule is, rules of domains first, in the order of the table in the README.</summary>
    public static IReadOnlyList<RuleInfo> All { get; } = [.. DomainRules.Select(rule => rule.Info), .. NotebookRules.Select(rule => rule.Info)];

    internal static IReadOnlyList<IDomainRule> DomainRules => DomainRuleList.All;

    internal static IReadOnlyList<INotebookRule> NotebookRules => NotebookRuleList.All;

    private static class DomainRuleList
    {
        public static readonly IReadOnlyList<IDomainRule> All =
        [
            new DomainInPublicMode(),
            new DomainNotDescribed(),
            new RStudioFreezesMode(),
            new UnifiedStudioOwnsDomain(),
            new AppsBlockSwitch(),
            new DomainNotHealthy(),
            new DomainWithoutVpc(),
            new ProfileOverridesGroups(),
            new NoFlowLog(),
            new FlowLogIncomplete(),
            new NoCustomerGroup(),
            new UnrestrictedEgress(),
            new OpenIngress(),
            new GroupsDoNotLetOut(),
            new AppToAppBlocked(),
            new PublicSubnet(),
            new TooFewAddresses(),
            new SingleZone(),
            new TenancyNotDefault(),
            new DnsAttributesOff(),
            new DhcpOptionsIncomplete(),
            new NetworkAclBlocks(),
            new NetworkOwner(),
            new BlockPublicAccessInTheWay(),
            new NotProven(),
            new StudioEndpointMissing(),
            new SdkEndpointMissing(),
            new CanvasEndpointMissing(),
            new JumpStartEndpointMissing(),
            new ProjectsEndpointMissing(),
            new RStudioEndpointMissing(),
            new CodeArtifactEndpointMissing(),
            new BedrockEndpointMissing(),
            new RequiredEndpointMissing(),
            new EndpointNotAvailable(),
            new EndpointWithoutPrivateDns(),
            new EndpointOutOfZone(),
            new EndpointGroupRefuses(),
            new EndpointPolicyLocksOut(),
            new S3RouteMissing(),
            new HomeDirectoryBlocked(),
            new LustrePortsBlocked(),
            new MountTargetMissing(),
            new InternetDenied(),
            new InternetNotInspected(),
            new InternetWayMissing(),
            new DefaultRouteDead(),
            new NatInOtherZone(),
            new NatUnusable(),
            new MandatoryTagMissing(),
            new MandatoryTagValue(),
            new TagPropagationOff(),
        ];
    }

    private static class NotebookRuleList
    {
        public static readonly IReadOnlyList<INotebookRule> All =
        [
            new NotebookDirectInternet(),
            new NotebookOutsideVpc(),
            new NotebookRootAccess(),
            new NotebookNotDescribed(),
            new NotebookTagMissing(),
        ];
    }
}
