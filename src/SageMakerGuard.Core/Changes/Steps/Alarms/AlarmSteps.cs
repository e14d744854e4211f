using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;

namespace SageMakerGuard.Changes;

/// <summary>What the steps on an alarm of CloudWatch have in common. It is found by its name, which is unique in account and region.</summary>
public abstract record AlarmStep : ChangeStep
{
    /// <summary>The alarm.</summary>
    public string AlarmName { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::CloudWatch::Alarm";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => AlarmName;

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.Alarms, AlarmNames = [AlarmName] };

    private protected MetricAlarm? Find(RegionEstate estate) => estate.Alarms.Items.FirstOrDefault(IsMine);

    private protected bool IsMine(MetricAlarm alarm) => string.Equals(alarm.AlarmName, AlarmName, StringComparison.Ordinal);
}

/// <summary>Makes an alarm, or replaces one of its name (API_PutMetricAlarm, which overwrites all of it and leaves its state alone).</summary>
public sealed record PutMetricAlarm : AlarmStep
{
    /// <summary>The alarm as it is to be.</summary>
    public MetricAlarm Alarm { get; init; } = new();

    /// <summary>The alarm that it replaces; null where there was none.</summary>
    public MetricAlarm? Replaces { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"{(Replaces is null ? "Create" : "Change")} alarm {AlarmName}: {Words(Alarm)}" + (Alarm.AlarmActions.Count > 0 ? $"; tells {string.Join(", ", Alarm.AlarmActions)}" : "");

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["cloudwatch:PutMetricAlarm"];

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) switch
    {
        null => Observation.Absent,
        var found when AlarmLikeness.Same(found, Alarm) => Observation.Done(AlarmName),
        var found when Replaces is { } before && AlarmLikeness.Same(found, before) => Observation.Absent,
        var found => Observation.Refused($"Alarm {AlarmName} is now '{Words(found)}', which it was not when this was planned."),
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { Alarms = estate.Alarms.Without(IsMine).Plus(Alarm) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before) switch
    {
        null => new DeleteMetricAlarm { AlarmName = AlarmName, Metrics = AlarmPrice.MetricsOf(Alarm) },
        var found when AlarmLikeness.Same(found, Alarm) => null,
        var found => this with { Alarm = found, Replaces = Alarm },
    };

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Find(estate) is { } found ? AlarmLikeness.Settings(found) : null;

    /// <inheritdoc/>
    public override decimal? MonthlyCostUsd(RegionPrices prices)
    {
        var before = Replaces is null ? 0m : AlarmPrice.PerMonth(prices.Region, AlarmPrice.MetricsOf(Replaces));
        return AlarmPrice.PerMonth(prices.Region, AlarmPrice.MetricsOf(Alarm)) is { } cost && before is { } saved ? cost - saved : null;
    }

    private static string Words(MetricAlarm alarm)
    {
        var periods = string.Format(CultureInfo.InvariantCulture, "{0} of {1} periods of {2} s", alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods, alarm.EvaluationPeriods, alarm.Period ?? alarm.Metrics.Select(m => m.MetricStat?.Period).FirstOrDefault(p => p is not null));
        if (alarm.Metrics.FirstOrDefault(m => m.MetricStat is not null)?.MetricStat is { } stat)
            return $"{stat.Stat} of {stat.Metric.MetricName} outside {alarm.Metrics.FirstOrDefault(m => m.Id == alarm.ThresholdMetricId)?.Expression ?? "its expression"} in {periods}";
        var sign = alarm.ComparisonOperator switch { "GreaterThanThreshold" => ">", "GreaterThanOrEqualToThreshold" => ">=", "LessThanThreshold" => "<", "LessThanOrEqualToThreshold" => "<=", var other => other };
        return string.Format(CultureInfo.InvariantCulture, "{0} of {1} {2} {3} in {4}", alarm.Statistic ?? alarm.ExtendedStatistic, alarm.MetricName, sign, alarm.Threshold, periods);
    }
}

/// <summary>Deletes an alarm (API_DeleteAlarms).</summary>
public sealed record DeleteMetricAlarm : AlarmStep
{
    /// <summary>How many metrics it is charged for; null where that is not known.</summary>
    public int? Metrics { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Delete alarm {AlarmName}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["cloudwatch:DeleteAlarms"];

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) is null ? Observation.Done(AlarmName) : Observation.Absent;

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { Alarms = estate.Alarms.Without(IsMine) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before) is { } found ? new PutMetricAlarm { AlarmName = AlarmName, Alarm = found } : null;

    /// <inheritdoc/>
    public override decimal? MonthlyCostUsd(RegionPrices prices) => -AlarmPrice.PerMonth(prices.Region, Metrics);
}
