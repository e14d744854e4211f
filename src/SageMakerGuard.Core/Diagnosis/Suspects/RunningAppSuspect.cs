using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Diagnosis;

/// <summary>Apps that keep the domain, a profile or a space from being changed or deleted: InService, Pending or Deleting, whoever owns them (API_UpdateDomain).</summary>
internal sealed record RunningAppSuspect : Suspect
{
    public override string Name => "running apps";

    public override bool NeedsVpc => false;

    public override IEnumerable<Charge> Test(Inquiry inquiry)
    {
        var domain = inquiry.Domain;
        var running = AppOwners.Of(domain);
        if (running.Count > 0)
        {
            var remedy = domain.IsPublic
                ? $"Let the owners save, then: {inquiry.Command("Set-SMDomainVpcOnly", "-StopApp")}"
                : $"Let the owners save, then for each: {domain.Cli($"sagemaker delete-app --domain-id {domain.DomainId} --app-type <type> --app-name <name> --space-name <space>")} (or --user-profile-name)";
            yield return Charge.Proven(
                domain.DomainId,
                $"{running.Count.ToString(CultureInfo.InvariantCulture)} app(s) of the domain are InService, Pending or Deleting.",
                running.Select(app => $"{app.AppType} {app.AppName} is {app.Status}{(app.SpaceName is null ? "" : $" in space {app.SpaceName}")}{(app.Owner is null ? "" : $", owner {app.Owner}")}."),
                remedy);
        }

        if (domain.Unread.Apps.Count > 0)
            yield return Charge.Unread(inquiry, "Which apps of the domain run is not known.", domain.Unread.Apps);
        else if (running.Count == 0)
            yield return Charge.Cleared("No app of the domain runs any more.", [$"{domain.Apps.Count().ToString(CultureInfo.InvariantCulture)} app(s) of {domain.DomainId} are listed, and none is InService, Pending or Deleting."]);
    }
}
