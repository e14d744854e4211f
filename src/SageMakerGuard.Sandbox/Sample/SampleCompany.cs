using System;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Sample.Building;
using SageMakerGuard.Sandbox.Sample.Frankfurt;
using SageMakerGuard.Sandbox.Sample.Research;
using SageMakerGuard.Sandbox.Sample.Virginia;

namespace SageMakerGuard.Sandbox.Sample;

/// <summary>
/// Nordhaven Mutual, an insurer that does not exist: two accounts, three regions, and SageMaker domains that differ in every way that the
/// audit can tell. The same estate on every run.
/// </summary>
public static class SampleCompany
{
    /// <summary>The account of the production teams.</summary>
    public const string ProductionAccount = "210987654321";

    /// <summary>The account of research.</summary>
    public const string ResearchAccount = "345678901234";

    /// <summary>The network team's account: it owns the hub and the shared VPC, and nobody audits it here.</summary>
    public const string NetworkAccount = "112233445566";

    /// <summary>When the estate was read.</summary>
    internal static readonly DateTimeOffset CollectedAt = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);

    /// <summary>When the company's accounts were opened: three years before.</summary>
    internal static readonly DateTimeOffset Founded = CollectedAt.AddYears(-3);

    /// <summary>The company's estate.</summary>
    public static Estate Create() => new()
    {
        CollectedAt = CollectedAt.UtcDateTime,
        Source = "Nordhaven Mutual (sample)",
        Regions = new[] { ProductionFrankfurt(), ProductionVirginia(), ResearchVirginia(), ResearchSydney() }.Select(region => region.Build()).ToList(),
        Skipped = [new() { Region = "ap-southeast-4", Reason = "The account has not opted into the region." }],
    };

    private static SampleRegion ProductionFrankfurt()
    {
        var region = new SampleRegion(ProductionAccount, SampleZones.Frankfurt);
        ClaimsPlatform.Add(region);
        EndpointTroubles.Add(region);
        return region;
    }

    private static SampleRegion ProductionVirginia()
    {
        var region = new SampleRegion(ProductionAccount, SampleZones.Virginia);
        PublicDomains.Add(region);
        InternetEgress.Add(region);
        return region;
    }

    private static SampleRegion ResearchVirginia()
    {
        var region = new SampleRegion(ResearchAccount, SampleZones.Virginia);
        HubAndSpoke.Add(region);
        return region;
    }

    private static SampleRegion ResearchSydney()
    {
        var region = new SampleRegion(ResearchAccount, SampleZones.Sydney);
        SydneyLabs.Add(region);
        return region;
    }
}
