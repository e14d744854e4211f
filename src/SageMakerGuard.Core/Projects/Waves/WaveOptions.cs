using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Projects;

/// <summary>How waves are to be made.</summary>
public sealed record WaveOptions
{
    /// <summary>The plan's name, which calendar entries are known by.</summary>
    public string Name { get; init; } = "SageMaker VpcOnly migration";

    /// <summary>Now, in UTC.</summary>
    public DateTime PlannedAt { get; init; }

    /// <summary>The first day on which a wave may be.</summary>
    public DateTime StartDate { get; init; }

    /// <summary>The days between two waves, at least.</summary>
    public int DaysBetweenWaves { get; init; } = 7;

    /// <summary>The most domains in a wave.</summary>
    public int WaveSize { get; init; } = 5;

    /// <summary>Days of the week on which a wave may be.</summary>
    public IReadOnlyList<DayOfWeek> WorkingDays { get; init; } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Times in which nothing is changed.</summary>
    public IReadOnlyList<FreezeWindow> FreezeWindows { get; init; } = [];

    /// <summary>What each part of a score weighs.</summary>
    public WaveWeights Weights { get; init; } = new();
}

/// <summary>What each part of a score weighs.</summary>
public sealed record WaveWeights
{
    /// <summary>The more sensitive, the earlier: such a domain is exposed for as long as it waits.</summary>
    public decimal Sensitivity { get; init; } = 50;

    /// <summary>The fewer people and apps are touched, the earlier.</summary>
    public decimal BlastRadius { get; init; } = 20;

    /// <summary>The fewer findings are left, the earlier.</summary>
    public decimal Readiness { get; init; } = 20;

    /// <summary>The less it adds to the bill, the earlier.</summary>
    public decimal Cost { get; init; } = 10;
}

/// <summary>A time in which nothing is changed; both days belong to it.</summary>
public sealed record FreezeWindow
{
    /// <summary>The first day.</summary>
    public DateTime From { get; init; }

    /// <summary>The last day.</summary>
    public DateTime To { get; init; }

    /// <summary>Reads <c>2026-12-18/2027-01-06</c>, or one day: <c>2026-12-24</c>.</summary>
    /// <exception cref="GuardFault">FreezeWindowInvalid.</exception>
    public static FreezeWindow Parse(string text)
    {
        var days = text.Split('/').Select(Day).ToList();
        return days.Count is 1 or 2 && days.All(d => d is not null) && days[0] <= days[days.Count - 1]
            ? new() { From = days[0]!.Value, To = days[days.Count - 1]!.Value }
            : throw new GuardFault("FreezeWindowInvalid", FaultCategory.InvalidArgument, $"'{text}' is no time in which nothing is changed.", "Write the first and the last day, for example 2026-12-18/2027-01-06, or one day.") { ResourceId = text };
    }

    /// <summary>Whether a day belongs to it.</summary>
    public bool Has(DateTime day) => day >= From && day <= To;

    private static DateTime? Day(string text) =>
        DateTime.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day) ? day : null;
}
