using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Egress;

/// <summary>A time from (included) to (left out), in UTC and whole seconds.</summary>
/// <param name="From">When it begins.</param>
/// <param name="To">When it is over.</param>
public sealed record QuerySpan(DateTimeOffset From, DateTimeOffset To)
{
    // Ten minutes of gathering and ten of delivery, 'best effort' (VPC User Guide, 'Flow logs basics'; 'Publish flow logs to Amazon S3'), behind a
    // file that gathers records of up to an hour.
    private static readonly TimeSpan s_lag = TimeSpan.FromMinutes(80);

    /// <summary>How long it is.</summary>
    public TimeSpan Length => To - From;

    /// <summary>A span, in whole seconds.</summary>
    /// <exception cref="GuardFault">TimeRangeInvalid: it ends before it begins.</exception>
    public static QuerySpan Of(DateTimeOffset from, DateTimeOffset to)
    {
        var span = new QuerySpan(Second(from), Second(to));
        return span.Length > TimeSpan.Zero ? span : throw new GuardFault(
            "TimeRangeInvalid",
            FaultCategory.InvalidArgument,
            $"The time from {Text(from)} to {Text(to)} holds nothing: it ends before it begins.",
            "Give -From a time before -To.");
    }

    /// <summary>Seconds since 1970 at its begin.</summary>
    public long FromSeconds => From.ToUnixTimeSeconds();

    /// <summary>Seconds since 1970 at its end.</summary>
    public long ToSeconds => To.ToUnixTimeSeconds();

    /// <summary>The days of UTC in whose folders its records are. A folder is named for the time of delivery, which comes after the flow (VPC User Guide, 'Flow log files').</summary>
    public IReadOnlyList<DateTime> Days
    {
        get
        {
            var first = From.UtcDateTime.Date;
            var count = (int)((To + s_lag).UtcDateTime.Date - first).TotalDays + 1;
            return Enumerable.Range(0, count).Select(day => first.AddDays(day)).ToList();
        }
    }

    /// <summary>Whether a file that was delivered at a time may hold records of this span.</summary>
    public bool MayHold(DateTimeOffset delivered) => delivered >= From - TimeSpan.FromMinutes(10) && delivered <= To + s_lag;

    /// <inheritdoc/>
    public override string ToString() => $"{Text(From)} to {Text(To)}";

    private static DateTimeOffset Second(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
