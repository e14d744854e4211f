using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;

namespace SageMakerGuard.Sandbox.World;

/// <summary>Paths and analyses as an estate holds them, and back. What a path that was found passes is in no estate.</summary>
internal static class InsightsRecords
{
    public static NetworkInsightsPath Of(InsightsPath p) => new()
    {
        NetworkInsightsPathId = p.Id,
        Source = p.Source,
        Destination = p.Destination,
        DestinationIp = p.AsFilter ? null : p.DestinationIp,
        Protocol = p.Protocol,
        DestinationPort = p.AsFilter ? null : p.Port,
        FilterAtSource = p.AsFilter ? new() { DestinationAddress = p.DestinationIp, DestinationPortRange = new() { FromPort = p.Port, ToPort = p.Port } } : null,
        Tags = p.Tags,
    };

    public static InsightsPath Path(NetworkInsightsPath p) => new()
    {
        Id = p.NetworkInsightsPathId,
        Created = RegionState.LongAgo,
        Source = p.Source,
        Destination = p.Destination,
        DestinationIp = p.FilterAtSource?.DestinationAddress ?? p.DestinationIp,
        Protocol = p.Protocol ?? "tcp",
        Port = p.FilterAtSource?.DestinationPortRange?.FromPort ?? p.DestinationPort ?? 0,
        AsFilter = p.FilterAtSource is not null,
        Tags = p.Tags,
    };

    public static NetworkInsightsAnalysis Of(InsightsAnalysis a) => new()
    {
        NetworkInsightsAnalysisId = a.Id,
        NetworkInsightsPathId = a.PathId,
        StartDate = a.Started,
        Status = a.Status,
        StatusMessage = a.Finding?.Failure,
        NetworkPathFound = a.Finding?.PathFound,
        Explanations = a.Finding?.Explanations.Select(Of).ToList() ?? [],
        Tags = a.Tags,
    };

    /// <summary>One that was running when the estate was read runs on.</summary>
    public static InsightsAnalysis Analysis(NetworkInsightsAnalysis a) => new()
    {
        Id = a.NetworkInsightsAnalysisId,
        PathId = a.NetworkInsightsPathId,
        Started = a.StartDate ?? RegionState.LongAgo,
        Due = a.IsRunning ? DateTimeOffset.MaxValue : a.StartDate ?? RegionState.LongAgo,
        Finding = a.IsRunning ? null : new()
        {
            Failure = a.Status == "failed" ? a.StatusMessage ?? "" : null,
            PathFound = a.NetworkPathFound == true,
            Explanations = [.. a.Explanations.Select(Explanation)],
        },
        Tags = a.Tags,
    };

    // Components are called the same in both, but for the first letter.
    private static PathExplanation Of(InsightsExplanation e)
    {
        var node = new JsonObject { ["ExplanationCode"] = e.Code, ["Direction"] = e.Direction, ["SecurityGroups"] = new JsonArray([.. e.SecurityGroups.Select(Component)]) };
        foreach (var (element, id) in e.Components)
            node[char.ToUpperInvariant(element[0]) + element.Substring(1)] = Component(id);
        return node.Deserialize<PathExplanation>(EstateJson.Options)!;
    }

    private static InsightsExplanation Explanation(PathExplanation e) => new(e.ExplanationCode ?? "")
    {
        Direction = e.Direction,
        Components = [.. JsonSerializer.SerializeToNode(e, EstateJson.Options)!.AsObject().Where(member => member.Value is JsonObject).Select(member => (char.ToLowerInvariant(member.Key[0]) + member.Key.Substring(1), (string)member.Value!["Id"]!))],
        SecurityGroups = [.. e.SecurityGroups.Select(g => g.Id)],
    };

    private static JsonNode Component(string id) => new JsonObject { ["Id"] = id };
}
