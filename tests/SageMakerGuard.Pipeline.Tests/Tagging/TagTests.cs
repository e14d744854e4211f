using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Guardrails;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;
using SageMakerGuard.Sandbox;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Pipeline.Tests.Tagging;

/// <summary>Tags of the sample company, from the question to the tags and back again, as a person would type it.</summary>
public sealed class TagTests : IDisposable
{
    private const string Rules = "-RequiredTag @{ Owner = @(); CostCenter = '4*', '100'; DataSensitivity = 'public', 'internal', 'confidential', 'restricted' }";

    private readonly string _journals = Path.Combine(Path.GetTempPath(), "journals of tags " + Guid.NewGuid().ToString("N"));
    private readonly ModuleSession _module = new();
    private readonly ISandbox _sandbox = new SandboxHost().Start(new SandboxOptions());
    private string? _url;
    private int _asked;

    private SandboxAccount Account => _sandbox.Accounts[_asked];

    private RegionEstate Here => _sandbox.Snapshot().Regions.Single(r => r.Region == "us-east-1" && r.AccountId == Account.AccountId);

    private string TagsNow => JsonSerializer.Serialize(Here.Tags.Items, EstateJson.Options);

    [SkippableFact]
    public async Task Every_resource_gets_what_it_lacks_once_and_gives_it_back()
    {
        await using var wire = await WireCheck.Start(_sandbox.EndpointUrl);
        _url = wire.Url;
        var domain = Here.Domains.Items.Single(d => d.DomainName == "marketing-uplift").DomainId;
        var ask = $"@(Get-SMTagCompliance {domain} @at -Region us-east-1 {Rules}) + @(Get-SMTagCompliance @at -Region us-east-1 -ResourceType NotebookInstance, NatGateway {Rules})";
        const string Fill = "Set-SMTag @at -Tag @{ Owner = 'ml'; CostCenter = '100'; DataSensitivity = 'internal' } -JournalPath $journal -Confirm:$false";
        var before = TagsNow;
        var judged = Clean(ask).As<TagCompliance>();
        Assert.True(judged.Select(c => c.ResourceType).Distinct().Count() >= 5, string.Join(", ", judged.Select(c => c.ResourceType).Distinct()));
        Assert.DoesNotContain(judged, c => c.Verdict == Verdict.Unknown);
        var open = judged.Where(c => c.Missing.Count > 0).Select(c => c.ResourceArn).Distinct().ToList();
        Assert.NotEmpty(open);

        var runs = Clean($"{ask} | Where-Object {{ $_.Missing }} | {Fill}").As<ChangeRun>();
        Assert.Equal(open.Order(), runs.Select(run => run.Target!).Order());
        Assert.All(runs, run => Assert.Equal(ChangeRunState.Completed, run.State));
        var after = Clean(ask).As<TagCompliance>();
        Assert.All(after, c => Assert.Empty(c.Missing));

        // What was there was left alone.
        foreach (var old in judged)
            Assert.All(old.Tags.Where(tag => tag.Value.Length > 0), tag => Assert.Equal(tag.Value, after.First(c => c.ResourceArn == old.ResourceArn).Tags[tag.Key]));
        Assert.Empty(Clean($"{ask} | {Fill}").As<ChangeRun>().SelectMany(run => run.Changes));
        Clean("Get-SMChange -JournalPath $journal | Where-Object { -not $_.UndoesRunId } | Undo-SMChange @at -JournalPath $journal -Confirm:$false");
        Assert.Equal(before, TagsNow);
        Assert.Matches(WireCheck.Clean, await wire.Stop());
    }

    [Fact]
    public void A_plan_changes_nothing_and_says_what_stays()
    {
        var calls = _sandbox.Calls.Count(c => c.Mutating);
        var plans = Clean("Get-SMDomainNetworkPosture @at -Region us-east-1 | Set-SMTag @at -Tag @{ Owner = 'ml'; Extra = 'x' } -WhatIf").As<ChangeRun>();
        Assert.NotEmpty(plans);
        Assert.All(plans, plan => Assert.Equal((ChangeRunState.Planned, plan.Target!.Split('/')[1]), (plan.State, plan.DomainId)));
        Assert.Contains(plans.SelectMany(p => p.Notes), note => note.Contains("-Force replaces it", StringComparison.Ordinal));
        Assert.Equal(calls, _sandbox.Calls.Count(c => c.Mutating));
    }

