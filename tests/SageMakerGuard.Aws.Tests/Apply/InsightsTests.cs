using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Tests.Stub;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Tests.Apply;

/// <summary>What is asked of Reachability Analyzer, and what is read of its answers. moto knows none of its operations (5.2), so this is against the stub alone.</summary>
public class InsightsTests
{
    [Fact]
    public async Task An_interface_is_named_with_its_port_and_an_address_as_a_filter_with_its_own()
    {
        using var stub = await StubGround.Open();
        await stub.Apply(new CreateInsightsPath { SourceId = "eni-1", DestinationId = "igw-1", Port = 443 });
        await stub.Apply(new CreateInsightsPath { SourceId = "eni-1", DestinationIp = "10.9.0.5", Protocol = "udp", Port = 53 });
        var (named, filtered) = (stub.Calls[0].Form, stub.Calls[1].Form);
        Assert.Equal(("eni-1", "igw-1", "443", "tcp"), (named["Source"], named["Destination"], named["DestinationPort"], named["Protocol"]));
        Assert.DoesNotContain(named.Keys, k => k.StartsWith("Filter", StringComparison.Ordinal));
        Assert.Equal(("10.9.0.5", "53", "53", "udp"), (filtered["FilterAtSource.DestinationAddress"], filtered["FilterAtSource.DestinationPortRange.FromPort"], filtered["FilterAtSource.DestinationPortRange.ToPort"], filtered["Protocol"]));
        Assert.DoesNotContain(filtered.Keys, k => k is "Destination" or "DestinationIp" or "DestinationPort");
    }

    [Fact]
    public async Task Paths_are_read_page_by_page_with_their_tags()
    {
        using var stub = await StubGround.Open(call => call.Operation != "DescribeNetworkInsightsPaths" ? null
            : call.Form.ContainsKey("NextToken") ? StubWorld.Ec2(call, "<networkInsightsPathSet><item><networkInsightsPathId>nip-2</networkInsightsPathId><source>eni-2</source><filterAtSource><destinationAddress>10.9.0.5</destinationAddress><destinationPortRange><fromPort>22</fromPort><toPort>22</toPort></destinationPortRange></filterAtSource></item></networkInsightsPathSet>")
            : StubWorld.Ec2(call, "<networkInsightsPathSet><item><networkInsightsPathId>nip-1</networkInsightsPathId><source>eni-1</source><destination>eni-2</destination><destinationPort>443</destinationPort><protocol>tcp</protocol><tagSet><item><key>sagemakerguard:purpose</key><value>live 1</value></item></tagSet></item></networkInsightsPathSet><nextToken>more</nextToken>"));
        var paths = (await stub.Ground.ReadAsync(new() { Parts = EstateParts.InsightsPaths }, default)).InsightsPaths;
        Assert.True(paths.IsComplete);
        Assert.Equal(["nip-1", "nip-2"], paths.Items.Select(p => p.NetworkInsightsPathId));
        Assert.Equal(("eni-1", "eni-2", 443, "tcp", "live 1"), (paths.Items[0].Source, paths.Items[0].Destination, paths.Items[0].DestinationPort, paths.Items[0].Protocol, Purpose.Of(paths.Items[0].Tags)));
        Assert.Equal(("10.9.0.5", 22), (paths.Items[1].FilterAtSource!.DestinationAddress, paths.Items[1].FilterAtSource!.DestinationPortRange!.ToPort));
    }

    [Fact]
    public async Task An_analysis_is_read_with_its_reasons_and_what_they_are_about()
    {
        using var stub = await StubGround.Open(call => call.Operation != "DescribeNetworkInsightsAnalyses" ? null : StubWorld.Ec2(call, """
            <networkInsightsAnalysisSet><item><networkInsightsAnalysisId>nia-1</networkInsightsAnalysisId><networkInsightsPathId>nip-1</networkInsightsPathId><startDate>2026-11-26T12:00:00.000Z</startDate><status>succeeded</status>
            <warningMessage>look twice</warningMessage><networkPathFound>false</networkPathFound><explanationSet>
            <item><explanationCode>ENI_SG_RULES_MISMATCH</explanationCode><direction>ingress</direction><networkInterface><id>eni-9</id><arn>arn:aws:ec2:eu-central-1:1:network-interface/eni-9</arn></networkInterface><securityGroupSet><item><id>sg-1</id></item><item><id>sg-2</id></item></securityGroupSet><vpc><id>vpc-1</id></vpc></item>
            <item><explanationCode>NO_ROUTE_TO_DESTINATION</explanationCode><routeTable><id>rtb-1</id></routeTable></item></explanationSet></item>
            <item><networkInsightsAnalysisId>nia-2</networkInsightsAnalysisId><networkInsightsPathId>nip-1</networkInsightsPathId><status>failed</status><statusMessage>The request failed</statusMessage></item></networkInsightsAnalysisSet>
            """));
        var analyses = (await stub.Ground.ReadAsync(Slice("nip-1"), default)).InsightsAnalyses.Items;
        Assert.Equal("nip-1", Assert.Single(stub.Calls).Form["NetworkInsightsPathId"]);
        Assert.Equal((false, "succeeded", "look twice", new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero)), (analyses[0].NetworkPathFound, analyses[0].Status, analyses[0].WarningMessage, analyses[0].StartDate));
        Assert.Equal(["ENI_SG_RULES_MISMATCH ingress sg-1 sg-2 eni-9 vpc-1", "NO_ROUTE_TO_DESTINATION  rtb-1"], analyses[0].Explanations.Select(e => string.Join(" ", [e.ExplanationCode, e.Direction, .. e.ComponentIds])));
        Assert.Equal(("failed", "The request failed", null), (analyses[1].Status, analyses[1].StatusMessage, analyses[1].NetworkPathFound));
    }

    [Fact]
    public async Task A_path_that_is_gone_has_no_analyses_and_one_that_may_not_be_read_has_unknown_ones()
    {
        var answer = StubReply.Ec2Error(400, "InvalidNetworkInsightsPathId.NotFound", "gone");
        using var stub = await StubGround.Open(call => call.Operation == "DescribeNetworkInsightsAnalyses" ? answer : null);
        var gone = (await stub.Ground.ReadAsync(Slice("nip-1", "nip-2"), default)).InsightsAnalyses;
        Assert.Equal((true, 0, 2), (gone.IsComplete, gone.Items.Count, stub.Aws.Count("DescribeNetworkInsightsAnalyses")));
        answer = StubReply.Ec2Error(403, "UnauthorizedOperation", "no");
        Assert.False((await stub.Ground.ReadAsync(Slice("nip-1"), default)).InsightsAnalyses.IsComplete);
    }

    [Fact]
    public async Task No_path_means_no_call()
    {
        using var stub = await StubGround.Open();
        var read = await stub.Ground.ReadAsync(new StartInsightsAnalysis { NetworkInsightsPathId = "new:path" }.Reads, default);
        Assert.True(read.InsightsAnalyses.IsComplete);
        Assert.Empty(stub.Calls);
    }

    private static EstateSlice Slice(params string[] paths) => new() { Parts = EstateParts.InsightsAnalyses, InsightsPathIds = paths };
}
