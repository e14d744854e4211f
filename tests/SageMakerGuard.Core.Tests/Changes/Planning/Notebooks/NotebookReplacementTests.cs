using System;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Sample;
using SageMakerGuard.Testing;
using static SageMakerGuard.Testing.HealthyRegion;
using static SageMakerGuard.Tests.Changes.Planning.OutsideNotebook;

namespace SageMakerGuard.Tests.Changes.Planning;

public sealed class NotebookReplacementTests
{
    private static readonly NotebookReplacementPhase[] s_phases = Enum.GetValues<NotebookReplacementPhase>();

    [Theory]
    [InlineData("InService", "CreateNotebookLifecycleConfig StopNotebookInstance SetNotebookLifecycleConfig StartNotebookInstance")]
    [InlineData("Stopped", "CreateNotebookLifecycleConfig SetNotebookLifecycleConfig StartNotebookInstance")]
    [InlineData("Failed", "CreateNotebookLifecycleConfig SetNotebookLifecycleConfig StartNotebookInstance")]
    public void The_copy_runs_when_the_original_starts_with_the_configuration_that_copies(string status, string steps)
    {
        var plan = Plan(Region(n => n with { NotebookInstanceStatus = status }), NotebookReplacementPhase.Copy);
        Assert.Empty(plan.Refusals);
        Assert.Equal(steps.Split(' '), plan.Steps.Select(s => s.StepKind));
        Assert.Equal(("Copy", "New-SMNotebookReplacement", HealthyRegion.Vpc), (plan.Phase, plan.Command, plan.VpcId));
        Assert.Equal(CopyConfig, plan.Steps.OfType<SetNotebookLifecycleConfig>().Single().LifecycleConfigName);
        Assert.Contains(plan.Notes, n => n.Contains("aws s3 ls s3://nordhaven-moves/notebooks/Campaign-Response/copied.json", StringComparison.Ordinal) && n.Contains("-Phase Create -Verified", StringComparison.Ordinal));
        Assert.Contains(plan.Notes, n => n.Contains("auto-stop-idle does not run meanwhile", StringComparison.Ordinal));
    }

    [Fact]
    public void The_new_instance_is_the_original_but_for_its_network_and_its_configuration()
    {
        var plan = Plan(After(Region(), NotebookReplacementPhase.Copy), NotebookReplacementPhase.Create, o => o with { Verified = true });
        Assert.Empty(plan.Refusals);
        Assert.Equal(["CreateNotebookLifecycleConfig", "CreateNotebookInstance"], plan.Steps.Select(s => s.StepKind));
        var made = plan.Steps.OfType<CreateNotebookInstance>().Single();
        Assert.Equal((NewName, SubnetA, "Disabled", RestoreConfig), (made.NotebookInstanceName, made.SubnetId, made.DirectInternetAccess, made.LifecycleConfigName));
        Assert.Equal((Instance.InstanceType, Instance.RoleArn, Instance.VolumeSizeInGB, Instance.KmsKeyId, Instance.PlatformIdentifier, Instance.RootAccess), (made.InstanceType, made.RoleArn, made.VolumeSizeInGB, made.KmsKeyId, made.PlatformIdentifier, made.RootAccess));
        Assert.Equal((Instance.DefaultCodeRepository, Instance.InstanceMetadataServiceConfiguration), (made.DefaultCodeRepository, made.InstanceMetadataServiceConfiguration));
        Assert.Equal(Instance.AdditionalCodeRepositories, made.AdditionalCodeRepositories);
        Assert.Equal([DomainGroup], made.SecurityGroupIds);
        Assert.Equal(["CostCenter=7", "Owner=marketing"], made.Tags.Select(t => $"{t.Key}={t.Value}"));
        Assert.Contains("sagemaker:AddTags", made.IamActions);
    }

