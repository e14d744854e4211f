using SageMakerGuard.Estates;

namespace SageMakerGuard.FinOps.Alerts;

/// <summary>A service of AWS that publishes to a topic, and as what it does so.</summary>
/// <param name="Service">Its principal.</param>
/// <param name="AccountId">The account in whose name it publishes.</param>
/// <param name="SourceArn">What it publishes for.</param>
public sealed record AlertPublisher(string Service, string AccountId, string SourceArn)
{
    /// <summary>AWS Budgets (Cost Management User Guide, 'Creating an Amazon SNS topic for budget notifications').</summary>
    public static AlertPublisher Budget(string region, string accountId, string budgetName) => new("budgets.amazonaws.com", accountId, $"arn:{Partition.OfRegion(region)}:budgets::{accountId}:budget/{budgetName}");

    /// <summary>An alarm (CloudWatch User Guide, 'Notifying users on alarm changes').</summary>
    public static AlertPublisher Alarm(string region, string accountId, string alarmName) => new("cloudwatch.amazonaws.com", accountId, $"arn:{Partition.OfRegion(region)}:cloudwatch:{region}:{accountId}:alarm:{alarmName}");

    /// <summary>Cost Anomaly Detection (Cost Management User Guide, 'Creating an Amazon SNS topic for anomaly notifications').</summary>
    public static AlertPublisher CostAnomaly(string region, string accountId) => new("costalerts.amazonaws.com", accountId, $"arn:{Partition.OfRegion(region)}:ce::{accountId}:anomalysubscription/*");

    /// <summary>
    /// Whether a topic's first policy, which lets everybody publish whose AWS:SourceOwner is the topic's account, lets it in. It does for alarms of
    /// the account; budgets and cost anomalies have to be let in by name (the guides above).
    /// </summary>
    public bool PassesByOwner => Service == "cloudwatch.amazonaws.com";
}
