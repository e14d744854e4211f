using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Tests.Changes.Planning.Live;

/// <summary>What Reachability Analyzer is asked for a domain: from where, to where, what is left out, and when it is not asked at all.</summary>
public sealed class LiveProbePlannerTests
{
    [Fact]
    public void From_an_app_in_each_subnet_to_every_needed_endpoint_and_mount_target_of_its_own_zone()
    {
        var region = LiveRegion.Create();
        var probe = LiveRegion.Plan(region);
        Assert.Empty(probe.Plan.Refusals);
        Assert.Empty(probe.Plan.Notes);
        Assert.Equal([LiveRegion.AppA, LiveRegion.AppB], probe.Paths.Select(p => p.Source.Interface.NetworkInterfaceId).Distinct());
        var needed = ServiceCatalog.RequiredBy(DomainFeatures.Of(region, region.Domains.Items[0])).Where(s => !s.Gateway).Select(s => s.Name).Append("EFS " + HealthyRegion.FileSystem);
        foreach (var bySource in probe.Paths.GroupBy(p => p.Source.Interface.NetworkInterfaceId))
        {
            Assert.Equal(needed.Order(), bySource.Select(p => p.Destination).Order());
            Assert.All(bySource, p => Assert.Equal(p.Source.Subnet.SubnetId, region.NetworkInterfaces.Items.Single(i => i.NetworkInterfaceId == p.DestinationId).SubnetId));
            Assert.All(bySource, p => Assert.Equal(p.Destination.StartsWith("EFS", StringComparison.Ordinal) ? 2049 : 443, p.Port));
        }

        Assert.All(probe.Paths, p => Assert.Equal((ReachabilityVerdict.Reachable, true, 0), (p.Proof.Verdict, p.Source.IsApp, p.Source.LackingGroupIds.Count)));
    }

    [Fact]
    public void Each_path_is_made_analysed_and_put_away_and_the_estate_is_as_it_was()
    {
        var region = LiveRegion.Create();
        var probe = LiveRegion.Plan(region);
        string[] kinds = [nameof(CreateInsightsPath), nameof(StartInsightsAnalysis), nameof(DeleteInsightsAnalysis), nameof(DeleteInsightsPath)];
        Assert.Equal(kinds.SelectMany(k => Enumerable.Repeat(k, probe.Paths.Count)), probe.Plan.Steps.Select(s => s.StepKind));
        Assert.Equal(RunStage.Picture(region), RunStage.Picture(probe.Plan.Simulate(region)));
        Assert.Equal(0m, probe.Plan.MonthlyCostUsd(FinOps.PriceTable.In(region.Region)));
    }

    [Fact]
    public void Two_plans_of_the_same_domain_have_nothing_in_common_but_the_questions()
    {
        var region = LiveRegion.Create();
        var (one, other) = (LiveRegion.Plan(region, "11111111"), LiveRegion.Plan(region, "22222222"));
        Assert.Equal(one.Paths.Select(p => (p.Destination, p.DestinationId)), other.Paths.Select(p => (p.Destination, p.DestinationId)));
        Assert.Empty(one.Paths.Select(p => p.Purpose).Intersect(other.Paths.Select(p => p.Purpose)));
        Assert.Empty(one.Plan.Steps.Select(s => s.ResourceId).Intersect(other.Plan.Steps.Select(s => s.ResourceId)));
        Assert.All(other.Plan.Steps.OfType<CreateInsightsPath>(), s => Assert.Equal(Standing.Absent, s.Observe(one.Plan.Steps.OfType<CreateInsightsPath>().Aggregate(region, (e, c) => c.Simulate(e))).Standing));
    }

    [Fact]
    public void No_more_than_fifty_analyses_run_at_once()
    {
        var questions = Enumerable.Range(1, 70).Select(i => (PathDestination)new AddressDestination("host", $"10.9.0.{i}")).ToList();
        var starts = LiveRegion.Plan(LiveRegion.Create(), questions: questions).Plan.Steps.OfType<StartInsightsAnalysis>().ToList();
        Assert.Equal([50, 100], starts.Select((s, i) => (s, i)).Where(x => x.s.NeedsRest).Select(x => x.i));
    }

