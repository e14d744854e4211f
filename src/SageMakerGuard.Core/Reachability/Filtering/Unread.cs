using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>Says what is not known of a part, with the calls that failed.</summary>
internal static class Unread
{
    /// <summary>Whether the absence of a resource from a part proves nothing.</summary>
    public static bool MayHide<T>(Part<T> part, string? resourceId) =>
        !part.IsComplete || (resourceId is not null && part.Unreadable.Any(call => call.ResourceId == resourceId));

    /// <summary>The facts for something in a part that is not there to be read: one for each failed call that concerns it, at least one.</summary>
    /// <param name="part">The part.</param>
    /// <param name="resourceId">The resource, where it is one.</param>
    /// <param name="what">Completes 'It is not known …': 'which route table subnet-1 uses'.</param>
    public static IReadOnlyList<UnknownFact> Facts<T>(Part<T> part, string? resourceId, string what)
    {
        var calls = part.Unreadable.Where(call => call.ResourceId is null || call.ResourceId == resourceId).ToList();
        if (calls.Count > 0)
            return [.. calls.Select(call => new UnknownFact { Reason = $"It is not known {what}: {call}", ResourceId = resourceId, Call = call })];
        var why = part.Asked ? "it is not among what was read" : "nobody asked AWS for it";
        return [new() { Reason = $"It is not known {what}: {why}.", ResourceId = resourceId }];
    }
}
