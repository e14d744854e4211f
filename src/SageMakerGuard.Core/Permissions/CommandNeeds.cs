using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;

namespace SageMakerGuard.Permissions;

/// <summary>What a command calls: what it reads, and one step of each kind that its plans can hold.</summary>
/// <param name="Command">The command.</param>
/// <param name="Reads">The actions with which it reads before it plans.</param>
/// <param name="Steps">Its steps.</param>
internal sealed record CommandNeeds(string Command, IReadOnlyList<string> Reads, IReadOnlyList<ChangeStep> Steps)
{
    /// <summary>The actions of the command itself. Two people at once may each make one of something, and then one takes theirs back.</summary>
    public IEnumerable<GuardPermission> Own(PermissionScope scope)
    {
        var steps = Steps.Concat(Steps.Where(s => s.CanBeSurplus).SelectMany(Inverses.Of)).ToList();
        return Rows(Command, Reads.Concat(steps.SelectMany(Look)), steps, scope);
    }

    /// <summary>The actions that taking runs of the command back needs.</summary>
    public IEnumerable<GuardPermission> Undoing(PermissionScope scope)
    {
        var inverses = Steps.SelectMany(Inverses.Of).ToList();
        var reads = Steps.Where(s => Inverses.Of(s).Any()).Concat(inverses).SelectMany(Look);

        // Who lives by what is taken away is looked at first.
        return Rows(CommandCatalog.Undo, inverses.Any(s => s.MayCutOff) ? reads.Concat(Readings.Dependents) : reads, inverses, scope);
    }

    private static IEnumerable<string> Look(ChangeStep step) => Readings.Of(step.Reads.Parts);

    private static IEnumerable<GuardPermission> Rows(string command, IEnumerable<string> reads, IReadOnlyList<ChangeStep> steps, PermissionScope scope) => reads.Concat(steps.SelectMany(s => s.IamActions))
        .Distinct(StringComparer.Ordinal)
        .OrderBy(action => action, StringComparer.Ordinal)
        .Select(action => new GuardPermission
        {
            Command = command,
            Action = action,
            Resource = steps.Where(s => s.IamActions.Contains(action)).ToList() is { Count: > 0 } own && own.TrueForAll(s => s is ResourceTagStep) ? ActionBook.TaggedResources(action, scope) : ActionBook.Resources(action, scope),
            Condition = Condition(action, steps.Where(s => s.IamActions.Contains(action))),
            Why = ActionBook.Why(action),
        });

    private static PermissionCondition? Condition(string action, IEnumerable<ChangeStep> steps) => action switch
    {
        // The service that is handed a role (IAM User Guide, 'iam:PassedToService').
        "iam:PassRole" => new("iam:PassedToService", Sorted(steps.Select(step => step is CreateFlowLog ? "vpc-flow-logs.amazonaws.com" : "sagemaker.amazonaws.com"))),

        // Tags come with the call that makes something (EC2 User Guide, 'Grant permission to tag resources during creation').
        "ec2:CreateTags" when steps.All(step => step is not ResourceTagStep) => new("ec2:CreateAction", Sorted(steps.Select(step => step.IamActions[0].Substring("ec2:".Length)))),
        _ => null,
    };

    private static List<string> Sorted(IEnumerable<string> values) => values.Distinct(StringComparer.Ordinal).OrderBy(v => v, StringComparer.Ordinal).ToList();
}