    [Fact]
    public void A_file_is_judged_and_planned_for_without_anybody_being_asked()
    {
        var file = Path.Combine(Directory.CreateDirectory(_journals).FullName, "estate.json");
        Clean($"Export-SMEstate @at -Region us-east-1 -IncludeStudioTags -Path '{file}'");
        var asked = Clean($"Get-SMTagCompliance @at -Region us-east-1 {Rules}").As<TagCompliance>().Select(c => (c.ResourceArn, c.Verdict, c.Reason)).ToList();
        var calls = _sandbox.Calls.Count;
        Assert.Equal(asked, Clean($"Get-SMTagCompliance -EstatePath '{file}' {Rules}").As<TagCompliance>().Select(c => (c.ResourceArn, c.Verdict, c.Reason)));
        Assert.NotEmpty(Clean($"Get-SMTagCompliance -EstatePath '{file}' {Rules} | Where-Object Verdict -eq NonCompliant | Set-SMTag -EstatePath '{file}' -Tag @{{ Owner = 'ml' }} -WhatIf").As<ChangeRun>());
        Assert.All(Clean($"Get-SMTagCompliance -EstatePath '{file}' -CostAllocation").As<CostAllocationTagState>(), tag => Assert.Equal(CostAllocationStatus.Unknown, tag.Status));
        Assert.Equal(calls, _sandbox.Calls.Count);
    }

    [Fact]
    public void A_domain_that_is_named_comes_with_what_belongs_to_it()
    {
        var domain = Here.Domains.Items.First();
        var judged = Clean($"Get-SMTagCompliance {domain.DomainId} @at -Region us-east-1 {Rules}").As<TagCompliance>();
        Assert.All(judged.Where(c => c.DomainId is not null), c => Assert.Equal(domain.DomainId, c.DomainId));
        Assert.All(judged.Where(c => c.VpcId is not null), c => Assert.Equal(domain.VpcId, c.VpcId));
        Assert.Contains(judged, c => c.ResourceType == "AWS::SageMaker::UserProfile");
        Assert.DoesNotContain(judged, c => c.ResourceType == "AWS::SageMaker::NotebookInstance");
        Assert.Equal(["AWS::EC2::NatGateway"], Clean($"Get-SMTagCompliance @at -Region us-east-1 -ResourceType NatGateway {Rules}").As<TagCompliance>().Select(c => c.ResourceType).Distinct());
    }

    [Fact]
    public void Without_the_index_tags_of_domains_are_unknown_and_those_of_single_resources_are_still_read()
    {
        using var denied = new SandboxHost().Start(new SandboxOptions { Faults = [new() { Operation = "tag:GetResources", ErrorCode = "AccessDeniedException" }] });
        _url = denied.EndpointUrl;
        var answer = Run($"Get-SMTagCompliance @at -Region us-east-1 {Rules}");
        Assert.Empty(answer.Errors);
        Assert.Contains(answer.Warnings, warning => warning.Contains("tag:GetResources", StringComparison.Ordinal));
        var judged = answer.As<TagCompliance>();
        Assert.All(judged.Where(c => c.ResourceType is "AWS::SageMaker::Domain" or "AWS::SageMaker::NotebookInstance"), c => Assert.Equal((Verdict.Unknown, "tag:GetResources"), (c.Verdict, c.Unreadable[0].Operation)));
        Assert.All(judged.Where(c => c.ResourceType is "AWS::SageMaker::UserProfile" or "AWS::EC2::NatGateway"), c => Assert.NotEqual(Verdict.Unknown, c.Verdict));
    }

    [Fact]
    public void A_list_that_may_not_be_read_is_an_error_and_no_empty_answer()
    {
        using var denied = new SandboxHost().Start(new SandboxOptions { Faults = [new() { Operation = "ec2:DescribeNatGateways", ErrorCode = "UnauthorizedOperation" }] });
        _url = denied.EndpointUrl;
        var answer = Run($"Get-SMTagCompliance @at -Region us-east-1 {Rules}");
        Assert.Contains("ec2:DescribeNatGateways", Assert.Single(answer.Errors).ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.As<TagCompliance>(), c => c.ResourceType == "AWS::EC2::NatGateway");
    }

