using System;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Posture.Tests;

/// <summary>What a rule says of a region in which one thing was changed: Fail, Unknown, or nothing.</summary>
public sealed record RuleCase(string RuleId, string Name, FindingVerdict? Expected, Func<RegionEstate> Region, PostureSettings Settings, Severity? Severity = null)
{
    public static RuleCase Fails(string id, string name, Func<RegionEstate, RegionEstate> change, PostureSettings? settings = null, Severity? severity = null) => new(id, name, FindingVerdict.Fail, () => change(Start), settings ?? PostureSettings.Default, severity);

    public static RuleCase Unknown(string id, string name, Func<RegionEstate, RegionEstate> change, PostureSettings? settings = null) => new(id, name, FindingVerdict.Unknown, () => change(Start), settings ?? PostureSettings.Default);

    public static RuleCase Holds(string id, string name, Func<RegionEstate, RegionEstate> change, PostureSettings? settings = null) => new(id, name, null, () => change(Start), settings ?? PostureSettings.Default);

    private static RegionEstate Start => HealthyRegion.Create();

    public override string ToString() => $"{RuleId} {Expected?.ToString() ?? "holds"}: {Name}";
}
