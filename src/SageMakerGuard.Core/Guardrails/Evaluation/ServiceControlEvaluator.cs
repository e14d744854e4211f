using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Guardrails;

/// <summary>
/// What the service control policies on the way from the root to an account say to a request: a deny on any level denies, and an allow is needed on
/// each (Organizations User Guide, 'SCP evaluation'; IAM User Guide, 'Policy evaluation logic').
/// </summary>
public static class ServiceControlEvaluator
{
    /// <summary>Decides.</summary>
    public static AccessDecision Decide(PolicyPath path, AccessRequest request)
    {
        if (request.IsOfManagementAccount)
            return new() { Outcome = AccessOutcome.Allowed, Reason = "Service control policies do not bind the management account." };
        if (request.IsServiceLinkedRole)
            return new() { Outcome = AccessOutcome.Allowed, Reason = "Service control policies do not bind service-linked roles." };
        var found = path.Levels.SelectMany(level => level.Policies.SelectMany(policy => policy.Document.Statements.Select(statement => new Found(level, policy, statement, StatementEvaluator.Applies(policy.Document, statement, request)))))
            .Where(f => f.Applies != Truth.No).ToList();
        var denies = found.Where(f => !f.Statement.Allows).ToList();
        if (denies.FirstOrDefault(f => f.Applies == Truth.Yes) is { } deny)
            return deny.Decision(AccessOutcome.Denied, "denies it");

        // One level without an allow is enough, whatever the others and doubtful denies say.
        foreach (var level in path.Levels)
        {
            if (!found.Any(f => f.Level == level && f.Statement.Allows))
                return new() { Outcome = AccessOutcome.ImplicitlyDenied, Level = level.TargetId, Reason = $"No statement of a policy on {level.TargetId} allows it." };
        }

        if (denies.FirstOrDefault() is { } doubtful)
            return doubtful.Decision(AccessOutcome.Unknown, "may deny it: AWS does not document what comes of its condition for such a request");
        var allows = path.Levels.Select(level => found.Where(f => f.Level == level && f.Statement.Allows).OrderByDescending(f => f.Applies).First()).ToList();
        return allows.Find(f => f.Applies == Truth.Unknown) is { } unsure
            ? unsure.Decision(AccessOutcome.Unknown, "may allow it: AWS does not document what comes of its condition for such a request")
            : allows[allows.Count - 1].Decision(AccessOutcome.Allowed, "allows it, and no statement denies it");
    }

    private sealed record Found(PolicyLevel Level, NamedPolicy Policy, PolicyStatement Statement, Truth Applies)
    {
        public AccessDecision Decision(AccessOutcome outcome, string does) => new()
        {
            Outcome = outcome,
            Level = Level.TargetId,
            Policy = Policy.Name,
            Statement = Statement.Label,
            Reason = $"{Statement.Label} of {Policy.Name} on {Level.TargetId} {does}.",
        };
    }
}
