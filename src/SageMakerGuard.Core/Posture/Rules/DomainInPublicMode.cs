using System.Collections.Generic;

namespace SageMakerGuard.Posture.Rules;

internal sealed class DomainInPublicMode : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-DOM-001", Title = "Domain has direct internet access", Severity = Severity.Critical, Source = RuleSources.CreateDomain,
        Description = "In PublicInternetOnly mode, the default, everything but the home file system leaves through a network that AWS owns: no flow log shows it, no security group, firewall or endpoint policy stops it.",
        Frameworks = Controls.DirectInternet, FrameworkBasis = Controls.ByAnalogy,
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.IsPublic)
            yield break;
        var mode = domain.Domain.AppNetworkAccessType is { Length: > 0 } written ? $"is {written}" : "is not set, which means PublicInternetOnly";
        var settings = domain.Domain.DomainSettings;
        var command = settings?.RStudioServerProDomainSettings?.DomainExecutionRoleArn is { Length: > 0 } ? "AWS refuses the switch while RStudio is set up: see SMG-DOM-003."
            : settings?.UnifiedStudioSettings is not null ? "Change the network type where Unified Studio makes the domain: see SMG-DOM-004."
            : null;
        yield return Observation.Fail(
            null,
            $"AppNetworkAccessType {mode}: apps reach the internet through SageMaker's own network, past every control of the VPC.",
            command ?? $"{domain.TestCommand}; once it passes and no app runs: " + domain.Guard("Set-SMDomainVpcOnly", domain.HasVpc ? "" : "-SubnetId <subnet>, <subnet>"));
    }
}
