using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World.Spending;

/// <summary>An account's monitors and subscriptions of Cost Anomaly Detection, by ARN, in the order in which they were made.</summary>
internal sealed class CostAnomalyShelf(IEnumerable<AnomalyMonitor> monitors, IEnumerable<AnomalySubscription> subscriptions)
{
    private readonly object _gate = new();
    private AnomalyMonitor[] _monitors = monitors.GroupBy(m => m.MonitorArn).Select(same => same.First()).ToArray();
    private AnomalySubscription[] _subscriptions = subscriptions.GroupBy(s => s.SubscriptionArn).Select(same => same.First()).ToArray();

    public IReadOnlyList<AnomalyMonitor> Monitors
    {
        get
        {
            lock (_gate)
                return _monitors;
        }
    }

    public IReadOnlyList<AnomalySubscription> Subscriptions
    {
        get
        {
            lock (_gate)
                return _subscriptions;
        }
    }

    public void ChangeMonitors(Func<IReadOnlyList<AnomalyMonitor>, IEnumerable<AnomalyMonitor>> change)
    {
        lock (_gate)
            _monitors = change(_monitors).ToArray();
    }

    public void ChangeSubscriptions(Func<IReadOnlyList<AnomalySubscription>, IEnumerable<AnomalySubscription>> change)
    {
        lock (_gate)
            _subscriptions = change(_subscriptions).ToArray();
    }
}
