using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>What the steps on a subscription of Cost Anomaly Detection have in common.</summary>
public abstract record AnomalySubscriptionStep : ChangeStep
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::CE::AnomalySubscription";

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.AnomalySubscriptions };

    private protected static AnomalySubscription? Find(RegionEstate estate, string arn) => estate.AnomalySubscriptions.Items.FirstOrDefault(s => s.SubscriptionArn == arn);

    /// <summary>What a subscription is. Whether its addresses are confirmed is none of that.</summary>
    internal static JsonObject Settings(AnomalySubscription subscription) => new()
    {
        ["SubscriptionName"] = subscription.SubscriptionName,
        ["MonitorArnList"] = string.Join(", ", subscription.MonitorArnList.OrderBy(arn => arn, StringComparer.Ordinal)),
        ["Subscribers"] = string.Join(", ", subscription.Subscribers.Select(s => s.Type + " " + s.Address).OrderBy(text => text, StringComparer.Ordinal)),
        ["Frequency"] = subscription.Frequency,
        ["ThresholdExpression"] = subscription.ThresholdExpression?.Meaning(),
    };

    internal static bool Same(AnomalySubscription one, AnomalySubscription other) => JsonNode.DeepEquals(Settings(one), Settings(other));

    private protected static string Words(AnomalySubscription subscription) =>
        $"tells {string.Join(", ", subscription.Subscribers.Select(s => s.Address))} {subscription.Frequency.ToLowerInvariant()} of {subscription.ThresholdExpression?.Meaning() ?? "every anomaly"}";
}

/// <summary>Makes a subscription to anomalies (API_CreateAnomalySubscription).</summary>
public sealed record CreateAnomalySubscription : AnomalySubscriptionStep
{
    /// <summary>The name by which it is known until it has an ARN.</summary>
    public string NewId { get; init; } = "";

    /// <summary>The subscription.</summary>
    public AnomalySubscription Subscription { get; init; } = new();

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => NewId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Create cost anomaly subscription {Subscription.SubscriptionName}: {Words(Subscription)}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ce:CreateAnomalySubscription"];

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null)
    {
        if (ownId is not null)
            return Find(estate, ownId) is null ? Observation.Absent : Observation.Done(ownId);
        var named = estate.AnomalySubscriptions.Items.Where(s => s.SubscriptionName == Subscription.SubscriptionName).ToList();
        return named.FirstOrDefault(s => Same(s, Subscription)) is { } same ? Observation.Done(same.SubscriptionArn)
            : named.Count > 0 ? Observation.Refused($"A cost anomaly subscription {Subscription.SubscriptionName} exists and {Words(named[0])}.")
            : Observation.Absent;
    }

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) =>
        estate.AnomalySubscriptions.Items.Any(s => Same(s, Subscription)) ? estate : estate with { AnomalySubscriptions = estate.AnomalySubscriptions.Plus(Subscription with { SubscriptionArn = NewId }) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => before.AnomalySubscriptions.Items.Any(s => Same(s, Subscription)) ? null : new DeleteAnomalySubscription { SubscriptionArn = NewId };

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Find(estate, NewId) is { } found ? Settings(found) : null;
}

/// <summary>Gives a subscription to anomalies other subscribers, monitors or another threshold (API_UpdateAnomalySubscription).</summary>
public sealed record UpdateAnomalySubscription : AnomalySubscriptionStep
{
    /// <summary>The subscription as it is to be, by its ARN.</summary>
    public AnomalySubscription Subscription { get; init; } = new();

    /// <summary>The subscription as it was when this was planned.</summary>
    public AnomalySubscription Replaces { get; init; } = new();

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => Subscription.SubscriptionArn;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Change cost anomaly subscription {Subscription.SubscriptionName}: {Words(Subscription)} (before: {Words(Replaces)})";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ce:UpdateAnomalySubscription"];

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate, ResourceId) switch
    {
        null => Observation.Refused($"There is no cost anomaly subscription {ResourceId}."),
        var found when Same(found, Subscription) => Observation.Done(ResourceId),
        var found when Same(found, Replaces) => Observation.Absent,
        var found => Observation.Refused($"Cost anomaly subscription {found.SubscriptionName} now {Words(found)}, which it did not when this was planned."),
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { AnomalySubscriptions = estate.AnomalySubscriptions.Change(s => s.SubscriptionArn == ResourceId, _ => Subscription) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before, ResourceId) is { } found && !Same(found, Subscription) ? new UpdateAnomalySubscription { Subscription = found, Replaces = Subscription } : null;

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Find(estate, ResourceId) is { } found ? Settings(found) : null;
}

/// <summary>Deletes a subscription to anomalies (API_DeleteAnomalySubscription).</summary>
public sealed record DeleteAnomalySubscription : AnomalySubscriptionStep
{
    /// <summary>The subscription.</summary>
    public string SubscriptionArn { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => SubscriptionArn;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Delete cost anomaly subscription {SubscriptionArn}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ce:DeleteAnomalySubscription"];

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate, SubscriptionArn) is null ? Observation.Done(SubscriptionArn) : Observation.Absent;

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { AnomalySubscriptions = estate.AnomalySubscriptions.Without(s => s.SubscriptionArn == SubscriptionArn) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before, SubscriptionArn) is { } found ? new CreateAnomalySubscription { NewId = "new:anomaly-subscription", Subscription = found with { SubscriptionArn = "" } } : null;
}
