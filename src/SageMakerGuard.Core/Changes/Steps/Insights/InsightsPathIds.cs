using System.Collections.Generic;

namespace SageMakerGuard.Changes;

/// <summary>Paths as a slice names them: one that does not exist yet has no analyses to be asked for.</summary>
internal static class InsightsPathIds
{
    public static IReadOnlyList<string> Of(string pathId) => Bindings.IsNew(pathId) ? [] : [pathId];
}
