using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Guardrails;

/// <summary>
/// The statements of a VpcOnly guardrail. Making and changing a domain are handled apart: a new one has to say VpcOnly, so that saying nothing is
/// denied too; a change is denied only where it says PublicInternetOnly, so that every other change stays possible.
/// </summary>
internal static class VpcOnlyStatements
{
    public static IReadOnlyList<DenyStatement> Of(VpcOnlyPolicyOptions options)
    {
        var exempt = ExemptPrincipals.Of(options.ExemptRoles, options.Partition);
        return Bare(options).Select(s => exempt.Count == 0 ? s : s with { Conditions = [.. s.Conditions, ("ArnNotLike", VpcOnlyActions.PrincipalArn, exempt)] }).ToList();
    }

    private static IEnumerable<DenyStatement> Bare(VpcOnlyPolicyOptions options)
    {
        var (domain, notebook, job) = (options.Scope.HasFlag(GuardrailScope.Domain), options.Scope.HasFlag(GuardrailScope.Notebook), options.Scope.HasFlag(GuardrailScope.Job));
        if (domain)
        {
            yield return Deny("SmDomainCreateVpcOnly", [VpcOnlyActions.CreateDomain], "StringNotEquals", VpcOnlyActions.NetworkType, "VpcOnly");
            yield return Deny("SmDomainStaysVpcOnly", [VpcOnlyActions.UpdateDomain], "StringEquals", VpcOnlyActions.NetworkType, "PublicInternetOnly");
        }

        if (notebook)
            yield return Deny("SmNotebookNoInternet", [VpcOnlyActions.CreateNotebook], "StringNotEquals", VpcOnlyActions.DirectInternet, "Disabled");

        // With approved subnets domains and notebook instances have to name theirs as well; a change of a domain that leaves the subnets alone names none.
        List<string> naming = [.. job ? VpcOnlyActions.Jobs : []];
        if (options.ApprovedSubnetIds.Count > 0)
            naming.InsertRange(0, [.. domain ? new[] { VpcOnlyActions.CreateDomain } : [], .. notebook ? new[] { VpcOnlyActions.CreateNotebook } : []]);
        if (naming.Count > 0)
            yield return Deny("SmSubnetsNamed", naming, "Null", VpcOnlyActions.Subnets, "true");

        // One subnet outside the list is enough. Where the key is missing this says nothing, for which the statement before it is there.
        List<string> choosing = [.. naming, .. domain ? new[] { VpcOnlyActions.UpdateDomain } : []];
        if (options.ApprovedSubnetIds.Count > 0 && choosing.Count > 0)
            yield return Deny("SmSubnetsApproved", choosing, "ForAnyValue:StringNotEquals", VpcOnlyActions.Subnets, [.. options.ApprovedSubnetIds]);
        if (options.Scope.HasFlag(GuardrailScope.PresignedUrl))
            yield return Deny("SmPresignedUrlPrivate", VpcOnlyActions.PresignedUrls, "StringNotEquals", VpcOnlyActions.SourceVpce, [.. options.SourceVpceIds]);
    }

    private static DenyStatement Deny(string sid, IReadOnlyList<string> actions, string condition, string key, params string[] values) => new(sid, actions, [(condition, key, values)]);
}
