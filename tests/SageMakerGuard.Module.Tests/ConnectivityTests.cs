using System;
using System.Linq;
using SageMakerGuard.Reachability;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Module.Tests;

/// <summary>Test-SMDomainConnectivity: which questions are asked, and what one Boolean means.</summary>
public sealed class ConnectivityTests : IDisposable
{
    private const string Healthy = "-EstatePath $path -Region eu-central-1 -DomainId d-healthy00001";

    private readonly GuardSession _module = new();
    private readonly Company _company = new();

    [Fact]
    public void By_default_it_asks_for_what_the_domain_needs_its_home_and_the_internet()
    {
        var results = Test(Healthy).Clean<ConnectivityResult>();
        Assert.All(new[] { "sagemaker.api", "sagemaker.runtime", "studio", "s3", "sts", "logs", "internet" }, name => Assert.Contains(results, r => r.Destination == name));
        Assert.Contains(results, r => r.Destination == "EFS " + HealthyRegion.FileSystem && r.Port == 2049);
        Assert.All(results, r => Assert.Equal((HealthyRegion.Account, HealthyRegion.Region, HealthyRegion.DomainId, HealthyRegion.Vpc), (r.AccountId, r.Region, r.DomainId, r.VpcId)));
    }

    [Theory]
    [InlineData("-Service sts, S3", "sts 443,s3 443")]
    [InlineData("-Service efs", "EFS fs-0aaa0000000000001 2049")]
    [InlineData("-Destination git.corp -Address 10.9.0.0/24, 10.8.0.1 -Port 22", "git.corp (10.9.0.0/24) 22,git.corp (10.8.0.1) 22")]
    [InlineData("-Destination 192.0.2.7 -Protocol udp -Port 53", "192.0.2.7 53")]
    [InlineData("-Destination api.sagemaker.eu-central-1.amazonaws.com", "sagemaker.api 443")]
    [InlineData("-Service sts -Destination 192.0.2.7", "sts 443,192.0.2.7 443")]
    public void What_is_named_is_asked_and_nothing_else(string parameters, string expected)
    {
        Assert.Equal(expected, string.Join(",", Test($"{Healthy} {parameters}").Clean<ConnectivityResult>().Select(r => $"{r.Destination} {r.Port}")));
    }

    [Fact]
    public void Postures_can_be_piped_in()
    {
        var run = _module.Run("Get-SMDomainNetworkPosture -EstatePath $path -Region eu-central-1 | Test-SMDomainConnectivity -EstatePath $path -Service sts", ("path", _company.Path));
        Assert.Equal([HealthyRegion.DomainId, Company.Public], run.Clean<ConnectivityResult>().Select(r => r.DomainId));
    }

    [Theory]
    [InlineData(Healthy, true)]
    [InlineData(Healthy + " -Service internet", false)]
    [InlineData(Healthy + " -Service sts, s3", true)]
    [InlineData(Healthy + " -Service codeartifact.api", false)]
    [InlineData("-EstatePath $path -Region eu-central-1 -SubnetId subnet-0aaa00000000000a1 -SecurityGroupId sg-0aaa00000000d0001 -Service sts, s3", true)]
    public void Quiet_gives_one_Boolean_and_the_internet_counts_only_where_it_is_named(string parameters, bool expected)
    {
        Assert.Equal(expected, Assert.Single(Test(parameters + " -Quiet").Clean<bool>()));
    }

    [Theory]
    [InlineData("-EstatePath $path -Region us-east-1 -DomainId d-dark00000001", "DomainNotRead")]
    [InlineData("-EstatePath $path -Region us-west-2", "RegionNotRead")]
    [InlineData("-EstatePath $path -Region eu-central-1 -DomainId d-healthy00001, d-nothing", "DomainNotFound")]
    public void Quiet_is_false_where_anything_could_not_be_answered(string parameters, string id)
    {
        var run = Test(parameters + " -Quiet");
        Assert.False(Assert.Single(run.As<bool>()));
        Assert.StartsWith(id + ",", run.OneError().FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void As_VpcOnly_answers_for_the_domain_as_if_it_were_switched()
    {
        var now = Assert.Single(Test("-EstatePath $path -Region eu-central-1 -DomainId d-public000001 -Service internet").Clean<ConnectivityResult>());
        var then = Assert.Single(Test("-EstatePath $path -Region eu-central-1 -DomainId d-public000001 -Service internet -As VpcOnly").Clean<ConnectivityResult>());
        Assert.Equal((ReachabilityVerdict.Reachable, ReachabilityVerdict.Blocked), (now.Verdict, then.Verdict));
        Assert.NotEmpty(then.BlockedBy);
    }

    [Fact]
    public void A_network_that_no_domain_uses_yet_is_asked_for_services_and_internet()
    {
        var results = Test("-EstatePath $path -Region eu-central-1 -SubnetId subnet-0aaa00000000000a1, subnet-0aaa00000000000b1 -SecurityGroupId sg-0aaa00000000d0001").Clean<ConnectivityResult>();
        Assert.Contains(results, r => r.Destination == "sts");
        Assert.Contains(results, r => r.Destination == "internet");
        Assert.All(results, r => Assert.Null(r.DomainId));
    }

    public void Dispose()
    {
        _module.Dispose();
        _company.Dispose();
    }

    private Run Test(string parameters) => _module.Run("Test-SMDomainConnectivity " + parameters, ("path", _company.Path));
}
