using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Sandbox.Access;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Iam;

/// <summary>PutRolePolicy, which replaces a policy of that name, and DeleteRolePolicy.</summary>
internal static class RolePolicyChanges
{
    /// <summary>IAM User Guide, 'IAM and AWS STS quotas': the inline policies of a role together, white space not counted.</summary>
    private const int LargestSum = 10240;

    public static Action<XmlText>? Put(RoleCall call)
    {
        var document = call.Form.Required("PolicyDocument");
        CheckDocument(document);
        call.Account.RolePolicies.Put(new() { RoleName = call.Role.Name, PolicyName = call.PolicyName, PolicyDocument = document }, CheckSum);
        return null;
    }

    public static Action<XmlText>? Delete(RoleCall call) =>
        call.Account.RolePolicies.Remove(call.Role.Name, call.PolicyName) ? null : throw IamService.NoSuchEntity($"The role policy with name {call.PolicyName} cannot be found.");

    private static void CheckDocument(string document)
    {
        try
        {
            using var json = JsonDocument.Parse(document);

            // A text in place of an object: aws/bedrock-agentcore-starter-toolkit#402.
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                throw Malformed("Syntax errors in policy.");
        }
        catch (JsonException)
        {
            // brendanhay/amazonka#434, which met it in CreateRole.
            throw Malformed("This policy contains invalid Json");
        }

        try
        {
            IdentityPolicy.Parse(document);
        }
        catch (GuardFault fault)
        {
            // A policy that AWS would take and that nobody here can judge: better refused than kept without effect.
            throw Malformed("[sandbox] " + fault.Message);
        }
    }

    /// <summary>gchq/sleeper#1459: status 409.</summary>
    private static void CheckSum(IEnumerable<RolePolicy> policies)
    {
        var all = policies.ToList();
        if (all.Sum(p => p.PolicyDocument.Count(c => !char.IsWhiteSpace(c))) > LargestSum)
            throw new AwsFault("LimitExceeded", $"Maximum policy size of {LargestSum} bytes exceeded for role {all[0].RoleName}", 409);
    }

    private static AwsFault Malformed(string message) => new("MalformedPolicyDocument", message);
}
