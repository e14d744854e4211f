using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Probing;
using SageMakerGuard.Reachability;
using SageMakerGuard.Testing;
using SageMakerGuard.Tests.Changes.Planning.Live;

namespace SageMakerGuard.Tests.Probing.Live;

/// <summary>What an analysis and the proof say together, what that means, and what to do next.</summary>
public sealed class LiveFindingsTests
{
    private const string Path = "live d-healthy00001 a1b2c3d4-001";

    private static readonly PathExplanation s_groups = new()
    {
        ExplanationCode = "ENI_SG_RULES_MISMATCH", Direction = "ingress", NetworkInterface = new() { Id = "eni-0end" }, Subnet = new() { Id = HealthyRegion.SubnetA }, SecurityGroups = [new() { Id = HealthyRegion.EndpointGroup }],
    };

    private static readonly ConnectivityResult s_blocked = new()
    {
        Verdict = ReachabilityVerdict.Blocked, BlockedBy = [new() { Rule = "sg-ingress", ResourceId = HealthyRegion.EndpointGroup, Reason = "The endpoints' group lets nobody in." }], SmallestFix = "Let the apps' group in.",
    };

    private static readonly ConnectivityResult s_unknown = new() { Verdict = ReachabilityVerdict.Unknown, Unknowns = [new() { Reason = "The groups could not be read." }] };

    private static NetworkInsightsAnalysis Found(bool? found, params PathExplanation[] why) => new()
    {
        NetworkInsightsAnalysisId = "nia-1", NetworkInsightsPathId = "nip-1", Status = "succeeded", NetworkPathFound = found, Explanations = why, Tags = Purpose.Tags(Path),
    };

    private static ConnectivityResult Open(string via = "interface endpoint") => new() { Verdict = ReachabilityVerdict.Reachable, Via = via };

    public static TheoryData<string, ConnectivityResult, NetworkInsightsAnalysis, LiveAnalysis, bool, string[], string?> Pairs => new()
    {
        { "both open", Open(), Found(true), LiveAnalysis.Reachable, true, ["As proven (interface endpoint)"], null },
        { "both shut", s_blocked, Found(false, s_groups), LiveAnalysis.NotReachable, true, ["As proven, it is blocked: The endpoints' group lets nobody in.", "ENI_SG_RULES_MISMATCH ingress (" + HealthyRegion.EndpointGroup + ", eni-0end, " + HealthyRegion.SubnetA + ")"], "Let the apps' group in." },
        { "open on paper alone", Open(), Found(false, s_groups), LiveAnalysis.NotReachable, false, ["The proof says Reachable, and Reachability Analyzer finds no path: ENI_SG_RULES_MISMATCH ingress"], $"Look at {HealthyRegion.EndpointGroup}, eni-0end, {HealthyRegion.SubnetA}, then read the network anew: Test-SMDomainConnectivity -DomainId {HealthyRegion.DomainId} -Region {HealthyRegion.Region} -Live" },
        { "shut on paper alone", s_blocked, Found(true), LiveAnalysis.Reachable, false, ["The proof says Blocked (The endpoints' group lets nobody in), and Reachability Analyzer finds a path"], "Read the network anew" },
        { "no path and no reason", Open(), Found(false), LiveAnalysis.NotReachable, false, ["it gives no reason"], "Read the network anew" },
        { "unknown and open", s_unknown, Found(true), LiveAnalysis.Reachable, true, ["The proof could not say (The groups could not be read)", "finds a path"], null },
        { "unknown and shut", s_unknown, Found(false, s_groups), LiveAnalysis.NotReachable, true, ["The proof could not say", "finds no path: ENI_SG_RULES_MISMATCH"], "Look at " + HealthyRegion.EndpointGroup },
        { "a failed analysis whose default reads as no path", s_blocked, Found(false) with { Status = "failed", StatusMessage = "The request failed due to insufficient permissions" }, LiveAnalysis.Failed, false, ["nothing is learnt: The request failed due to insufficient permissions."], "tiros:CreateQuery" },
        { "a failed analysis without a word", Open(), Found(null) with { Status = "failed" }, LiveAnalysis.Failed, false, ["AWS gives no reason"], "run it again" },
        { "an analysis that says neither", Open(), Found(null), LiveAnalysis.Failed, false, ["nothing is learnt"], "run it again" },
        { "behind a transit gateway", Open("transit gateway"), Found(true), LiveAnalysis.Reachable, true, ["looks at the way there and not at the answer's way back"], null },
        { "a warning", Open(), Found(true) with { WarningMessage = "A firewall rule was ignored." }, LiveAnalysis.Reachable, true, ["AWS warns: A firewall rule was ignored."], null },
    };

