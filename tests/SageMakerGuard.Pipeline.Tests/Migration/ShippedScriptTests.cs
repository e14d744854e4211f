using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using SageMakerGuard.Changes;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Pipeline.Tests.Migration;

/// <summary>The scripts and runbooks of the package do on the sandbox what they say.</summary>
public sealed partial class ShippedScriptTests
{
    private const string Move = "& $package/examples/Move-ToVpcOnly.ps1 -Region eu-central-1 -JournalPath $journal -Confirm:$false";

    [Fact]
    public void The_playbook_moves_a_domain_and_the_other_script_takes_all_of_it_back()
    {
        using var stage = new ExampleStage();
        var moved = One(Run(stage, Move + " -StopApp -BarLaunch -FlowLogDestination arn:aws:s3:::central-flow-logs"));
        Assert.Equal("Moved", moved("Result"));
        Assert.Equal("internet", moved("NotReached"));
        Assert.Equal("VpcOnly", stage.DomainNow.AppNetworkAccessType);

        var undone = Run(stage, "& $package/examples/Undo-LastRun.ps1 -DomainId d-abcdefghijkl -All -JournalPath $journal -Confirm:$false");
        Assert.Equal(((string)moved("RunId")).Split(", ").Order(), undone.As<ChangeRun>().Select(r => r.UndoesRunId!).Order());
        Assert.Equal("PublicInternetOnly", stage.DomainNow.AppNetworkAccessType);
        Assert.Empty(Run(stage, "& $package/examples/Undo-LastRun.ps1 -JournalPath $journal -Confirm:$false").Output);
    }

    [Fact]
    public void The_playbook_goes_on_with_what_it_had_begun()
    {
        using var stage = new ExampleStage();
        var refused = One(Run(stage, Move));
        Assert.Equal("Failed", refused("Result"));
        Assert.Contains("-StopApp", (string)refused("Reason"), StringComparison.Ordinal);
        var endpoints = stage.Mutating.Count;

        var moved = One(Run(stage, Move + " -StopApp"));
        Assert.Equal("Moved", moved("Result"));
        Assert.StartsWith((string)refused("RunId"), string.Join(", ", ((string)moved("RunId")).Split(", ").Reverse()), StringComparison.Ordinal);
        Assert.DoesNotContain(stage.Mutating.Skip(endpoints), c => c.Operation.Contains("VpcEndpoint", StringComparison.Ordinal));
    }

    [Fact]
    public void The_playbook_makes_a_network_where_the_domain_has_no_group_and_names_it_again_when_it_goes_on()
    {
        using var stage = new MigrationStage();
        var account = stage.AccountOf("345678901234");
        const string Script = "& $package/examples/Move-ToVpcOnly.ps1 -Region us-east-1 -JournalPath $journal -Identity $at -Confirm:$false";
        Environment.SetEnvironmentVariable("PSModulePath", ModulePath);
        Assert.Equal("Failed", One(stage.Run(Script, account, ("package", ExampleStage.Package)))("Result"));
        Assert.Equal("Moved", One(stage.Run(Script + " -StopApp", account, ("package", ExampleStage.Package)))("Result"));
        Assert.Single(stage.Runs, r => r.Command == "New-SMPrivateNetwork");
    }

    [Fact]
    public void The_playbook_under_WhatIf_changes_nothing()
    {
        using var stage = new ExampleStage();
        var planned = One(Run(stage, Move + " -StopApp -WhatIf"));
        Assert.Equal("Planned", planned("Result"));
        Assert.Equal("internet", planned("NotReached"));
        Assert.Empty(stage.Mutating);
    }

    [Fact]
    public void An_unattended_run_audits_switches_and_takes_back()
    {
        using var stage = new ExampleStage();
        const string Guard = "& $package/runbooks/Invoke-GuardRun.ps1 -Region eu-central-1 ";
        var audit = stage.Run(Guard, ("package", ExampleStage.Package));
        Assert.Single(audit.As<DomainNetworkPosture>());
        Assert.Contains("1 of 1 domains in eu-central-1 are not known to be compliant", audit.Said, StringComparison.Ordinal);
        Assert.Contains("-UndoRunId is empty", stage.Run(Guard + "-UndoRunId ''", ("package", ExampleStage.Package)).Said, StringComparison.Ordinal);
        Assert.Empty(stage.Mutating);

        var refused = stage.Run(Guard + "-SwitchDomainId d-abcdefghijkl -JournalPath $journal", ("package", ExampleStage.Package));
        Assert.StartsWith("ChangeNotPossible", refused.Errors[^1].FullyQualifiedErrorId, StringComparison.Ordinal);

        var runs = Run(stage, Guard + "-SwitchDomainId d-abcdefghijkl -AddEndpoint -StopApp -BarLaunch -JournalPath $journal").As<ChangeRun>();
        Assert.Equal(["New-SMVpcEndpointSet", "Set-SMDomainVpcOnly"], runs.Select(r => r.Command));
        Assert.Equal("VpcOnly", stage.DomainNow.AppNetworkAccessType);
        Run(stage, Guard + $"-UndoRunId {runs[1].RunId} -JournalPath $journal");
        Assert.Equal("PublicInternetOnly", stage.DomainNow.AppNetworkAccessType);
    }

