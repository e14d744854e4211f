using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Iam;

/// <summary>ListAttachedRolePolicies, GetPolicy and GetPolicyVersion. Each managed policy has one version here, v1.</summary>
internal static class ManagedPolicyReads
{
    private const string Version = "v1";

    public static readonly IReadOnlyDictionary<string, Func<QueryForm, ExecutionRolePolicy, Action<XmlText>>> Operations = new Dictionary<string, Func<QueryForm, ExecutionRolePolicy, Action<XmlText>>>(StringComparer.Ordinal)
    {
        ["GetPolicy"] = Describe,
        ["GetPolicyVersion"] = DescribeVersion,
    };

    public static Action<XmlText> ListAttached(RoleCall call)
    {
        var all = call.Account.RoleAccess.Attached(call.Role.Name);
        var (start, size) = RoleReads.Page(call);
        return xml =>
        {
            xml.Element("AttachedPolicies", () =>
            {
                foreach (var policy in all.Skip(start).Take(size))
                {
                    xml.Element("member", () =>
                    {
                        xml.Text("PolicyName", policy.PolicyName);
                        xml.Text("PolicyArn", policy.PolicyArn);
                    });
                }
            });
            xml.Flag("IsTruncated", start + size < all.Count);
            if (start + size < all.Count)
                xml.Text("Marker", PageToken.Make(start + size, call.Role.Arn));
        };
    }

    // hashicorp/terraform-provider-aws#27693, which met it in AttachRolePolicy, says 'does not exist or is not attachable'; of a plain read: aws/aws-cli#8036.
    public static ExecutionRolePolicy Find(AccountState account, string arn) =>
        account.RoleAccess.Managed(arn) ?? throw IamService.NoSuchEntity($"[sandbox] Policy {arn} was not found.");

    private static Action<XmlText> Describe(QueryForm form, ExecutionRolePolicy policy) => xml => xml.Element("Policy", () =>
    {
        xml.Text("PolicyName", policy.PolicyName);
        xml.Text("PolicyId", "ANPASANDBOX" + new NamedRole(policy.PolicyArn!).Id.Substring(11));
        xml.Text("Arn", policy.PolicyArn);
        xml.Text("Path", "/");
        xml.Text("DefaultVersionId", Version);
        xml.Number("AttachmentCount", 1);
        xml.Flag("IsAttachable", true);
        xml.Time("CreateDate", RegionState.LongAgo);
        xml.Time("UpdateDate", RegionState.LongAgo);
    });

    private static Action<XmlText> DescribeVersion(QueryForm form, ExecutionRolePolicy policy)
    {
        var version = form.Required("VersionId");
        if (version != Version)
            throw IamService.NoSuchEntity($"[sandbox] Policy {policy.PolicyArn} has no version {version}.");
        return xml => xml.Element("PolicyVersion", () =>
        {
            // API_PolicyVersion: URL-encoded by RFC 3986.
            xml.Text("Document", Uri.EscapeDataString(policy.PolicyDocument));
            xml.Text("VersionId", Version);
            xml.Flag("IsDefaultVersion", true);
            xml.Time("CreateDate", RegionState.LongAgo);
        });
    }
}
