using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Reachability;

public sealed class DomainSourceTests
{
    [Fact]
    public void Takes_the_domains_groups_and_SageMakers_own_NFS_group()
    {
        var source = Of(HealthyRegion.Create());
        Assert.Equal([HealthyRegion.DomainGroup, HealthyRegion.NfsOutbound], source.SecurityGroupIds);
        Assert.False(source.PublicInternetOnly);
    }

    [Fact]
    public void Finds_a_renamed_NFS_group_by_its_tag()
    {
        var region = HealthyRegion.Create();
        var tag = new Tag { Key = "ManagedByAmazonSageMakerResource", Value = HealthyRegion.DomainArn };
        region = region with { SecurityGroups = region.SecurityGroups.Select(g => g.GroupId is HealthyRegion.NfsInbound or HealthyRegion.NfsOutbound ? g with { GroupName = "nfs " + g.GroupId, Tags = [tag] } : g) };
        Assert.Equal([HealthyRegion.DomainGroup, HealthyRegion.NfsOutbound], Of(region).SecurityGroupIds);
    }

    [Fact]
    public void Takes_domain_level_groups_where_RStudio_uses_them()
    {
        var region = HealthyRegion.Create();
        var settings = new DomainSettings { SecurityGroupIds = ["sg-between"] };
        Assert.DoesNotContain("sg-between", Of(With(settings)).SecurityGroupIds);
        Assert.Contains("sg-between", Of(With(settings with { RStudioServerProDomainSettings = new() })).SecurityGroupIds);

        RegionEstate With(DomainSettings changed) => region with { Domains = region.Domains.Select(d => d with { DomainSettings = changed }) };
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("PublicInternetOnly", true)]
    [InlineData("VpcOnly", false)]
    public void An_absent_mode_is_the_public_one(string? mode, bool isPublic)
    {
        var region = HealthyRegion.Create();
        region = region with { Domains = region.Domains.Select(d => d with { AppNetworkAccessType = mode }) };
        Assert.Equal(isPublic, Of(region).PublicInternetOnly);
        Assert.False(DomainSource.Of(new NetworkIndex(region), region.Domains.Items[0], asVpcOnly: true).PublicInternetOnly);
    }

    [Fact]
    public void A_domain_that_could_not_be_described_has_no_known_mode()
    {
        var region = HealthyRegion.Create();
        var domain = new Domain { DomainId = "d-dark", Described = false };
        var index = new NetworkIndex(region);
        var result = Assert.Single(new ReachabilityEngine(index).Trace(DomainSource.Of(index, domain), PathCase.Internet));
        Assert.Equal(ReachabilityVerdict.Unknown, result.Verdict);
    }

    [Fact]
    public void Features_follow_settings_and_apps()
    {
        var region = HealthyRegion.Create();
        var domain = region.Domains.Items[0];
        Assert.Equal(Feature.Studio | Feature.Sdk, DomainFeatures.Of(region, domain));
        Assert.Equal(Feature.Studio | Feature.JumpStart, DomainFeatures.Of(region, domain, Feature.JumpStart));
        Assert.True(DomainFeatures.Of(region with { Apps = Part<App>.Read(new App { DomainId = domain.DomainId, AppType = "Canvas", Status = "InService" }) }, domain).HasFlag(Feature.Canvas));
        Assert.False(DomainFeatures.Of(region with { Apps = Part<App>.Read(new App { DomainId = domain.DomainId, AppType = "Canvas", Status = "Deleted" }) }, domain).HasFlag(Feature.Canvas));
        Assert.True(DomainFeatures.Of(region, domain with { DomainSettings = new() { RStudioServerProDomainSettings = new() } }).HasFlag(Feature.RStudio));
    }

    [Fact]
    public void Asks_for_services_file_system_internet_and_apps()
    {
        var region = HealthyRegion.Create();
        var questions = DomainQuestions.Default(new NetworkIndex(region), region.Domains.Items[0], Feature.Studio);
        Assert.Equal(["sagemaker.api", "sagemaker.runtime", "studio", "s3", "sts", "logs", "EFS " + HealthyRegion.FileSystem, "internet", "app to app"], questions.Select(q => q.DisplayName));
        Assert.Equal(2049, questions.OfType<FileSystemDestination>().Single().Port);
        Assert.Equal(8192, questions.OfType<AppToAppDestination>().Single().Port);
    }

    private static PathSource Of(RegionEstate region) => DomainSource.Of(new NetworkIndex(region), region.Domains.Items[0]);
}
