using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Faults;
using SageMakerGuard.Sandbox.Operations;

namespace SageMakerGuard.Sandbox.Access;

/// <summary>How a policy decides.</summary>
internal enum Decision
{
    Allowed,

    /// <summary>No statement allows it.</summary>
    Lacking,

    /// <summary>A statement denies it, which beats every allow.</summary>
    Denied,
}

/// <summary>An identity policy. An explicit deny wins, then an allow, and silence is a no (IAM User Guide, 'Policy evaluation logic').</summary>
internal sealed class IdentityPolicy
{
    private readonly IReadOnlyList<PolicyStatement> _statements;

    private IdentityPolicy(IReadOnlyList<PolicyStatement> statements) => _statements = statements;

    /// <summary>Reads a document.</summary>
    /// <exception cref="GuardFault">It is no policy, or it says something that this evaluator cannot judge.</exception>
    public static IdentityPolicy Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("Statement", out var statement))
                throw Unusable("it has no Statement");
            var items = statement.ValueKind == JsonValueKind.Array ? statement.EnumerateArray().ToList() : [statement];
            return new IdentityPolicy(items.Select(PolicyStatement.Read).ToList());
        }
        catch (JsonException e)
        {
            throw Unusable("it is no JSON (" + e.Message + ")");
        }
        catch (InvalidOperationException e)
        {
            throw Unusable("a value is not of the kind that belongs there (" + e.Message + ")");
        }
    }

    public Decision Decide(NeededPermission permission, string region)
    {
        string? Context(string key) => key == PolicyStatement.RequestedRegion ? region : permission.Context.TryGetValue(key, out var value) ? value : null;
        var matching = _statements.Where(s => s.Covers(permission.Action, permission.Resource, Context)).ToList();
        return matching.Any(s => !s.Allows) ? Decision.Denied : matching.Count > 0 ? Decision.Allowed : Decision.Lacking;
    }

    internal static GuardFault Unusable(string why) => new(
        "InvalidPolicyDocument",
        FaultCategory.InvalidArgument,
        $"The sandbox cannot enforce the policy document: {why}.",
        "Give an identity policy with Effect, Action or NotAction, Resource or NotResource, and at most conditions on aws:RequestedRegion, iam:PassedToService and ec2:CreateAction.");
}