    [SkippableFact]
    public async Task Keys_become_cost_allocation_tags_once_and_go_back()
    {
        await using var wire = await WireCheck.Start(_sandbox.EndpointUrl);
        _url = wire.Url;
        var states = Clean("Get-SMTagCompliance @at -Region us-east-1 -CostAllocation -RequiredTag @{ Owner = @(); DataSensitivity = @(); NeverUsed = @() }").As<CostAllocationTagState>().ToDictionary(s => s.TagKey, s => s.Status);
        Assert.Equal(CostAllocationStatus.NotSeen, states["NeverUsed"]);
        Assert.Equal(CostAllocationStatus.Inactive, states["Owner"]);
        var run = Assert.Single(Clean("Get-SMTagCompliance @at -Region us-east-1 -CostAllocation -RequiredTag @{ Owner = @(); DataSensitivity = @() } | Where-Object Status -eq Inactive | Set-SMTag @at -Region us-east-1 -ActivateCostAllocation -JournalPath $journal -Confirm:$false").As<ChangeRun>());
        Assert.Equal(["DataSensitivity,Owner"], run.Changes.Select(c => c.ResourceId));
        Assert.All(Clean("Get-SMTagCompliance @at -Region us-east-1 -CostAllocation -RequiredTag @{ Owner = @(); DataSensitivity = @() }").As<CostAllocationTagState>(), s => Assert.Equal((CostAllocationStatus.Active, null), (s.Status, s.Reason)));
        Assert.Empty(Assert.Single(Clean("Set-SMTag @at -Region us-east-1 -ActivateCostAllocation -TagKey Owner -JournalPath $journal -Confirm:$false").As<ChangeRun>()).Changes);
        Clean($"Undo-SMChange -RunId {run.RunId} @at -JournalPath $journal -Confirm:$false");
        Assert.All(Clean("Get-SMTagCompliance @at -Region us-east-1 -CostAllocation -RequiredTag @{ Owner = @(); DataSensitivity = @() }").As<CostAllocationTagState>(), s => Assert.Equal(CostAllocationStatus.Inactive, s.Status));
        Assert.Matches(WireCheck.Clean, await wire.Stop());
    }

    [Fact]
    public void Whoever_may_not_ask_about_the_bill_hears_unknown_and_why()
    {
        _asked = 1;
        var states = Clean("Get-SMTagCompliance @at -Region us-east-1 -CostAllocation").As<CostAllocationTagState>();
        Assert.Equal(3, states.Count);
        Assert.All(states, s => Assert.Equal(CostAllocationStatus.Unknown, s.Status));
        Assert.All(states, s => Assert.Contains("management account", s.Reason, StringComparison.Ordinal));
        Assert.Contains("PermissionDenied", Assert.Single(Run("Set-SMTag @at -Region us-east-1 -ActivateCostAllocation -TagKey Owner -JournalPath $journal -Confirm:$false").Errors).CategoryInfo.Category.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Set-SMTag arn:aws:s3:::bucket @at -Tag @{ Owner = 'ml' }", "ResourceArnInvalid")]
    [InlineData("Set-SMTag arn:aws:sagemaker:us-east-1:111122223333:domain/d-1 @at", "ParametersContradict")]
    [InlineData("Set-SMTag arn:aws:sagemaker:us-east-1:{0}:domain/d-missing @at -Tag @{{ Owner = 'ml' }}", "ChangeNotPossible")]
    [InlineData("Set-SMTag arn:aws:sagemaker:us-east-1:{0}:domain/d-missing @at -Tag @{{ 'aws:x' = 'ml' }}", "ChangeNotPossible")]
    [InlineData("Set-SMTag arn:aws:sagemaker:us-east-1:999999999999:domain/d-1 @at -Tag @{{ Owner = 'ml' }}", "AccountMismatch")]
    [InlineData("Set-SMTag @at -Region us-east-1 -ActivateCostAllocation -TagKey NeverUsed", "ChangeNotPossible")]
    [InlineData("Get-SMTagCompliance @at -Region us-east-1 -RequiredTag @{{ Owner = '*x*' }}", "TagRuleInvalid")]
    [InlineData("Get-SMTagCompliance @at -Region us-east-1 -RequiredTag @{{ }}", "TagRuleInvalid")]
    [InlineData("Get-SMTagCompliance @at -Region us-east-1 -RequiredTag @{{ Owner = @() }} -SettingsPath x.json", "ParametersContradict")]
    [InlineData("Get-SMTagCompliance @at -Region us-east-1 -SettingsPath not-there.json", "SettingsNotFound")]
    public void Bad_input_gives_one_clear_error(string script, string id)
    {
        var calls = _sandbox.Calls.Count(c => c.Mutating);
        var answer = Run((script.Contains("{{", StringComparison.Ordinal) || script.Contains("{0}", StringComparison.Ordinal) ? string.Format(System.Globalization.CultureInfo.InvariantCulture, script, Account.AccountId) : script) + (script.StartsWith("Set", StringComparison.Ordinal) ? " -JournalPath $journal -Confirm:$false" : ""));
        Assert.StartsWith(id + ",", Assert.Single(answer.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
        Assert.Equal(calls, _sandbox.Calls.Count(c => c.Mutating));
    }

    public void Dispose()
    {
        _module.Dispose();
        _sandbox.Dispose();
        if (Directory.Exists(_journals))
            Directory.Delete(_journals, recursive: true);
    }

    private Answer Clean(string script)
    {
        var answer = Run(script);
        Assert.True(answer.Errors.Count == 0, $"{script}: {answer.Said}");
        return answer;
    }

    private Answer Run(string script) => _module.Script(
        script,
        [("at", new Hashtable { ["EndpointUrl"] = _url ?? _sandbox.EndpointUrl, ["AccessKey"] = Account.AccessKey, ["SecretKey"] = Account.SecretKey }), ("journal", _journals)]);
}
