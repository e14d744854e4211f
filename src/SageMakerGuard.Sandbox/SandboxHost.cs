using System;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox.Http;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox;

/// <summary>Starts sandboxes. Opened by name, with this constructor.</summary>
public sealed class SandboxHost : ISandboxHost
{
    /// <inheritdoc/>
    public ISandbox Start(SandboxOptions options) => Start(options, () => DateTimeOffset.UtcNow);

    /// <summary>Starts a sandbox with a clock of the caller's, by which changes take their time and throttles refill.</summary>
    /// <exception cref="GuardFault">The estate or the options are of no use, or no port could be had.</exception>
    public ISandbox Start(SandboxOptions options, Func<DateTimeOffset> clock)
    {
        if (options.Latency < TimeSpan.Zero || options.TransitionTime < TimeSpan.Zero || options.EventualConsistency < TimeSpan.Zero || options.ThrottleRate <= 0)
        {
            throw new GuardFault(
                "InvalidSandboxOptions", FaultCategory.InvalidArgument, "A sandbox cannot have a latency, a transition time or an eventual consistency below zero, or a throttle rate that is not above it.", "Leave out the option that is not wanted.");
        }

        var world = new SandboxWorld(StartingEstate.Of(options), options, clock);
        var door = new FrontDoor(world, options);
        return new RunningSandbox(world, door, new LoopbackServer(door, options.Latency, options.Port));
    }
}
