using System.Collections.Generic;
using System.Globalization;
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
        var packs = Pack(VpcOnlyStatements.Of(options), options);

        // FullAWSAccess, or what stands in its place, needs a slot.
        if (packs.Count > options.AttachmentLimit - 1)
        {
            throw new GuardFault(
                "TooManyPolicies",
                FaultCategory.QuotaExceeded,
                $"It takes {Number(packs.Count)} policies, and one target takes {Number(options.AttachmentLimit)} with FullAWSAccess among them.",
                "Name fewer subnets or roles, a star in place of many roles, or, where the organization has the higher limits, -SizeLimit 10240 -AttachmentLimit 10.");
        }

        return packs.Select((pack, i) => new GuardrailPolicy
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

    /// <summary>The name of the policy at a place, from 0 on.</summary>
    public static string NameOf(string name, int at) => at == 0 ? name : name + "-" + Number(at + 1);

    // As many statements to a policy as fit, in their order.
    private static List<List<DenyStatement>> Pack(IEnumerable<DenyStatement> statements, VpcOnlyPolicyOptions options)
    {
        var packs = new List<List<DenyStatement>>();
        foreach (var statement in statements.SelectMany(s => Parted(s, options)))
        {
            if (packs.Count > 0 && DenyStatement.Document([.. packs[packs.Count - 1], statement]).Length <= options.SizeLimit)
                packs[packs.Count - 1].Add(statement);
            else
                packs.Add([statement]);
        }

        return packs;
    }

    private static IEnumerable<DenyStatement> Parted(DenyStatement statement, VpcOnlyPolicyOptions options)
    {
        var size = DenyStatement.Document([statement]).Length;
        if (size <= options.SizeLimit)
            return [statement];
        if (statement.Halves() is { } halves)
            return Parted(halves.First, options).Concat(Parted(halves.Second, options));
        throw new GuardFault(
            "PolicyTooLarge",
            FaultCategory.QuotaExceeded,
            $"Statement {statement.Sid} alone takes {Number(size)} characters, and a policy holds {Number(options.SizeLimit)}. A list of subnets or roles cannot be parted: each half would deny what the other allows.",
            "Name fewer subnets or roles, a star in place of many roles, or, where the organization has the higher limit, -SizeLimit 10240.");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
