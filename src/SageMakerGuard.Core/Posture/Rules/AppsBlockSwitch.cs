using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

internal sealed class AppsBlockSwitch : IDomainRule
{
    private const int Named = 5;

    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-DOM-005", Title = "Running apps block the switch to VpcOnly", Severity = Severity.Low, ResourceType = "AWS::SageMaker::App", Source = RuleSources.UpdateDomain,
        Description = "UpdateDomain refuses to change the network type while any app is InService, Pending or Deleting, whoever owns it.",
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.IsPublic)
            yield break;
        var running = AppOwners.Of(domain);
        if (running.Count > 0)
        {
            var owners = running.GroupBy(app => app.Owner ?? (app.SpaceName is { } space ? $"space {space}, owner not known" : "nobody known"))
                .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, System.StringComparer.Ordinal).ToList();
            var who = string.Join(", ", owners.Take(Named).Select(g => $"{g.Key} ({g.Count()})")) + (owners.Count > Named ? $" and {owners.Count - Named} more" : "");
            yield return Observation.Fail(
                null,
                $"{running.Count} app(s) are InService, Pending or Deleting and keep the network type from being changed; they belong to {who}.",
                $"Let the owners save and stop them, or stop them with the switch: {domain.Guard("Set-SMDomainVpcOnly", "-StopApp")}.");
        }

        if (domain.Unknown(domain.Unread.Apps) is { } unknown)
            yield return unknown;
        else if (running.Any(app => app.Owner is null) && domain.Unknown(domain.Unread.Spaces) is { } owner)
            yield return owner;
    }
}