    [Fact]
    public void The_runbook_for_Azure_keeps_its_journals_in_the_container_from_one_job_to_the_next()
    {
        using var stage = new ExampleStage();
        var container = Directory.CreateDirectory(Path.Combine(stage.Folder, "container")).FullName;

        // The commands of Azure, on a folder.
        const string Azure = """
            function Get-AutomationPSCredential { param($Name) $secret = [Security.SecureString]::new(); foreach ($c in $keys.SecretKey.ToCharArray()) { $secret.AppendChar($c) }; [pscredential]::new($keys.AccessKey, $secret) }
            function Connect-AzAccount { param([switch] $Identity) }
            function New-AzStorageContext { param($StorageAccountName, [switch] $UseConnectedAccount) $StorageAccountName }
            function Get-AzStorageBlob { param($Container, $Context) foreach ($f in [IO.Directory]::GetFiles($store)) { [pscustomobject]@{ Name = [IO.Path]::GetFileName($f) } } }
            function Get-AzStorageBlobContent { param($Container, $Context, $Blob, $Destination, [switch] $Force) [IO.File]::Copy("$store/$Blob", "$Destination/$Blob", $true) }
            function Set-AzStorageBlobContent { param($Container, $Context, $File, $Blob, [switch] $Force) [IO.File]::Copy($File, "$store/$Blob", $true) }

            """;
        const string Job = Azure + "& $package/runbooks/AzureAutomation.ps1 -Region eu-central-1 ";
        var runs = Run(stage, Job + "-SwitchDomainId d-abcdefghijkl -AddEndpoint $true -StopApp $true -StorageAccountName journals", ("store", container), ("keys", stage.Account)).As<ChangeRun>();
        Assert.Equal("VpcOnly", stage.DomainNow.AppNetworkAccessType);
        Assert.Equal(runs.Select(r => r.RunId + ".jsonl").Order(), Directory.GetFiles(container).Select(Path.GetFileName).Order());

        Run(stage, Job + $"-UndoRunId {runs[1].RunId} -StorageAccountName journals", ("store", container), ("keys", stage.Account));
        Assert.Equal("PublicInternetOnly", stage.DomainNow.AppNetworkAccessType);
        Assert.Contains("outlives this job", stage.Run(Job + "-SwitchDomainId d-abcdefghijkl", ("package", ExampleStage.Package)).Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Switch", "VpcOnly")]
    [InlineData("Audit", "PublicInternetOnly")]
    public void The_commands_of_the_runbook_for_Systems_Manager_run(string step, string mode)
    {
        using var stage = new ExampleStage();
        Run(stage, "$null = New-SMVpcEndpointSet -DomainId d-abcdefghijkl");
        var command = CommandOf(step)
            .Replace("{{ Region }}", "eu-central-1", StringComparison.Ordinal).Replace("{{ DomainId }}", ExampleStage.Domain, StringComparison.Ordinal).Replace("{{ JournalPath }}", stage.Journals, StringComparison.Ordinal)
            .Replace("{{ AddEndpoint }}", "false", StringComparison.Ordinal).Replace("{{ StopApp }}", "true", StringComparison.Ordinal);
        Assert.DoesNotContain("{{", command, StringComparison.Ordinal);
        var answer = stage.Run(command);
        Assert.NotEmpty(answer.Output);
        Assert.Equal(step == "Audit", answer.Said.Contains("not known to be compliant", StringComparison.Ordinal));
        Assert.Equal(mode, stage.DomainNow.AppNetworkAccessType);
    }

    /// <summary>What pwsh is given in a step, with the folded lines put together as YAML does.</summary>
    private static string CommandOf(string step)
    {
        var text = File.ReadAllText(Path.Combine(ExampleStage.Package, "runbooks", "SystemsManager.yaml"));
        var match = PwshCommand().Match(text, text.IndexOf($"- name: {step}\n", StringComparison.Ordinal));
        Assert.True(match.Success);
        return WhiteSpace().Replace(match.Groups[1].Value, " ");
    }

    private static string ModulePath => Path.GetFullPath(Path.Combine(ExampleStage.Package, "..", ".."));

    private static Answer Run(ExampleStage stage, string script, params (string Name, object? Value)[] variables)
    {
        var answer = stage.Run(script, [("package", ExampleStage.Package), .. variables]);
        Assert.True(answer.Errors.Count == 0, answer.Said);
        return answer;
    }

    private static Func<string, object> One(Answer answer)
    {
        Assert.True(answer.Errors.Count == 0, answer.Said);
        var report = Assert.Single(answer.Output);
        return name => ((PSObject)report).Properties[name].Value;
    }

    [GeneratedRegex(@"pwsh -NoProfile -NonInteractive -Command '([^']*)'")]
    private static partial Regex PwshCommand();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
