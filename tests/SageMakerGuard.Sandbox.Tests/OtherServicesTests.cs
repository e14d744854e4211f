using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests;

public class OtherServicesTests
{
    [Theory]
    [InlineData("mount-targets?FileSystemId=fs-0ccc1", 404, "FileSystemNotFound", "File system 'fs-0ccc1' does not exist.")]
    [InlineData("mount-targets?MountTargetId=fsmt-0ccc1", 404, "MountTargetNotFound", "Mount target 'fsmt-0ccc1' does not exist.")]
    [InlineData("mount-targets/fsmt-0ccc1/security-groups", 404, "MountTargetNotFound", "Mount target 'fsmt-0ccc1' does not exist.")]
    [InlineData("mount-targets", 400, "BadRequest", null)]
    [InlineData("mount-targets?FileSystemId=fs-1&MountTargetId=fsmt-1", 400, "BadRequest", null)]
    [InlineData("file-systems?FileSystemId=fs-0ccc1", 404, "FileSystemNotFound", "File system 'fs-0ccc1' does not exist.")]
    public async Task EFS_refuses_with_its_own_statuses(string path, int status, string code, string? message)
    {
        using var stage = new Stage();
        var reply = await stage.Get("/2015-02-01/" + path, "elasticfilesystem");
        Assert.Equal((status, code), ((int)reply.Status, reply.Code));
        Assert.Equal(code, reply.Response.Headers.GetValues("x-amzn-ErrorType").Single());
        if (message is not null)
            Assert.Equal(message, reply.Message);
    }

    [Fact]
    public async Task EFS_knows_the_mount_targets_and_their_groups()
    {
        using var stage = new Stage();
        var targets = (await stage.Get("/2015-02-01/mount-targets?FileSystemId=" + HealthyRegion.FileSystem, "elasticfilesystem")).Json.GetProperty("MountTargets");
        Assert.Equal([HealthyRegion.SubnetA, HealthyRegion.SubnetB], targets.EnumerateArray().Select(t => t.GetProperty("SubnetId").GetString()));
        var groups = await stage.Get("/2015-02-01/mount-targets/fsmt-0aaa0000000000a1/security-groups", "elasticfilesystem");
        Assert.Equal($"{{\"SecurityGroups\":[\"{HealthyRegion.NfsInbound}\"]}}", groups.Body);
    }

    [Fact]
    public async Task EFS_finds_mount_targets_that_an_estate_knows_by_their_interfaces_alone()
    {
        var region = HealthyRegion.Create() with { MountTargets = SageMakerGuard.Estates.Part<SageMakerGuard.Estates.MountTarget>.NotAsked };
        using var stage = new Stage(new() { Estate = new() { Regions = [region] } });
        Assert.Equal(2, (await stage.Get("/2015-02-01/mount-targets?FileSystemId=" + HealthyRegion.FileSystem, "elasticfilesystem")).Json.GetProperty("MountTargets").GetArrayLength());
    }

    [Fact]
    public async Task Route_53_lists_the_zones_of_a_VPC()
    {
        using var stage = new Stage { Region = "us-east-1" };
        var reply = await stage.Get($"/2013-04-01/hostedzonesbyvpc?vpcid={HealthyRegion.Vpc}&vpcregion={HealthyRegion.Region}", "route53");
        Assert.Equal(("corp.example.com.", "Z0123456789", "100"), (reply.One("Name"), reply.One("HostedZoneId"), reply.One("MaxItems")));
        Assert.Equal("InvalidInput", (await stage.Get("/2013-04-01/hostedzonesbyvpc", "route53")).Code);
    }
}
