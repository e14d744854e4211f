using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Diagnosis;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Diagnosis;

/// <summary>From a message and an estate to the causes, in order.</summary>
public sealed class FaultFinderTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, SymptomCases.All.Count)];

    public static TheoryData<string> Known => [.. SymptomCatalog.All.Select(s => s.SymptomId)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_first_cause_is_the_one_that_the_estate_shows(int index)
    {
        var row = SymptomCases.All[index];
        var faults = Find(row);
        var first = faults[0];
        var told = $"{row}\n{Tell(faults)}";
        Assert.True(row.SymptomId == first.SymptomId, told);
        Assert.True(row.Likelihood == first.Likelihood, told);
        Assert.True(first.Cause.Contains(row.Cause, StringComparison.Ordinal), told);
        Assert.True(first.Remedy.Contains(row.Remedy, StringComparison.Ordinal), told);
        Assert.True(row.ResourceId is null || row.ResourceId == first.ResourceId, told);
    }

    [Fact]
    public void The_table_has_enough_messages_of_people_and_no_message_without_its_place()
    {
        Assert.InRange(SymptomCases.All.Count(c => !c.Source.StartsWith("made up", StringComparison.Ordinal)), 60, 200);
        Assert.All(SymptomCases.All, c => Assert.NotEmpty(c.Source));
    }

    [Fact]
    public void Every_known_symptom_is_in_the_table() => Assert.Empty(SymptomCatalog.All.Select(s => s.SymptomId).Except([.. SymptomCases.All.Select(c => c.SymptomId!), "app-no-capacity", "space-storage-not-ready", "role-unusable", "home-unusable", "jumpstart-content", "apt-no-connection", "connection-refused"]));

    [Theory]
    [MemberData(nameof(Known))]
    public void Where_all_is_well_nothing_is_proven(string id)
    {
        var region = Breaks.DockerAllowed(HealthyRegion.Create().WithNat().MoreEgress(HealthyRegion.Tcp(80, 80, cidr: "0.0.0.0/0")));
        var faults = Find(region, SymptomCatalog.All.Single(s => s.SymptomId == id).Example);
        Assert.True(faults.All(f => f.Likelihood != Likelihood.Proven), Tell(faults));
        Assert.Contains(faults, f => f.Likelihood == Likelihood.Possible);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_answer_says_where_it_stands_and_what_speaks_for_it(int index)
    {
        var row = SymptomCases.All[index];
        var faults = Find(row);
        Assert.Equal(Enumerable.Range(1, faults.Count), faults.Select(f => f.Rank));
        Assert.Equal(faults.Select(f => f.Likelihood).Order(), faults.Select(f => f.Likelihood));
        Assert.NotEqual(Likelihood.RuledOut, faults[0].Likelihood);
        Assert.All(faults, f =>
        {
            Assert.Equal((HealthyRegion.Account, HealthyRegion.Region, HealthyRegion.DomainId, row.Message), (f.AccountId, f.Region, f.DomainId, f.Symptom));
            Assert.EndsWith(".", f.Cause, StringComparison.Ordinal);
            Assert.True(f.Evidence.Count > 0 && f.Evidence.All(e => e.Length > 0), Tell([f]));
            Assert.Equal(f.Likelihood == Likelihood.RuledOut, f.Remedy.Length == 0);
            Assert.DoesNotContain("{", f.Cause, StringComparison.Ordinal);
            Assert.DoesNotContain("{domain}", f.Remedy, StringComparison.Ordinal);
            Assert.DoesNotContain("{region}", f.Remedy, StringComparison.Ordinal);
            Assert.StartsWith("https://", f.Source, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void What_was_not_recognised_says_so()
    {
        var faults = Find(HealthyRegion.Create(), "es geht nichts mehr");
        Assert.All(faults, f => Assert.Null(f.SymptomId));
        Assert.All(faults, f => Assert.StartsWith("The message is none that is known", f.Evidence[0], StringComparison.Ordinal));
        foreach (var path in new[] { "sagemaker.api", "s3", "sts", "home file system", "apps of the domain", "free addresses", "resolver" })
            Assert.Contains(faults, f => f.Likelihood == Likelihood.RuledOut && f.Cause.Contains(path, StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_that_names_its_host_is_not_asked_for_every_path()
    {
        var faults = Find(HealthyRegion.Create(), "something about https://kms.eu-central-1.amazonaws.com");
        Assert.DoesNotContain(faults, f => f.Cause.Contains("s3", StringComparison.Ordinal) || f.Cause.Contains("home", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Likelihood == Likelihood.RuledOut && f.Cause.StartsWith("kms is reached", StringComparison.Ordinal));
    }

    [Fact]
    public void In_public_mode_the_vpc_is_no_cause_and_what_else_can_be_wrong_is_said()
    {
        var region = Breaks.Public(Breaks.No("sts")(HealthyRegion.Create()));
        var faults = Find(region, "STS Permission Error");
        Assert.Contains("PublicInternetOnly", faults[0].Cause, StringComparison.Ordinal);
        Assert.Contains("does not pass vpc-0aaa0000000000001 at all", faults[0].Cause, StringComparison.Ordinal);
        Assert.Contains(faults[0].Evidence, e => e.Contains("aws:SourceVpce", StringComparison.Ordinal));
        Assert.Contains("-As VpcOnly", faults[0].Remedy, StringComparison.Ordinal);
        Assert.All(faults.Skip(1), f => Assert.Equal(Likelihood.RuledOut, f.Likelihood));
    }

    [Theory]
    [InlineData("mount.nfs4: Connection timed out")]
    [InlineData("The JupyterServer app default encountered a problem and was stopped.")]
    public void In_public_mode_the_home_directory_still_passes_the_vpc(string symptom)
    {
        var first = Find(Breaks.Public(Breaks.NfsClosed(HealthyRegion.Create())), symptom)[0];
        Assert.Equal((Likelihood.Proven, HealthyRegion.NfsInbound), (first.Likelihood, first.ResourceId));
    }

    [Fact]
    public void In_public_mode_a_private_address_has_no_way_and_the_switch_gives_one()
    {
        var first = Find(Breaks.Public(HealthyRegion.Create()), "Connection to 10.30.1.5:5432 timed out")[0];
        Assert.Equal(Likelihood.Proven, first.Likelihood);
        Assert.Contains("Set-SMDomainVpcOnly", first.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void In_public_mode_jobs_still_run_in_the_vpc()
    {
        var first = Find(Breaks.Public(Breaks.No("s3")(HealthyRegion.Create())), "ListObjectsV2 failed for s3://b/k: Unable to execute request to S3")[0];
        Assert.Equal(Likelihood.Proven, first.Likelihood);
        Assert.Contains(first.Evidence, e => e.StartsWith("The job is taken to run in the subnets", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_services_behind_one_obstacle_are_one_fault()
    {
        var faults = Find(Breaks.EndpointGroupClosed(HealthyRegion.Create()), "InternalFailure").Where(f => f.Likelihood == Likelihood.Proven).ToList();
        var fault = Assert.Single(faults);
        Assert.Contains("sagemaker.api, sts, logs", fault.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void What_some_subnets_only_meet_names_them()
    {
        var fault = Find(Breaks.S3NotOnTableB(HealthyRegion.Create()), "Unable to execute request to S3")[0];
        Assert.Contains(fault.Evidence, e => e.StartsWith("From subnet-0aaa00000000000b1: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_firewall_on_the_way_is_never_ruled_out()
    {
        var faults = Find(HealthyRegion.Create().WithFirewall(), "Failed to connect to github.com port 443: Connection timed out");
        Assert.Contains(faults, f => f.Likelihood == Likelihood.Possible && f.Cause.StartsWith("A firewall inspects the way to github.com", StringComparison.Ordinal));
        Assert.DoesNotContain(faults, f => f.Likelihood == Likelihood.RuledOut && f.Cause.Contains("internet", StringComparison.Ordinal));
    }

    [Fact]
    public void A_domain_that_was_not_described_is_one_question()
    {
        var region = HealthyRegion.Create() with { Domains = new() { Asked = true, Items = [new() { DomainId = HealthyRegion.DomainId, Described = false }], Unreadable = [new() { Operation = "sagemaker:DescribeDomain", ResourceId = HealthyRegion.DomainId, Cause = UnreadableCause.Denied, Reason = "denied" }] } };
        var fault = Assert.Single(Find(region, "STS Permission Error"));
        Assert.Equal(Likelihood.Possible, fault.Likelihood);
        Assert.Contains("Allow the caller sagemaker:DescribeDomain.", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_that_asks_again_repeats_the_message_as_one_would_type_it()
    {
        var remedy = Find(Breaks.EndpointsDenied(HealthyRegion.Create()), "STS 'Permission' Error sts permission error")[0].Remedy;
        Assert.EndsWith("Then: Find-SMConnectivityFault -DomainId d-healthy00001 -Region eu-central-1 -Symptom 'STS ''Permission'' Error sts permission error'", remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_go_to_json_and_back()
    {
        var fault = Find(Breaks.No("sts")(HealthyRegion.Create()), "STS Permission Error")[0];
        var json = JsonSerializer.Serialize(fault);
        Assert.Contains("\"Likelihood\":\"Proven\"", json, StringComparison.Ordinal);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<ConnectivityFault>(json)));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void The_culture_changes_nothing(string culture)
    {
        var cases = SymptomCases.All.Select(c => c with { Message = c.Message.ToUpperInvariant() }).ToList();
        var expected = cases.Select(c => Tell(Find(c))).ToList();
        Assert.True(cases.Count(c => Find(c)[0].SymptomId is not null) > 60);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, cases.Select(c => Tell(Find(c))));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IReadOnlyList<ConnectivityFault> Find(SymptomCase row) => Find(row.Network(HealthyRegion.Create()), row.Message, row.Destination);

    private static IReadOnlyList<ConnectivityFault> Find(RegionEstate region, string symptom, string? destination = null) => new FaultFinder(region).Find(region.Domains.Items[0], symptom, destination);

    private static string Tell(IEnumerable<ConnectivityFault> faults) =>
        string.Join("\n", faults.Select(f => $"{f.Rank} {f.Likelihood} [{f.SymptomId}] {f.ResourceId}: {f.Cause}\n    remedy: {f.Remedy}{string.Concat(f.Evidence.Select(e => "\n    evidence: " + e))}"));
}
