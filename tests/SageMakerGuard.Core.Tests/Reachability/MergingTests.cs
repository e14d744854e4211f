using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Reachability;

/// <summary>How answers of several subnets, and of several domains, come together.</summary>
public sealed class MergingTests
{
    private static readonly string[] s_both = [HealthyRegion.SubnetA, HealthyRegion.SubnetB];

    [Fact]
    public void Subnets_with_one_outcome_share_a_result()
    {
        var result = Assert.Single(Trace(HealthyRegion.Create(), PathCase.Service("sts")));
        Assert.Equal(s_both, result.Source.SubnetIds);
        Assert.Equal(ReachabilityVerdict.Reachable, result.Verdict);
    }

    [Fact]
    public void Subnets_with_different_outcomes_come_apart()
    {
        var region = HealthyRegion.Create().WithNat();
        region = region with { RouteTables = region.RouteTables.Select(t => t.RouteTableId == HealthyRegion.TableB ? t with { Routes = [.. t.Routes.Where(r => r.NatGatewayId is null)] } : t) };
        var results = Trace(region, PathCase.Internet);
        Assert.Equal(2, results.Count);
        Assert.Equal(HealthyRegion.SubnetA, Assert.Single(results.Single(r => r.Verdict == ReachabilityVerdict.Reachable).Source.SubnetIds));
        Assert.Equal(HealthyRegion.SubnetB, Assert.Single(results.Single(r => r.Verdict == ReachabilityVerdict.Blocked).Source.SubnetIds));
    }

    [Fact]
    public void A_shared_result_names_what_blocks_in_every_subnet()
    {
        var result = Assert.Single(Trace(HealthyRegion.Create().MoreEgress(HealthyRegion.Tcp(443, 443, cidr: "0.0.0.0/0")), PathCase.Internet));
        Assert.Equal([HealthyRegion.TableA, HealthyRegion.TableB], result.BlockedBy.Select(b => b.ResourceId));
        Assert.Contains(HealthyRegion.TableB, result.SmallestFix);
    }

    [Fact]
    public void A_second_domain_in_the_same_network_gets_the_answer_under_its_own_name()
    {
        var region = HealthyRegion.Create();
        var engine = new ReachabilityEngine(new NetworkIndex(region));
        var source = PathCase.SourceOf(region);
        engine.Trace(source, PathCase.Service("sts"));
        Assert.Equal("d-second", Assert.Single(engine.Trace(source with { DomainId = "d-second" }, PathCase.Service("sts"))).DomainId);
    }

    [Fact]
    public void The_answer_is_told_as_a_person_would_draw_it()
    {
        var result = PathCase.Explain(new ReachabilityEngine(new NetworkIndex(HealthyRegion.Create().WithNat())).Trace(PathCase.SourceOf(HealthyRegion.Create()), PathCase.Internet)[0]);
        Assert.Equal(
            """
            Reachable via 'NAT gateway'
              > ok Subnet subnet-0aaa00000000000a1: 10.20.1.0/24 in eu-central-1a
              > ok SecurityGroup sg-0aaa00000000d0001: egress rule tcp 443 to 0.0.0.0/0
              > ok NetworkAcl acl-0aaa0000000000001: subnet-0aaa00000000000a1 outbound rule 100 allows all traffic 0.0.0.0/0
              > ok RouteTable rtb-0aaa00000000000a1: subnet-0aaa00000000000a1: 0.0.0.0/0 to nat-0aaa0000000000001
              > ok NatGateway nat-0aaa0000000000001: public NAT gateway in subnet-0aaa00000000000p1
              > ok NetworkAcl acl-0aaa00000000000p1: subnet-0aaa00000000000p1 inbound rule 100 allows all traffic 0.0.0.0/0
              > ok NetworkAcl acl-0aaa00000000000p1: subnet-0aaa00000000000p1 outbound rule 100 allows all traffic 0.0.0.0/0
              > ok RouteTable rtb-0aaa00000000000p1: subnet-0aaa00000000000p1: 0.0.0.0/0 to igw-0aaa0000000000001
              > ok InternetGateway igw-0aaa0000000000001: out to the internet
              < ok NetworkAcl acl-0aaa00000000000p1: subnet-0aaa00000000000p1 inbound rule 100 allows all traffic 0.0.0.0/0, answers to ports 1024-65535
              < ok NetworkAcl acl-0aaa00000000000p1: subnet-0aaa00000000000p1 outbound rule 100 allows all traffic 0.0.0.0/0, answers to ports 32768-61000
              < ok NetworkAcl acl-0aaa0000000000001: subnet-0aaa00000000000a1 inbound rule 100 allows all traffic 0.0.0.0/0, answers to ports 32768-61000
              fix: 
            """.ReplaceLineEndings("\n"), result);
    }

    [Fact]
    public void The_healthy_domain_reaches_all_that_Studio_needs_and_not_the_internet()
    {
        var region = HealthyRegion.Create();
        var index = new NetworkIndex(region);
        var engine = new ReachabilityEngine(index);
        var domain = region.Domains.Items[0];
        foreach (var question in DomainQuestions.Default(index, domain, Feature.Studio))
        {
            var result = Assert.Single(engine.Trace(DomainSource.Of(index, domain), question));
            Assert.True(result.Verdict == (question is InternetDestination ? ReachabilityVerdict.Blocked : ReachabilityVerdict.Reachable), PathCase.Explain(result));
        }
    }

    private static System.Collections.Generic.IReadOnlyList<ConnectivityResult> Trace(RegionEstate region, PathDestination to) =>
        new ReachabilityEngine(new NetworkIndex(region)).Trace(PathCase.SourceOf(region) with { SubnetIds = s_both }, to);
}
