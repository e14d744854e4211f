using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Posture.Rules;

namespace SageMakerGuard.Posture;

/// <summary>Every rule that there is.</summary>
public static class RuleCatalog
{
    /// <summary>What each rule is, rules of domains first, in the order of the table in the README.</summary>
    public static IReadOnlyList<RuleInfo> All { get; } = [.. DomainRules.Select(rule => rule.Info), .. NotebookRules.Select(rule => rule.Info)];

    internal static IReadOnlyList<IDomainRule> DomainRules => Domains.Rules;

    internal static IReadOnlyList<INotebookRule> NotebookRules => Notebooks.Rules;

    private static class Domains
    {
        public static readonly IReadOnlyList<IDomainRule> Rules =
        [
        ];
    }

    private static class Notebooks
    {
        public static readonly IReadOnlyList<INotebookRule> Rules =
        [
        ];
    }
}
