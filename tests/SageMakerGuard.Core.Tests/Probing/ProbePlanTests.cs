using System;
using System.Linq;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Estates;
using SageMakerGuard.Probing;
using SageMakerGuard.Reachability;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Probing;

/// <summary>A probe asks for the hosts of the proof, each with what the proof says of it.</summary>
public sealed class ProbePlanTests
{
    private static readonly RegionEstate s_healthy = HealthyRegion.Create();

    [Fact]
    public void Every_destination_of_the_proof_is_asked_or_left_out_with_the_reason()
    {
        var plan = Probes.Plan(s_healthy);
        Assert.All(plan.Questions, q => Assert.Equal(q.LeftOut is null, q.Targets.Count > 0));
        Assert.All(plan.Questions, q => Assert.NotEmpty(q.Proof));
        Assert.Equal(["app to app"], plan.Questions.Where(q => q.LeftOut is not null).Select(q => q.Destination));
        Assert.True(plan.AsksPackageIndex);
    }

    [Theory]
    [InlineData("sagemaker.api", "api.sagemaker.eu-central-1.amazonaws.com")]
    [InlineData("s3", "s3.eu-central-1.amazonaws.com")]
    [InlineData("ecr.dkr", "111122223333.dkr.ecr.eu-central-1.amazonaws.com")]
    [InlineData("studio", "d-healthy00001.studio.eu-central-1.sagemaker.aws")]
    [InlineData("codeartifact.repositories", null)]
    public void The_host_is_the_one_that_programs_resolve(string service, string? host)
    {
        var question = Assert.Single(Probes.Plan(s_healthy, Probes.Service(service)).Questions);
        Assert.Equal(host, question.Targets.SingleOrDefault()?.Host);
    }

    public static TheoryData<string, RegionEstate, string, NameExpectation, ReachabilityVerdict> Expectations => new()
    {
        { "an endpoint with private DNS", s_healthy, "sts", NameExpectation.Private, ReachabilityVerdict.Reachable },
        { "the gateway endpoint", s_healthy, "s3", NameExpectation.Public, ReachabilityVerdict.Reachable },
        { "no endpoint and no way out", s_healthy, "codeartifact.api", NameExpectation.Any, ReachabilityVerdict.Blocked },
        { "no endpoint and a NAT gateway", s_healthy.WithNat(), "codeartifact.api", NameExpectation.Public, ReachabilityVerdict.Reachable },
        { "private DNS off, and a NAT gateway", s_healthy.WithNat().Endpoint("sts", e => e with { PrivateDnsEnabled = false }), "sts", NameExpectation.Public, ReachabilityVerdict.Reachable },
        { "private DNS off, and no way out", s_healthy.Endpoint("sts", e => e with { PrivateDnsEnabled = false }), "sts", NameExpectation.Any, ReachabilityVerdict.Blocked },
        { "own DNS servers, and a NAT gateway", s_healthy.WithNat().DnsServers("10.9.0.2"), "sts", NameExpectation.Private, ReachabilityVerdict.Reachable },
        { "own DNS servers, and no way out", s_healthy.DnsServers("10.9.0.2"), "sts", NameExpectation.Any, ReachabilityVerdict.Unknown },
        { "a group that refuses", s_healthy with { SecurityGroups = s_healthy.SecurityGroups.Select(g => g.GroupId == HealthyRegion.EndpointGroup ? g with { IpPermissions = [] } : g) }, "sts", NameExpectation.Private, ReachabilityVerdict.Blocked },
        { "a policy that refuses calls and no connections", s_healthy.Endpoint("sts", e => e with { PolicyDocument = "{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}" }), "sts", NameExpectation.Private, ReachabilityVerdict.Reachable },
    };

    [Theory]
    [MemberData(nameof(Expectations))]
    public void What_the_proof_says_of_a_name_and_of_a_connection_goes_into_the_plan(string name, RegionEstate region, string service, NameExpectation resolves, ReachabilityVerdict connects)
    {
        var question = Assert.Single(Probes.Plan(region, Probes.Service(service)).Questions);
        Assert.Equal((name, resolves, connects), (name, question.Targets[0].Resolves, question.Connects));
        Assert.Equal(resolves == NameExpectation.Private, question.Targets[0].EndpointId is not null);
    }