    [Fact]
    public void Dualstack_is_kept_only_where_the_subnet_has_an_IPv6_block()
    {
        var region = After(Region(n => n with { IpAddressType = "dualstack" }), NotebookReplacementPhase.Copy);
        var plain = Plan(region, NotebookReplacementPhase.Create, Looked);
        Assert.Null(plain.Steps.OfType<CreateNotebookInstance>().Single().IpAddressType);
        Assert.Contains(plain.Notes, n => n.Contains("no IPv6 block", StringComparison.Ordinal));
        Assert.Equal("dualstack", Plan(region.WithIpv6(), NotebookReplacementPhase.Create, Looked).Steps.OfType<CreateNotebookInstance>().Single().IpAddressType);
    }

    [Fact]
    public void Another_name_and_another_platform_may_be_given()
    {
        var made = Plan(After(Region(), NotebookReplacementPhase.Copy), NotebookReplacementPhase.Create, o => Looked(o) with { NewName = "campaign2", PlatformIdentifier = "notebook-al2-v3" }).Steps.OfType<CreateNotebookInstance>().Single();
        Assert.Equal(("campaign2", "notebook-al2-v3", "smg-restore-campaign2"), (made.NotebookInstanceName, made.PlatformIdentifier, made.LifecycleConfigName));
    }

    [Fact]
    public void In_the_end_the_new_one_gets_the_original_s_configuration_and_nothing_else_is_left()
    {
        var plan = Plan(After(Region(), NotebookReplacementPhase.Create), NotebookReplacementPhase.Remove, Looked);
        Assert.Empty(plan.Refusals);
        Assert.Equal(
            [
                $"StopNotebookInstance {NewName}", $"SetNotebookLifecycleConfig {NewName}", $"StartNotebookInstance {NewName}", $"StopNotebookInstance {Name}", $"DeleteNotebookInstance {Name}",
                $"DeleteNotebookLifecycleConfig {CopyConfig}", $"DeleteNotebookLifecycleConfig {RestoreConfig}",
            ],
            plan.Steps.Select(s => $"{s.StepKind} {s.ResourceId}"));
        Assert.Equal("auto-stop-idle", plan.Steps.OfType<SetNotebookLifecycleConfig>().Single().LifecycleConfigName);
        Assert.Contains("cannot be undone", plan.Steps.OfType<DeleteNotebookInstance>().Single().Description);

        var after = plan.Simulate(After(Region(), NotebookReplacementPhase.Create));
        var left = Assert.Single(after.NotebookInstances.Items);
        Assert.Equal((NewName, "InService", "auto-stop-idle", SubnetA, "Disabled"), (left.NotebookInstanceName, left.NotebookInstanceStatus, left.NotebookInstanceLifecycleConfigName, left.SubnetId, left.DirectInternetAccess));
        Assert.Empty(after.NotebookLifecycleConfigs.Items);
    }

    [Fact]
    public void A_plan_made_again_after_its_phase_is_empty()
    {
        Assert.All(s_phases, phase =>
        {
            var again = Plan(After(Region(), phase), phase, Looked);
            Assert.Empty(again.Refusals);
            Assert.Empty(again.Steps);
            Assert.NotEmpty(again.Notes);
        });
    }

    [Theory]
    [InlineData(NotebookReplacementPhase.Copy)]
    [InlineData(NotebookReplacementPhase.Create)]
    [InlineData(NotebookReplacementPhase.Remove)]
    public void A_phase_that_was_interrupted_after_any_step_is_finished_by_planning_it_again(NotebookReplacementPhase phase)
    {
        var start = phase == NotebookReplacementPhase.Copy ? Region() : After(Region(), phase - 1);
        Func<NotebookReplacementOptions, NotebookReplacementOptions> options = phase == NotebookReplacementPhase.Copy ? o => o : Looked;
        var plan = Plan(start, phase, options);
        var end = Undoing.Picture(plan.Simulate(start));
        for (var done = 0; done <= plan.Steps.Count; done++)
        {
            var interrupted = plan.Steps.Take(done).Aggregate(start, (now, step) => step.Simulate(now));
            var rest = Plan(interrupted, phase, options);
            Assert.True(rest.Refusals.Count == 0, $"after {done}: {string.Join("\n", rest.Refusals)}");
            Assert.Equal(end, Undoing.Picture(rest.Simulate(interrupted)));
        }
    }

