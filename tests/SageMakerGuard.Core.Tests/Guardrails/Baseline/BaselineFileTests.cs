using System.IO;
using System.Linq;
using SageMakerGuard.Baselines;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Sandbox.Sample;
using SageMakerGuard.Testing;
using SageMakerGuard.Tests.EstateFiles;

namespace SageMakerGuard.Core.Tests.Guardrails.Baseline;

/// <summary>The file: what stands in it, that it stays the same text, and what is said of one that is none.</summary>
public sealed class BaselineFileTests
{
    [Fact]
    public void The_file_reads_well() => GoldenFile.Holds("Guardrails/Baseline/healthy.baseline.json", BaselineFile.Text(Taken.Of(HealthyRegion.Create())));

    [Fact]
    public void The_order_in_which_AWS_lists_things_does_not_matter()
    {
        var company = SampleCompany.Create().Regions;
        Assert.Equal(BaselineFile.Text(Taken.Of(company)), BaselineFile.Text(Taken.Of(company.Reverse().Select(Backwards))));
    }

    [Fact]
    public void What_was_written_reads_back_to_the_same_text()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "base.json");
        var baseline = Taken.Of(SampleCompany.Create().Regions);
        Assert.True(BaselineFile.Write(path, baseline, overwrite: false));
        Assert.Equal(BaselineFile.Text(baseline), BaselineFile.Text(BaselineFile.Read(path)));
        Assert.All(BaselineComparison.Of(BaselineFile.Read(path), baseline), d => Assert.Equal(BaselineChange.Unknown, d.Change));
    }

    [Fact]
    public void Saving_what_is_there_already_leaves_the_file_alone_and_saving_something_else_needs_a_word()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "base.json");
        var baseline = Taken.Of(HealthyRegion.Create());
        Assert.True(BaselineFile.Write(path, baseline, overwrite: false));
        Assert.False(BaselineFile.Write(path, baseline, overwrite: false));
        var other = Taken.Of(HealthyRegion.Create() with { VpcEndpoints = Part<VpcEndpoint>.Read() });
        Assert.Equal("BaselineFileExists", Assert.Throws<GuardFault>(() => BaselineFile.Write(path, other, overwrite: false)).ErrorId);
        Assert.True(BaselineFile.Write(path, other, overwrite: true));
    }

    [Theory]
    [InlineData("", "BaselineFormatUnknown")]
    [InlineData("{}", "BaselineFormatUnknown")]
    [InlineData("not json", "BaselineFormatUnknown")]
    [InlineData("""{"Format":"SageMakerGuard.Estate","Version":1}""", "BaselineFormatUnknown")]
    [InlineData("""{"Format":"SageMakerGuard.NetworkBaseline","Version":2,"Regions":[]}""", "BaselineVersionTooNew")]
    [InlineData("""{"Format":"SageMakerGuard.NetworkBaseline","Version":1,"Regions":[{"AccountId":7}]}""", "BaselineMalformed")]
    [InlineData("""{"Format":"SageMakerGuard.NetworkBaseline","Version":1,"Regions":[""", "BaselineMalformed")]
    [InlineData("""{"Format":"SageMakerGuard.NetworkBaseline","Version":1,"Regions":[{"Vpcs":[{"RouteTables":[{"Routes":["0.0.0.0/0"]}]}]}]}""", "BaselineMalformed")]
    [InlineData("""{"Format":"SageMakerGuard.NetworkBaseline","Version":1,"Regions":[{"Vpcs":[{"SecurityGroups":[{"Inbound":["tcp four from 10.0.0.0/8"]}]}]}]}""", "BaselineMalformed")]
    [InlineData("""{"Format":"SageMakerGuard.NetworkBaseline","Version":1,"Regions":[{"Vpcs":[{"NetworkAcls":[{"Inbound":["allow all from 10.0.0.0/8"]}]}]}]}""", "BaselineMalformed")]
    [InlineData("""{"Format":"SageMakerGuard.NetworkBaseline","Version":1,"Regions":[{"Domains":[{"Findings":["SMG-NET-001"]}]}]}""", "BaselineMalformed")]
    public void A_file_that_is_no_baseline_is_refused(string text, string errorId)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "base.json");
        File.WriteAllText(path, text);
        var fault = Assert.Throws<GuardFault>(() => BaselineFile.Read(path));
        Assert.Equal(errorId, fault.ErrorId);
        Assert.Contains(path, fault.Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_said() =>
        Assert.Equal("BaselineNotFound", Assert.Throws<GuardFault>(() => BaselineFile.Read("/nowhere/base.json")).ErrorId);

    private static RegionEstate Backwards(RegionEstate region) => region with
    {
        Domains = Turned(region.Domains), Vpcs = Turned(region.Vpcs), Subnets = Turned(region.Subnets), RouteTables = Turned(region.RouteTables).Select(t => t with { Routes = [.. t.Routes.Reverse()] }),
        SecurityGroups = Turned(region.SecurityGroups).Select(g => g with { IpPermissions = [.. g.IpPermissions.Reverse()], IpPermissionsEgress = [.. g.IpPermissionsEgress.Reverse()] }),
        NetworkAcls = Turned(region.NetworkAcls).Select(a => a with { Entries = [.. a.Entries.Reverse()] }),
        VpcEndpoints = Turned(region.VpcEndpoints).Select(e => e with { SubnetIds = [.. e.SubnetIds.Reverse()] }), NatGateways = Turned(region.NatGateways), FlowLogs = Turned(region.FlowLogs),
    };

    private static Part<T> Turned<T>(Part<T> part) => part with { Items = [.. part.Items.Reverse()] };
}
