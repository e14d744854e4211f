using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>A monitor of AWS Cost Anomaly Detection (API_AnomalyMonitor).</summary>
public sealed record AnomalyMonitor
{
    /// <summary>Its ARN.</summary>
    public string MonitorArn { get; init; } = "";

    /// <summary>Its name. AWS lets several have the same.</summary>
    public string MonitorName { get; init; } = "";

    /// <summary>DIMENSIONAL or CUSTOM.</summary>
    public string MonitorType { get; init; } = "";

    /// <summary>SERVICE, LINKED_ACCOUNT, TAG or COST_CATEGORY, for a dimensional one.</summary>
    public string? MonitorDimension { get; init; }

    /// <summary>What a custom one watches.</summary>
    public SpendExpression? MonitorSpecification { get; init; }
}

/// <summary>Who is told of anomalies, and of which (API_AnomalySubscription).</summary>
public sealed record AnomalySubscription
{
    /// <summary>Its ARN.</summary>
    public string SubscriptionArn { get; init; } = "";

    /// <summary>Its name. AWS lets several have the same.</summary>
    public string SubscriptionName { get; init; } = "";

    /// <summary>The monitors.</summary>
    public IReadOnlyList<string> MonitorArnList { get; init; } = [];

    /// <summary>Who is told.</summary>
    public IReadOnlyList<AnomalySubscriber> Subscribers { get; init; } = [];

    /// <summary>DAILY, WEEKLY or IMMEDIATE.</summary>
    public string Frequency { get; init; } = "";

    /// <summary>From which impact on.</summary>
    public SpendExpression? ThresholdExpression { get; init; }
}

/// <summary>Who is told of anomalies (API_Subscriber of Cost Explorer).</summary>
public sealed record AnomalySubscriber
{
    /// <summary>EMAIL or SNS.</summary>
    public string Type { get; init; } = "";

    /// <summary>An e-mail address, or the ARN of a topic.</summary>
    public string Address { get; init; } = "";
}
