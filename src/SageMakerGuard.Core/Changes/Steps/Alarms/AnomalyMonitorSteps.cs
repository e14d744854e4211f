using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>What the steps on a monitor of Cost Anomaly Detection have in common.</summary>
public abstract record AnomalyMonitorStep : ChangeStep
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::CE::AnomalyMonitor";

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.AnomalyMonitors };
}

/// <summary>
/// Makes a monitor of costs (API_CreateAnomalyMonitor). An account has one for each dimension and no more
/// (aws-cloudformation/cloudformation-coverage-roadmap#2515), so that one of the same dimension is it, whatever its name.
/// </summary>
public sealed record CreateAnomalyMonitor : AnomalyMonitorStep
{
    /// <summary>The name by which it is known until it has an ARN.</summary>
    public string NewId { get; init; } = "";

    /// <summary>The monitor.</summary>
    public AnomalyMonitor Monitor { get; init; } = new();

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => NewId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Create cost anomaly monitor {Monitor.MonitorName}: {(Monitor.MonitorSpecification is { } watched ? watched.Meaning() : "each " + Monitor.MonitorDimension)}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ce:CreateAnomalyMonitor"];

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null)
    {
        if (ownId is not null)
            return estate.AnomalyMonitors.Items.Any(m => m.MonitorArn == ownId) ? Observation.Done(ownId) : Observation.Absent;
        if (estate.AnomalyMonitors.Items.FirstOrDefault(IsSame) is { } same)
            return Observation.Done(same.MonitorArn);
        return estate.AnomalyMonitors.Items.Any(m => m.MonitorName == Monitor.MonitorName)
            ? Observation.Refused($"A cost anomaly monitor {Monitor.MonitorName} exists and watches something else.")
            : Observation.Absent;
    }

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate.AnomalyMonitors.Items.Any(IsSame) ? estate : estate with { AnomalyMonitors = estate.AnomalyMonitors.Plus(Monitor with { MonitorArn = NewId }) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => before.AnomalyMonitors.Items.Any(IsSame) ? null : new DeleteAnomalyMonitor { MonitorArn = NewId };

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => estate.AnomalyMonitors.Items.FirstOrDefault(m => m.MonitorArn == NewId) is not { } found ? null : new JsonObject
    {
        ["MonitorName"] = found.MonitorName, ["MonitorDimension"] = found.MonitorDimension, ["MonitorSpecification"] = found.MonitorSpecification?.Meaning(),
    };

    private bool IsSame(AnomalyMonitor other) => other.MonitorType == Monitor.MonitorType && other.MonitorDimension == Monitor.MonitorDimension
        && other.MonitorSpecification?.Meaning() == Monitor.MonitorSpecification?.Meaning()
        && (Monitor.MonitorType == "DIMENSIONAL" || other.MonitorName == Monitor.MonitorName);
}

/// <summary>Deletes a monitor of costs (API_DeleteAnomalyMonitor).</summary>
public sealed record DeleteAnomalyMonitor : AnomalyMonitorStep
{
    /// <summary>The monitor.</summary>
    public string MonitorArn { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => MonitorArn;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Delete cost anomaly monitor {MonitorArn}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ce:DeleteAnomalyMonitor"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice ReadsForObjections => new() { Parts = EstateParts.AnomalyMonitors | EstateParts.AnomalySubscriptions };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => estate.AnomalyMonitors.Items.Any(IsMine) ? Observation.Absent : Observation.Done(MonitorArn);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { AnomalyMonitors = estate.AnomalyMonitors.Without(IsMine) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => before.AnomalyMonitors.Items.FirstOrDefault(IsMine) is { } found ? new CreateAnomalyMonitor { NewId = "new:anomaly-monitor", Monitor = found with { MonitorArn = "" } } : null;

    /// <inheritdoc/>
    public override IEnumerable<string> Objections(RegionEstate estate) => estate.AnomalySubscriptions.Items
        .Where(s => s.MonitorArnList.Contains(MonitorArn, StringComparer.Ordinal))
        .Select(s => $"Subscription {s.SubscriptionName} tells people of what {MonitorArn} finds.");

    private bool IsMine(AnomalyMonitor monitor) => monitor.MonitorArn == MonitorArn;
}
