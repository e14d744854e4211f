using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Baselines;

/// <summary>Holds what is there against a baseline. Whether a rule, an ACL or a route opens more is decided by what it lets through and not by its text.</summary>
public static class BaselineComparison
{
    private static readonly string[] s_sections =
    [
        BaselineSection.Domains, BaselineSection.Vpcs, BaselineSection.Subnets, BaselineSection.SecurityGroups, BaselineSection.RouteTables, BaselineSection.NetworkAcls, BaselineSection.VpcEndpoints,
        BaselineSection.NatGateways, BaselineSection.FlowLogs, BaselineSection.PrefixLists, BaselineSection.BlockPublicAccess, BaselineSection.Sharing,
    ];

    /// <summary>The differences, region by region. What either side could not read is Unknown and never Removed or Improved.</summary>
    /// <param name="before">The baseline.</param>
    /// <param name="after">What is there.</param>
    public static IReadOnlyList<BaselineDifference> Of(NetworkBaseline before, NetworkBaseline after)
    {
        var differences = new List<BaselineDifference>();
        foreach (var (was, now) in new SectionPair<RegionBaseline>(before.Regions, after.Regions, true, true).By(r => r.AccountId + " " + r.Region))
        {
            var ledger = new DifferenceLedger(differences, (now ?? was)!.AccountId, (now ?? was)!.Region);
            if (now is null)
                ledger.Add(BaselineChange.Unknown, Severity.Medium, was!.Region, "region", "in the baseline", "not read");
            else
                Compare(was ?? new() { AccountId = now.AccountId, Region = now.Region }, now, before.SettingsHash == after.SettingsHash, ledger);
        }

        SaySettings(before, after, differences);
        return differences;
    }

    private static void SaySettings(NetworkBaseline before, NetworkBaseline after, List<BaselineDifference> differences)
    {
        if (before.SettingsHash != after.SettingsHash && after.Regions.Count > 0)
            new DifferenceLedger(differences, "", "").Add(BaselineChange.Changed, Severity.Low, "settings", "settings that findings are made by: findings that came or went may be theirs", before.SettingsHash ?? "defaults", after.SettingsHash ?? "defaults");
    }

    private static void Compare(RegionBaseline was, RegionBaseline now, bool sameSettings, DifferenceLedger ledger)
    {
        foreach (var section in s_sections)
        {
            var (old, current) = (was.Unread.FirstOrDefault(u => u.Section == section), now.Unread.FirstOrDefault(u => u.Section == section));
            if (old is not null || current is not null)
                ledger.Add(BaselineChange.Unknown, Severity.Medium, section, $"{section}: not compared, because it could not be read", old?.Reason ?? "read", current?.Reason ?? "read");
        }

        if (was.BlockPublicAccess is { } mode && now.BlockPublicAccess is { } mode2 && mode != mode2)
            BlockPublicAccess(mode, mode2, ledger);
        Lists(was, now, ledger);
        new DomainComparison(sameSettings, section => VpcComparison.BothRead(was, now, section), ledger).Compare(new(was.Domains, now.Domains, Read(was, BaselineSection.Domains), Read(now, BaselineSection.Domains)));
        var vpcs = new VpcComparison(was, now);
        foreach (var (old, current) in new SectionPair<VpcBaseline>(was.Vpcs, now.Vpcs, Read(was, BaselineSection.Vpcs), Read(now, BaselineSection.Vpcs)).By(v => v.VpcId))
        {
            var here = ledger with { VpcId = (current ?? old)!.VpcId };
            if (old is null || current is null)
                here.Add(current is null ? BaselineChange.Removed : BaselineChange.New, current is null ? Severity.Informational : Severity.Medium, here.VpcId!, "VPC in use", Owner(old), Owner(current));
            else
                vpcs.Compare(old, current, here);
        }
    }

    private static bool Read(RegionBaseline region, string section) => VpcComparison.Read(region, section);

    private static string? Owner(VpcBaseline? vpc) => vpc is null ? null : "of " + vpc.OwnerId;

    // off, block-ingress, block-bidirectional: each closes more than the one before it (VPC User Guide, 'Block public access to VPCs and subnets').
    private static void BlockPublicAccess(string was, string now, DifferenceLedger ledger)
    {
        var closes = Rank(now) > Rank(was);
        ledger.Add(closes ? BaselineChange.Improved : BaselineChange.Regressed, closes ? Severity.Informational : Severity.High, ledger.Region, "VPC block public access", was, now);

        static int Rank(string mode) => mode switch { "block-bidirectional" => 2, "block-ingress" => 1, _ => 0 };
    }

    private static void Lists(RegionBaseline was, RegionBaseline now, DifferenceLedger ledger)
    {
        // Whether rules that name a list got wider is the list's matter: the rules themselves did not change.
        foreach (var (old, current) in new SectionPair<PrefixListBaseline>(was.PrefixLists, now.PrefixLists, false, false).By(l => l.PrefixListName))
        {
            var more = current!.Cidrs.Except(old!.Cidrs, StringComparer.Ordinal).ToList();
            var less = old.Cidrs.Except(current.Cidrs, StringComparer.Ordinal).ToList();
            if (more.Count + less.Count == 0)
                continue;
            var wider = !Reachability.AddressSet.Parse(old.Cidrs).Contains(Reachability.AddressSet.Parse(current.Cidrs));
            var narrower = !Reachability.AddressSet.Parse(current.Cidrs).Contains(Reachability.AddressSet.Parse(old.Cidrs));
            ledger.Add(
                wider ? BaselineChange.Regressed : narrower ? BaselineChange.Improved : BaselineChange.Changed, wider ? Severity.Medium : Severity.Informational,
                current.PrefixListName, "blocks of prefix list " + current.PrefixListName, less.Count == 0 ? null : string.Join(", ", less), more.Count == 0 ? null : string.Join(", ", more));
        }
    }
}
