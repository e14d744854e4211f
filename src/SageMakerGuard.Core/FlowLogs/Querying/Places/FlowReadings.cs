using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Egress;

/// <summary>Puts several readings together.</summary>
public static class FlowReadings
{
    /// <summary>All of them in one. A field that one of them lacks counts as missing; hours are known where all of them know theirs.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static FlowReading Joined(IReadOnlyList<FlowReading> readings) => readings.Count switch
    {
        0 => throw new ArgumentException("There is no reading."),
        1 => readings[0],
        _ => new()
        {
            Aggregates = readings.SelectMany(r => r.Aggregates),
            Fields = readings.Skip(1).Aggregate(readings[0].Fields, (fields, r) => fields.Intersect(r.Fields)),
            Coverage = readings.Any(r => r.Coverage.Count == 0) ? [] : readings.SelectMany(r => r.Coverage).GroupBy(c => c.InterfaceId, StringComparer.Ordinal)
                .Select(g => new InterfaceCoverage { InterfaceId = g.Key, Hours = g.SelectMany(c => c.Hours).Distinct().OrderBy(hour => hour).ToList() }).ToList(),
            Records = readings.Sum(r => r.Records),
            NoDataRecords = readings.Sum(r => r.NoDataRecords),
            SkipDataRecords = readings.Sum(r => r.SkipDataRecords),
            TornLines = readings.Sum(r => r.TornLines),
            Source = string.Join("; ", readings.Select(r => r.Source)),
            Notes = readings.SelectMany(r => r.Notes).Distinct(StringComparer.Ordinal).ToList(),
        },
    };
}
