using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Diagnosis;

/// <summary>The apps of the domain among themselves: JupyterServer and KernelGateway talk on TCP 8192 to 65535 inside of the groups (SageMaker AI Developer Guide, 'Troubleshooting Studio Classic').</summary>
internal sealed record AppToAppSuspect : Suspect
{
    private const int FirstPort = 8192;
    private const int LastPort = 65535;

    public override string Name => "the apps among themselves (TCP 8192-65535)";

    public override IEnumerable<Charge> Test(Inquiry inquiry)
    {
        var domain = inquiry.Domain;
        if (domain.Domain.AppSecurityGroupManagement == "Service")
        {
            yield return Charge.Cleared("SageMaker keeps the rules between the domain's apps itself.", [$"AppSecurityGroupManagement of {domain.DomainId} is Service."]);
            yield break;
        }

        var trail = new Trail(domain, new AppToAppDestination { Port = FirstPort, LastPort = LastPort });
        foreach (var block in trail.Blocks.GroupBy(fact => (fact.Rule, fact.ResourceId)))
        {
            var fact = block.First();
            yield return Charge.Proven(fact.ResourceId, $"{fact.Reason.TrimEnd('.')}, so the apps of the domain do not reach each other.", block.Select(trail.Tell), Mend.InVpc(inquiry, fact, FirstPort, LastPort)).Unless(inquiry, domain.UnreadRoutes);
        }

        if (trail.HasUnknowns)
        {
            const string cause = "Whether the apps of the domain reach each other is not known.";
            yield return trail.Calls.Count > 0
                ? Charge.Unread(inquiry, cause, trail.Calls) with { Evidence = [.. trail.TellUnknowns()] }
                : Charge.Open(domain.DomainId, cause, trail.TellUnknowns(), inquiry.Command("Test-SMDomainConnectivity", "-Service apps"));
        }

        if (trail.Verdict == ReachabilityVerdict.Reachable)
            yield return Charge.Cleared("The apps of the domain reach each other.", trail.TellWays());
    }
}
