using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Aws.Apply.Slices;

/// <summary>Paths of Reachability Analyzer, all of the region: none of the filters is for tags (API_DescribeNetworkInsightsPaths). Analyses path by path.</summary>
internal sealed class InsightsReader(RegionCaller caller)
{
    public async Task<Part<NetworkInsightsPath>> Paths() => Parts.Joined([await caller.ReadAll<NetworkInsightsPath>("ec2:DescribeNetworkInsightsPaths", async (c, token, ct) =>
    {
        var page = await c.EC2.DescribeNetworkInsightsPathsAsync(new() { MaxResults = 100, NextToken = token }, ct).ConfigureAwait(false);
        return Page.Of(page.NetworkInsightsPaths?.Select(InsightsShapes.Path).ToList(), page.NextToken);
    }).ConfigureAwait(false)]);

    public async Task<Part<NetworkInsightsAnalysis>> Analyses(IReadOnlyList<string> pathIds)
    {
        var parts = await Task.WhenAll(pathIds.Distinct(StringComparer.Ordinal).Select(OfPath)).ConfigureAwait(false);
        return new Part<NetworkInsightsAnalysis> { Asked = true, Items = parts.SelectMany(p => p.Items).ToList(), Unreadable = parts.SelectMany(p => p.Unreadable).ToList() }.Strictly();
    }

    // A path that is gone has no analyses: they go before it.
    private async Task<Part<NetworkInsightsAnalysis>> OfPath(string pathId)
    {
        var list = await caller.ReadAll<NetworkInsightsAnalysis>(
            "ec2:DescribeNetworkInsightsAnalyses",
            async (c, token, ct) =>
            {
                var page = await c.EC2.DescribeNetworkInsightsAnalysesAsync(new() { NetworkInsightsPathId = pathId, MaxResults = 100, NextToken = token }, ct).ConfigureAwait(false);
                return Page.Of(page.NetworkInsightsAnalyses?.Select(InsightsShapes.Analysis).ToList(), page.NextToken);
            },
            resourceId: pathId).ConfigureAwait(false);
        return list.Fault?.Category == FaultCategory.NotFound ? Part<NetworkInsightsAnalysis>.Read(list.Items) : list.ToPart();
    }
}
