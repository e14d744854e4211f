using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.World;

public class SnapshotTests
{
    [Fact]
    public void Every_part_of_the_starting_estate_is_in_it_and_every_part_is_complete()
    {
        var start = CompanyEstate.Rich();
        using var stage = new Stage();
        var snapshot = stage.Sandbox.Snapshot().Regions.Single(r => r.Region == start.Region);
        foreach (var property in typeof(RegionEstate).GetProperties().Where(p => p.PropertyType.IsGenericType))
        {
            int Count(RegionEstate region) => ((IEnumerable)property.PropertyType.GetProperty(nameof(Part<Tag>.Items))!.GetValue(property.GetValue(region))!).Cast<object>().Count();

            // It may hold more: what an estate says of a resource by the way (tags of the network, addresses of NAT gateways) has a row of its own.
            Assert.True(Count(start) <= Count(snapshot), property.Name);
            Assert.True((bool)property.PropertyType.GetProperty(nameof(Part<Tag>.IsComplete))!.GetValue(property.GetValue(snapshot))!, property.Name);
        }
    }

    [Fact]
    public void The_bundled_company_starts_again_from_its_own_snapshot_as_the_same_world()
    {
        using var first = new SandboxHost().Start(new());
        using var second = new SandboxHost().Start(new() { Estate = first.Snapshot() });
        Assert.Empty(EstateDifferences.Between(first.Snapshot(), second.Snapshot()));
        Assert.Equal(Text(first.Snapshot()), Text(second.Snapshot()));
    }

    [Fact]
    public async Task Reads_and_refused_changes_leave_it_as_it_was()
    {
        using var stage = new Stage();
        LetStartingAppsCome(stage);
        var before = stage.Sandbox.Snapshot();
        stage.Region = "ap-southeast-2";
        await stage.SageMaker("ListDomains");
        stage.Region = HealthyRegion.Region;
        await stage.SageMaker("UpdateDomain", new { HealthyRegion.DomainId, AppNetworkAccessType = "VpcOnly" });
        stage.Now += TimeSpan.FromMinutes(5);
        Assert.Equal(Text(before), Text(stage.Sandbox.Snapshot()));
    }

    [Fact]
    public async Task What_was_changed_and_changed_back_is_as_before_but_for_its_times()
    {
        using var stage = new Stage(new SandboxOptions { TransitionTime = TimeSpan.FromMinutes(1) });
        LetStartingAppsCome(stage);
        var before = stage.Sandbox.Snapshot();
        await stage.SageMaker("AddTags", new { ResourceArn = HealthyRegion.DomainArn, Tags = new[] { new { Key = "Owner", Value = "nobody" }, new { Key = "Wave", Value = "7" } } });
        await stage.SageMaker("UpdateDomain", new { HealthyRegion.DomainId, SubnetIds = new[] { HealthyRegion.SubnetB } });
        stage.Now += TimeSpan.FromMinutes(1);
        var during = EstateDifferences.Between(before, stage.Sandbox.Snapshot());
        Assert.Equal(4, during.Count);
        Assert.Contains(during, line => line.StartsWith("+ 111122223333/eu-central-1 Domains ", StringComparison.Ordinal) && !line.Contains(HealthyRegion.SubnetA, StringComparison.Ordinal));

        await stage.SageMaker("UpdateDomain", new { HealthyRegion.DomainId, SubnetIds = new[] { HealthyRegion.SubnetB, HealthyRegion.SubnetA } });
        await stage.SageMaker("DeleteTags", new { ResourceArn = HealthyRegion.DomainArn, TagKeys = new[] { "Wave" } });
        await stage.SageMaker("AddTags", new { ResourceArn = HealthyRegion.DomainArn, Tags = new[] { new { Key = "Owner", Value = "ml-platform" } } });
        stage.Now += TimeSpan.FromMinutes(1);
        Assert.Empty(EstateDifferences.Between(before, stage.Sandbox.Snapshot(), "LastModifiedTime"));
        Assert.NotEmpty(EstateDifferences.Between(before, stage.Sandbox.Snapshot()));
    }

    [Fact]
    public async Task A_route_that_was_deleted_and_made_again_stands_where_it_stood()
    {
        using var stage = new Stage();
        async Task Route(string action, string cidr) => Assert.Null((await stage.Ec2(action, [("RouteTableId", HealthyRegion.MainTable), ("DestinationCidrBlock", cidr), .. action == "CreateRoute" ? [("GatewayId", CompanyEstate.Igw)] : Array.Empty<(string, string)>()])).Code);
        await Route("CreateRoute", "0.0.0.0/0");
        await Route("CreateRoute", "198.51.100.0/24");
        var before = stage.Sandbox.Snapshot();
        await Route("DeleteRoute", "0.0.0.0/0");
        Assert.NotEmpty(EstateDifferences.Between(before, stage.Sandbox.Snapshot()));
        await Route("CreateRoute", "0.0.0.0/0");
        Assert.Equal(Text(before), Text(stage.Sandbox.Snapshot()));
    }

    [Fact]
    public async Task What_was_made_with_tags_and_deleted_leaves_nothing()
    {
        using var stage = new Stage();
        var before = stage.Sandbox.Snapshot();
        var tagged = new[] { ("TagSpecification.1.ResourceType", "security-group"), ("TagSpecification.1.Tag.1.Key", "Owner"), ("TagSpecification.1.Tag.1.Value", "ml") };
        var id = (await stage.Ec2("CreateSecurityGroup", [("GroupName", "fresh"), ("GroupDescription", "fresh"), ("VpcId", HealthyRegion.Vpc), .. tagged])).One("groupId")!;
        var during = EstateDifferences.Between(before, stage.Sandbox.Snapshot());
        Assert.Equal(["SecurityGroups", "Tags"], during.Where(line => line.Contains(id, StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).Order(StringComparer.Ordinal));
        Assert.Null((await stage.Ec2("DeleteSecurityGroup", ("GroupId", id))).Code);
        Assert.Empty(EstateDifferences.Between(before, stage.Sandbox.Snapshot()));
    }

    [Fact]
    public async Task It_shows_a_change_as_far_as_it_has_come()
    {
        using var stage = new Stage(new SandboxOptions { TransitionTime = TimeSpan.FromMinutes(1) });
        await stage.SageMaker("UpdateDomain", new { HealthyRegion.DomainId, TagPropagation = "DISABLED" });
        string Status() => stage.Sandbox.Snapshot().Regions.SelectMany(r => r.Domains.Items).Single(d => d.DomainId == HealthyRegion.DomainId).Status;
        Assert.Equal("Updating", Status());
        stage.Now += TimeSpan.FromMinutes(1);
        Assert.Equal("InService", Status());
    }

    private static void LetStartingAppsCome(Stage stage) => stage.Now += TimeSpan.FromMinutes(1);

    private static string Text(Estate estate)
    {
        using var stream = new MemoryStream();
        EstateFile.Write(stream, estate);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
