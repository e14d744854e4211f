using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Guardrails;

/// <summary>What policies themselves say whom they leave out and which subnets they approve: read from their conditions, for whoever tests policies that somebody else wrote.</summary>
internal static class PolicyIntent
{
    /// <summary>The subnets in conditions on the subnets of a request.</summary>
    public static IReadOnlyList<string> ApprovedSubnets(PolicyPath path) => Values(path, t => Is(t, VpcOnlyActions.Subnets) && t.Operator.Comparison.StartsWith("String", StringComparison.Ordinal))
        .Where(v => v.StartsWith("subnet-", StringComparison.Ordinal) && v.IndexOfAny(['*', '?', '$']) < 0).ToList();

    /// <summary>Patterns of the principals that denies leave out.</summary>
    public static IReadOnlyList<string> ExemptPrincipals(PolicyPath path) => Values(path, Exempts);

    /// <summary>The same policies, whose denies leave nobody out.</summary>
    public static PolicyPath WithoutExemptions(PolicyPath path) => new(path.Levels.Select(level => level with
    {
        Policies = level.Policies.Select(policy => policy with
        {
            Document = policy.Document with { Statements = policy.Document.Statements.Select(s => s.Allows ? s : s with { Conditions = s.Conditions.Where(t => !Exempts(t)).ToList() }).ToList() },
        }).ToList(),
    }).ToList());

    /// <summary>Whether a statement denies only where network type and subnets, or groups, are all as it says.</summary>
    public static bool JoinsTypeAndSubnets(PolicyPath path) => Denies(path).Any(s => s.Conditions.Any(t => Is(t, VpcOnlyActions.NetworkType)) && s.Conditions.Any(t => Is(t, VpcOnlyActions.Subnets) || Is(t, VpcOnlyActions.Groups)));

    private static List<string> Values(PolicyPath path, Func<ConditionTest, bool> which) => Denies(path).SelectMany(s => s.Conditions).Where(which).SelectMany(t => t.Values).Distinct(StringComparer.Ordinal).ToList();

    private static IEnumerable<PolicyStatement> Denies(PolicyPath path) => path.Levels.SelectMany(l => l.Policies).SelectMany(p => p.Document.Statements).Where(s => !s.Allows);

    private static bool Exempts(ConditionTest test) => Is(test, VpcOnlyActions.PrincipalArn) && test.Operator.IsNegated;

    private static bool Is(ConditionTest test, string key) => string.Equals(test.Key, key, StringComparison.OrdinalIgnoreCase);
}
