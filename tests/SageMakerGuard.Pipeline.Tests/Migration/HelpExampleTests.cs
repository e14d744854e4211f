using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using SageMakerGuard.Changes;

namespace SageMakerGuard.Pipeline.Tests.Migration;

/// <summary>Every example of the commands that plan, change, explain and say what they need runs as it is printed. Only ids of runs, which nobody can know before, are put in.</summary>
public sealed partial class HelpExampleTests
{
    private static readonly string[] s_commands =
    [
        "New-SMPrivateNetwork", "New-SMVpcEndpointSet", "Repair-SMDomainSecurityGroup", "Enable-SMVpcFlowLog", "Set-SMDomainVpcOnly", "Get-SMChange", "Undo-SMChange", "Find-SMConnectivityFault", "Get-SMGuardPermission",
        "New-SMNetworkBudget", "New-SMNetworkAlarm",
    ];

    public static TheoryData<string, int> Examples
    {
        get
        {
            using var module = new ModuleSession();
            var data = new TheoryData<string, int>();
            foreach (var command in s_commands)
            {
                foreach (var number in Enumerable.Range(0, CodeOf(module, command).Count))
                    data.Add(command, number);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void It_runs_as_printed(string command, int number)
    {
        using var stage = new ExampleStage(closed: command == "Repair-SMDomainSecurityGroup", mode: command == "Find-SMConnectivityFault" ? "VpcOnly" : "PublicInternetOnly");
        using var module = new ModuleSession();
        var code = CodeOf(module, command)[number];
        Prepare(stage, command, ref code);
        var before = stage.Mutating.Count;

        // A host that asks nothing agrees to nothing: whoever is asked answers beforehand.
        var answer = code.Contains("-EstatePath", StringComparison.Ordinal) ? stage.RunOffline(code) : stage.Run("$ConfirmPreference = 'None'\n" + code);
        Assert.True(answer.Errors.Count == 0, code + Environment.NewLine + answer.Said);
        Assert.NotEmpty(answer.Output);
        if (code.Contains("-WhatIf", StringComparison.Ordinal))
            Assert.Equal(before, stage.Mutating.Count);
    }

    /// <summary>What has gone before by the time somebody types the example.</summary>
    private static void Prepare(ExampleStage stage, string command, ref string code)
    {
        if (command is "Set-SMDomainVpcOnly" && !code.Contains("New-SMVpcEndpointSet", StringComparison.Ordinal))
            Done(stage, $"New-SMVpcEndpointSet -DomainId {ExampleStage.Domain}");
        if (command is "Set-SMDomainVpcOnly" && !code.Contains("-StopApp", StringComparison.Ordinal) || code.Contains("Set-SMDomainVpcOnly", StringComparison.Ordinal) && command is "New-SMPrivateNetwork")
            code = code.Replace("Set-SMDomainVpcOnly -DomainId d-abcdefghijkl", "Set-SMDomainVpcOnly -StopApp -DomainId d-abcdefghijkl", StringComparison.Ordinal);
        if (command is not ("Get-SMChange" or "Undo-SMChange"))
            return;
        var run = Done(stage, $"New-SMVpcEndpointSet -DomainId {ExampleStage.Domain}").As<ChangeRun>().Single();
        code = RunId().Replace(code, run.RunId);
        if (code.Contains("Failed | Format-List", StringComparison.Ordinal))
            CutShort(run.JournalPath!);
    }

    private static Answer Done(ExampleStage stage, string script)
    {
        var answer = stage.Run(script);
        Assert.True(answer.Errors.Count == 0, answer.Said);
        return answer;
    }

    /// <summary>As if the process had been killed before the run's last line.</summary>
    private static void CutShort(string journal)
    {
        var lines = File.ReadAllLines(journal);
        File.WriteAllText(journal, string.Concat(lines[..^1].Select(l => l + "\n")));
    }

    private static List<string> CodeOf(ModuleSession module, string command)
    {
        var help = module.Invoke("Get-Help", new Dictionary<string, object> { ["Name"] = command, ["Full"] = true }).Output.Single();
        var examples = PSObject.AsPSObject(help.Properties["examples"].Value).Properties["example"].Value;
        return (examples as object[] ?? [examples]).Select(e => PSObject.AsPSObject(e).Properties["code"].Value.ToString()!).ToList();
    }

    [GeneratedRegex(@"\b20261126T131500123Z-1a2b3c-9f8e7d6c\b")]
    private static partial Regex RunId();
}
