using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Tests.Moto;
using SageMakerGuard.Changes;
using SageMakerGuard.Guardrails;
using SageMakerGuard.Posture;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Pipeline.Tests.Tagging;

/// <summary>Tags against moto_server, an AWS that others wrote: twice in a row, and the second run changes nothing. It has no user profiles and spaces.</summary>
public sealed class MotoTests(MotoServer moto) : IClassFixture<MotoServer>, IDisposable
{
    private const string Ask = $"Get-SMTagCompliance @at -Region {MotoEstate.Region} -ResourceType Domain, NotebookInstance, VpcEndpoint, NatGateway";
    private const string Fill = "Set-SMTag @at -Tag @{ Owner = 'platform'; CostCenter = '100'; DataSensitivity = 'internal' } -JournalPath $journal -Confirm:$false";

    private readonly ModuleSession _module = new();
    private readonly string _journals = Path.Combine(Path.GetTempPath(), "journals " + Guid.NewGuid().ToString("N"));

    [SkippableFact]
    public async Task What_is_missing_is_filled_once_and_taken_back()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        using var made = new MotoEstate(moto.Url);
        await made.Build();
        await using var wire = await WireCheck.Start(moto.Url);
        var before = Judged(wire.Url);
        Assert.Equal(["AWS::EC2::NatGateway", "AWS::EC2::VPCEndpoint", "AWS::SageMaker::Domain", "AWS::SageMaker::NotebookInstance"], before.Select(c => c.ResourceType).Distinct().Order());
        Assert.All(before, c => Assert.Equal(Verdict.NonCompliant, c.Verdict));

        var runs = Run(wire.Url, $"{Ask} | {Fill}").As<ChangeRun>();
        Assert.Equal(before.Count, runs.Count);
        Assert.All(runs.SelectMany(run => run.Changes), change => Assert.Equal(ChangeState.Applied, change.State));
        Assert.All(Judged(wire.Url), c => Assert.Equal(Verdict.Compliant, c.Verdict));
        Assert.Equal("ml", Judged(wire.Url).Single(c => c.ResourceType == "AWS::SageMaker::Domain").Tags["Owner"]);
        Assert.Empty(Run(wire.Url, $"{Ask} | {Fill}").As<ChangeRun>().SelectMany(run => run.Changes));

        // moto's AddTags puts a second tag beside one of the same key, which AWS replaces ('adds or overwrites', API_AddTags); its EC2 replaces.
        var replaced = Run(wire.Url, $"{Ask} | Where-Object ResourceType -eq AWS::EC2::NatGateway | Set-SMTag @at -Tag @{{ Owner = 'risk' }} -RemoveKey CostCenter -Force -JournalPath $journal -Confirm:$false").As<ChangeRun>();
        Assert.Equal(["RemoveResourceTags", "SetResourceTags"], replaced.Single().Changes.Select(c => c.Kind));
        Run(wire.Url, "Get-SMChange -JournalPath $journal | Where-Object { -not $_.UndoesRunId } | Undo-SMChange @at -JournalPath $journal -Confirm:$false");
        Assert.Equal(JsonSerializer.Serialize(before), JsonSerializer.Serialize(Judged(wire.Url)));
        Assert.Contains(" 0 request faults", await wire.Stop(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Both_policies_are_made_and_attached_once_and_taken_back()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        var (unit, _) = await MotoOrganization.Make(moto.Url);
        await using var wire = await WireCheck.Start(moto.Url);
        var attach = $"New-SMTagPolicy -RequireAtCreation -RequiredTag @{{ Owner = @(); CostCenter = '100', '200*' }} -TargetId {unit} @at -Region us-east-1 -JournalPath $journal -Confirm:$false";
        var runs = Run(wire.Url, attach).As<ChangeRun>();
        Assert.Equal(["SageMakerTags", "SageMakerTagsAtCreation"], runs.Select(run => run.Target));
        Assert.All(runs.SelectMany(run => run.Changes), change => Assert.Equal(ChangeState.Applied, change.State));
        Assert.All(Run(wire.Url, attach).As<ChangeRun>(), run => Assert.Empty(run.Changes));
        Run(wire.Url, "Get-SMChange -JournalPath $journal | Where-Object { -not $_.UndoesRunId } | Undo-SMChange @at -JournalPath $journal -Confirm:$false");
        Assert.All(Run(wire.Url, attach + " -WhatIf").As<ChangeRun>(), run => Assert.Equal(["CreateOrganizationPolicy", "AttachOrganizationPolicy"], run.Changes.Select(c => c.Kind)));
        Assert.Contains(" 0 request faults", await wire.Stop(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _module.Dispose();
        if (Directory.Exists(_journals))
            Directory.Delete(_journals, recursive: true);
    }

    private IReadOnlyList<TagCompliance> Judged(string url) => Run(url, Ask).As<TagCompliance>();

    private Answer Run(string url, string script)
    {
        var answer = _module.Script(script, [("at", new Hashtable { ["EndpointUrl"] = url, ["AccessKey"] = "AKIDEXAMPLE", ["SecretKey"] = "secret" }), ("journal", _journals)]);
        Assert.True(answer.Errors.Count == 0, $"{script}: {answer.Said}");
        return answer;
    }
}
