using System;
using System.Text.Json;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Tests.Apply;

/// <summary>A step and its inverse on a ground: looked for before, looked for after, as whoever carries changes out does it.</summary>
public sealed class RoundTrip(IChangeGround ground)
{
    /// <summary>Makes what is not there. Gives what takes it back, with the id that came.</summary>
    public async Task<(ChangeStep Inverse, string Id)> Make(ChangeStep step)
    {
        var before = await ground.ReadAsync(step.Reads, default);
        Assert.Equal(Standing.Absent, step.Observe(before).Standing);
        var id = await ground.ApplyAsync(step, before, Guid.NewGuid().ToString("N"), default);
        var after = await ground.ReadAsync(step.Reads, default);
        Assert.Equal(Standing.Done, step.Observe(after, id).Standing);

        // Whoever comes later and did not make it finds the same one.
        Assert.Equal(Standing.Done, step.Observe(after).Standing);
        if (id is not null)
            Assert.Equal(id, step.Observe(after).ResourceId);
        var inverse = step.Inverse(before)!;
        return (id is null ? inverse : Bound(inverse, step.ResourceId, id), id ?? step.ResourceId);
    }

    /// <summary>Takes back what is there. Gives what takes that back in its turn, where something does.</summary>
    public async Task<ChangeStep?> TakeBack((ChangeStep Inverse, string Id) made)
    {
        var step = made.Inverse;
        var before = await ground.ReadAsync(step.Reads, default);
        Assert.Equal(Standing.Absent, step.Observe(before).Standing);
        await ground.ApplyAsync(step, before, Guid.NewGuid().ToString("N"), default);
        Assert.Equal(Standing.Done, step.Observe(await ground.ReadAsync(step.Reads, default)).Standing);
        return step.Inverse(before);
    }

    // A name that stands for what did not exist, replaced by the id that AWS gave.
    private static ChangeStep Bound(ChangeStep step, string name, string id) =>
        JsonSerializer.Deserialize<ChangeStep>(JsonSerializer.Serialize(step).Replace("\"" + name + "\"", "\"" + id + "\"", StringComparison.Ordinal))!;
}
