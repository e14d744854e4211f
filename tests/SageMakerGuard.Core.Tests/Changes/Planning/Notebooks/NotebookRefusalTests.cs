using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;
using static SageMakerGuard.Testing.HealthyRegion;
using static SageMakerGuard.Tests.Changes.Planning.OutsideNotebook;

namespace SageMakerGuard.Tests.Changes.Planning;

/// <summary>One thing that keeps a phase from beginning.</summary>
public sealed record NotebookRefusal(string Name, NotebookReplacementPhase Phase, Func<RegionEstate> Region, Func<NotebookReplacementOptions, NotebookReplacementOptions> Options, params string[] Words)
{
    public override string ToString() => $"{Phase}: {Name}";
}

public sealed class NotebookRefusalTests
{
    private const string Again = $"New-SMNotebookReplacement -NotebookInstanceName Campaign-Response -Region eu-central-1 -SubnetId {SubnetA} -SecurityGroupId {DomainGroup} -S3Uri s3://nordhaven-moves/notebooks -Phase";

    public static IEnumerable<object[]> Rows => All().Select(c => new object[] { c });

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void What_keeps_a_phase_from_beginning_is_refused_with_the_reason_and_the_next_step(NotebookRefusal row)
    {
        var plan = Plan(row.Region(), row.Phase, row.Options);
        var refusal = Assert.Single(plan.Refusals);
        Assert.All(row.Words, word => Assert.Contains(word, refusal));
        Assert.Empty(plan.Steps);
        Assert.EndsWith(".", refusal);
        Assert.DoesNotContain("  ", refusal);
    }

    [Fact]
    public void All_reasons_are_given_at_once()
    {
        var plan = Plan(Region(n => n with { NotebookInstanceStatus = "Updating", VolumeSizeInGB = null }).Endpoint("sagemaker.api", _ => null), NotebookReplacementPhase.Copy, o => o with { S3Uri = "", NewName = "_" });
        Assert.Equal(5, plan.Refusals.Count);
    }

    [Fact]
    public void What_cannot_be_proven_for_want_of_a_call_is_refused_with_the_call()
    {
        var plan = Plan(Region() with { DhcpOptions = Part<DhcpOptions>.Failed(PublicDomain.Denied("ec2:DescribeDhcpOptions")) }, NotebookReplacementPhase.Copy);
        Assert.Equal(2, plan.Refusals.Count);
        Assert.All(plan.Refusals, r => Assert.StartsWith("It is not known whether", r));
        Assert.All(plan.Refusals, r => Assert.Contains($"Allow the caller ec2:DescribeDhcpOptions. Then: {Again} Copy.", r));
    }

    [Fact]
    public void An_instance_that_runs_is_not_deleted_from_under_anybody()
    {
        var delete = new DeleteNotebookInstance { NotebookInstanceName = Name };
        Assert.Contains("aws sagemaker stop-notebook-instance", Assert.Single(delete.Objections(Region())));
        Assert.Equal(Standing.Refused, delete.Observe(Region()).Standing);
        Assert.Empty(delete.Objections(Region(n => n with { NotebookInstanceStatus = "Stopped" })));
    }

    private static IEnumerable<NotebookRefusal> All() => Copying().Concat(Network()).Concat(Creating()).Concat(Removing());

    private static NotebookRefusal Case(string name, Func<RegionEstate> region, params string[] words) => new(name, NotebookReplacementPhase.Copy, region, o => o, words);

    private static NotebookRefusal With(string name, Func<NotebookReplacementOptions, NotebookReplacementOptions> options, params string[] words) => new(name, NotebookReplacementPhase.Copy, () => Region(), options, words);

    private static IEnumerable<NotebookRefusal> Copying()
    {
        yield return Case("no such instance", () => Region(n => n with { NotebookInstanceName = "other" }), "There is no notebook instance Campaign-Response in eu-central-1", "Get-SMNotebookNetworkPosture");
        yield return Case("not described", () => Region(n => n with { Described = false }) with { NotebookInstances = Region(n => n with { Described = false }).NotebookInstances with { Unreadable = [PublicDomain.Denied("sagemaker:DescribeNotebookInstance", Name)] } }, "could not be described: sagemaker:DescribeNotebookInstance", "Allow the caller", $"{Again} Copy");
        foreach (var status in new[] { "Pending", "Stopping", "Updating", "Deleting" })
            yield return Case(status, () => Region(n => n with { NotebookInstanceStatus = status }), $"is {status}. Wait until it is InService or Stopped", $"{Again} Copy");
        yield return Case("volume size not read", () => Region(n => n with { VolumeSizeInGB = null }), "volume size", "cannot be made again alike");
        yield return Case("list denied", () => Region() with { NotebookInstances = Part<NotebookInstance>.Failed(PublicDomain.Denied("sagemaker:ListNotebookInstances")) }, "sagemaker:ListNotebookInstances", $"{Again} Copy");
        yield return Case("configurations not asked for", () => Region() with { NotebookLifecycleConfigs = new() }, "sagemaker:DescribeNotebookInstanceLifecycleConfig");
        yield return Case("the configuration's name is taken", () => Region() with { NotebookLifecycleConfigs = Part<NotebookLifecycleConfig>.Read(new NotebookLifecycleConfig { NotebookInstanceLifecycleConfigName = CopyConfig, OnStart = [new() { Content = "ZWNobw==" }] }) }, $"{CopyConfig} exists with other scripts", "-S3Uri", "delete-notebook-instance-lifecycle-config");
        yield return With("name too long", o => o with { NewName = new string('a', 64) }, "has 64 characters, and 63 are the most", "-NewName");
        yield return With("name of other characters", o => o with { NewName = "new_one" }, "'new_one' is no name", "-NewName");
        yield return With("the original's name", o => o with { NewName = "campaign-response" }, "cannot be called campaign-response like the original", "-NewName");
        yield return With("no place for the copy", o => o with { S3Uri = "" }, "No place for the copy is named", "-S3Uri");
        yield return With("a place that needs quoting", o => o with { S3Uri = "s3://nordhaven/$(reboot)" }, "is no place that the copy can go to", "-S3Uri");
    }