    [Theory]
    [InlineData("InService")]
    [InlineData("Stopped")]
    public void Copy_and_create_are_taken_back_by_their_inverses_but_not_the_deletion(string status)
    {
        var region = Region(n => n with { NotebookInstanceStatus = status });
        Assert.Equal(Undoing.Picture(region), Undoing.Picture(Undoing.DoneAndUndone(region, Plan(region, NotebookReplacementPhase.Copy))));
        var copied = After(region, NotebookReplacementPhase.Copy);
        Assert.Equal(Undoing.Picture(copied), Undoing.Picture(Undoing.DoneAndUndone(copied, Plan(copied, NotebookReplacementPhase.Create, Looked))));
        var created = After(region, NotebookReplacementPhase.Create);
        Assert.Null(Plan(created, NotebookReplacementPhase.Remove, Looked).Steps.OfType<DeleteNotebookInstance>().Single().Inverse(created));
    }

    [Fact]
    public void An_instance_that_is_inside_already_needs_no_replacement()
    {
        var plan = Plan(Region(n => n with { SubnetId = SubnetA, DirectInternetAccess = "Disabled" }), NotebookReplacementPhase.Copy);
        Assert.Empty(plan.Steps);
        Assert.Empty(plan.Refusals);
        Assert.Contains("inside of the VPC already", Assert.Single(plan.Notes));
    }

    [Fact]
    public void A_stopped_original_that_has_copied_is_left_stopped()
    {
        var copied = After(Region(), NotebookReplacementPhase.Copy);
        var stopped = copied with { NotebookInstances = copied.NotebookInstances.Select(n => n with { NotebookInstanceStatus = "Stopped" }) };
        Assert.Equal(["StartNotebookInstance"], Plan(stopped, NotebookReplacementPhase.Copy).Steps.Select(s => s.StepKind));
        Assert.Empty(Plan(stopped, NotebookReplacementPhase.Copy, Looked).Steps);
        Assert.Empty(Plan(stopped, NotebookReplacementPhase.Create, Looked).Refusals);
    }

    [Fact]
    public void What_to_read_is_both_instances_and_both_configurations()
    {
        var slice = NotebookReplacementPlanner.Reads(Region(), Name, Options);
        Assert.Equal([Name, NewName], slice.NotebookInstanceNames);
        Assert.Equal([CopyConfig, RestoreConfig], slice.LifecycleConfigNames);
        Assert.Equal(EstateParts.NotebookInstances | EstateParts.NotebookLifecycleConfigs, slice.Parts);
    }

    [Fact]
    public void Names_of_configurations_fit_however_long_the_instance_s_is()
    {
        var (one, other) = (new string('a', 59) + "1", new string('a', 59) + "2");
        var names = new[] { one, other }.SelectMany(name => NotebookReplacementPlanner.Reads(Region(), name, Options with { NewName = name[..58] + name[59] }).LifecycleConfigNames).ToList();
        Assert.Equal(4, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches("^[a-zA-Z0-9](-*[a-zA-Z0-9])*$", name));
        Assert.All(names, name => Assert.InRange(name.Length, 1, 63));
    }

    [Fact]
    public void The_sample_company_s_notebooks_outside_are_told_what_was_not_read()
    {
        var region = SampleCompany.Create().Regions.Single(r => r.NotebookInstances.Items.Any(n => n.NotebookInstanceName == "campaign-response"));
        var plan = NotebookReplacementPlanner.Plan(region with { NotebookLifecycleConfigs = new() }, "campaign-response", NotebookReplacementPhase.Copy, Options);
        Assert.Contains(plan.Refusals, r => r.Contains("sagemaker:DescribeNotebookInstanceLifecycleConfig", StringComparison.Ordinal));
        Assert.Contains(plan.Refusals, r => r.Contains("subnet-0aaa00000000000a1", StringComparison.Ordinal));
    }
}
