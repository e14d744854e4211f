using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox.Sample;

namespace SageMakerGuard.Pipeline.Tests.Migration;

/// <summary>New-SMNotebookReplacement on the sample company: its public notebook instance ends inside of a VPC in three phases, of which the first two can be taken back and the last one cannot.</summary>
public sealed class NotebookTests : IDisposable
{
    private const string Region = "us-east-1";
    private const string Name = "campaign-response";
    private const string NewName = Name + "-vpc";
    private const string Target = "s3://nordhaven-moves/notebooks";

    // The company with a private network for the new instance, in the VPC of its neighbour.
    private static readonly Lazy<(Estate World, string SubnetId, string GroupId)> s_prepared = new(Prepare);

    private readonly MigrationStage _stage = new(new SandboxOptions { Estate = s_prepared.Value.World });
    private readonly string _before;

    public NotebookTests() => _before = WorldPicture.Of(_stage.World);

    [Fact]
    public void Three_phases_lead_to_one_instance_inside_that_is_like_the_original_and_each_is_done_once()
    {
        var original = Instance(Name)!;
        foreach (var phase in Enum.GetValues<NotebookReplacementPhase>())
        {
            var planned = Assert.Single(Phase(phase, "-WhatIf").As<ChangeRun>());
            Assert.Equal((ChangeRunState.Planned, phase.ToString(), Name), (planned.State, planned.Phase, planned.NotebookInstanceName));
            var run = Done(phase);
            Assert.Equal((ChangeRunState.Completed, phase.ToString(), Name, Region), (run.State, run.Phase, run.NotebookInstanceName, run.Region));
            Assert.Equal(planned.Changes.Select(c => c.Description), run.Changes.Select(c => c.Description));
            Assert.All(run.Changes, c => Assert.Equal(ChangeState.Applied, c.State));
            Assert.Equal(planned.Notes, run.Notes);

            var (world, calls) = (WorldPicture.Of(_stage.World), Mutating());
            var again = Done(phase);
            Assert.Empty(again.Changes);
            Assert.Equal((world, calls), (WorldPicture.Of(_stage.World), Mutating()));
        }

        Assert.Null(Instance(Name));
        var made = Instance(NewName)!;
        Assert.Equal((s_prepared.Value.SubnetId, "Disabled", "InService"), (made.SubnetId, made.DirectInternetAccess, made.NotebookInstanceStatus));
        Assert.Equal([s_prepared.Value.GroupId], made.SecurityGroups);
        Assert.Equal(
            (original.InstanceType, original.RoleArn, original.RootAccess, original.VolumeSizeInGB, original.KmsKeyId, "notebook-al2023-v1", null),
            (made.InstanceType, made.RoleArn, made.RootAccess, made.VolumeSizeInGB, made.KmsKeyId, made.PlatformIdentifier, made.NotebookInstanceLifecycleConfigName));
        Assert.Equal(["Owner=marketing"], TagsOf(made));
        Assert.Empty(World.NotebookLifecycleConfigs.Items);
        Assert.Equal(3, _stage.Runs.Count);
        Assert.Equal(3, Run("Get-SMChange -JournalPath $journal -NotebookInstanceName campaign-response, nobody").As<ChangeRun>().Count);
    }

    [Theory]
    [InlineData(NotebookReplacementPhase.Copy)]
    [InlineData(NotebookReplacementPhase.Create)]
    [InlineData(NotebookReplacementPhase.Remove)]
    public void WhatIf_makes_no_call_that_changes_anything(NotebookReplacementPhase phase)
    {
        UpTo(phase);
        var (world, calls, runs) = (WorldPicture.Of(_stage.World), Mutating(), _stage.Runs.Count);
        Assert.NotEmpty(Assert.Single(Phase(phase, "-WhatIf").As<ChangeRun>()).Changes);
        Assert.Equal((world, calls, runs), (WorldPicture.Of(_stage.World), Mutating(), _stage.Runs.Count));
    }

    [Fact]
    public void Undo_of_the_copy_brings_the_notebook_world_back()
    {
        Undo(Done(NotebookReplacementPhase.Copy));
        Assert.Equal(_before, WorldPicture.Of(_stage.World));
    }

