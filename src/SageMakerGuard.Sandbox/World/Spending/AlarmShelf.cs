using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World.Spending;

/// <summary>A region's alarms of CloudWatch, and the models that it has learnt or is learning.</summary>
internal sealed class AlarmShelf(IEnumerable<MetricAlarm> alarms, IEnumerable<MetricAnomalyDetector> detectors)
{
    private readonly object _gate = new();
    private MetricAlarm[] _alarms = alarms.ToArray();
    private MetricAnomalyDetector[] _detectors = detectors.ToArray();

    /// <summary>By name, as AWS lists them.</summary>
    public IReadOnlyList<MetricAlarm> Alarms
    {
        get
        {
            lock (_gate)
                return _alarms;
        }
    }

    public IReadOnlyList<MetricAnomalyDetector> Detectors
    {
        get
        {
            lock (_gate)
                return _detectors;
        }
    }

    public void Put(MetricAlarm alarm)
    {
        lock (_gate)
            _alarms = _alarms.Where(a => a.AlarmName != alarm.AlarmName).Append(alarm).OrderBy(a => a.AlarmName, StringComparer.Ordinal).ToArray();
    }

    /// <summary>Takes alarms away: all of them or, where one is not there, none. False for the latter.</summary>
    public bool Remove(IReadOnlyList<string> names)
    {
        lock (_gate)
        {
            if (names.Except(_alarms.Select(a => a.AlarmName), StringComparer.Ordinal).Any())
                return false;
            _alarms = _alarms.Where(a => !names.Contains(a.AlarmName, StringComparer.Ordinal)).ToArray();
            return true;
        }
    }

    public void Learn(MetricAnomalyDetector detector)
    {
        lock (_gate)
            _detectors = _detectors.Where(d => !Same(d, detector)).Append(detector).ToArray();
    }

    /// <summary>False where it is not there.</summary>
    public bool Forget(MetricAnomalyDetector detector)
    {
        lock (_gate)
        {
            var left = _detectors.Where(d => !Same(d, detector)).ToArray();
            var was = left.Length < _detectors.Length;
            _detectors = left;
            return was;
        }
    }

    /// <summary>There is one for each metric, with its dimensions in whatever order, and statistic.</summary>
    private static bool Same(MetricAnomalyDetector one, MetricAnomalyDetector other) =>
        one.Stat == other.Stat && one.Metric.Namespace == other.Metric.Namespace && one.Metric.MetricName == other.Metric.MetricName
        && one.Metric.Dimensions.OrderBy(d => d.Name, StringComparer.Ordinal).SequenceEqual(other.Metric.Dimensions.OrderBy(d => d.Name, StringComparer.Ordinal));
}
