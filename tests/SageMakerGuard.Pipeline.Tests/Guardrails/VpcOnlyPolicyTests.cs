using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Guardrails;
using SageMakerGuard.Pipeline.Tests.Migration;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Pipeline.Tests.Guardrails;

/// <summary>The VpcOnly guardrail from the first look to the undo, on the sandbox's organization.</summary>
public sealed class VpcOnlyPolicyTests : IDisposable
{
    private const string Unit = "ou-sb01-workloads";
    private const string Attach = $"New-SMVpcOnlyPolicy -ExemptRole 'BreakGlass*' -TargetId {Unit} @at -Region us-east-1 -JournalPath $journal -Confirm:$false";

    private readonly MigrationStage _stage = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("guardrails ");

    private SandboxAccount Management => _stage.Sandbox.Accounts[0];

    private string Member => _stage.Sandbox.Accounts[1].AccountId;

    [Fact]
    public void What_is_written_passes_the_test_in_a_pipeline_and_nobody_is_called()
    {
        var rows = Run("New-SMVpcOnlyPolicy -ExemptRole 'BreakGlass*' -ApprovedSubnetId subnet-0a, subnet-0b | Test-SMVpcOnlyPolicy").As<GuardrailTestResult>();
        Assert.True(rows.Count > 100);
        Assert.All(rows, row => Assert.Equal(GuardrailVerdict.Pass, row.Verdict));
        Assert.True(Assert.Single(Run("New-SMVpcOnlyPolicy | Test-SMVpcOnlyPolicy -Quiet").As<bool>()));
        Assert.Empty(_stage.Sandbox.Calls);
    }