    private static IEnumerable<NotebookRefusal> Network()
    {
        yield return With("no subnet", o => o with { SubnetId = "" }, "Where the new instance is to live is not named", "-SubnetId");
        yield return With("no group", o => o with { SecurityGroupIds = [] }, "Where the new instance is to live is not named", "-SecurityGroupId");
        yield return With("unknown subnet", o => o with { SubnetId = "subnet-0gone" }, "ec2:DescribeSubnets (subnet-0gone)");
        yield return With("six groups", o => o with { SecurityGroupIds = [.. Enumerable.Repeat(DomainGroup, 6)] }, "6 security groups", "(5)");
        yield return new("another VPC's group", NotebookReplacementPhase.Copy, () => Region().With(r => r with { SecurityGroups = r.SecurityGroups.Append(Group("sg-0other", "other", [], []) with { VpcId = "vpc-0other" }) }), o => o with { SecurityGroupIds = [DomainGroup, "sg-0other"] }, "sg-0other is in vpc-0other", "-SecurityGroupId");
        yield return Case("public subnet", () => Region().Routes(TableA, Networks.DefaultTo(gateway: "igw-1")), $"{SubnetA} is public", "igw-1", "-SubnetId");
        yield return Case("full subnet", () => Region().With(r => r with { Subnets = r.Subnets.Select(s => s with { AvailableIpAddressCount = 0 }) }), "has no free address left");
        yield return Case("no endpoint of the API", () => Region().Endpoint("sagemaker.api", _ => null), "sagemaker.api (SageMaker control plane) would not be reached", $"New-SMVpcEndpointSet -VpcId {HealthyRegion.Vpc} -Region eu-central-1");
        yield return Case("no way to S3", () => Region().WithoutRoutes(r => r.DestinationPrefixListId == S3PrefixList).Endpoint("s3", _ => null), "s3 (data, default bucket, image layers) would not be reached", "New-SMVpcEndpointSet -VpcId");
        yield return Case("groups that let nothing out to S3", () => Region().Egress(Tcp(443, 443, group: HealthyRegion.EndpointGroup)), "s3 ", $"Test-SMDomainConnectivity -SubnetId {SubnetA} -SecurityGroupId {DomainGroup}");
    }

    private static IEnumerable<NotebookRefusal> Creating()
    {
        yield return new("nothing was copied", NotebookReplacementPhase.Create, () => Region(), Looked, "has not been told to copy its files", $"{Again} Copy");
        yield return new("nobody looked at the copy", NotebookReplacementPhase.Create, () => After(Region(), NotebookReplacementPhase.Copy), o => o, "aws s3 ls s3://nordhaven-moves/notebooks/Campaign-Response/copied.json", $"{Again} Create -Verified");
        yield return new("another bucket than the copy's", NotebookReplacementPhase.Create, () => After(Region(), NotebookReplacementPhase.Copy), o => Looked(o) with { S3Uri = "s3://another-bucket" }, $"{CopyConfig} exists with other scripts", "-S3Uri");
        yield return new("the new name is somebody else's", NotebookReplacementPhase.Create, () => After(Region(), NotebookReplacementPhase.Copy).With(r => r with { NotebookInstances = r.NotebookInstances.Plus(Instance with { NotebookInstanceName = NewName }) }), Looked, $"A notebook instance {NewName} exists with another network", "-NewName");
        yield return new("the new one failed", NotebookReplacementPhase.Create, () => Made(n => n with { NotebookInstanceStatus = "Failed", FailureReason = "no capacity" }), Looked, "failed: no capacity", "-NewName");
    }

    private static IEnumerable<NotebookRefusal> Removing()
    {
        yield return new("nobody said so", NotebookReplacementPhase.Remove, () => After(Region(), NotebookReplacementPhase.Create), o => o with { Verified = true }, "is deleted with all files on it", "(missing: -RemoveOriginal)");
        yield return new("nobody looked", NotebookReplacementPhase.Remove, () => After(Region(), NotebookReplacementPhase.Create), o => o with { RemoveOriginal = true }, "(missing: -Verified)", "restored.json");
        yield return new("there is no new one", NotebookReplacementPhase.Remove, () => After(Region(), NotebookReplacementPhase.Copy), Looked, $"There is no notebook instance {NewName} yet", $"{Again} Create");
        foreach (var status in new[] { "Pending", "Updating", "Failed" })
            yield return new("the new one is " + status, NotebookReplacementPhase.Remove, () => Made(n => n with { NotebookInstanceStatus = status }), Looked, $"{NewName} is {status}", "Nothing is deleted before it is InService");
        yield return new("the new one is outside too", NotebookReplacementPhase.Remove, () => Made(n => n with { DirectInternetAccess = "Enabled" }), Looked, "is no replacement", "-NewName");
        yield return new("the original is busy", NotebookReplacementPhase.Remove, () => After(Region(), NotebookReplacementPhase.Create).With(r => r with { NotebookInstances = r.NotebookInstances.Change(n => n.NotebookInstanceName == Name, n => n with { NotebookInstanceStatus = "Stopping" }) }), Looked, $"{Name} is Stopping");
    }

    private static RegionEstate Made(Func<NotebookInstance, NotebookInstance> change) => After(Region(), NotebookReplacementPhase.Create).With(r => r with { NotebookInstances = r.NotebookInstances.Change(n => n.NotebookInstanceName == NewName, change) });
}
