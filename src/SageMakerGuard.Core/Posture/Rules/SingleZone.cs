using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

internal sealed class SingleZone : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-NET-003", Title = "Domain's subnets lie in a single availability zone", Severity = Severity.Low, Source = RuleSources.StudioVpc,
        Description = "When the zone fails nobody works, and Canvas asks for two zones from the start.",
        Frameworks = ["NIST-800-53r5:CP-10", "NIST-800-53r5:SC-36"], FrameworkBasis = Controls.ByAnalogy,
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc)
            return [];
        if (domain.Unknown(domain.UnreadSubnets) is { } unknown)
            return [unknown];
        var zones = domain.Subnets.Select(s => s.AvailabilityZone).Distinct().ToList();
        return zones.Count == 1
            ? [Observation.Fail(null, $"All {domain.Subnets.Count} subnet(s) of the domain lie in {zones[0]}.", domain.Cli($"sagemaker update-domain --domain-id {domain.DomainId} --subnet-ids {string.Join(" ", domain.Domain.SubnetIds)} <subnet in another zone>"))]
            : [];
    }
}