    [Theory]
    [InlineData("stopped first")]
    [InlineData("-Force")]
    public void Undo_of_the_new_instance_waits_until_it_is_stopped_or_is_told_to_stop_it(string how)
    {
        UpTo(NotebookReplacementPhase.Create);
        var before = WorldPicture.Of(_stage.World);
        var run = Done(NotebookReplacementPhase.Create);
        var refused = Undo(run.RunId);
        Assert.StartsWith("UndoRefused", Assert.Single(refused.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains($"aws sagemaker stop-notebook-instance --notebook-instance-name {NewName}", refused.Said, StringComparison.Ordinal);
        Assert.Equal("InService", Instance(NewName)!.NotebookInstanceStatus);

        if (how == "-Force")
        {
            var forced = Undo(run.RunId, how);
            Assert.Empty(forced.Errors);
            Assert.Contains($"{NewName} is running, and its volume would be lost", string.Concat(forced.Warnings), StringComparison.Ordinal);
            Assert.Equal(["StopNotebookInstance", "DeleteNotebookInstance", "DeleteNotebookLifecycleConfig"], Assert.Single(forced.As<ChangeRun>()).Changes.Select(c => c.Kind));
            Assert.Equal(before, WorldPicture.Of(_stage.World));
            Undo(_stage.Runs.Single(r => r is { Phase: "Copy", UndoesRunId: null }));
            Assert.Equal(_before, WorldPicture.Of(_stage.World));
            return;
        }

        var stopped = Change(_stage.World, n => n.NotebookInstanceName == NewName ? n with { NotebookInstanceStatus = "Stopped" } : n);
        using var later = new MigrationStage(new SandboxOptions { Estate = stopped });
        var undone = later.Run($"Undo-SMChange @at -RunId {run.RunId} -JournalPath $journal -Confirm:$false", later.AccountOf(SampleCompany.ProductionAccount), ("journal", _stage.Journals));
        Assert.True(undone.Errors.Count == 0, undone.Said);
        Assert.Equal(before, WorldPicture.Of(later.World));
    }

    [Fact]
    public void Removing_the_original_says_beforehand_that_it_cannot_be_undone_and_is_not_undone()
    {
        UpTo(NotebookReplacementPhase.Remove);
        foreach (var (said, missing) in new[] { ("", "-RemoveOriginal, -Verified"), ("-Verified", "-RemoveOriginal"), ("-RemoveOriginal", "-Verified") })
        {
            var refused = Run($"{Command} -Phase Remove {said} -Confirm:$false");
            Assert.StartsWith("ChangeNotPossible", Assert.Single(refused.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains("which nothing brings back", refused.Said, StringComparison.Ordinal);
            Assert.Contains($"(missing: {missing})", refused.Said, StringComparison.Ordinal);
        }

        var planned = Assert.Single(Phase(NotebookReplacementPhase.Remove, "-WhatIf").As<ChangeRun>());
        Assert.EndsWith("this cannot be undone", planned.Changes.Single(c => c.Kind == nameof(DeleteNotebookInstance)).Description, StringComparison.Ordinal);
        Assert.Contains(planned.Notes, n => n.Contains($"Undo-SMChange does not bring {Name} back", StringComparison.Ordinal));

        var run = Done(NotebookReplacementPhase.Remove);
        Assert.False(run.Changes.Single(c => c.Kind == nameof(DeleteNotebookInstance)).CanBeUndone);
        var (world, calls) = (WorldPicture.Of(_stage.World), Mutating());
        foreach (var more in new[] { "", "-Force", "-ChangeId " + run.Changes.Single(c => c.Kind == nameof(DeleteNotebookInstance)).ChangeId })
        {
            var error = Assert.Single(Undo(run.RunId, more).Errors);
            Assert.StartsWith("ChangeIsFinal", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains($"took away notebook instance {Name} with its volume", error.ErrorDetails.Message, StringComparison.Ordinal);
        }

        Assert.Equal((world, calls), (WorldPicture.Of(_stage.World), Mutating()));
    }

    [Fact]
    public void A_removal_that_failed_before_the_original_was_deleted_can_be_taken_back_and_gone_on_with()
    {
        UpTo(NotebookReplacementPhase.Remove);
        var before = WorldPicture.Of(_stage.World);
        using var stage = new MigrationStage(new SandboxOptions { Estate = _stage.World, PolicyDocument = """{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"sagemaker:DeleteNotebookInstance","Resource":"*"}]}""" });
        var failed = Run(stage, Script(NotebookReplacementPhase.Remove));
        Assert.Contains("sagemaker:DeleteNotebookInstance", failed.Said, StringComparison.Ordinal);
        var run = Assert.Single(stage.Runs);
        Assert.Equal(ChangeRunState.Failed, run.State);
        Assert.Empty(Run(stage, $"Undo-SMChange @at -RunId {run.RunId} -JournalPath $journal -Confirm:$false").Errors);
        Assert.Equal(before, WorldPicture.Of(stage.World));
    }

    [Fact]
    public void A_removal_that_was_stopped_once_the_original_was_gone_is_finished_by_the_same_command()
    {
        UpTo(NotebookReplacementPhase.Remove);
        using var stage = new MigrationStage(new SandboxOptions { Estate = _stage.World, Faults = [new SandboxFault { Operation = "sagemaker:DeleteNotebookInstanceLifecycleConfig", FromCall = 1, Count = 1, ErrorCode = "AccessDeniedException" }] });
        Assert.Single(Run(stage, Script(NotebookReplacementPhase.Remove)).Errors);
        var half = stage.World.Regions.Single(r => r.AccountId == SampleCompany.ProductionAccount && r.Region == Region);
        Assert.DoesNotContain(half.NotebookInstances.Items, n => n.NotebookInstanceName == Name);
        Assert.Equal(2, half.NotebookLifecycleConfigs.Items.Count);
        var rest = Run(stage, Script(NotebookReplacementPhase.Remove));
        Assert.True(rest.Errors.Count == 0, rest.Said);
        Assert.Equal(2, Assert.Single(rest.As<ChangeRun>()).Changes.Count(c => c is { Kind: nameof(DeleteNotebookLifecycleConfig), State: ChangeState.Applied }));
        Assert.Empty(stage.World.Regions.Single(r => r.AccountId == SampleCompany.ProductionAccount && r.Region == Region).NotebookLifecycleConfigs.Items);
    }

    [Fact]
    public void Phases_and_instances_have_runs_of_their_own_even_where_one_did_not_come_to_its_end()
    {
        using var stage = new MigrationStage(new SandboxOptions { Estate = s_prepared.Value.World, PolicyDocument = """{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"sagemaker:StartNotebookInstance","Resource":"*"}]}""" });
        Assert.Single(Run(stage, $"{Command} -Confirm:$false").Errors);
        Run(stage, $"{Command.Replace(Name, "broker-churn", StringComparison.Ordinal)} -Confirm:$false");
        var runs = stage.Runs;
        Assert.Equal(["broker-churn", Name], runs.Select(r => r.NotebookInstanceName).Order());
        Assert.Equal(2, runs.Select(r => r.RunId).Distinct().Count());
        Assert.All(runs, r => Assert.Equal(ChangeRunState.Failed, r.State));
    }

    [Fact]
    public void Refusals_come_all_at_once_and_nothing_is_called()
    {
        var answer = Run($"New-SMNotebookReplacement {Name} @at -Region {Region} -S3Uri s3://nordhaven-moves/notebooks -JournalPath $journal -Confirm:$false -NewName {Name}");
        var error = Assert.Single(answer.Errors);
        Assert.Contains($"for {Name} in {Region}", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("-NewName", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("-SubnetId", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(0, Mutating());
    }

    [Theory]
    [InlineData("nobody", "NotebookNotFound")]
    [InlineData("campaign-response, broker-churn -NewName one", "ParametersContradict")]
    public void What_cannot_be_meant_is_an_error(string names, string errorId)
    {
        var answer = Run(Command.Replace(Name, names, StringComparison.Ordinal) + " -Confirm:$false");
        Assert.StartsWith(errorId, Assert.Single(answer.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, Mutating());
    }

    [Fact]
    public void An_exported_estate_shows_the_copy_without_credentials_and_says_what_it_supposes()
    {
        var file = System.IO.Path.Combine(System.IO.Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".json");
        Assert.Empty(Run($"Export-SMEstate @at -AllRegions -Path '{file}'").Errors);
        var asked = _stage.Sandbox.Calls.Count;
        var (subnet, group) = (s_prepared.Value.SubnetId, s_prepared.Value.GroupId);
        var offline = Run($"New-SMNotebookReplacement {Name} -EstatePath '{file}' -SubnetId {subnet} -SecurityGroupId {group} -S3Uri {Target} -WhatIf");
        Assert.True(offline.Errors.Count == 0, offline.Said);
        var planned = Assert.Single(offline.As<ChangeRun>());
        Assert.Equal(asked, _stage.Sandbox.Calls.Count);
        Assert.Equal(Assert.Single(Phase(NotebookReplacementPhase.Copy, "-WhatIf").As<ChangeRun>()).Changes.Select(c => c.Description), planned.Changes.Select(c => c.Description));
        Assert.Contains(planned.Notes, n => n.Contains("supposes", StringComparison.Ordinal));
        System.IO.File.Delete(file);
    }

    public void Dispose() => _stage.Dispose();

    private static string Command => $"New-SMNotebookReplacement {Name} @at -Region {Region} -SubnetId {s_prepared.Value.SubnetId} -SecurityGroupId {s_prepared.Value.GroupId} -S3Uri {Target} -PlatformIdentifier notebook-al2023-v1 -JournalPath $journal";

    private RegionEstate World => _stage.World.Regions.Single(r => r.AccountId == SampleCompany.ProductionAccount && r.Region == Region);

    private static string Script(NotebookReplacementPhase phase, string more = "-Confirm:$false") => $"{Command} -Phase {phase} -Verified -RemoveOriginal {more}";

    private Answer Phase(NotebookReplacementPhase phase, string more) => Run(Script(phase, more));

    private ChangeRun Done(NotebookReplacementPhase phase)
    {
        var answer = Phase(phase, "-Confirm:$false");
        Assert.True(answer.Errors.Count == 0, answer.Said);
        return Assert.Single(answer.As<ChangeRun>());
    }

    private void UpTo(NotebookReplacementPhase phase)
    {
        foreach (var earlier in Enum.GetValues<NotebookReplacementPhase>().Where(p => p < phase))
            Done(earlier);
    }

    private void Undo(ChangeRun run)
    {
        var answer = Undo(run.RunId);
        Assert.True(answer.Errors.Count == 0, answer.Said);
        Assert.Equal(ChangeRunState.Undone, _stage.Runs.Single(r => r.RunId == run.RunId).State);
    }

    private Answer Undo(string runId, string more = "") => Run($"Undo-SMChange @at -RunId {runId} -JournalPath $journal -Confirm:$false {more}");

    private Answer Run(string script) => Run(_stage, script);

    private static Answer Run(MigrationStage stage, string script) => stage.Run(script, stage.AccountOf(SampleCompany.ProductionAccount));

    private NotebookInstance? Instance(string name) => World.NotebookInstances.Items.SingleOrDefault(n => n.NotebookInstanceName == name);

    private int Mutating() => _stage.Sandbox.Calls.Count(c => c.Mutating);

    private IEnumerable<string> TagsOf(NotebookInstance instance) => World.Tags.Items.Where(t => string.Equals(t.ResourceARN, instance.NotebookInstanceArn, StringComparison.OrdinalIgnoreCase)).SelectMany(t => t.Tags).Select(t => $"{t.Key}={t.Value}");

    private static Estate Change(Estate world, Func<NotebookInstance, NotebookInstance> change) => world with { Regions = world.Regions.Select(r => r with { NotebookInstances = r.NotebookInstances.Select(change) }).ToList() };

    private static (Estate, string, string) Prepare()
    {
        var company = Change(MigrationStage.Company, n => n.NotebookInstanceName == Name ? n with { VolumeSizeInGB = 80, KmsKeyId = $"arn:aws:kms:{Region}:{SampleCompany.ProductionAccount}:key/notebooks" } : n);
        company = company with
        {
            Regions = company.Regions.Select(r => r with
            {
                Tags = r.NotebookInstances.Items.FirstOrDefault(n => n.NotebookInstanceName == Name) is { } named ? r.Tags.Plus(new() { ResourceARN = named.NotebookInstanceArn, Tags = [new() { Key = "Owner", Value = "marketing" }] }) : r.Tags,
            }).ToList(),
        };
        using var stage = new MigrationStage(new SandboxOptions { Estate = company });
        var vpc = company.Regions.SelectMany(r => r.Subnets.Items).Single(s => s.SubnetId == company.Regions.SelectMany(r => r.NotebookInstances.Items).Single(n => n.NotebookInstanceName == "broker-churn").SubnetId).VpcId;
        var made = Run(stage, $$"""
            $network = New-SMPrivateNetwork -VpcId {{vpc}} -Region {{Region}} @at -PrefixLength 27 -SecurityGroup -JournalPath $journal -Confirm:$false
            $subnets = $network.AppSubnetIds
            $group = $network.AppSecurityGroupIds
            $null = New-SMVpcEndpointSet -VpcId {{vpc}} -Region {{Region}} @at -SubnetId $subnets -SecurityGroupId $group -Service sagemaker.api, s3 -JournalPath $journal -Confirm:$false
            @($subnets)[0], $group[0]
            """);
        Assert.True(made.Errors.Count == 0, made.Said);
        var ids = made.As<string>();
        return (stage.World, ids[0], ids[1]);
    }
}
