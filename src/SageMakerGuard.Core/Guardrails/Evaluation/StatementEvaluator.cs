using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Guardrails;

/// <summary>Whether a statement is about a request.</summary>
internal static class StatementEvaluator
{
    /// <summary>Whether action, resource and all conditions of the statement fit.</summary>
    public static Truth Applies(PolicyDocument policy, PolicyStatement statement, AccessRequest request)
    {
        // Actions are compared without case, resources with it (IAM User Guide, 'IAM JSON policy elements: Action', 'Resource').
        var action = Any(statement.Actions, request.Action, null, ignoreCase: true) != statement.IsNotAction;
        var resource = Any(statement.Resources, request.Resource, policy.HasVariables ? request : null, ignoreCase: false) != statement.IsNotResource;
        return action && resource
            ? statement.Conditions.Select(test => ConditionEvaluator.Holds(test, request, policy.HasVariables)).All()
            : Truth.No;
    }

    private static bool Any(IEnumerable<string> patterns, string value, AccessRequest? variables, bool ignoreCase) =>
        patterns.Any(text => PolicyPattern.Of(text, variables, wildcards: true) is { } pattern && pattern.Fits(value, ignoreCase));
}
