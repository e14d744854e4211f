using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Permissions;
using Xunit.Abstractions;

namespace SageMakerGuard.Pipeline.Tests.Migration.Permissions;

/// <summary>
/// What Get-SMGuardPermission says is what AWS asks for: with exactly that a command works, it calls all of it and nothing else, and without any one
/// of the actions it fails with an error that names it, and leaves nothing behind that its undo could not take back.
/// </summary>
public sealed class PermissionTests(ITestOutputHelper output) : IDisposable
{
    // What AWS asks for along with a call of ours (Service Authorization Reference, 'Dependent actions'): no call shows it.
    private static readonly HashSet<string> s_asked =
    [
        "ec2:CreateTags", "iam:PassRole", "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "route53:AssociateVPCWithHostedZone", "ec2:DescribeNetworkInterfaceAttribute", "sagemaker:AddTags",
        "tiros:CreateQuery", "tiros:GetQueryAnswer", "tiros:GetQueryExplanation", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "kms:CreateGrant", "kms:DescribeKey",
    ];

    // Of a start in a VPC. The commands themselves call these too.
    private static readonly HashSet<string> s_askedByUndo = [.. s_asked, "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs"];

    private static readonly string[] s_readers = ["Describe", "List", "Get", "Search"];

    private readonly PermissionStage _stage = new();

    public static TheoryData<string> Changing => [.. Scenarios.ByCommand.Keys];

