using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>What the steps on a model of what is usual for a metric have in common. There is one for each metric and statistic (API_PutAnomalyDetector).</summary>
public abstract record AnomalyDetectorStep : ChangeStep
{
    /// <summary>The metric with its statistic.</summary>
    public MetricAnomalyDetector Detector { get; init; } = new();

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::CloudWatch::AnomalyDetector";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => $"{Detector.Metric.MetricName}/{Detector.Stat}/{string.Join("/", Detector.Metric.Dimensions.Select(d => d.Value))}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.AnomalyDetectors, DetectorMetrics = [new(Detector.Metric.Namespace, Detector.Metric.MetricName)] };

    private protected bool IsThere(RegionEstate estate) => estate.AnomalyDetectors.Items.Any(IsMine);

    private protected bool IsMine(MetricAnomalyDetector other) => other.Stat == Detector.Stat && AlarmLikeness.Same(other.Metric, Detector.Metric);

    private protected string Words => $"{Detector.Stat} of {Detector.Metric.MetricName} of {string.Join(", ", Detector.Metric.Dimensions.Select(d => d.Value))}";
}

/// <summary>Has CloudWatch learn what is usual for a metric (API_PutAnomalyDetector). It trains on up to two weeks.</summary>
public sealed record PutAnomalyDetector : AnomalyDetectorStep
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => "Learn what is usual: " + Words;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["cloudwatch:PutAnomalyDetector"];

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => IsThere(estate) ? Observation.Done(ResourceId) : Observation.Absent;

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => IsThere(estate) ? estate : estate with { AnomalyDetectors = estate.AnomalyDetectors.Plus(Detector) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => IsThere(before) ? null : new DeleteAnomalyDetector { Detector = Detector };
}

/// <summary>Has CloudWatch forget what is usual for a metric (API_DeleteAnomalyDetector).</summary>
public sealed record DeleteAnomalyDetector : AnomalyDetectorStep
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => "Forget what is usual: " + Words;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["cloudwatch:DeleteAnomalyDetector"];

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => IsThere(estate) ? Observation.Absent : Observation.Done(ResourceId);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { AnomalyDetectors = estate.AnomalyDetectors.Without(IsMine) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => IsThere(before) ? new PutAnomalyDetector { Detector = Detector } : null;
}
