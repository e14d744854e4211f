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

namespace SageMakerGuard.Pipeline.Tests.Tagging;

/// <summary>The tag policy and its guardrail from the first look to the undo, on the sandbox's organization.</summary>
public sealed class TagPolicyTests : IDisposable
{
    private const string Unit = "ou-sb01-workloads";
    private const string Attach = $"New-SMTagPolicy -RequireAtCreation -ExemptRole 'BreakGlass*' -TargetId {Unit} @at -Region us-east-1 -JournalPath $journal -Confirm:$false";

    private readonly MigrationStage _stage = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tag policies ");

    private SandboxAccount Management => _stage.Sandbox.Accounts[0];

    [Fact]
    public void What_is_written_calls_nobody_and_is_one_policy_or_two()
    {
        Assert.Equal(["TAG_POLICY"], Run("New-SMTagPolicy").As<GuardrailPolicy>().Select(p => p.Type));
        var both = Run("New-SMTagPolicy Mine -RequiredTag @{ CostCenter = '100', '200*' } -RequireAtCreation -Region cn-north-1").As<GuardrailPolicy>();
        Assert.Equal([("Mine", "TAG_POLICY"), ("MineAtCreation", "SERVICE_CONTROL_POLICY")], both.Select(p => (p.Name, p.Type)));
        Assert.Contains("\"tag_value\":{\"@@assign\":[\"100\",\"200*\"]}", both[0].Content, StringComparison.Ordinal);
        Assert.Contains("arn:aws-cn:sagemaker", both[1].Content, StringComparison.Ordinal);
        Assert.All(both, policy => Assert.InRange(policy.Size, 1, policy.Limit));
        Assert.Empty(_stage.Sandbox.Calls);
    }

    [Fact]
    public void Files_are_written_once_and_rules_come_from_a_file()
    {
        var settings = Path.Combine(_folder.FullName, "settings.json");
        File.WriteAllText(settings, """{ "MandatoryTags": { "Team": ["ml", "risk"] } }""");
        var policies = Run($"New-SMTagPolicy -SettingsPath '{settings}' -RequireAtCreation -OutputPath $folder").As<GuardrailPolicy>();
        Assert.All(policies, policy => Assert.Equal(policy.Content, File.ReadAllText(policy.FilePath!)));
        Assert.All(policies, policy => Assert.Contains("Team", policy.Content, StringComparison.Ordinal));
        Assert.StartsWith("PolicyFileExists", Assert.Single(Run("New-SMTagPolicy -OutputPath $folder").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(Run("New-SMTagPolicy -OutputPath $folder -Force").Errors);
    }

    [SkippableFact]
    public async Task Both_are_made_and_attached_once_changed_when_the_rules_change_and_taken_back()
    {
        await using var wire = await WireCheck.Start(_stage.Sandbox.EndpointUrl);
        _stage.Url = wire.Url;
        var before = WorldPicture.Of(_stage.World);
        Assert.All(Run(Attach + " -WhatIf").As<ChangeRun>(), run => Assert.Equal(["CreateOrganizationPolicy", "AttachOrganizationPolicy"], run.Changes.Select(c => c.Kind)));
        Assert.DoesNotContain(_stage.Sandbox.Calls, call => call.Mutating);

        var made = Run(Attach).As<ChangeRun>();
        Assert.Equal(["SageMakerTags", "SageMakerTagsAtCreation"], made.Select(run => run.Target));
        Assert.All(made, run => Assert.Equal(ChangeRunState.Completed, run.State));
        Assert.Equal(["SERVICE_CONTROL_POLICY", "TAG_POLICY"], Attached().Order());
        Assert.All(Run(Attach).As<ChangeRun>(), run => Assert.Empty(run.Changes));

        var changed = Run(Attach + " -RequiredTag @{ Owner = @() }").As<ChangeRun>();
        Assert.All(changed, run => Assert.Equal(["UpdateOrganizationPolicy"], run.Changes.Select(c => c.Kind)));
        foreach (var run in changed.Concat(made))
            Assert.Empty(Run($"Undo-SMChange -RunId {run.RunId} @at -JournalPath $journal -Confirm:$false").Errors);
        Assert.Equal(before, WorldPicture.Of(_stage.World));
        Assert.Matches(WireCheck.Clean, await wire.Stop());
    }

    [Theory]
    [InlineData("New-SMTagPolicy -CreateAction sagemaker:CreateDomain", "ParametersContradict")]
    [InlineData("New-SMTagPolicy -RequireAtCreation -CreateAction s3:CreateBucket", "TagActionUnknown")]
    [InlineData("New-SMTagPolicy -EnforcedFor everything", "ResourceTypeInvalid")]
    [InlineData("New-SMTagPolicy -RequiredTag @{ Owner = '*x*' }", "TagRuleInvalid")]
    [InlineData("New-SMTagPolicy -RequireAtCreation -ExemptRole 'not a role'", "InvalidExemptRole")]
    [InlineData("New-SMTagPolicy -SettingsPath ./not-there.json", "SettingsNotFound")]
    [InlineData("New-SMTagPolicy -OutputPath ./not-there", "FolderNotFound")]
    [InlineData("New-SMTagPolicy @at -AllRegions -TargetId r-sb01", "ParametersContradict")]
    public void Bad_input_gives_one_clear_error(string script, string id)
    {
        var answer = Run(script);
        Assert.StartsWith(id + ",", Assert.Single(answer.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
        Assert.DoesNotContain(_stage.Sandbox.Calls, call => call.Mutating);
    }

    [Fact]
    public void What_would_break_Studio_is_warned_of() =>
        Assert.Contains("sagemaker:CreateSpace", Assert.Single(Run("New-SMTagPolicy -RequireAtCreation -CreateAction sagemaker:CreateDomain, sagemaker:CreateSpace").Warnings), StringComparison.Ordinal);

    public void Dispose()
    {
        _stage.Dispose();
        _folder.Delete(recursive: true);
    }

    private IEnumerable<string> Attached() => _stage.World.Regions.SelectMany(r => r.PolicyTargets.Items).Where(t => t.TargetId == Unit).Select(t => t.PolicyType);

    private Answer Run(string script) => _stage.Run(script, Management, ("folder", _folder.FullName));
}
