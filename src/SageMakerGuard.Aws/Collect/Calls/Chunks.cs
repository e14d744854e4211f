using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Aws.Collect.Calls;

/// <summary>Splits what goes into a request that takes only so many values.</summary>
internal static class Chunks
{
    public static IEnumerable<List<string>> Of(IReadOnlyList<string> values, int size)
    {
        for (var start = 0; start < values.Count; start += size)
            yield return values.Skip(start).Take(Math.Min(size, values.Count - start)).ToList();
    }
}
