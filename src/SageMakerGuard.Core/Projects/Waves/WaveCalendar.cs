using System;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Projects;

/// <summary>The days on which waves may be.</summary>
internal sealed class WaveCalendar(WaveOptions options)
{
    // Whoever bars five years means to bar all time.
    private const int DaysAhead = 5 * 366;

    /// <summary>The first such day on or after a day.</summary>
    /// <exception cref="GuardFault">NoDayForWave: there is none within five years.</exception>
    public DateTime OnOrAfter(DateTime day)
    {
        for (var ahead = 0; ahead < DaysAhead; ahead++)
        {
            var candidate = day.AddDays(ahead);
            if (IsWorkingDay(candidate) && !IsFrozen(candidate))
                return candidate;
        }

        throw new GuardFault("NoDayForWave", FaultCategory.InvalidArgument, string.Format(CultureInfo.InvariantCulture, "No day within five years of {0:yyyy-MM-dd} is a working day outside of the times in which nothing is changed.", day), "Name more working days, or shorter freeze windows.");
    }

    /// <summary>The first day of the next wave.</summary>
    public DateTime After(DateTime day) => OnOrAfter(day.AddDays(options.DaysBetweenWaves));

    public bool IsWorkingDay(DateTime day) => options.WorkingDays.Contains(day.DayOfWeek);

    public bool IsFrozen(DateTime day) => options.FreezeWindows.Any(w => w.Has(day));
}