    [Theory]
    [MemberData(nameof(Changing))]
    public void With_exactly_its_permissions_a_command_works_and_calls_all_of_them_and_nothing_else(string command)
    {
        var called = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scenario in Scenarios.ByCommand[command].Where(s => !s.OnlyUndo))
            called.UnionWith(Works(scenario, command).Operations);
        Same(command, CommandCatalog.Of(command, new()), called, s_asked);
    }

    [Theory]
    [MemberData(nameof(Changing))]
    public void Without_any_one_of_them_it_fails_and_names_it_and_what_it_did_can_be_taken_back(string command)
    {
        var scenarios = Scenarios.ByCommand[command].Where(s => !s.OnlyUndo).Select(s => (Scenario: s, Called: Works(s, command).Operations)).ToList();
        var declared = CommandCatalog.Of(command, new()).Select(p => p.Action).ToList();
        foreach (var action in declared)
        {
            var fitting = scenarios.Where(s => s_asked.Contains(action) || s.Called.Contains(action)).Select(s => s.Scenario);
            Assert.True(fitting.Any(scenario => Misses(scenario, command, action)), $"{command} does not miss {action}.");
        }

        output.WriteLine($"{command}: {declared.Count} of {declared.Count} actions are missed by name.");
    }

    [Theory]
    [MemberData(nameof(Changing))]
    public void With_exactly_its_permissions_undo_works_and_calls_all_of_them_and_nothing_else(string command)
    {
        var called = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scenario in Scenarios.ByCommand[command].Where(s => s.Race is null))
        {
            var (before, after) = Ran(scenario, command);
            var undone = _stage.Undo(after, scenario.AccountId, UndoPolicy(command, scenario), scenario.UndoMore);
            Assert.True(undone.Answer.Errors.Count == 0, $"{scenario}: {undone.Errors}");
            called.UnionWith(undone.Operations);
            if (scenario.ComesBack)
                Assert.Equal(PermissionStage.PictureOf(before), PermissionStage.PictureOf(undone.World));
        }

        Same("Undo-SMChange of " + command, CommandCatalog.OfUndoing(command, new()), called, s_askedByUndo);
    }

    [Theory]
    [MemberData(nameof(Changing))]
    public void Without_any_one_of_them_undo_fails_and_names_it_and_goes_on_from_there(string command)
    {
        var left = CommandCatalog.OfUndoing(command, new()).Select(p => p.Action).ToList();
        var all = left.Count;
        foreach (var scenario in Scenarios.ByCommand[command].Where(s => s.Race is null))
        {
            var (before, after) = Ran(scenario, command);
            var called = _stage.Keeping(() => _stage.Undo(after, scenario.AccountId, UndoPolicy(command, scenario), scenario.UndoMore)).Operations;
            foreach (var action in left.Where(a => s_askedByUndo.Contains(a) || called.Contains(a)).ToList())
            {
                var resumed = _stage.Keeping(() =>
                {
                    var undone = _stage.Undo(after, scenario.AccountId, UndoPolicy(command, scenario, action), scenario.UndoMore);
                    if (undone.Answer.Errors.Count == 0)
                        return null;
                    Assert.Contains(action, undone.Errors, StringComparison.Ordinal);
                    return _stage.Undo(undone.World, scenario.AccountId, null, scenario.UndoMore);
                });
                if (resumed is null)
                    continue;
                left.Remove(action);
                Assert.True(resumed.Answer.Errors.Count == 0, $"{scenario} after {action}: {resumed.Errors}");
                if (scenario.ComesBack)
                    Assert.Equal(PermissionStage.PictureOf(before), PermissionStage.PictureOf(resumed.World));
            }
        }

        Assert.Empty(left);
        output.WriteLine($"Undo-SMChange of {command}: {all} of {all} actions are missed by name.");
    }

    public void Dispose() => _stage.Dispose();

    private void Same(string command, IReadOnlyList<GuardPermission> declared, HashSet<string> called, HashSet<string> asked)
    {
        Assert.Empty(called.Except(declared.Select(p => p.Action)).Order());
        Assert.Empty(declared.Select(p => p.Action).Except(called).Except(asked).Order());
        output.WriteLine($"{command}: {declared.Count} of {declared.Count} actions, {called.Count} of them called and {declared.Count - called.Count} asked for along with a call.");
    }

    private Played Works(Scenario scenario, string command)
    {
        _stage.Forget();
        var played = _stage.Play(scenario.World(_stage), scenario.AccountId, scenario.Script, Policy(CommandCatalog.Of(command, ScopeOf(scenario))), scenario.Race);
        Assert.True(played.Answer.Errors.Count == 0, $"{scenario}: {played.Errors}");
        var run = Assert.Single(_stage.Runs);
        Assert.Equal(ChangeRunState.Completed, run.State);
        Assert.Contains(run.Changes, c => c.State == ChangeState.Applied);
        Assert.Empty(run.Changes.SelectMany(c => c.IamActions).Except(CommandCatalog.Of(command, new()).Select(p => p.Action)));
        return played;
    }

    /// <summary>Whether the command says what it lacks. Where it does nothing of its work is left over after an undo by somebody who lacks nothing.</summary>
    private bool Misses(Scenario scenario, string command, string action)
    {
        _stage.Forget();
        var before = scenario.World(_stage);
        var played = _stage.Play(before, scenario.AccountId, scenario.Script, Policy(CommandCatalog.Of(command, ScopeOf(scenario)).Where(p => p.Action != action)), scenario.Race);

        // An analysis that may not be made is a result; what could not be read is Unknown.
        var mustFail = s_asked.Contains(action) ? action != "ec2:DescribeNetworkInterfaceAttribute" && !action.StartsWith("tiros:", StringComparison.Ordinal) : !s_readers.Any(verb => action.Split(':')[1].StartsWith(verb, StringComparison.Ordinal));
        if (mustFail && played.Answer.Errors.Count == 0)
            return false;
        Assert.Contains(action, mustFail ? played.Errors : played.Said, StringComparison.Ordinal);
        if (scenario.Race is not null)
            return true;

        // What cannot be taken back any more is gone on with.
        if (_stage.Runs.Any(r => r.Changes.Any(c => c is { Kind: nameof(DeleteNotebookInstance), State: ChangeState.Applied })))
        {
            var rest = _stage.Play(played.World, scenario.AccountId, scenario.Script);
            Assert.True(rest.Answer.Errors.Count == 0, $"{scenario} without {action}, gone on with: {rest.Errors}");
            return true;
        }

        var undone = _stage.Undo(played.World, scenario.AccountId, more: scenario.Partly ? "" : scenario.UndoMore);
        Assert.True(undone.Answer.Errors.Count == 0, $"{scenario} without {action}: {undone.Errors}");
        Assert.Equal(PermissionStage.PictureOf(before), PermissionStage.PictureOf(undone.World));
        return true;
    }

    private (Estate Before, Estate After) Ran(Scenario scenario, string command)
    {
        _stage.Forget();
        var before = scenario.World(_stage);
        var policy = scenario.Lacking is { } lacking ? Policy(CommandCatalog.Of(command, ScopeOf(scenario)).Where(p => p.Action != lacking)) : null;
        return (before, scenario.Meanwhile(_stage.Play(before, scenario.AccountId, scenario.Script, policy).World));
    }

    private static string UndoPolicy(string command, Scenario scenario, string? without = null) => Policy(CommandCatalog.OfUndoing(command, ScopeOf(scenario)).Where(p => p.Action != without));

    // A policy that allows nothing is none.
    private static string Policy(IEnumerable<GuardPermission> permissions) => PermissionPolicy.Document(permissions.DefaultIfEmpty(new() { Action = "sts:GetCallerIdentity", Resource = ["*"] }));

    private static PermissionScope ScopeOf(Scenario scenario) => new()
    {
        AccountId = scenario.AccountId, RoleArns = [$"arn:aws:iam::{scenario.AccountId}:role/sagemaker/*", $"arn:aws:iam::{scenario.AccountId}:role/flow"],
    };
}
