using System;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Iam;

/// <summary>GetRole, ListRolePolicies and GetRolePolicy.</summary>
internal static class RoleReads
{
    /// <summary>API_ListRolePolicies: MaxItems is 100 where it is absent.</summary>
    private const int DefaultPage = 100;

    /// <summary>The trust that an execution role needs (SageMaker Developer Guide, 'How to use SageMaker AI execution roles').</summary>
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private static RolePolicy? Given(RoleCall call) =>
        call.Account.RoleAccess.Inline(call.Role.Name).FirstOrDefault(p => p.PolicyName == call.PolicyName) is { } policy ? new() { RoleName = call.Role.Name, PolicyName = policy.PolicyName, PolicyDocument = policy.PolicyDocument } : null;

    public static Action<XmlText> Describe(RoleCall call) => xml => xml.Element("Role", () =>
    {
        xml.Text("Path", call.Role.Path);
        xml.Text("RoleName", call.Role.Name);
        xml.Text("RoleId", call.Role.Id);
        xml.Text("Arn", call.Role.Arn);
        xml.Time("CreateDate", RegionState.LongAgo);
        xml.Text("AssumeRolePolicyDocument", Uri.EscapeDataString(Trust));
        xml.Number("MaxSessionDuration", 3600);
        if (call.Account.RoleAccess.BoundaryOf(call.Role.Name) is { } boundary)
        {
            xml.Element("PermissionsBoundary", () =>
            {
                xml.Text("PermissionsBoundaryType", "Policy");
                xml.Text("PermissionsBoundaryArn", boundary);
            });
        }
    });

    public static Action<XmlText> ListPolicies(RoleCall call)
    {
        var names = call.Account.RolePolicies.Of(call.Role.Name).Select(p => p.PolicyName).Concat(call.Account.RoleAccess.Inline(call.Role.Name).Select(p => p.PolicyName)).Distinct(StringComparer.Ordinal).ToList();
        var (start, size) = Page(call);
        return xml =>
        {
            xml.Texts("PolicyNames", names.Skip(start).Take(size), "member");
            xml.Flag("IsTruncated", start + size < names.Count);
            if (start + size < names.Count)
                xml.Text("Marker", PageToken.Make(start + size, call.Role.Arn));
        };
    }

    /// <summary>Where a page begins, and how long it may be.</summary>
    public static (int Start, int Size) Page(RoleCall call)
    {
        var start = call.Form.Text("Marker") is { Length: > 0 } marker ? PageToken.Read(marker, call.Role.Arn) ?? throw new AwsFault("ValidationError", "[sandbox] The marker is not valid for this request.") : 0;
        var size = call.Form.Text("MaxItems") is null ? DefaultPage
            : call.Form.Number("MaxItems") is >= 1 and <= 1000 and var given ? given
            : throw new AwsFault("ValidationError", "[sandbox] MaxItems must be between 1 and 1000.");
        return (start, size);
    }

    public static Action<XmlText> DescribePolicy(RoleCall call)
    {
        // aws/aws-cli#6139, which met it in DeleteRolePolicy.
        var policy = call.Account.RolePolicies.Find(call.Role.Name, call.PolicyName) ?? Given(call) ?? throw IamService.NoSuchEntity($"The role policy with name {call.PolicyName} cannot be found.");
        return xml =>
        {
            xml.Text("RoleName", policy.RoleName);
            xml.Text("PolicyName", policy.PolicyName);

            // API_GetRolePolicy: 'Policies returned by this operation are URL-encoded compliant with RFC 3986.'
            xml.Text("PolicyDocument", Uri.EscapeDataString(policy.PolicyDocument));
        };
    }
}
