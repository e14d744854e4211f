using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Baselines;

/// <summary>Domains: their network type, their place in the network and their findings.</summary>
internal sealed class DomainComparison(bool sameSettings, Func<string, bool> bothRead, DifferenceLedger region)
{
    private const string Public = "PublicInternetOnly";
    private const string NotRead = "Unknown";

    // What findings are about is named by these; where one of them was not read, the same thing has another name.
    private static readonly string[] s_named =
        [BaselineSection.Subnets, BaselineSection.SecurityGroups, BaselineSection.VpcEndpoints, BaselineSection.RouteTables, BaselineSection.NetworkAcls, BaselineSection.NatGateways];

    private readonly bool _namesHold = s_named.All(bothRead);

    public void Compare(SectionPair<DomainBaseline> pair)
    {
        foreach (var (was, now) in pair.By(d => d.DomainId))
        {
            var ledger = region with { DomainId = (now ?? was)!.DomainId, VpcId = (now ?? was)!.VpcId };
            if (now is null)
                ledger.Add(BaselineChange.Removed, Severity.Informational, was!.DomainId, $"domain {was.DomainName}", was.AppNetworkAccessType, null);
            else if (was is null)
                OfNew(now, ledger);
            else
                Compare(was, now, ledger);
        }
    }

    private static void OfNew(DomainBaseline now, DifferenceLedger ledger)
    {
        ledger.Add(BaselineChange.New, now.AppNetworkAccessType == Public ? Severity.Critical : Severity.Low, now.DomainId, $"domain {now.DomainName}", null, now.AppNetworkAccessType);
        foreach (var finding in now.Findings.Select(FindingLine.Parse))
            Add(finding.Verdict == FindingVerdict.Fail ? BaselineChange.New : BaselineChange.Unknown, null, finding, ledger);
    }

    private void Compare(DomainBaseline was, DomainBaseline now, DifferenceLedger ledger)
    {
        if (was.AppNetworkAccessType == NotRead || now.AppNetworkAccessType == NotRead)
        {
            ledger.Add(BaselineChange.Unknown, Severity.Medium, now.DomainId, "domain", Described(was), Described(now));
            return;
        }

        if (was.AppNetworkAccessType != now.AppNetworkAccessType)
            ledger.Add(now.AppNetworkAccessType == Public ? BaselineChange.Regressed : BaselineChange.Improved, now.AppNetworkAccessType == Public ? Severity.Critical : Severity.Informational, now.DomainId, "network type", was.AppNetworkAccessType, now.AppNetworkAccessType);
        if (was.VpcId != now.VpcId)
            ledger.Add(BaselineChange.Changed, Severity.High, now.DomainId, "VPC of the domain", was.VpcId, now.VpcId);
        Differ(BaselineSection.Subnets, "subnets of the domain", was.Subnets, now.Subnets);
        Differ(BaselineSection.SecurityGroups, "groups of the domain", was.SecurityGroups, now.SecurityGroups);
        Findings(was.Findings.Select(FindingLine.Parse).ToList(), now.Findings.Select(FindingLine.Parse).ToList(), ledger);

        void Differ(string section, string what, IReadOnlyList<string> before, IReadOnlyList<string> after)
        {
            if (bothRead(section) && !before.SequenceEqual(after))
                ledger.Add(BaselineChange.Changed, Severity.Medium, now.DomainId, what, string.Join(", ", before), string.Join(", ", after));
        }
    }

    private static string Described(DomainBaseline domain) => domain.AppNetworkAccessType == NotRead ? "could not be described" : domain.AppNetworkAccessType;

    private void Findings(IReadOnlyList<FindingLine> was, IReadOnlyList<FindingLine> now, DifferenceLedger ledger)
    {
        var (before, after) = (ByKey(was), ByKey(now));

        // A rule that could not be judged may speak of the domain where it failed for a group: what it said is then not better but unknown.
        var unjudged = new HashSet<string>(now.Where(f => f.Verdict == FindingVerdict.Unknown).Select(f => f.RuleId), StringComparer.Ordinal);
        foreach (var key in before.Keys.Union(after.Keys, StringComparer.Ordinal).OrderBy(k => k, StringComparer.Ordinal))
        {
            before.TryGetValue(key, out var old);
            after.TryGetValue(key, out var current);
            if (old?.Verdict == current?.Verdict && old?.Severity == current?.Severity)
                continue;
            Add(Change(old, current, unjudged), old, current, ledger);
        }
    }

    private Dictionary<string, FindingLine> ByKey(IReadOnlyList<FindingLine> findings) =>
        findings.GroupBy(f => _namesHold ? f.Key : f.RuleId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.OrderBy(f => f.Verdict).First(), StringComparer.Ordinal);

    private BaselineChange Change(FindingLine? was, FindingLine? now, ISet<string> unjudged) => (was?.Verdict, now?.Verdict) switch
    {
        (_, FindingVerdict.Unknown) => BaselineChange.Unknown,
        (null, FindingVerdict.Fail) => sameSettings ? BaselineChange.Regressed : BaselineChange.New,
        (FindingVerdict.Unknown, FindingVerdict.Fail) => BaselineChange.New,
        (FindingVerdict.Fail, FindingVerdict.Fail) => !sameSettings ? BaselineChange.Changed : now!.Severity > was!.Severity ? BaselineChange.Regressed : BaselineChange.Improved,
        _ when unjudged.Contains(was!.RuleId) => BaselineChange.Unknown,
        (FindingVerdict.Fail, null) when sameSettings => BaselineChange.Improved,
        _ => BaselineChange.Changed,
    };

    private static void Add(BaselineChange change, FindingLine? was, FindingLine? now, DifferenceLedger ledger)
    {
        var finding = (now ?? was)!;
        ledger.Add(change, change is BaselineChange.Improved or BaselineChange.Changed ? Severity.Informational : finding.Severity, finding.Resource, "finding " + finding.RuleId, Text(was), Text(now));
    }

    private static string? Text(FindingLine? finding) => finding is null ? null : $"{finding.Verdict}, {finding.Severity}";
}
