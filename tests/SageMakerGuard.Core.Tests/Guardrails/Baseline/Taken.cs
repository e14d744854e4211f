using System.Collections.Generic;
using SageMakerGuard.Baselines;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Core.Tests.Guardrails.Baseline;

/// <summary>Baselines of regions that a test made up.</summary>
internal static class Taken
{
    public static NetworkBaseline Of(params IEnumerable<RegionEstate> regions) => Of(PostureSettings.Default, regions);

    public static NetworkBaseline Of(PostureSettings settings, params IEnumerable<RegionEstate> regions)
    {
        var taking = new BaselineTaking(settings);
        foreach (var region in regions)
            taking.Add(region);
        return taking.Baseline();
    }

    public static IReadOnlyList<BaselineDifference> Compared(RegionEstate before, RegionEstate after) => BaselineComparison.Of(Of([before]), Of([after]));
}
