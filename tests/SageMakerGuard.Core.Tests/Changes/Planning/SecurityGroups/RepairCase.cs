using System;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Tests.Changes.Planning;

/// <summary>A network whose groups lack something, and the rules that mend it: <c>sg-… out tcp 443 sg-…</c>.</summary>
public sealed record RepairCase(string Name, Func<RegionEstate> Region, SecurityGroupRepairOptions Options, params string[] Rules)
{
    /// <summary>Words that a note has to hold; null where none is looked for.</summary>
    public string? Note { get; init; }

    public override string ToString() => Name;

    public static string Text(ChangeStep step) => step is AuthorizeRule rule
        ? $"{rule.GroupId} {(rule.IsEgress ? "out" : "in")} {rule.Rule.What()} {rule.Rule.Peer()}"
        : step.StepKind;
}
