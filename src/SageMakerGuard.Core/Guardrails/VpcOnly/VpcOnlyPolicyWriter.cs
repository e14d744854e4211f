using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Guardrails;

/// <summary>Writes the service control policies of a VpcOnly guardrail: one where it fits, else as many as are needed.</summary>
public static class VpcOnlyPolicyWriter
{
    private const string Purpose = "Keeps SageMaker AI to the company's VPCs. Written by SageMakerGuard (New-SMVpcOnlyPolicy).";

    /// <summary>The policies.</summary>
    /// <exception cref="GuardFault">
    /// NothingToWrite, InvalidExemptRole, SourceVpceMissing; PolicyTooLarge: one statement is larger than the limit and cannot be parted;
    /// TooManyPolicies: more policies than one target takes beside FullAWSAccess.
    /// </exception>
    public static IReadOnlyList<GuardrailPolicy> Write(VpcOnlyPolicyOptions options)
    {
        if (options.Scope == GuardrailScope.None)
            throw new GuardFault("NothingToWrite", FaultCategory.InvalidArgument, "A policy that is about nothing denies nothing.", "Name with -Scope what it is about: Domain, Notebook, Job.");
        if (options.Scope.HasFlag(GuardrailScope.PresignedUrl) && options.SourceVpceIds.Count == 0)
            throw new GuardFault("SourceVpceMissing", FaultCategory.InvalidArgument, "Presigned URLs are held to VPC endpoints, and none was named.", "Name them with -SourceVpceId, or leave PresignedUrl out of -Scope.");
        return StatementPacks.Of(VpcOnlyStatements.Of(options), options.SizeLimit, options.AttachmentLimit).Select((pack, i) => new GuardrailPolicy
        {
            Name = NameOf(options.Name, i),
            Type = PolicyLimits.ServiceControlPolicy,
            Description = Purpose,
            Content = DenyStatement.Document(pack),
            Limit = options.SizeLimit,
            ApprovedSubnetIds = options.ApprovedSubnetIds,
            ExemptPrincipals = ExemptPrincipals.Of(options.ExemptRoles, options.Partition),
            Scope = options.Scope,
        }).ToList();
    }

    /// <summary>The ARN patterns of roles that are given by their names or ARNs.</summary>
    /// <exception cref="GuardFault">InvalidExemptRole: one is no role, or of another partition.</exception>
    public static IReadOnlyList<string> ExemptPatterns(IReadOnlyList<string> roles, string partition) => ExemptPrincipals.Of(roles, partition);

    /// <summary>The name of the policy at a place, from 0 on.</summary>
    public static string NameOf(string name, int at) => StatementPacks.NameOf(name, at);
}
