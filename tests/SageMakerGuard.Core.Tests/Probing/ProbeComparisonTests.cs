using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Estates;
using SageMakerGuard.Probing;
using SageMakerGuard.Reachability;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Probing;

/// <summary>What the proof says, what was seen, and what follows: every pair.</summary>
public sealed class ProbeComparisonTests
{
    private const string Inside = "10.20.1.20";
    private const string Public = "52.94.1.1";

    private static readonly RegionEstate s_healthy = HealthyRegion.Create();
    private static readonly RegionEstate s_refusing = s_healthy with { SecurityGroups = s_healthy.SecurityGroups.Select(g => g.GroupId == HealthyRegion.EndpointGroup ? g with { IpPermissions = [] } : g) };
    private static readonly RegionEstate s_policy = s_healthy.Endpoint("sts", e => e with { PolicyDocument = "{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}" });

    /// <summary>The networks of the table: what the proof says of sts in each, and where it says the name leads.</summary>
    private static readonly Dictionary<string, (RegionEstate Region, ReachabilityVerdict Expected, NameExpectation Names)> s_proofs = new()
    {
        ["endpoint"] = (s_healthy, ReachabilityVerdict.Reachable, NameExpectation.Private),
        ["nat"] = (s_healthy.WithNat().Endpoint("sts", _ => null), ReachabilityVerdict.Reachable, NameExpectation.Public),
        ["refusing endpoint"] = (s_refusing, ReachabilityVerdict.Blocked, NameExpectation.Private),
        ["policy"] = (s_policy, ReachabilityVerdict.Blocked, NameExpectation.Private),
        ["nothing"] = (s_healthy.Endpoint("sts", _ => null), ReachabilityVerdict.Blocked, NameExpectation.Any),
        ["own dns"] = (s_healthy.DnsServers("10.9.0.2"), ReachabilityVerdict.Unknown, NameExpectation.Any),
        ["zone"] = (s_healthy.Endpoint("sts", _ => null) with { HostedZones = Part<HostedZone>.Read(new HostedZone { HostedZoneId = "Z1", Name = "sts.eu-central-1.amazonaws.com.", VpcId = HealthyRegion.Vpc }) }, ReachabilityVerdict.Unknown, NameExpectation.Any),
    };