    public static TheoryData<string, string, string> Ends => new()
    {
        { "an endpoint without an interface in the zone", "sts", "eni-0aaa000000003b1" },
        { "a mount target of the other zone alone", "EFS " + HealthyRegion.FileSystem, "eni-0aaa00000000mtb1" },
        { "an internet gateway", "internet", LiveRegion.Igw },
        { "an address", "git.corp (10.9.0.5)", "10.9.0.5" },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void The_end_of_a_path(string why, string destination, string end)
    {
        var region = LiveRegion.WithInternetGateway(LiveRegion.Create());
        region = region with
        {
            VpcEndpoints = region.VpcEndpoints.Select(e => e.ServiceName.EndsWith("sts", StringComparison.Ordinal) ? e with { NetworkInterfaceIds = [e.NetworkInterfaceIds[1]], SubnetIds = [HealthyRegion.SubnetB] } : e),
            MountTargets = region.MountTargets.Without(m => m.SubnetId == HealthyRegion.SubnetA),
        };
        var index = new NetworkIndex(region);
        var probe = LiveRegion.Plan(region, questions: [.. DomainQuestions.Default(index, region.Domains.Items[0]), new AddressDestination("git.corp", "10.9.0.5") { Port = 22 }]);
        var path = probe.Paths.First(p => p.Destination == destination);
        Assert.True((LiveRegion.AppA, end) == (path.Source.Interface.NetworkInterfaceId, path.DestinationId), $"{why}: {path.DestinationId}");
        var step = probe.Plan.Steps.OfType<CreateInsightsPath>().First(s => s.Why == destination);
        Assert.Equal(end, destination.StartsWith("git", StringComparison.Ordinal) ? step.DestinationIp : step.DestinationId);
        Assert.Equal(destination.StartsWith("git", StringComparison.Ordinal), step.DestinationId is null);
    }

    public static TheoryData<string, Func<RegionEstate, RegionEstate>, string> Omissions => new()
    {
        { "s3", r => r, $"s3 (gateway endpoint {HealthyRegion.S3Endpoint} is no destination of Reachability Analyzer)" },
        { "apps", r => r, "app to app (" },
        { "internet", r => r, $"internet ({HealthyRegion.Vpc} has no internet gateway)" },
        { "an unread gateway", r => r with { InternetGateways = Part<InternetGateway>.Failed(new() { Operation = "ec2:DescribeInternetGateways" }) }, $"internet (the internet gateways of {HealthyRegion.Vpc} could not be read)" },
        { "no endpoint", r => r with { VpcEndpoints = r.VpcEndpoints.Without(e => e.ServiceName.EndsWith(".sts", StringComparison.Ordinal)) }, $"sts ({HealthyRegion.Vpc} has no interface endpoint of it)" },
        { "unread endpoints", r => r with { VpcEndpoints = Part<VpcEndpoint>.Failed(new() { Operation = "ec2:DescribeVpcEndpoints" }) }, $"sts (the endpoints of {HealthyRegion.Vpc} could not all be read)" },
        { "private DNS off", r => r with { VpcEndpoints = r.VpcEndpoints.Select(e => e with { PrivateDnsEnabled = false }) }, "sts (private DNS of vpce-" },
        { "unread interfaces of an endpoint", r => r with { VpcEndpoints = r.VpcEndpoints.Select(e => e with { NetworkInterfaceIds = ["eni-0elsewhere"] }) }, "sts (no interface of vpce-" },
        { "unread mount targets", r => r with { MountTargets = Part<MountTarget>.Read() }, $"EFS {HealthyRegion.FileSystem} (no interface of a mount target was read)" },
        { "a block", r => r, "office (10.9.0.0/24) (Reachability Analyzer takes single IPv4 addresses)" },
    };

    [Theory]
    [MemberData(nameof(Omissions), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_asked_is_left_out_with_the_reason_once(string what, Func<RegionEstate, RegionEstate> change, string leftOut)
    {
        var region = change(LiveRegion.Create());
        var index = new NetworkIndex(region);
        var probe = LiveRegion.Plan(region, questions: [.. DomainQuestions.Default(index, region.Domains.Items[0]), new AddressDestination("office", "10.9.0.0/24"), new AddressDestination("git", "10.9.0.5")]);
        Assert.True(probe.LeftOut.Count(l => l.StartsWith(leftOut, StringComparison.Ordinal)) == 1, $"{what}: {string.Join("; ", probe.LeftOut)}");
        Assert.DoesNotContain(probe.Paths, p => leftOut.StartsWith(p.Destination + " (", StringComparison.Ordinal));
    }

    public static TheoryData<string, Func<RegionEstate, RegionEstate>, string?, bool, string[]> Sources => new()
    {
        { "an app is taken before anything else", r => LiveRegion.With(r, LiveRegion.Plain("eni-00first", HealthyRegion.SubnetA, "10.20.1.60", HealthyRegion.DomainGroup)), LiveRegion.AppA, true, [] },
        { "an app with the domain's groups before one without", r => LiveRegion.With(r, LiveRegion.App("eni-00first", HealthyRegion.SubnetA, "10.20.1.60") with { Groups = [] }), LiveRegion.AppA, true, [] },
        { "an app from before the switch", r => LiveRegion.With(LiveRegion.Without(r, LiveRegion.AppA), LiveRegion.App("eni-0old", HealthyRegion.SubnetA, "10.20.1.60") with { Groups = [new() { GroupId = HealthyRegion.NfsOutbound }] }), "eni-0old", true, [HealthyRegion.DomainGroup] },
        { "an app of a shared space", r => LiveRegion.With(LiveRegion.Without(r, LiveRegion.AppA) with { Domains = r.Domains.Select(d => d with { DefaultSpaceSettings = new() { SecurityGroups = ["sg-0space"] } }) }, LiveRegion.App("eni-0shared", HealthyRegion.SubnetA, "10.20.1.60") with { Groups = [new() { GroupId = "sg-0space" }] }), "eni-0shared", true, [] },
        { "another interface where no app runs", r => LiveRegion.With(LiveRegion.Without(r, LiveRegion.AppA), LiveRegion.Plain("eni-0other", HealthyRegion.SubnetA, "10.20.1.60", "sg-0other")), "eni-0other", false, [HealthyRegion.DomainGroup] },
        { "an app of another domain stands in as any other", r => LiveRegion.With(LiveRegion.Without(r, LiveRegion.AppA), LiveRegion.App("eni-0other", HealthyRegion.SubnetA, "10.20.1.60") with { Description = "[DO NOT DELETE] ENI managed by SageMaker for Studio Domain(d-another) - 0" }), "eni-0other", false, [] },
        { "never one with a public address", r => LiveRegion.With(LiveRegion.Without(r, LiveRegion.AppA), LiveRegion.Plain("eni-0public", HealthyRegion.SubnetA, "10.20.1.60") with { Association = new() { PublicIp = "203.0.113.9" } }), null, false, [] },
        { "never one that forwards", r => LiveRegion.With(LiveRegion.Without(r, LiveRegion.AppA), LiveRegion.Plain("eni-0proxy", HealthyRegion.SubnetA, "10.20.1.60") with { SourceDestCheck = false }), null, false, [] },
        { "never an endpoint's or a mount target's", r => LiveRegion.Without(r, LiveRegion.AppA), null, false, [] },
    };

    [Theory]
    [MemberData(nameof(Sources), DisableDiscoveryEnumeration = true)]
    public void Where_paths_start(string why, Func<RegionEstate, RegionEstate> change, string? source, bool isApp, string[] lacking)
    {
        var probe = LiveRegion.Plan(change(LiveRegion.Create()));
        var inA = probe.Paths.Where(p => p.Source.Subnet.SubnetId == HealthyRegion.SubnetA).Select(p => p.Source).Distinct().ToList();
        Assert.True(source == inA.SingleOrDefault()?.Interface.NetworkInterfaceId, why);
        if (source is null)
            Assert.Contains(probe.Plan.Notes, n => n.StartsWith($"Nothing starts in {HealthyRegion.SubnetA}", StringComparison.Ordinal));
        else
            Assert.Equal((isApp, string.Join(",", lacking)), (inA[0].IsApp, string.Join(",", inA[0].LackingGroupIds)));
        Assert.Equal(source is not null && !isApp, probe.Plan.Notes.Any(n => n.Contains("stands in for one", StringComparison.Ordinal)));
    }

    public static TheoryData<string, Func<RegionEstate, RegionEstate>, string> Refusals => new()
    {
        { "no interface at all", r => LiveRegion.Without(r, LiveRegion.AppA, LiveRegion.AppB), "-Probe <path>" },
        { "a public domain", r => r with { Domains = r.Domains.Select(d => d with { AppNetworkAccessType = null }) }, "Set-SMDomainVpcOnly -DomainId " + HealthyRegion.DomainId },
        { "a domain that was not described", r => r with { Domains = r.Domains.Select(d => d with { Described = false }) }, "sagemaker:DescribeDomain" },
        { "unread interfaces", r => r with { NetworkInterfaces = Part<NetworkInterface>.Failed(new() { Operation = "ec2:DescribeNetworkInterfaces", Cause = UnreadableCause.Denied }) }, "Allow the caller ec2:DescribeNetworkInterfaces" },
        { "unread subnets", r => r with { Subnets = Part<Subnet>.NotAsked }, "ec2:DescribeSubnets" },
    };

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void When_it_is_not_asked_at_all_and_what_to_do_then(string why, Func<RegionEstate, RegionEstate> change, string remedy)
    {
        var probe = LiveRegion.Plan(change(LiveRegion.Create()));
        Assert.Empty(probe.Plan.Steps);
        Assert.Empty(probe.Paths);
        Assert.True(probe.Plan.Refusals is [var refusal] && refusal.Contains(remedy, StringComparison.Ordinal), $"{why}: {string.Join(" ", probe.Plan.Refusals)}");
    }

    [Fact]
    public void Destinations_of_which_none_can_be_asked_are_a_refusal_with_all_reasons()
    {
        var probe = LiveRegion.Plan(LiveRegion.Create(), questions: [new InternetDestination(), new AppToAppDestination { Port = 8192 }]);
        var refusal = Assert.Single(probe.Plan.Refusals);
        Assert.Contains("internet (", refusal, StringComparison.Ordinal);
        Assert.Contains("app to app (", refusal, StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<RegionEstate, RegionEstate>, string, ReachabilityVerdict> Proofs => new()
    {
        { "the interface's own groups count and not the domain's", r => r with { NetworkInterfaces = r.NetworkInterfaces.Select(i => i.NetworkInterfaceId == LiveRegion.AppA ? i with { Groups = [new() { GroupId = HealthyRegion.NfsOutbound }] } : i) }, "sts", ReachabilityVerdict.Blocked },
        { "an endpoint's policy does not", r => r with { VpcEndpoints = r.VpcEndpoints.Select(e => e with { PolicyDocument = """{"Statement":[]}""" }) }, "sts", ReachabilityVerdict.Reachable },
        { "only the interface's address does, not all of its subnet's", r => r with { SecurityGroups = r.SecurityGroups.Select(g => g.GroupId == HealthyRegion.EndpointGroup ? g with { IpPermissions = [HealthyRegion.Tcp(443, 443, cidr: "10.20.1.50/32"), HealthyRegion.Tcp(443, 443, cidr: "10.20.2.50/32")] } : g) }, "sts", ReachabilityVerdict.Reachable },
        { "what was not read is unknown", r => r with { SecurityGroups = Part<SecurityGroup>.Failed(new() { Operation = "ec2:DescribeSecurityGroups" }) }, "sts", ReachabilityVerdict.Unknown },
        { "no route leads to the gateway", LiveRegion.WithInternetGateway, "internet", ReachabilityVerdict.Blocked },
        { "who gets out by a hub does not get out by the gateway", ByHub, "internet", ReachabilityVerdict.Blocked },
    };

    [Theory]
    [MemberData(nameof(Proofs), DisableDiscoveryEnumeration = true)]
    public void The_proof_answers_the_same_question(string why, Func<RegionEstate, RegionEstate> change, string destination, ReachabilityVerdict verdict)
    {
        var path = LiveRegion.Plan(change(LiveRegion.Create())).Paths.First(p => p.Destination == destination);
        Assert.True(verdict == path.Proof.Verdict, $"{why}: {path.Proof.Verdict} {string.Join(" ", path.Proof.BlockedBy.Select(b => b.Reason))}{string.Join(" ", path.Proof.Unknowns.Select(u => u.Reason))}");
    }

    // The NAT gateway stands in a subnet of another table, which leads out by a gateway that is not the one asked for.
    private static RegionEstate ByHub(RegionEstate r)
    {
        var region = LiveRegion.WithInternetGateway(r);
        const string Nat = "nat-0aaa1";
        const string Public = "subnet-0aaa00000000000p1";
        return region with
        {
            Subnets = region.Subnets.Plus(HealthyRegion.Subnet(Public, "10.20.9.0/28", "a", 1)),
            InternetGateways = region.InternetGateways with { Items = [.. region.InternetGateways.Items, new InternetGateway { InternetGatewayId = "igw-0other", Attachments = [new() { VpcId = HealthyRegion.Vpc, State = "available" }] }] },
            NatGateways = Part<NatGateway>.Read(new NatGateway { NatGatewayId = Nat, VpcId = HealthyRegion.Vpc, SubnetId = Public, State = "available", ConnectivityType = "public", NatGatewayAddresses = [new() { AllocationId = "eipalloc-1", PrivateIp = "10.20.9.4", PublicIp = "203.0.113.7" }] }),
            NetworkAcls = region.NetworkAcls.Select(a => a with { Associations = [.. a.Associations, new() { SubnetId = Public }] }),
            SecurityGroups = region.SecurityGroups.Select(g => g.GroupId == HealthyRegion.DomainGroup ? g with { IpPermissionsEgress = [HealthyRegion.AllTraffic()] } : g),
            RouteTables = region.RouteTables.Select(t => t.RouteTableId == HealthyRegion.TableA ? t with { Routes = [.. t.Routes, new() { DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = Nat, State = "active" }] } : t)
                .Plus(HealthyRegion.PrivateTable("rtb-0aaa00000000000p1", Public, new Route { DestinationCidrBlock = "0.0.0.0/0", GatewayId = "igw-0other", State = "active" })),
        };
    }
}