    [Fact]
    public void Where_S3_has_both_kinds_of_endpoint_either_answer_is_right()
    {
        var both = s_healthy with { VpcEndpoints = s_healthy.VpcEndpoints.Append(s_healthy.VpcEndpoints.Items[0] with { VpcEndpointId = "vpce-0s3", ServiceName = "com.amazonaws.eu-central-1.s3" }) };
        Assert.Equal(NameExpectation.Any, Assert.Single(Probes.Plan(both, Probes.Service("s3")).Questions).Targets[0].Resolves);
    }

    [Fact]
    public void Subnets_that_differ_make_the_connection_unknown()
    {
        var half = s_healthy with { RouteTables = s_healthy.RouteTables.Select(t => t.RouteTableId == HealthyRegion.TableB ? t with { Routes = [HealthyRegion.Local()] } : t) };
        var question = Assert.Single(Probes.Plan(half, Probes.Service("s3")).Questions);
        Assert.Equal(2, question.Proof.Count);
        Assert.Equal(ReachabilityVerdict.Unknown, question.Connects);
    }

    [Theory]
    [InlineData("git.corp.example", "10.9.0.0/24", "tcp", "git.corp.example", "10.9.0.0/24")]
    [InlineData("10.9.0.5", "10.9.0.5", "tcp", "10.9.0.5", "")]
    [InlineData("the git server", "10.9.0.5", "tcp", "10.9.0.5", "")]
    [InlineData("10.9.0.0/24", "10.9.0.0/24", "tcp", null, "")]
    [InlineData("the git server", "10.9.0.0/24", "tcp", null, "")]
    [InlineData("time.corp.example", "10.9.0.5", "udp", null, "")]
    public void A_destination_of_the_users_own_is_asked_by_its_name_or_its_one_address(string name, string cidr, string protocol, string? host, string blocks)
    {
        var question = Assert.Single(Probes.Plan(s_healthy, new AddressDestination(name, cidr) { Port = 22, Protocol = protocol }).Questions);
        Assert.Equal((host, blocks), (question.Targets.SingleOrDefault()?.Host, string.Join(",", question.Targets.SelectMany(t => t.Blocks))));
        Assert.Equal(host is null, question.LeftOut is not null);
    }

    [Fact]
    public void The_home_file_system_is_asked_at_each_mount_target()
    {
        var question = Assert.Single(Probes.Plan(s_healthy, PathCase.HomeFileSystem).Questions);
        Assert.Equal([("10.20.1.10", HealthyRegion.SubnetA), ("10.20.2.10", HealthyRegion.SubnetB)], question.Targets.Select(t => (t.Host, t.MountTargetSubnetId!)));
        Assert.Equal(2049, question.Port);
        Assert.NotNull(Assert.Single(Probes.Plan(s_healthy with { MountTargets = Part<MountTarget>.Read() }, PathCase.HomeFileSystem).Questions).LeftOut);
    }

    [Theory]
    [InlineData("sts", false)]
    [InlineData("codeartifact.api", true)]
    public void The_package_index_is_asked_where_the_questions_lead_to_packages(string service, bool asked) =>
        Assert.Equal(asked, Probes.Plan(s_healthy, Probes.Service(service)).AsksPackageIndex);

    [Fact]
    public void A_domain_in_public_mode_is_asked_by_public_names()
    {
        var region = s_healthy with { Domains = Part<Domain>.Read(HealthyRegion.Domain() with { AppNetworkAccessType = "PublicInternetOnly" }) };
        var question = Assert.Single(Probes.Plan(region, Probes.Service("sts")).Questions);
        Assert.Equal((NameExpectation.Public, ReachabilityVerdict.Reachable), (question.Targets[0].Resolves, question.Connects));
    }
}
