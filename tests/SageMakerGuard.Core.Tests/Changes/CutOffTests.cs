using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture.Tests;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Tests.Changes;

/// <summary>Endpoints that a domain in VpcOnly mode lives by are not taken away by an undo, unless somebody insists.</summary>
public sealed class CutOffTests : IDisposable
{
    private const string Sts = "com.amazonaws.eu-central-1.sts";

    // The healthy domain before its endpoint for STS was there.
    private readonly RunStage _stage = new(HealthyRegion.Create().Without("sts"));

    [Fact]
    public async Task A_domain_that_would_no_longer_reach_a_service_is_named_and_nothing_is_touched()
    {
        var run = await _stage.RunAsync(Plan());
        var before = RunStage.Picture(_stage.Ground.Estate);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Undo(run.RunId));
        Assert.Contains($"Domain {HealthyRegion.DomainId} (healthy) is in VpcOnly mode and would no longer reach sts: ", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, RunStage.Picture(_stage.Ground.Estate));
        await Undo(run.RunId, force: true);
        Assert.DoesNotContain(_stage.Ground.Estate.VpcEndpoints.Items, e => e.ServiceName == Sts);
    }

    [Fact]
    public async Task A_domain_in_public_mode_does_not_live_by_endpoints()
    {
        var run = await _stage.RunAsync(Plan());
        _stage.Ground.Estate = _stage.Ground.Estate.Domain(d => d with { AppNetworkAccessType = "PublicInternetOnly" });
        await Undo(run.RunId);
        Assert.DoesNotContain(_stage.Ground.Estate.VpcEndpoints.Items, e => e.ServiceName == Sts);
    }

    [Fact]
    public async Task What_the_domain_does_not_reach_today_is_not_lost()
    {
        var run = await _stage.RunAsync(Plan());
        _stage.Ground.Estate = _stage.Ground.Estate.Group(HealthyRegion.EndpointGroup, g => g with { IpPermissions = [] });
        await Undo(run.RunId);
        Assert.DoesNotContain(_stage.Ground.Estate.VpcEndpoints.Items, e => e.ServiceName == Sts);
    }

    [Theory]
    [InlineData("sagemaker:ListDomains")]
    [InlineData("ec2:DescribeNetworkAcls")]
    public async Task What_could_not_be_read_is_a_refusal_that_names_the_call(string operation)
    {
        var run = await _stage.RunAsync(Plan());
        var denied = RegionChanges.DeniedCall(operation);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => _stage.UndoAsync(run.RunId, readRegion: _ => Task.FromResult(operation.StartsWith("ec2", StringComparison.Ordinal)
            ? _stage.Ground.Estate with { NetworkAcls = Part<NetworkAcl>.Failed(denied) }
            : _stage.Ground.Estate with { Domains = Part<Domain>.Failed(denied) })));
        Assert.Contains(operation, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_domain_that_could_not_be_described_may_live_by_them()
    {
        var run = await _stage.RunAsync(Plan());
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => _stage.UndoAsync(run.RunId, readRegion: _ => Task.FromResult(_stage.Ground.Estate with { Domains = Blind() })));
        Assert.Contains($"Whether domain {HealthyRegion.DomainId} would be cut off is not known", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("sagemaker:DescribeDomain", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_a_home_file_system_is_gone_hides_no_domain()
    {
        var gone = RegionChanges.DeniedCall("elasticfilesystem:DescribeMountTargets", HealthyRegion.FileSystem) with { Cause = UnreadableCause.Failed, ErrorCode = "FileSystemNotFound" };
        var run = await _stage.RunAsync(Plan());
        _stage.Ground.Estate = _stage.Ground.Estate.Group(HealthyRegion.EndpointGroup, g => g with { IpPermissions = [] });
        await _stage.UndoAsync(run.RunId, readRegion: _ => Task.FromResult(_stage.Ground.Estate with { MountTargets = Part<MountTarget>.Failed(gone) }));
        Assert.DoesNotContain(_stage.Ground.Estate.VpcEndpoints.Items, e => e.ServiceName == Sts);
    }

    [Fact]
    public async Task An_undo_that_takes_no_way_away_reads_no_region()
    {
        var plan = Plan() with { Steps = [new AuthorizeRule { GroupId = HealthyRegion.DomainGroup, VpcId = HealthyRegion.Vpc, Rule = new() { FromPort = 22, ToPort = 22, CidrIp = "10.0.0.0/8" } }] };
        var run = await _stage.RunAsync(plan);
        await _stage.UndoAsync(run.RunId, readRegion: _ => throw new InvalidOperationException("Nobody asked for the region."));
    }

    public void Dispose() => _stage.Dispose();

    private Task<ChangeRun?> Undo(string runId, bool force = false) => _stage.UndoAsync(runId, force: force, readRegion: _ => Task.FromResult(_stage.Ground.Estate));

    private Part<Domain> Blind() => new() { Asked = true, Items = [.. _stage.Ground.Estate.Domains.Items.Select(d => d with { Described = false })], Unreadable = [RegionChanges.DeniedCall("sagemaker:DescribeDomain", HealthyRegion.DomainId)] };

    private static ChangePlan Plan() => new()
    {
        Command = "New-SMVpcEndpointSet", AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, DomainId = HealthyRegion.DomainId, VpcId = HealthyRegion.Vpc,
        Steps = [new CreateVpcEndpoint { NewId = "new:sts", VpcId = HealthyRegion.Vpc, ServiceName = Sts, SubnetIds = [HealthyRegion.SubnetA, HealthyRegion.SubnetB], SecurityGroupIds = [HealthyRegion.EndpointGroup], PrivateDnsEnabled = true }],
    };
}