    // proof, dns (address or error), tcp, http: agrees, observed, words of the meaning.
    [Theory]
    [InlineData("endpoint", Inside, "ok", "ok", true, "Reachable", "As proven (interface endpoint)")]
    [InlineData("endpoint", Inside, "timeout", "", false, "Blocked", "A packet or its answer is dropped")]
    [InlineData("endpoint", Inside, "refused", "", false, "Blocked", "refused the connection")]
    [InlineData("endpoint", Inside, "other", "", false, "Blocked", "knows no way there")]
    [InlineData("endpoint", Inside, "ok", "tls", false, "Blocked", "inspects TLS")]
    [InlineData("endpoint", Inside, "ok", "timeout", false, "Blocked", "filters by name")]
    [InlineData("endpoint", Inside, "ok", "http", false, "Blocked", "filters by name")]
    [InlineData("endpoint", "dns", "", "", false, "Blocked", "do not know the name")]
    [InlineData("endpoint", "timeout", "", "", false, "Blocked", "The DNS servers that the app asks do not answer")]
    [InlineData("endpoint", Public, "ok", "ok", false, "Reachable", "do not forward to the VPC resolver")]
    [InlineData("endpoint", Public, "timeout", "", false, "Blocked", "do not forward to the VPC resolver")]
    [InlineData("endpoint", Inside + "," + Public, "ok", "ok", false, "Reachable", "do not forward to the VPC resolver")]
    [InlineData("endpoint", "10.99.0.9", "ok", "ok", false, "Reachable", "another endpoint or a private hosted zone")]
    [InlineData("nat", Public, "ok", "ok", true, "Reachable", "As proven (NAT gateway")]
    [InlineData("nat", Public, "timeout", "", false, "Blocked", "A packet or its answer is dropped")]
    [InlineData("nat", Inside, "ok", "ok", false, "Reachable", "an endpoint was made since")]
    [InlineData("nat", Inside, "timeout", "", false, "Blocked", "an endpoint was made since")]
    [InlineData("nat", "dns", "", "", false, "Blocked", "do not know the name")]
    [InlineData("refusing endpoint", Inside, "timeout", "", true, "Blocked", "As proven, it is blocked")]
    [InlineData("refusing endpoint", Inside, "ok", "ok", false, "Reachable", "by a proxy, an endpoint or a route")]
    [InlineData("refusing endpoint", Public, "timeout", "", false, "Blocked", "do not forward to the VPC resolver")]
    [InlineData("refusing endpoint", Public, "ok", "ok", false, "Reachable", "do not forward to the VPC resolver")]
    [InlineData("refusing endpoint", "dns", "", "", true, "Blocked", "whether an address would be reached was not seen")]
    [InlineData("policy", Inside, "ok", "ok", true, "Reachable", "a bare connection does not meet what blocks calls")]
    [InlineData("policy", Inside, "timeout", "", false, "Blocked", "not even a connection stands")]
    [InlineData("nothing", Public, "timeout", "", true, "Blocked", "As proven, it is blocked")]
    [InlineData("nothing", Public, "ok", "ok", false, "Reachable", "the estate is out of date")]
    [InlineData("nothing", Inside, "ok", "ok", false, "Reachable", "the estate is out of date")]
    [InlineData("own dns", Inside, "ok", "ok", true, "Reachable", "The proof could not say")]
    [InlineData("own dns", Public, "timeout", "", true, "Blocked", "The proof could not say")]
    [InlineData("own dns", Public, "ok", "ok", true, "Reachable", "public addresses")]
    [InlineData("own dns", "dns", "", "", true, "Blocked", "did not resolve")]
    [InlineData("zone", "10.99.0.9", "ok", "ok", true, "Reachable", "private addresses")]
    [InlineData("zone", Public, "refused", "", true, "Blocked", "refused the connection")]
    public void Each_pair_of_proof_and_sight_has_its_meaning(string proof, string dns, string tcp, string http, bool agrees, string observed, string meaning)
    {
        var (region, expected, names) = s_proofs[proof];
        var plan = Probes.Plan(region, Probes.Service("sts"));
        var question = Assert.Single(plan.Questions);
        Assert.Equal(names, question.Targets[0].Resolves);
        var rows = new List<ProbeRow>();
        if (dns.Contains('.', StringComparison.Ordinal))
            rows.Add(Probes.Row(question, ProbeRow.Dns, ok: true, addresses: dns.Split(',')));
        else
            rows.Add(Probes.Row(question, ProbeRow.Dns, ok: false, dns, detail: "gaierror"));
        if (tcp.Length > 0)
            rows.Add(Probes.Row(question, ProbeRow.Tcp, tcp == "ok", tcp == "ok" ? null : tcp));
        if (http.Length > 0)
            rows.Add(Probes.Row(question, ProbeRow.Http, http == "ok", http == "ok" ? null : http));

        var difference = Assert.Single(Probes.Compare(region, plan, Probes.Result([.. rows])));
        Assert.Equal((expected, observed, agrees), (difference.Expected, difference.Observed.ToString(), difference.Agrees));
        Assert.Contains(meaning, difference.Meaning, StringComparison.Ordinal);
        Assert.True(difference.Agrees || difference.NextStep is { Length: > 0 });
        Assert.Equal((HealthyRegion.Account, HealthyRegion.Region, HealthyRegion.DomainId, "sts", 443, Probes.Ran), (difference.AccountId, difference.Region, difference.DomainId, difference.Destination, difference.Port, difference.ProbedAt));
        Assert.Equal(rows, difference.Checks);
        Assert.DoesNotContain("..", difference.Meaning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("endpoint", "AccessDenied", true, "a matter of permissions")]
    [InlineData("policy", "AccessDenied", true, "a bare connection does not meet")]
    [InlineData("policy", "", false, "by a proxy, an endpoint or a route")]
    public void A_call_with_the_apps_role_tells_permissions_from_the_network(string proof, string code, bool agrees, string meaning)
    {
        var region = s_proofs[proof].Region;
        var plan = Probes.Plan(region, Probes.Service("sts"));
        var difference = Assert.Single(Probes.Compare(region, plan, Probes.Result(
            Probes.Row(plan.Questions[0], ProbeRow.Dns, ok: true, addresses: [Inside]), Probes.Row(plan.Questions[0], ProbeRow.Tcp, ok: true), Probes.Row(plan.Questions[0], ProbeRow.Http, ok: true),
            Probes.Row(plan.Questions[0], ProbeRow.Sdk, ok: code.Length == 0, code.Length == 0 ? null : "http", detail: code))));
        Assert.Equal(agrees, difference.Agrees);
        Assert.Contains(meaning, difference.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void One_address_of_several_that_is_dead_contradicts_a_proof_that_holds_for_all()
    {
        var plan = Probes.Plan(s_healthy, Probes.Service("sts"));
        var difference = Assert.Single(Probes.Compare(s_healthy, plan, Probes.Result(
            Probes.Row(plan.Questions[0], ProbeRow.Dns, ok: true, addresses: [Inside, "10.20.2.20"]), Probes.Row(plan.Questions[0], ProbeRow.Tcp, ok: true, addresses: [Inside, "10.20.2.20"], failed: ["10.20.2.20"]))));
        Assert.Equal((ProbeObservation.Reachable, false), (difference.Observed, difference.Agrees));
        Assert.Contains("10.20.2.20", difference.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_in_the_probe_is_not_taken_for_good()
    {
        var plan = Probes.Plan(s_healthy);
        var all = Probes.Compare(s_healthy, plan, Probes.Result());
        Assert.All(all, d => Assert.Equal(ProbeObservation.NotProbed, d.Observed));
        Assert.Equal(["app to app"], all.Where(d => d.Agrees).Select(d => d.Destination));
        Assert.All(all.Where(d => !d.Agrees), d => Assert.Contains("-Probe", d.NextStep, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_resolved_and_was_not_connected_to_says_nothing()
    {
        var plan = Probes.Plan(s_healthy, Probes.Service("sts"));
        var question = plan.Questions[0];
        var difference = Assert.Single(Probes.Compare(s_healthy, plan, Probes.Result(
            Probes.Row(question, ProbeRow.Dns, ok: true, addresses: [Inside]), Probes.Row(question, ProbeRow.Probe, ok: false, "timeout", detail: "not finished in time") with { Host = "", Port = 0 })));
        Assert.Equal((ProbeObservation.NotProbed, false), (difference.Observed, difference.Agrees));
        Assert.Contains("not finished in time", difference.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_another_host_or_port_do_not_count()
    {
        var plan = Probes.Plan(s_healthy, Probes.Service("sts"));
        var right = Probes.Row(plan.Questions[0], ProbeRow.Tcp, ok: true);
        foreach (var wrong in new[] { right with { Host = "sts.us-east-1.amazonaws.com" }, right with { Port = 8443 }, right with { Name = "s3" } })
            Assert.Equal(ProbeObservation.NotProbed, Assert.Single(Probes.Compare(s_healthy, plan, Probes.Result(wrong))).Observed);
    }

    [Theory]
    [InlineData(false, "timeout", true, "As proven, it is blocked")]
    [InlineData(false, "ok", false, "the app reaches the internet")]
    [InlineData(true, "ok", true, "As proven (NAT gateway")]
    [InlineData(true, "timeout", false, "A packet or its answer is dropped")]
    public void The_internet_must_fail_where_no_way_is_proven(bool nat, string tcp, bool agrees, string meaning)
    {
        var region = nat ? s_healthy.WithNat() : s_healthy;
        var plan = Probes.Plan(region, PathCase.Internet);
        var question = plan.Questions[0];
        var rows = new List<ProbeRow> { Probes.Row(question, ProbeRow.Dns, ok: true, addresses: ["93.184.215.14"]), Probes.Row(question, ProbeRow.Tcp, tcp == "ok", tcp == "ok" ? null : tcp) };
        var difference = Probes.Compare(region, plan, Probes.Result([.. rows])).Single(d => d.Destination == "internet");
        Assert.Equal(agrees, difference.Agrees);
        Assert.Contains(meaning, difference.Meaning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pypi.org", "default", false, "151.101.0.223", "Blocked", true)]
    [InlineData("pypi.org", "default", false, "", "Blocked", true)]
    [InlineData("packages.corp.example", "environment", false, "151.101.0.223", "Blocked", true)]
    [InlineData("packages.corp.example", "environment", false, "10.9.9.9", "Unknown", true)]
    [InlineData("packages.corp.example", "environment", false, "", "Unknown", true)]
    [InlineData("pypi.org", "default", true, "", "Unknown", true)]
    [InlineData("corp-111122223333.d.codeartifact.eu-central-1.amazonaws.com", "pip configuration", false, "", "Blocked", true)]
    public void The_package_index_goes_by_the_way_that_leads_to_it(string host, string source, bool proxied, string address, string expected, bool agrees)
    {
        var plan = Probes.Plan(s_healthy, Probes.Service("codeartifact.repositories"), PathCase.Internet);
        var index = new ProbeQuestion { Destination = ProbePlan.PackageIndex, Port = 443, Targets = [new() { Host = host }] };
        var rows = address.Length > 0
            ? new[] { Probes.Row(index, ProbeRow.Dns, ok: true, addresses: [address]), Probes.Row(index, ProbeRow.Tcp, ok: false, "timeout") }
            : [Probes.Row(index, ProbeRow.Dns, ok: false, "dns", detail: "gaierror")];
        var result = Probes.Result(rows) with { PackageIndex = new() { Host = host, Port = 443, Source = source, Proxied = proxied } };
        var difference = Probes.Compare(s_healthy, plan, result).Single(d => d.Destination == ProbePlan.PackageIndex);
        Assert.Equal((expected, ProbeObservation.Blocked, agrees), (difference.Expected.ToString(), difference.Observed, difference.Agrees));
        Assert.Contains("CodeArtifact or a mirror", difference.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.20.1.77", "10.20.1.10", true)]
    [InlineData("10.20.1.77", "10.20.2.10", false)]
    [InlineData("169.254.9.9", "10.20.1.10", false)]
    public void An_app_needs_the_mount_target_of_its_own_zone_where_its_address_shows_the_zone(string own, string open, bool agrees)
    {
        var plan = Probes.Plan(s_healthy, PathCase.HomeFileSystem);
        var rows = new[] { "10.20.1.10", "10.20.2.10" }.Select(host => Probes.Row(plan.Questions[0], ProbeRow.Tcp, host == open, host == open ? null : "timeout") with { Host = host });
        Assert.Equal(agrees, Assert.Single(Probes.Compare(s_healthy, plan, Probes.Result([.. rows]) with { SourceAddresses = [own] })).Agrees);
    }

    [Theory]
    [InlineData("10.20.1.77", ReachabilityVerdict.Reachable, false)]
    [InlineData("10.20.2.77", ReachabilityVerdict.Blocked, true)]
    [InlineData("169.254.9.9", ReachabilityVerdict.Unknown, true)]
    public void Where_subnets_differ_the_apps_own_address_decides_which_proof_counts(string own, ReachabilityVerdict expected, bool agrees)
    {
        var half = s_healthy with { RouteTables = s_healthy.RouteTables.Select(t => t.RouteTableId == HealthyRegion.TableB ? t with { Routes = [HealthyRegion.Local()] } : t) };
        var plan = Probes.Plan(half, Probes.Service("s3"));
        var difference = Assert.Single(Probes.Compare(half, plan, Probes.Result(
            Probes.Row(plan.Questions[0], ProbeRow.Dns, ok: true, addresses: ["52.219.170.10"]), Probes.Row(plan.Questions[0], ProbeRow.Tcp, ok: false, "timeout")) with { SourceAddresses = [own] }));
        Assert.Equal((expected, agrees), (difference.Expected, difference.Agrees));
    }

    [Theory]
    [InlineData("10.9.0.5", true)]
    [InlineData("10.8.0.5", false)]
    public void A_host_of_the_users_own_must_resolve_to_the_addresses_that_the_proof_was_asked_for(string resolved, bool agrees)
    {
        var plan = Probes.Plan(s_healthy, new AddressDestination("git.corp.example", "10.9.0.0/24") { Port = 22 });
        var difference = Assert.Single(Probes.Compare(s_healthy, plan, Probes.Result(
            Probes.Row(plan.Questions[0], ProbeRow.Dns, ok: true, addresses: [resolved]), Probes.Row(plan.Questions[0], ProbeRow.Tcp, ok: false, "timeout"))));
        Assert.Equal(agrees, difference.Agrees);
    }

    [Fact]
    public void Differences_come_first_and_the_rest_in_the_order_of_the_questions()
    {
        var plan = Probes.Plan(s_healthy, Probes.Service("sts"), Probes.Service("kms"), Probes.Service("logs"));
        var rows = plan.Questions.SelectMany(q => new[] { Probes.Row(q, ProbeRow.Dns, ok: true, addresses: [Inside]), Probes.Row(q, ProbeRow.Tcp, q.Destination != "logs", q.Destination != "logs" ? null : "timeout") });
        Assert.Equal(["logs", "sts", "kms"], Probes.Compare(s_healthy, plan, Probes.Result([.. rows])).Select(d => d.Destination));
    }
}
