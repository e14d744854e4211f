using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Faults;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Baselines;

/// <summary>Holds VPCs that are run by one team against each other: against one that is named, or against what most of them have.</summary>
public static class ConsistencyComparison
{
    /// <summary>Where a VPC is not as the others, trait by trait.</summary>
    /// <param name="baseline">What is there.</param>
    /// <param name="referenceVpcId">The VPC that the others should be like; null for what most of them have.</param>
    /// <exception cref="GuardFault">ReferenceVpcNotFound: the VPC that was named is not among them.</exception>
    public static IReadOnlyList<BaselineDifference> Of(NetworkBaseline baseline, string? referenceVpcId)
    {
        var all = baseline.Regions.SelectMany(region => region.Vpcs.Select(vpc => (Region: region, Vpc: vpc, Traits: VpcTraits.Of(region, vpc)))).ToList();
        var reference = referenceVpcId is null ? null : all.FirstOrDefault(row => row.Vpc.VpcId == referenceVpcId).Traits
            ?? throw new GuardFault("ReferenceVpcNotFound", FaultCategory.NotFound, $"The VPC '{referenceVpcId}' is not among those that were read.", $"These were: {(all.Count == 0 ? "none" : string.Join(", ", all.Select(row => row.Vpc.VpcId)))}. A VPC is read where a domain or a notebook instance uses it.") { ResourceId = referenceVpcId };
        var differences = new List<BaselineDifference>();
        foreach (var region in baseline.Regions)
        {
            foreach (var gap in region.Unread)
                new DifferenceLedger(differences, region.AccountId, region.Region).Add(BaselineChange.Unknown, Severity.Medium, gap.Section, $"{gap.Section}: not compared, because it could not be read", null, gap.Reason);
        }

        var names = all.SelectMany(row => row.Traits.Keys).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToList();
        foreach (var (region, vpc, traits) in all.Where(row => row.Vpc.VpcId != referenceVpcId).OrderBy(row => row.Vpc.VpcId, StringComparer.Ordinal))
        {
            var ledger = new DifferenceLedger(differences, region.AccountId, region.Region) { VpcId = vpc.VpcId };
            foreach (var name in names.Where(name => Comparable(name, region, traits, reference)))
            {
                var wanted = reference is not null ? VpcTraits.Of(reference, name) : Usual(all.Where(row => Comparable(name, row.Region, row.Traits, null)).Select(row => VpcTraits.Of(row.Traits, name)));
                if (VpcTraits.Of(traits, name) is var own && wanted is not null && own != wanted)
                    ledger.Add(BaselineChange.Deviates, Severity.Medium, vpc.VpcId, name, wanted, own);
            }
        }

        return differences;
    }

    // An endpoint that is missing says something; rules for apps of a VPC that has no domain do not.
    private static bool Comparable(string name, RegionBaseline region, IReadOnlyDictionary<string, string> traits, IReadOnlyDictionary<string, string>? reference) =>
        name.StartsWith("endpoint ", StringComparison.Ordinal) ? VpcComparison.Read(region, BaselineSection.VpcEndpoints) : traits.ContainsKey(name) && (reference is null || reference.ContainsKey(name));

    // Where two forms are as frequent nobody can say which is the odd one out.
    private static string? Usual(IEnumerable<string> values)
    {
        var ranked = values.GroupBy(v => v, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ToList();
        return ranked.Count > 1 && ranked[0].Count() == ranked[1].Count() ? null : ranked[0].Key;
    }
}
