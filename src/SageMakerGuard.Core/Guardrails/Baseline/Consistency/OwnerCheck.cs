using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Baselines;

/// <summary>Whose the VPCs of domains are, by which share they are used, and whether that share may leave the organization.</summary>
public static class OwnerCheck
{
    /// <summary>What speaks against the VPCs: an owner that is none of the central accounts, and a share that may be given to accounts outside. What could not be read stands in the comparisons as Unknown.</summary>
    /// <param name="baseline">What is there.</param>
    /// <param name="centralAccountIds">Accounts of the central network team; empty where nobody named any.</param>
    public static IReadOnlyList<BaselineDifference> Of(NetworkBaseline baseline, IReadOnlyCollection<string> centralAccountIds)
    {
        var differences = new List<BaselineDifference>();
        foreach (var region in baseline.Regions)
        {
            foreach (var vpc in region.Vpcs)
                Check(region, vpc, centralAccountIds, new DifferenceLedger(differences, region.AccountId, region.Region) { VpcId = vpc.VpcId });
        }

        return differences;
    }

    private static void Check(RegionBaseline region, VpcBaseline vpc, IReadOnlyCollection<string> centralAccountIds, DifferenceLedger ledger)
    {
        var domains = region.Domains.Where(d => d.VpcId == vpc.VpcId).ToList();
        if (centralAccountIds.Count > 0 && vpc.OwnerId.Length > 0 && !centralAccountIds.Contains(vpc.OwnerId))
        {
            foreach (var place in domains.Count == 0 ? [ledger] : domains.Select(d => ledger with { DomainId = d.DomainId }))
                place.Add(BaselineChange.Deviates, Severity.Medium, vpc.VpcId, "owner of the VPC", string.Join(" or ", centralAccountIds), By(region, vpc));
        }

        foreach (var share in (vpc.Shares ?? []).Where(s => s.AllowExternalPrincipals == true))
            ledger.Add(BaselineChange.Deviates, Severity.Medium, share.Name, $"resource share {share.Name} of {share.OwningAccountId}", "external principals not allowed", "external principals allowed");
    }

    private static string By(RegionBaseline region, VpcBaseline vpc) =>
        vpc.OwnerId == region.AccountId ? vpc.OwnerId + ", the domain's own account"
        : vpc.Shares is not { } shares || !VpcComparison.Read(region, BaselineSection.Sharing) ? vpc.OwnerId
        : shares.Count == 0 ? vpc.OwnerId + ", by no resource share that this account can see"
        : $"{vpc.OwnerId}, by the resource share {string.Join(", ", shares.Select(s => s.Name))}";
}