    [Theory]
    [MemberData(nameof(Pairs), DisableDiscoveryEnumeration = true)]
    public void A_proof_and_an_analysis(string why, ConnectivityResult proof, NetworkInsightsAnalysis analysis, LiveAnalysis verdict, bool agrees, string[] meaning, string? next)
    {
        var result = Assert.Single(Results(Probe(proof), analysis));
        Assert.True((verdict, agrees) == (result.Analyzer, result.Agrees), $"{why}: {result.Analyzer} {result.Agrees} {result.Meaning}");
        Assert.All(meaning, part => Assert.Contains(part, result.Meaning, StringComparison.Ordinal));
        if (next is null)
            Assert.Null(result.NextStep);
        else
            Assert.Contains(next, result.NextStep, StringComparison.Ordinal);
        Assert.Equal(
            (HealthyRegion.Account, HealthyRegion.Region, HealthyRegion.DomainId, HealthyRegion.Vpc, "sts", LiveRegion.AppA, "eni-0end", 443, proof.Verdict, "nia-1"),
            (result.AccountId, result.Region, result.DomainId, result.VpcId, result.Destination, result.SourceInterfaceId, result.DestinationId, result.Port, result.Proof, result.AnalysisId));
    }

    [Fact]
    public void The_internet_may_stay_shut_and_nothing_is_to_be_done_about_it() =>
        Assert.Null(Assert.Single(Results(Probe(s_blocked, p => p with { Destination = "internet" }), Found(false))).NextStep);

    [Theory]
    [InlineData(true, "was started before", "Stop the app and start it again")]
    [InlineData(false, "stands in for an app", null)]
    public void An_interface_without_the_domains_groups_says_so(bool isApp, string meaning, string? next)
    {
        var probe = Probe(s_blocked, p => p with { Source = p.Source with { IsApp = isApp, LackingGroupIds = [HealthyRegion.DomainGroup] } });
        var result = Assert.Single(Results(probe, Found(false, s_groups)));
        Assert.Contains(meaning, result.Meaning, StringComparison.Ordinal);
        Assert.Contains(HealthyRegion.DomainGroup, result.Meaning, StringComparison.Ordinal);
        Assert.StartsWith(next ?? "Let the apps' group in.", result.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_still_running_what_was_not_analysed_and_what_somebody_else_had_analysed_has_no_result()
    {
        Assert.Empty(Results(Probe(Open()), Found(null) with { Status = "running" }, Found(true) with { Tags = [] }, Found(true) with { Tags = Purpose.Tags("live another") }));
    }

    [Fact]
    public void What_was_read_once_counts_though_it_is_gone_at_the_end_and_differences_come_first()
    {
        var probe = Probe(Open()) is var one ? one with { Paths = [one.Paths[0], one.Paths[0] with { Destination = "kms", Purpose = "second" }] } : one;
        var findings = new LiveFindings();
        findings.Take(Region(Found(true)));
        findings.Take(Region(Found(false) with { NetworkInsightsAnalysisId = "nia-2", Tags = Purpose.Tags("second") }));
        findings.Take(Region());
        Assert.Equal(["kms", "sts"], findings.Of(probe).Select(r => r.Destination));
    }

    private static LiveProbe Probe(ConnectivityResult proof, Func<LivePath, LivePath>? change = null)
    {
        var path = new LivePath
        {
            Destination = "sts", DestinationId = "eni-0end", Port = 443, Purpose = Path, Proof = proof,
            Source = new() { Interface = new() { NetworkInterfaceId = LiveRegion.AppA }, IsApp = true },
        };
        return new()
        {
            Plan = new() { Command = LiveProbePlanner.Command, AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, DomainId = HealthyRegion.DomainId, VpcId = HealthyRegion.Vpc },
            Paths = [change?.Invoke(path) ?? path],
        };
    }

    private static RegionEstate Region(params NetworkInsightsAnalysis[] analyses) => new() { InsightsAnalyses = Part<NetworkInsightsAnalysis>.Read(analyses) };

    private static IReadOnlyList<LivePathResult> Results(LiveProbe probe, params NetworkInsightsAnalysis[] analyses)
    {
        var findings = new LiveFindings();
        findings.Take(Region(analyses));
        return findings.Of(probe);
    }
}
