using System;
using System.Threading;
using System.Threading.Tasks;

namespace SageMakerGuard.Changes;

/// <summary>The time, and the waiting for it, as whoever runs changes gives them.</summary>
/// <param name="Now">The time, in UTC.</param>
/// <param name="Delay">Waits.</param>
public sealed record RunClock(Func<DateTimeOffset> Now, Func<TimeSpan, CancellationToken, Task> Delay);

/// <summary>How long a run waits for what.</summary>
public sealed record RunPatience
{
    /// <summary>How often a call is made that fails for reasons that may pass.</summary>
    public int Attempts { get; init; } = 8;

    /// <summary>The first pause; each one after it is twice as long.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a change is tried that something is in the way of for now.</summary>
    public TimeSpan Busy { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long after it was made a resource may not be seen yet (AWS is eventually consistent).</summary>
    public TimeSpan Visibility { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long something that is on its way is waited for.</summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>When to look again at what is on its way. Runs that are given the same patience learn from each other.</summary>
    internal SettlingPace Pace { get; } = new();

    /// <summary>The pause after so many that went before.</summary>
    internal TimeSpan Pause(int before)
    {
        var ticks = FirstPause.Ticks * Math.Pow(2, Math.Min(before, 20));
        return ticks >= LongestPause.Ticks ? LongestPause : TimeSpan.FromTicks((long)ticks);
    }
}

/// <summary>Who listens to a run. Called from any thread, one call at a time.</summary>
public interface IRunObserver
{
    /// <summary>A change has come further.</summary>
    void OnChange(Change change);

    /// <summary>What the run waits for, in one sentence.</summary>
    void OnWaiting(string what);

    /// <summary>Something worth a verbose line.</summary>
    void OnVerbose(string message);
}
