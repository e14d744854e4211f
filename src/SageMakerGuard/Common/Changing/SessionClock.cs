using System;
using System.Threading.Tasks;
using SageMakerGuard.Changes;

namespace SageMakerGuard.Commands;

/// <summary>The machine's clock, and the one pacer of the process: AWS's rates hold for all runs of an account together.</summary>
internal static class SessionClock
{
    public static RunClock Instance { get; } = new(() => DateTimeOffset.UtcNow, Task.Delay);

    public static Pacer Pacer { get; } = new(Instance);
}
