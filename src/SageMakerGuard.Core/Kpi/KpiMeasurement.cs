using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Kpi;

/// <summary>Works figures out. A figure that rests on something unread has no value, and says why.</summary>
public static class KpiMeasurement
{
    /// <summary>All figures, in the order of <see cref="KpiName"/>, <see cref="KpiScope"/> and their keys.</summary>
    public static IReadOnlyList<GuardKpi> Of(KpiInput input)
    {
        var groups = new KpiGroups(input);
        var coverage = string.Join(", ", input.Regions.Select(r => r.AccountId + "/" + r.Region).Distinct(StringComparer.Ordinal).OrderBy(p => p, StringComparer.Ordinal));
        return Compliance(input, groups).Concat(NetworkCosts.Of(input, groups)).Concat(TicketFigures.Of(input, groups)).Concat(BlockedEgress(input, groups))
            .Select(kpi => kpi with { MeasuredAt = input.Now, Coverage = coverage })
            .OrderBy(k => k.Kpi).ThenBy(k => k.Scope).ThenBy(k => k.Key, StringComparer.Ordinal)
            .ToList();
    }

    private static IEnumerable<GuardKpi> Compliance(KpiInput input, KpiGroups groups)
    {
        var unread = input.Regions.Where(r => !r.Domains.IsComplete).ToList();
        var rows = input.Postures.SelectMany(p => groups.Of(p, andItself: false).Select(g => (Group: g, Posture: p))).GroupBy(r => r.Group, r => r.Posture);
        foreach (var row in rows)
            yield return Rate(row.Key.Scope, row.Key.Key, row.ToList(), unread.Where(r => row.Key.Scope != KpiScope.Account || r.AccountId == row.Key.Key).ToList());
        if (input.Postures.Count == 0)
            yield return Rate(KpiScope.All, "", [], unread);
    }

    private static GuardKpi Rate(KpiScope scope, string key, IReadOnlyList<DomainNetworkPosture> domains, IReadOnlyList<RegionEstate> unread)
    {
        var by = domains.ToLookup(d => d.Verdict);
        return new()
        {
            Kpi = KpiName.ComplianceRate,
            Scope = scope,
            Key = key,
            Value = domains.Count == 0 || unread.Count > 0 ? null : Math.Round(100m * by[Verdict.Compliant].Count() / domains.Count, 1, MidpointRounding.AwayFromZero),
            Unit = "percent",
            Parts = [Part("Domains", domains.Count), Part("Compliant", by[Verdict.Compliant].Count()), Part("NonCompliant", by[Verdict.NonCompliant].Count()), Part("Unknown", by[Verdict.Unknown].Count())],
            Reason = unread.Count > 0 ? $"The domains of {string.Join(", ", unread.Select(r => $"{r.AccountId}/{r.Region}"))} could not all be listed." : domains.Count == 0 ? "There is no domain." : null,
            Source = "the audit's verdicts",
        };
    }

    private static IEnumerable<GuardKpi> BlockedEgress(KpiInput input, KpiGroups groups)
    {
        const string source = "flow logs";
        if (input.Egress is not { } egress)
        {
            yield return new() { Kpi = KpiName.BlockedEgress, Unit = "attempts", Source = source, Reason = "No flow logs were given: Measure-SMEgress | Get-SMGuardKpi." };
            yield break;
        }

        foreach (var row in egress.SelectMany(e => groups.Of(e.AccountId, e.DomainId).Select(g => (Group: g, Egress: e))).GroupBy(r => r.Group, r => r.Egress))
        {
            // Which records were rejected is the field 'action'; without it nothing is known (VPC User Guide, 'Flow log records').
            var blind = row.Where(e => e.MissingFields.Any(f => f.Field == "action")).Select(e => e.DomainId ?? e.VpcId ?? "a network").ToList();
            var attempts = row.SelectMany(e => e.RejectedAttempts).Where(a => a.Part == RejectedPart.Attempt).ToList();
            yield return new()
            {
                Kpi = KpiName.BlockedEgress,
                Scope = row.Key.Scope,
                Key = row.Key.Key,
                Value = blind.Count > 0 ? null : attempts.Sum(a => a.Records),
                Unit = "attempts",
                Parts = [Part("Destinations", attempts.Sum(a => Math.Max(1, a.Folded))), Part("Days", row.Max(e => e.DaysCovered) is { } days ? Math.Round((decimal)days, 1) : null)],
                Reason = blind.Count > 0 ? $"The flow logs of {string.Join(", ", blind)} do not record what was rejected." : null,
                Source = source,
            };
        }
    }

    internal static KpiPart Part(string name, decimal? value) => new() { Name = name, Value = value };

    internal static string Text(string format, params object?[] values) => string.Format(CultureInfo.InvariantCulture, format, values);
}
