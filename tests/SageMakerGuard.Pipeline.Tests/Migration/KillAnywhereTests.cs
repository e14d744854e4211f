using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using Xunit.Abstractions;

namespace SageMakerGuard.Pipeline.Tests.Migration;

/// <summary>
/// Whatever goes wrong at any mutating call of a command: the same command, typed again, ends where the undisturbed one ended, with one of
/// everything, and undo brings back what was there. The same for undo.
/// </summary>
public sealed class KillAnywhereTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Disturbances
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var command in Steps.Keys)
            {
                foreach (var way in Ways.Keys)
                    data.Add(command, way);
            }

            return data;
        }
    }

    private const string Topic = "arn:aws:sns:us-east-1:210987654321:finops-alerts";
    private const string Region = "-Region us-east-1 @at -JournalPath $journal -Confirm:$false";
    private const string Domain = "-DomainId d-1bh8jnr19yw6 -Region us-east-1 @at -JournalPath $journal -Confirm:$false";

    // In the order in which they build upon each other.
    private static readonly Dictionary<string, string> Steps = new()
    {
        ["New-SMPrivateNetwork"] = $"New-SMPrivateNetwork {Domain} -NatGateway PerZone -SecurityGroup",
        ["New-SMVpcEndpointSet"] = $"New-SMVpcEndpointSet {Domain} -SubnetId $subnets -SecurityGroupId $groups -Service sagemaker.api, sagemaker.runtime, studio, s3, sts, logs",
        ["Set-SMDomainVpcOnly"] = $"Set-SMDomainVpcOnly {Domain} -SubnetId $subnets -SecurityGroupId $groups -StopApp -BarLaunch",
        ["Enable-SMVpcFlowLog"] = $"Enable-SMVpcFlowLog {Domain} -LogDestination arn:aws:s3:::flow-logs-of-a-test -Subnet",
        ["New-SMNetworkBudget"] = $"New-SMNetworkBudget -LimitUsd 300 -Email finops@example.com -TopicArn {Topic} {Region}",
        ["New-SMNetworkBudget, changed"] = $"New-SMNetworkBudget -LimitUsd 400 -Email else@example.com -ActualThreshold 90, 100 {Region}",
        ["New-SMNetworkAlarm"] = $"New-SMNetworkAlarm {Domain} -TopicArn {Topic} -Watch PortErrors, Bytes",
        ["New-SMNetworkAlarm, costs"] = $"New-SMNetworkAlarm -CostAnomalyUsd 100 -Email finops@example.com -TopicArn {Topic} {Region}",
    };

    private static readonly Dictionary<string, Func<int, SandboxFault>> Ways = new()
    {
        ["500 before it took effect"] = k => new() { Operation = "mutating", FromCall = k, Count = 1, ErrorCode = "InternalError", Status = 500 },
        ["no answer after it took effect"] = k => new() { Operation = "mutating", FromCall = k, Count = 1, ErrorCode = "Timeout", Delay = TimeSpan.FromMilliseconds(50), AfterEffect = true },
        ["connection dropped after it took effect"] = k => new() { Operation = "mutating", FromCall = k, Count = 1, ErrorCode = "DropConnection", AfterEffect = true },
        ["throttled"] = k => new() { Operation = "mutating", FromCall = k, Count = 2, ErrorCode = "Throttling" },
        ["denied"] = k => new() { Operation = "mutating", FromCall = k, Count = 1, ErrorCode = "AccessDenied", Status = 403 },
    };

    private static readonly Lazy<Dictionary<string, Undisturbed>> s_undisturbed = new(RunUndisturbed);

    [Theory]
    [MemberData(nameof(Disturbances))]
    public void The_same_command_finishes_the_job_and_undo_takes_it_back(string command, string way)
    {
        var wanted = s_undisturbed.Value[command];
        var good = 0;
        for (var k = 1; k <= wanted.MutatingCalls; k++)
        {
            using var stage = Begin(wanted, Ways[way](k));
            stage.Run(Steps[command], Account(stage), wanted.Variables);
            var again = stage.Run(Steps[command], Account(stage), wanted.Variables);
            Assert.True(again.Errors.Count == 0, $"{command}, {way} at call {k}: {again.Said}");
            Same(wanted.After, stage.World, wanted.Start, $"{command}, {way} at call {k}");

            foreach (var run in stage.Runs)
            {
                var undone = stage.Run("Undo-SMChange -RunId $id @at -JournalPath $journal -Confirm:$false", Account(stage), ("id", run.RunId));
                Assert.True(undone.Errors.Count == 0, $"undo of {command}, {way} at call {k}: {undone.Said}");
            }

            Same(wanted.StartPicture, stage.World, wanted.Start, $"undo of {command}, {way} at call {k}");
            good++;
        }

        output.WriteLine($"{command}, {way}: {good} of {wanted.MutatingCalls}");
    }

    [Theory]
    [MemberData(nameof(Disturbances))]
    public void An_undo_finishes_when_it_is_typed_again(string command, string way)
    {
        var wanted = s_undisturbed.Value[command];
        var good = 0;
        for (var k = 1; k <= wanted.UndoCalls; k++)
        {
            using var stage = Begin(wanted, Ways[way](wanted.MutatingCalls + k));
            stage.Run(Steps[command], Account(stage), wanted.Variables);
            var run = Assert.Single(stage.Runs);
            stage.Run("Undo-SMChange -RunId $id @at -JournalPath $journal -Confirm:$false", Account(stage), ("id", run.RunId));
            var again = stage.Run("Undo-SMChange -RunId $id @at -JournalPath $journal -Confirm:$false", Account(stage), ("id", run.RunId));
            Assert.True(again.Errors.Count == 0, $"undo of {command}, {way} at call {k}: {again.Said}");
            Same(wanted.StartPicture, stage.World, wanted.Start, $"undo of {command}, {way} at call {k}");
            good++;
        }

        output.WriteLine($"undo of {command}, {way}: {good} of {wanted.UndoCalls}");
    }

    /// <summary>The process is gone between one call and the next, with the answer unread as often as not.</summary>
    [Theory]
    [InlineData("New-SMPrivateNetwork")]
    [InlineData("New-SMVpcEndpointSet")]
    [InlineData("Set-SMDomainVpcOnly")]
    [InlineData("New-SMNetworkBudget, changed")]
    [InlineData("New-SMNetworkAlarm, costs")]
    public void A_killed_process_leaves_what_the_same_command_finishes_and_undo_takes_back(string command)
    {
        var wanted = s_undisturbed.Value[command];
        var good = 0;
        for (var k = 1; k <= wanted.MutatingCalls; k++)
        {
            using var stage = new MigrationStage(new SandboxOptions { Estate = wanted.Start, Latency = TimeSpan.FromMilliseconds(10) });
            using (var child = ChildRun.Start(stage, Account(stage), Steps[command], wanted.Variables))
                child.KillAtMutatingCall(k);
            var again = stage.Run(Steps[command], Account(stage), wanted.Variables);
            Assert.True(again.Errors.Count == 0, $"{command}, killed at call {k}: {again.Said}");
            Same(wanted.After, stage.World, wanted.Start, $"{command}, killed at call {k}");
            foreach (var run in stage.Runs)
            {
                var undone = stage.Run("Undo-SMChange -RunId $id @at -JournalPath $journal -Confirm:$false", Account(stage), ("id", run.RunId));
                Assert.True(undone.Errors.Count == 0, $"undo of {command}, killed at call {k}: {undone.Said}");
            }

            Same(wanted.StartPicture, stage.World, wanted.Start, $"undo of {command}, killed at call {k}");
            good++;
        }

        output.WriteLine($"{command}, process killed: {good} of {wanted.MutatingCalls}");
    }

    private static MigrationStage Begin(Undisturbed wanted, params SandboxFault[] faults) => new(new SandboxOptions { Estate = wanted.Start, Faults = faults });

    private static SandboxAccount Account(MigrationStage stage) => stage.Sandbox.Accounts[0];

    private static void Same(string wanted, Estate world, Estate start, string when)
    {
        var is_ = WorldPicture.Of(world, start);
        if (wanted == is_)
            return;
        var differing = wanted.Split('\n').Zip(is_.Split('\n')).Where(p => p.First != p.Second).Take(3).Select(p => $"wanted {p.First.Trim()} is {p.Second.Trim()}");
        Assert.Fail($"{when}: {string.Join("; ", differing)}; {wanted.Length} and {is_.Length} characters");
    }

    private static Dictionary<string, Undisturbed> RunUndisturbed()
    {
        var all = new Dictionary<string, Undisturbed>();

        // One region of one account is all that the commands look at.
        Estate start;
        using (var fresh = new MigrationStage(new SandboxOptions { Estate = MigrationStage.Company with { Regions = MigrationStage.Company.Regions.Where(r => r is { AccountId: "210987654321", Region: "us-east-1" }).ToList() } }))
            start = fresh.World;
        (string, object?)[] variables = [];
        foreach (var (command, script) in Steps)
        {
            using var stage = new MigrationStage(new SandboxOptions { Estate = start });
            var answer = stage.Run(script, Account(stage), variables);
            Assert.True(answer.Errors.Count == 0, $"{command}: {answer.Said}");
            var calls = stage.Sandbox.Calls.Count(c => c.Mutating);
            var after = stage.World;
            var run = Assert.Single(answer.As<ChangeRun>());
            var known = variables;
            if (command == "New-SMPrivateNetwork")
            {
                variables =
                [
                    ("subnets", run.Changes.Where(c => c.Kind == nameof(CreateSubnet) && c.Description.Contains("/2", StringComparison.Ordinal)).Select(c => c.ResourceId).Where(id => IsPrivate(after, id)).ToArray()),
                    ("groups", run.Changes.Where(c => c.Kind == nameof(CreateSecurityGroup)).Select(c => c.ResourceId).ToArray()),
                ];
            }

            var undone = stage.Run("Undo-SMChange -RunId $id @at -JournalPath $journal -Confirm:$false", Account(stage), ("id", run.RunId));
            Assert.True(undone.Errors.Count == 0, $"undo of {command}: {undone.Said}");
            all[command] = new(start, WorldPicture.Of(start, start), WorldPicture.Of(after, start), calls, stage.Sandbox.Calls.Count(c => c.Mutating) - calls, known);
            start = after;
        }

        return all;
    }

    private static bool IsPrivate(Estate world, string subnetId) =>
        !world.Regions.SelectMany(r => r.RouteTables.Items).First(t => t.Associations.Any(a => a.SubnetId == subnetId)).Routes.Any(r => r.GatewayId?.StartsWith("igw-", StringComparison.Ordinal) == true);

    private sealed record Undisturbed(Estate Start, string StartPicture, string After, int MutatingCalls, int UndoCalls, (string, object?)[] Variables);
}
