using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Guardrails;

/// <summary>Statements in as many service control policies as are needed, each within the limit of its size.</summary>
internal static class StatementPacks
{
    /// <summary>The statements of each policy, in their order.</summary>
    /// <exception cref="GuardFault">PolicyTooLarge: one statement is larger than the limit and cannot be parted; TooManyPolicies: more policies than one target takes beside FullAWSAccess.</exception>
    public static IReadOnlyList<IReadOnlyList<DenyStatement>> Of(IEnumerable<DenyStatement> statements, int sizeLimit, int attachmentLimit)
    {
        var packs = new List<List<DenyStatement>>();
        foreach (var statement in statements.SelectMany(s => Parted(s, sizeLimit)))
        {
            if (packs.Count > 0 && DenyStatement.Document([.. packs[packs.Count - 1], statement]).Length <= sizeLimit)
                packs[packs.Count - 1].Add(statement);
            else
                packs.Add([statement]);
        }

        // FullAWSAccess, or what stands in its place, needs a slot.
        return packs.Count < attachmentLimit ? packs : throw new GuardFault(
            "TooManyPolicies",
            FaultCategory.QuotaExceeded,
            $"It takes {Number(packs.Count)} policies, and one target takes {Number(attachmentLimit)} with FullAWSAccess among them.",
            "Name fewer subnets, values or roles, a star in place of many roles, or, where the organization has the higher limits, -SizeLimit 10240 -AttachmentLimit 10.");
    }

    /// <summary>The name of the policy at a place, from 0 on.</summary>
    public static string NameOf(string name, int at) => at == 0 ? name : name + "-" + Number(at + 1);

    private static IEnumerable<DenyStatement> Parted(DenyStatement statement, int sizeLimit)
    {
        var size = DenyStatement.Document([statement]).Length;
        if (size <= sizeLimit)
            return [statement];
        if (statement.Halves() is { } halves)
            return Parted(halves.First, sizeLimit).Concat(Parted(halves.Second, sizeLimit));
        throw new GuardFault(
            "PolicyTooLarge",
            FaultCategory.QuotaExceeded,
            $"Statement {statement.Sid} alone takes {Number(size)} characters, and a policy holds {Number(sizeLimit)}. A list of subnets, values or roles cannot be parted: each half would deny what the other allows.",
            "Name fewer subnets, values or roles, a star in place of many roles, or, where the organization has the higher limit, -SizeLimit 10240.");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
