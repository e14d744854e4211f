using System;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Organizations;

/// <summary>ARNs of Organizations (Service Authorization Reference, 'AWS Organizations').</summary>
internal static class OrganizationArns
{
    public static string Partition(OrganizationState organization) => organization.Management.Occupied.Count > 0 ? Estates.Partition.OfRegion(organization.Management.Occupied[0]) : "aws";

    public static string TypeOf(string id) => id.StartsWith("r-", StringComparison.Ordinal) ? "ROOT" : id.StartsWith("ou-", StringComparison.Ordinal) ? "ORGANIZATIONAL_UNIT" : "ACCOUNT";

    public static string OfTarget(OrganizationState organization, string id)
    {
        var kind = TypeOf(id) switch { "ROOT" => "root", "ACCOUNT" => "account", _ => "ou" };
        return $"arn:{Partition(organization)}:organizations::{organization.Management.Id}:{kind}/{OrganizationState.Id}/{id}";
    }

    public static string OfChild(JsonCall call) => OfTarget(call.Organization, call.Required("ChildId"));

    public static string OfPolicy(OrganizationState organization, OrganizationPolicy policy) => policy.AwsManaged
        ? $"arn:{Partition(organization)}:organizations::aws:policy/{policy.Type.ToLowerInvariant()}/{policy.PolicyId}"
        : $"arn:{Partition(organization)}:organizations::{organization.Management.Id}:policy/{OrganizationState.Id}/{policy.Type.ToLowerInvariant()}/{policy.PolicyId}";

    /// <summary>The policy that a call names: of one that is not there the type is not known either.</summary>
    public static string OfPolicy(JsonCall call) => call.Organization.Policies.FirstOrDefault(p => p.PolicyId == call.Required("PolicyId")) is { } policy ? OfPolicy(call.Organization, policy) : "*";
}
