using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>
/// Makes a path for Reachability Analyzer (API_CreateNetworkInsightsPath). It costs nothing, carries no packet and stays until it is deleted, so it is
/// put away at the end of the run that made it. Its purpose names the occasion: two people at once have paths of their own, and nobody takes an
/// analysis of yesterday's network for today's.
/// </summary>
public sealed record CreateInsightsPath : ChangeStep
{
    /// <summary>The name that stands for it until it exists.</summary>
    public string NewId { get; init; } = "";

    /// <summary>The network interface that packets start from.</summary>
    public string SourceId { get; init; } = "";

    /// <summary>The network interface or internet gateway that they are to reach; null where an address is the destination.</summary>
    public string? DestinationId { get; init; }

    /// <summary>The IPv4 address that they are to reach, where it is nothing of the VPC's.</summary>
    public string? DestinationIp { get; init; }

    /// <summary>tcp or udp.</summary>
    public string Protocol { get; init; } = "tcp";

    /// <summary>The destination port.</summary>
    public int Port { get; init; } = 443;

    /// <summary>What it is for, for people: the destination's name.</summary>
    public string Why { get; init; } = "";

    /// <summary>Tags, the purpose among them.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::NetworkInsightsPath";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => NewId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => string.Format(CultureInfo.InvariantCulture, "Create a Reachability Analyzer path from {0} to {1} ({2}) on {3} {4}", SourceId, DestinationId ?? DestinationIp, Why, Protocol, Port);

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:CreateNetworkInsightsPath", "ec2:CreateTags"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.InsightsPaths };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate, ownId) is { } path ? Observation.Done(path.NetworkInsightsPathId) : Observation.Absent;

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => Find(estate, null) is not null ? estate : estate with
    {
        InsightsPaths = estate.InsightsPaths.Plus(new()
        {
            NetworkInsightsPathId = NewId,
            Source = SourceId,
            Destination = DestinationId,
            FilterAtSource = DestinationIp is null ? null : new() { DestinationAddress = DestinationIp, DestinationPortRange = new() { FromPort = Port, ToPort = Port } },
            Protocol = Protocol,
            DestinationPort = DestinationIp is null ? Port : null,
            Tags = Tags,
        }),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => new DeleteInsightsPath { NetworkInsightsPathId = NewId };

    private NetworkInsightsPath? Find(RegionEstate estate, string? ownId) => ownId is not null
        ? estate.InsightsPaths.Items.FirstOrDefault(p => p.NetworkInsightsPathId == ownId)
        : estate.InsightsPaths.Items.Where(p => Purpose.Same(Tags, p.Tags)).OrderBy(p => p.NetworkInsightsPathId, StringComparer.Ordinal).FirstOrDefault();
}

/// <summary>Deletes a path of Reachability Analyzer (API_DeleteNetworkInsightsPath). Its analyses have to go first.</summary>
public sealed record DeleteInsightsPath : ChangeStep
{
    /// <summary>The path.</summary>
    public string NetworkInsightsPathId { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::NetworkInsightsPath";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => NetworkInsightsPathId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Delete Reachability Analyzer path {NetworkInsightsPathId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:DeleteNetworkInsightsPath"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.InsightsPaths | EstateParts.InsightsAnalyses, InsightsPathIds = InsightsPathIds.Of(NetworkInsightsPathId) };

    /// <summary>Paths belong to the run that asked, and a quota counts them (Reachability Analyzer guide, 'Quotas for Reachability Analyzer').</summary>
    [JsonIgnore]
    public override bool TidiesUp => true;

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) =>
        estate.InsightsPaths.Items.Any(p => p.NetworkInsightsPathId == NetworkInsightsPathId) ? Observation.Absent : Observation.Done(NetworkInsightsPathId);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { InsightsPaths = estate.InsightsPaths.Without(p => p.NetworkInsightsPathId == NetworkInsightsPathId) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => null;

    /// <inheritdoc/>
    public override IEnumerable<string> Objections(RegionEstate estate) => estate.InsightsAnalyses.Items
        .Where(a => a.NetworkInsightsPathId == NetworkInsightsPathId)
        .Select(a => $"Analysis {a.NetworkInsightsAnalysisId} of {NetworkInsightsPathId} is still there: delete it first, aws ec2 delete-network-insights-analysis --network-insights-analysis-id {a.NetworkInsightsAnalysisId}.");

    /// <summary>The last analysis may be gone for its own list and not yet for the path (AWS is eventually consistent; hashicorp/terraform-provider-aws, internal/service/ec2/errors.go).</summary>
    public override bool PassesWithTime(string awsErrorCode) => awsErrorCode == "AnalysisExistsForNetworkInsightsPath";
}
