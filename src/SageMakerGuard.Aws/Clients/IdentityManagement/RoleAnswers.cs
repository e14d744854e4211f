using System;
using System.Linq;
using System.Xml.Linq;

namespace SageMakerGuard.Aws.Clients.IdentityManagement;

/// <summary>Answers about roles and managed policies out of their XML.</summary>
internal static class RoleAnswers
{
    public static GetRoleResponse Role(XElement root) => new()
    {
        Role = new() { Arn = Text(Result(root, "GetRoleResult", "Role"), "Arn"), PermissionsBoundaryArn = Inner(Result(root, "GetRoleResult", "Role"), "PermissionsBoundary") is { } boundary ? Text(boundary, "PermissionsBoundaryArn") : null },
    };

    public static ListRolePoliciesResponse Inline(XElement root)
    {
        var result = Result(root, "ListRolePoliciesResult");
        return new() { PolicyNames = Inner(result, "PolicyNames")?.Elements().Select(e => e.Value).ToList() ?? [], IsTruncated = Text(result, "IsTruncated") == "true", Marker = Text(result, "Marker") };
    }

    public static ListAttachedRolePoliciesResponse Attached(XElement root)
    {
        var result = Result(root, "ListAttachedRolePoliciesResult");
        return new()
        {
            AttachedPolicies = Inner(result, "AttachedPolicies")?.Elements().Select(e => new AttachedPolicyType { PolicyName = Text(e, "PolicyName"), PolicyArn = Text(e, "PolicyArn") }).ToList() ?? [],
            IsTruncated = Text(result, "IsTruncated") == "true",
            Marker = Text(result, "Marker"),
        };
    }

    public static GetPolicyResponse Managed(XElement root) => new() { Policy = new() { DefaultVersionId = Text(Result(root, "GetPolicyResult", "Policy"), "DefaultVersionId") } };

    public static GetPolicyVersionResponse Version(XElement root) => new() { PolicyVersion = new() { Document = Text(Result(root, "GetPolicyVersionResult", "PolicyVersion"), "Document") } };

    private static XElement Result(XElement root, params string[] path) =>
        path.Aggregate(root, (element, name) => Inner(element, name) ?? throw new FormatException($"There is no {name}."));

    private static XElement? Inner(XElement element, string name) => element.Element(element.Name.Namespace + name);

    private static string? Text(XElement element, string name) => Inner(element, name)?.Value;
}
