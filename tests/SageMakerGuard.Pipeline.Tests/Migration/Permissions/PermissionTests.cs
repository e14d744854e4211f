using System;
using System.Collections.Generic;
using System.Linq;
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
        ["ec2:CreateTags", "iam:PassRole", "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "route53:AssociateVPCWithHostedZone", "ec2:DescribeNetworkInterfaceAttribute"];

    private readonly PermissionStage _stage = new();

    public static TheoryData<string> Changing => [.. Scenarios.ByCommand.Keys];

    [Theory]
    [MemberData(nameof(Changing))]
    public void With_exactly_its_permissions_a_command_works_and_calls_all_of_them_and_nothing_else(string command)
    {
        var declared = CommandCatalog.Of(command, new());
        var called = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scenario in Scenarios.ByCommand[command])
        {
            _stage.Forget();
            var played = _stage.Play(scenario.World(_stage), scenario.AccountId, scenario.Script, PermissionPolicy.Document(declared), scenario.Race);
            output.WriteLine($"{scenario}: {played.Calls.Count} calls, {string.Join(", ", played.Operations.Except(called))}");
            foreach (var w in played.Answer.Warnings) output.WriteLine("  W " + w);
            output.WriteLine("  " + string.Join(" | ", _stage.Runs.SelectMany(r => r.Changes.Select(c => c.Kind + " " + c.State)).GroupBy(x => x).Select(g => g.Key + " x" + g.Count())));
            Assert.True(played.Answer.Errors.Count == 0, $"{scenario}: {played.Answer.Said}");
            called.UnionWith(played.Operations);
        }

        var missing = called.Except(declared.Select(p => p.Action)).Order().ToList();
        var never = declared.Select(p => p.Action).Except(called).Except(s_asked).Order().ToList();
        output.WriteLine($"{command}: called and not declared: {string.Join(", ", missing)}; declared and not called: {string.Join(", ", never)}");
        Assert.Empty(missing);
        Assert.Empty(never);
    }

    public void Dispose() => _stage.Dispose();
}