    [Fact]
    public void Files_are_written_once_and_tested_and_a_faulty_one_is_named()
    {
        var policy = Assert.Single(Run("New-SMVpcOnlyPolicy -Name guard -OutputPath $folder").As<GuardrailPolicy>());
        Assert.Equal(policy.Content, File.ReadAllText(policy.FilePath!));
        Assert.StartsWith("PolicyFileExists", Assert.Single(Run("New-SMVpcOnlyPolicy -Name guard -OutputPath $folder").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(Run("New-SMVpcOnlyPolicy -Name guard -OutputPath $folder -Force").Errors);
        Assert.True(Assert.Single(Run($"Test-SMVpcOnlyPolicy -Path '{policy.FilePath}' -Quiet").As<bool>()));

        var faulty = Path.Combine(_folder.FullName, "faulty.json");
        File.WriteAllText(faulty, """{"Policy":{"PolicySummary":{"Name":"old guard"},"Content":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"sagemaker:CreateDomain\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"sagemaker:AppNetworkAccessType\":\"PublicInternetOnly\"}}}]}"}}""");
        var rows = Run($"Test-SMVpcOnlyPolicy -Path '{faulty}' -Scope Domain").As<GuardrailTestResult>();
        Assert.Equal(["AbsentKeyOpen", "UpdateOpen"], rows.Select(r => r.FaultId).OfType<string>().Distinct().Order());
        Assert.Equal("old guard", rows[0].Subject);
        Assert.False(Assert.Single(Run($"Test-SMVpcOnlyPolicy -Path '{faulty}' -Quiet").As<bool>()));
        Assert.Empty(Directory.GetFiles(_folder.FullName, "*.tmp"));
    }

    [Fact]
    public void It_is_made_and_attached_once_tested_where_it_stands_and_taken_back()
    {
        var before = WorldPicture.Of(_stage.World);
        var shown = Assert.Single(Run(Attach + " -WhatIf").As<ChangeRun>());
        Assert.Equal(["CreateOrganizationPolicy", "AttachOrganizationPolicy"], shown.Changes.Select(c => c.Kind));
        Assert.Equal(before, WorldPicture.Of(_stage.World));
        Assert.False(Assert.Single(Run($"Test-SMVpcOnlyPolicy -AccountId {Member} @at -Quiet").As<bool>()));

        var run = Once(Attach);
        Assert.Equal(("SageMakerVpcOnly", ChangeRunState.Completed), (run.Target, run.State));
        var again = Assert.Single(Run(Attach).As<ChangeRun>());
        Assert.Empty(again.Changes);

        var rows = Run($"Test-SMVpcOnlyPolicy -AccountId {Member} @at").As<GuardrailTestResult>();
        Assert.All(rows, r => Assert.Equal(GuardrailVerdict.Pass, r.Verdict));
        Assert.Contains(rows, r => r is { Level: Unit, Policy: "SageMakerVpcOnly", Statement: "SmDomainStaysVpcOnly" });

        var undone = Run("Undo-SMChange -RunId $id @at -JournalPath $journal -Confirm:$false", ("id", run.RunId));
        Assert.True(undone.Errors.Count == 0, undone.Said);
        Assert.Equal(before, WorldPicture.Of(_stage.World));
    }

    [Fact]
    public void What_somebody_changed_since_is_not_taken_back_blindly()
    {
        var run = Once(Attach);
        Once(Attach.Replace("-ExemptRole 'BreakGlass*'", "-ExemptRole 'Other'", StringComparison.Ordinal));
        var undone = Run("Undo-SMChange -RunId $id @at -JournalPath $journal -Confirm:$false", ("id", run.RunId));
        Assert.Contains("Content was", undone.Said, StringComparison.Ordinal);
        Assert.Single(_stage.World.Regions.SelectMany(r => r.OrganizationPolicies.Items));
    }

    [Fact]
    public void A_smaller_guardrail_takes_the_place_of_a_larger_one_and_the_other_part_is_detached()
    {
        Once(Attach + " -SizeLimit 900");
        Assert.Equal(2, Attached.Count);
        var smaller = Once(Attach);
        Assert.Equal(["UpdateOrganizationPolicy", "DetachOrganizationPolicy"], smaller.Changes.Select(c => c.Kind));
        Assert.Contains(smaller.Notes, n => n.Contains("aws organizations delete-policy", StringComparison.Ordinal));
        Assert.Single(Attached);
        Assert.True(Assert.Single(Run($"Test-SMVpcOnlyPolicy -AccountId {Member} @at -Quiet").As<bool>()));
    }

    [Fact]
    public void What_stands_against_it_is_said_at_once_and_nothing_is_changed()
    {
        var before = WorldPicture.Of(_stage.World);
        _stage.Run("New-SMVpcOnlyPolicy -TargetId " + Unit + " @at -Region us-east-1 -JournalPath $journal -Confirm:$false", _stage.Sandbox.Accounts[1]).ShouldFail("AccessDenied");
        Run("New-SMVpcOnlyPolicy -TargetId r-zz99 @at -Region us-east-1 -JournalPath $journal -Confirm:$false").ShouldFail("organizations:ListPoliciesForTarget of r-zz99");
        Run("New-SMVpcOnlyPolicy -TargetId 999988887777 @at -Region us-east-1 -JournalPath $journal -Confirm:$false").ShouldFail("999988887777");
        Run("New-SMVpcOnlyPolicy -Name FullAWSAccess -TargetId " + Unit + " @at -Region us-east-1 -JournalPath $journal -Confirm:$false").ShouldFail("is the name of a policy of AWS's own");
        Run("New-SMVpcOnlyPolicy -SizeLimit 900 -AttachmentLimit 3 -TargetId " + Unit + " @at -Region us-east-1 -JournalPath $journal -Confirm:$false");
        Run("New-SMVpcOnlyPolicy -Name another -AttachmentLimit 3 -TargetId " + Unit + " @at -Region us-east-1 -JournalPath $journal -Confirm:$false").ShouldFail("would have 4 policies of the type, and takes 3");
        Assert.NotEqual(before, WorldPicture.Of(_stage.World));
    }

    [Fact]
    public void The_management_account_is_said_to_be_bound_by_nothing()
    {
        Once(Attach.Replace(Unit, "r-sb01", StringComparison.Ordinal));
        var answer = Run($"Test-SMVpcOnlyPolicy -AccountId {Management.AccountId} @at");
        Assert.Contains(answer.Warnings, w => w.Contains("is the management account", StringComparison.Ordinal));
        Assert.Contains(answer.As<GuardrailTestResult>(), r => r.FaultId == "AccountUnbound");
    }

    [SkippableFact]
    public async Task All_of_it_has_no_fault_on_the_wire()
    {
        await using var wire = await WireCheck.Start(_stage.Sandbox.EndpointUrl);
        _stage.Url = wire.Url;
        var run = Once(Attach);
        Once(Attach + " -SizeLimit 900");
        Once(Attach);
        Run($"Test-SMVpcOnlyPolicy -AccountId {Member} @at -Quiet");
        Run("Get-SMChange -JournalPath $journal | Undo-SMChange @at -JournalPath $journal -Confirm:$false");
        Assert.Equal("SageMakerVpcOnly", run.Target);
        Assert.Matches(WireCheck.Clean, await wire.Stop());
    }

    public void Dispose()
    {
        _stage.Dispose();
        _folder.Delete(recursive: true);
    }

    private List<PolicyTarget> Attached => _stage.World.Regions.SelectMany(r => r.PolicyTargets.Items).ToList();

    private Answer Run(string script, params (string Name, object? Value)[] variables) => _stage.Run(script, Management, [("folder", _folder.FullName), .. variables]);

    private ChangeRun Once(string script)
    {
        var answer = Run(script);
        Assert.True(answer.Errors.Count == 0, $"{script}: {answer.Said}");
        var run = Assert.Single(answer.As<ChangeRun>());
        Assert.Contains(run.Changes, c => c.State == ChangeState.Applied);
        return run;
    }
}

internal static class AnswerWords
{
    public static void ShouldFail(this Answer answer, string words) => Assert.Contains(answer.Errors, e => (e.FullyQualifiedErrorId + " " + e.ErrorDetails?.Message + " " + e.Exception.Message).Contains(words, StringComparison.Ordinal));
}
