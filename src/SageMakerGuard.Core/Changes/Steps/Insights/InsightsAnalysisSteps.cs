using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;

namespace SageMakerGuard.Changes;

/// <summary>
/// Has Reachability Analyzer analyse a path (API_StartNetworkInsightsAnalysis): it reads the configuration of the network as it is at that moment and
/// sends no packet. The change is done when the analysis has ended, whatever it found; one that AWS could not bring to its end is an answer too.
/// </summary>
public sealed record StartInsightsAnalysis : ChangeStep
{
    /// <summary>The name that stands for it until it exists.</summary>
    public string NewId { get; init; } = "";

    /// <summary>The path.</summary>
    public string NetworkInsightsPathId { get; init; } = "";

    /// <summary>What it is for, for people: from where to where.</summary>
    public string Why { get; init; } = "";

    /// <summary>True where those before it are to end first: so many may run at once and no more.</summary>
    public bool AfterRest { get; init; }

    /// <summary>Tags, the purpose among them.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::NetworkInsightsAnalysis";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => NewId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Analyse with Reachability Analyzer: {Why} ({ReachabilityAnalyzerPrice.OfOne})";

    /// <summary>AWS asks the caller's permission for what it does on their behalf too (Reachability Analyzer guide, 'Required API permissions', Tiros API calls; handlers of AWS::EC2::NetworkInsightsAnalysis).</summary>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:StartNetworkInsightsAnalysis", "ec2:CreateTags", "tiros:CreateQuery", "tiros:GetQueryAnswer", "tiros:GetQueryExplanation"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.InsightsAnalyses, InsightsPathIds = InsightsPathIds.Of(NetworkInsightsPathId) };

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool NeedsRest => AfterRest;

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate, ownId) switch
    {
        null => Observation.Absent,
        { IsRunning: true } analysis => Observation.Pending(analysis.NetworkInsightsAnalysisId, $"Reachability Analyzer is at {Why}"),
        var analysis => Observation.Done(analysis.NetworkInsightsAnalysisId),
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate)
    {
        if (Find(estate, null) is { } there)
            return there.IsRunning ? estate with { InsightsAnalyses = estate.InsightsAnalyses.Change(a => a == there, a => a with { Status = "succeeded" }) } : estate;
        return estate with { InsightsAnalyses = estate.InsightsAnalyses.Plus(new() { NetworkInsightsAnalysisId = NewId, NetworkInsightsPathId = NetworkInsightsPathId, Status = "succeeded", Tags = Tags }) };
    }

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before, null) is not null ? null : new DeleteInsightsAnalysis { NetworkInsightsAnalysisId = NewId, NetworkInsightsPathId = NetworkInsightsPathId };

    private NetworkInsightsAnalysis? Find(RegionEstate estate, string? ownId) => ownId is not null
        ? estate.InsightsAnalyses.Items.FirstOrDefault(a => a.NetworkInsightsAnalysisId == ownId)
        : estate.InsightsAnalyses.Items.Where(a => a.NetworkInsightsPathId == NetworkInsightsPathId && Purpose.Same(Tags, a.Tags)).OrderBy(a => a.NetworkInsightsAnalysisId, StringComparer.Ordinal).FirstOrDefault();
}

/// <summary>Deletes an analysis (API_DeleteNetworkInsightsAnalysis), running or ended: what it found is read before. AWS would keep it for 120 days (Reachability Analyzer guide, 'Considerations').</summary>
public sealed record DeleteInsightsAnalysis : ChangeStep
{
    /// <summary>The analysis.</summary>
    public string NetworkInsightsAnalysisId { get; init; } = "";

    /// <summary>Its path.</summary>
    public string NetworkInsightsPathId { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::NetworkInsightsAnalysis";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => NetworkInsightsAnalysisId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Delete Reachability Analyzer analysis {NetworkInsightsAnalysisId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:DeleteNetworkInsightsAnalysis"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.InsightsAnalyses, InsightsPathIds = InsightsPathIds.Of(NetworkInsightsPathId) };

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool NeedsRest => true;

    /// <summary>A path cannot go before its analyses.</summary>
    [JsonIgnore]
    public override bool TidiesUp => true;

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) =>
        estate.InsightsAnalyses.Items.Any(a => a.NetworkInsightsAnalysisId == NetworkInsightsAnalysisId) ? Observation.Absent : Observation.Done(NetworkInsightsAnalysisId);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { InsightsAnalyses = estate.InsightsAnalyses.Without(a => a.NetworkInsightsAnalysisId == NetworkInsightsAnalysisId) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => null;
}
