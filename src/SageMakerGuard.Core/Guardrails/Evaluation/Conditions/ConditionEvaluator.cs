using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Guardrails;

/// <summary>Whether a condition holds for a request (IAM User Guide, 'IAM JSON policy elements: Condition operators' and 'Single-valued vs. multivalued context keys').</summary>
internal static class ConditionEvaluator
{
    /// <param name="test">The condition.</param>
    /// <param name="request">The request.</param>
    /// <param name="variables">Whether the policy's version has variables.</param>
    public static Truth Holds(ConditionTest test, AccessRequest request, bool variables)
    {
        var values = request.Values(test.Key);
        if (test.Operator.Comparison == ConditionOperator.NullCheck)
            return test.Values.Select(wanted => Comparisons.Bool(wanted) is { } absent ? TruthLogic.Of(absent == (values.Count == 0)) : Truth.Unknown).Any();
        if (values.Count == 0)
            return WithoutKey(test.Operator);
        var each = values.Select(value => One(test, value, variables ? request : null)).ToList();
        return test.Operator.Quantifier switch
        {
            SetQuantifier.ForAllValues => each.All(),
            SetQuantifier.ForAnyValue => each.Any(),

            // Keys with several values need a quantifier, and what comes of it without one is not said: only where all values agree there is an answer.
            _ => each.Distinct().Count() == 1 ? each[0] : Truth.Unknown,
        };
    }

    /// <summary>
    /// An absent key matches nothing, so that a negated operator holds. ForAllValues holds where there is no value, and ForAnyValue does not. The ending
    /// makes an operator hold; of ForAnyValue with the ending the guide says both, and so nothing.
    /// </summary>
    private static Truth WithoutKey(ConditionOperator condition) => (condition.Quantifier, condition.IfExists) switch
    {
        (SetQuantifier.ForAnyValue, true) => Truth.Unknown,
        (_, true) or (SetQuantifier.ForAllValues, _) => Truth.Yes,
        (SetQuantifier.ForAnyValue, _) => Truth.No,
        _ => TruthLogic.Of(condition.IsNegated),
    };

    // Values of the policy are joined by or, those of a negated operator by nor.
    private static Truth One(ConditionTest test, string value, AccessRequest? variables)
    {
        var matches = test.Values.Select(policy => Comparisons.Compare(test.Operator.Comparison, value, policy, variables)).Any();
        return test.Operator.IsNegated ? matches.Not() : matches;
    }
}
