using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>What UpdateDomain refuses, in the order of the least that must be known.</summary>
internal static class DomainUpdateRules
{
    public static void Check(JsonCall call, Domain domain, Domain wanted)
    {
        // The model lists ResourceInUse; that it is what a changing domain answers is not confirmed.
        if (domain.Status is not ("InService" or "Update_Failed"))
            throw Refusals.InUse($"[sandbox] Domain {domain.DomainId} is {domain.Status} and cannot be updated.");
        CheckMembers(call, wanted);
        CheckNetwork(call, domain, wanted);
        CheckApps(call, domain, wanted);
    }

    private static bool HasRStudio(Domain domain) => domain.DomainSettings?.RStudioServerProDomainSettings is not null;

    private static void CheckMembers(JsonCall call, Domain wanted)
    {
        // hashicorp/terraform-provider-aws#39923: refused even with an unchanged value.
        if (call.Request.Has("AppSecurityGroupManagement") && !HasRStudio(wanted))
            throw Refusals.Invalid("AppSecurityGroupManagement can only be set for Rstudio enabled domains.");

        // hashicorp/terraform-provider-aws#45528: also on a domain that is VpcOnly already, whatever else is being changed.
        if (call.Request.Text("AppNetworkAccessType") == "VpcOnly" && !(call.Request.Has("VpcId") && call.Request.Has("SubnetIds")))
            throw Refusals.Invalid("VpcId and Subnet IDs are required for updating domains to VpcOnly mode.");
    }

    private static void CheckNetwork(JsonCall call, Domain domain, Domain wanted)
    {
        // API_UpdateDomain: the type cannot be changed while DomainExecutionRoleArn is set or being set. Code and sentence are not known.
        if (ChangesMode(domain, wanted) && wanted.DomainSettings?.RStudioServerProDomainSettings?.DomainExecutionRoleArn is { Length: > 0 })
            throw Refusals.Invalid("[sandbox] The network access type of a domain with an RStudio domain execution role cannot be changed.");

        // API_UpdateDomain: VpcId is for Unified Studio domains that were made without a VPC. Code and sentence are not known.
        if (domain.VpcId is { Length: > 0 } vpc && wanted.VpcId != vpc)
            throw Refusals.Invalid($"[sandbox] The VPC of domain {domain.DomainId} cannot be changed.");
        if (!call.Request.Has("SubnetIds"))
            return;
        foreach (var id in wanted.SubnetIds)
        {
            var subnet = call.Region.Estate.Subnets.Items.FirstOrDefault(s => s.SubnetId == id);
            if (subnet is null)
                throw Refusals.Invalid($"[sandbox] Subnet {id} does not exist.");
            if (wanted.VpcId is { Length: > 0 } wantedVpc && subnet.VpcId != wantedVpc)
                throw Refusals.Invalid($"[sandbox] Subnet {id} is not in VPC {wantedVpc}.");
        }
    }

    private static void CheckApps(JsonCall call, Domain domain, Domain wanted)
    {
        var needsIdle = ChangesMode(domain, wanted) || (HasRStudio(wanted) && !HasRStudio(domain));
        var losesSubnet = domain.SubnetIds.Except(wanted.SubnetIds).Any();
        if (!needsIdle && !losesSubnet)
            return;
        var apps = call.Region.Apps.At(call.Now).Where(app => app.DomainId == domain.DomainId && app.BlocksNetworkChange).ToList();
        if (apps.Count == 0)
            return;

        // The sentence was seen when RStudio settings were added (hashicorp/terraform-provider-aws#31912); for the network type it is inferred.
        if (needsIdle && apps.Any(app => app.Status == "InService"))
            throw Refusals.Invalid($"Unable to update Domain [{domain.DomainArn}] with InService App. Delete all InService apps in the domain including shared Apps for [domain-shared] User Profile, and try again.");
        throw Refusals.Invalid(needsIdle
            ? "[sandbox] Apps of the domain are Pending or Deleting; the update needs a domain with none."
            : "[sandbox] A subnet cannot be removed while apps of the domain are there.");
    }

    /// <summary>Absent means PublicInternetOnly (API_CreateDomain).</summary>
    private static bool ChangesMode(Domain domain, Domain wanted) => (domain.AppNetworkAccessType ?? "PublicInternetOnly") != (wanted.AppNetworkAccessType ?? "PublicInternetOnly");
}
