using System;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Permissions;

namespace SageMakerGuard.Commands;

/// <summary>Says once for a region what could not be read, before a plan is made with what could.</summary>
internal static class Unanswered
{
    /// <summary>Warns with the calls that AWS refused or failed, each with the permissions that it asks for; says nothing where all of them were answered.</summary>
    public static void Warn(RegionEstate region, PipelineOutlet outlet)
    {
        var calls = RegionGaps.Of(region).Select(call => string.Join(" with ", AskedAlong.With(call.Operation))).Distinct(StringComparer.Ordinal).OrderBy(o => o, StringComparer.Ordinal).ToList();
        if (calls.Count > 0)
            outlet.Warning($"Account {region.AccountId}, {region.Region}: {string.Join(", ", calls)} gave no answer; the plan takes what depends on that for unknown.");
    }
}
