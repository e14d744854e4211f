using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Projects;

/// <summary>Orders domains into waves. The same estate and the same options give the same plan, to the letter.</summary>
public sealed class WavePlanner
{
    private readonly WaveOptions _options;
    private readonly ClassificationRules _rules;
    private readonly PostureJudge _judge;
    private readonly ProjectClassifier _classifier;
    private readonly Dictionary<(string Account, string Region, string Domain), ProjectClassification> _given;

    /// <summary>A planner.</summary>
    /// <param name="options">How waves are to be made.</param>
    /// <param name="rules">What a company says of its projects.</param>
    /// <param name="settings">What it asks of its domains: what is left of that is what readiness is about.</param>
    /// <param name="classifications">Classifications that are there already; other domains are classified here.</param>
    public WavePlanner(WaveOptions options, ClassificationRules rules, PostureSettings settings, IEnumerable<ProjectClassification>? classifications = null)
    {
        _options = options;
        _rules = rules;
        _judge = new(settings);
        _classifier = new(rules);
        _given = (classifications ?? []).GroupBy(c => (c.AccountId, c.Region, c.DomainId)).ToDictionary(g => g.Key, g => g.Last());
    }

    /// <summary>Plans for the domains of these regions.</summary>
    public MigrationPlan Plan(IEnumerable<RegionEstate> regions)
    {
        var candidates = regions.SelectMany(Candidates).OrderBy(c => c.Planned.AccountId, StringComparer.Ordinal).ThenBy(c => c.Planned.Region, StringComparer.Ordinal).ThenBy(c => c.Planned.DomainId, StringComparer.Ordinal).ToList();
        var alone = new EndpointCosts();
        var toMove = candidates.Where(c => c.ExcludedBecause is null).Select(c => c.IsFrozen ? c : c with { Planned = alone.Alone(c) }).ToList();
        var score = new WaveScore(_options, toMove.Where(c => !c.IsFrozen).ToList());
        var ordered = toMove.Where(c => !c.IsFrozen).Select(c => Scored(c, score.Of(c))).OrderByDescending(c => c.Planned.Score).ThenByDescending(c => c.Planned.Scenario).ToList();
        var inOrder = new EndpointCosts();
        var waves = Dated(ordered.Select(inOrder.InOrder).ToList());
        var frozen = toMove.Where(c => c.IsFrozen).Select(c => c.Planned).ToList();
        if (frozen.Count > 0)
            waves.Add(Wave(waves.Count + 1, null, "Cannot be switched in place", frozen));
        return new()
        {
            Name = _options.Name,
            PlannedAt = _options.PlannedAt,
            StartDate = _options.StartDate,
            DaysBetweenWaves = _options.DaysBetweenWaves,
            WaveSize = _options.WaveSize,
            WorkingDays = _options.WorkingDays,
            FreezeWindows = _options.FreezeWindows,
            Weights = _options.Weights,
            Waves = waves,
            Excluded = candidates.Where(c => c.ExcludedBecause is not null).Select(Excluded).ToList(),
            MonthlyCostUsd = Sum(waves.Where(w => w.Date is not null).Select(w => w.MonthlyCostUsd)),
            PriceSource = string.Join("; ", candidates.Select(c => PriceTable.In(c.Planned.Region)).Select(p => string.Format(CultureInfo.InvariantCulture, "{0}, {1:yyyy-MM-dd}", p.Source, p.PriceDate)).Distinct(StringComparer.Ordinal)),
            Notes = Notes(toMove),
        };
    }

    private IEnumerable<WaveCandidate> Candidates(RegionEstate region)
    {
        var classified = region.Domains.Items.All(d => _given.ContainsKey((region.AccountId, region.Region, d.DomainId))) ? [] : _classifier.Classify(region).ToDictionary(c => c.DomainId, StringComparer.Ordinal);
        return WaveCandidate.Of(region, _judge, (r, d) => _given.TryGetValue((r.AccountId, r.Region, d.DomainId), out var given) ? given : classified[d.DomainId], _rules);
    }

    private static WaveCandidate Scored(WaveCandidate candidate, IReadOnlyList<ScorePart> parts) => candidate with { Planned = candidate.Planned with { ScoreParts = parts, Score = parts.Sum(p => p.Points) } };

    private List<MigrationWave> Dated(IReadOnlyList<MigrationDomain> domains)
    {
        var waves = new List<MigrationWave>();
        var calendar = new WaveCalendar(_options);
        DateTime? last = null;
        for (var start = 0; start < domains.Count; start += _options.WaveSize)
        {
            var day = last is { } former ? calendar.After(former) : calendar.OnOrAfter(_options.StartDate);
            waves.Add(Wave(waves.Count + 1, day, $"Wave {(waves.Count + 1).ToString(CultureInfo.InvariantCulture)}", domains.Skip(start).Take(_options.WaveSize)));
            last = day;
        }

        return waves;
    }

    private static MigrationWave Wave(int number, DateTime? day, string title, IEnumerable<MigrationDomain> domains)
    {
        var placed = domains.Select(d => d with { Wave = number, Date = day }).ToList();
        return new()
        {
            Number = number,
            Date = day,
            Title = title,
            Domains = placed,
            Owners = placed.Select(d => d.Owner).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(o => o, StringComparer.Ordinal).ToList(),
            UserCount = placed.All(d => d.Impact.UserCount is not null) ? placed.Sum(d => d.Impact.UserCount) : null,
            MonthlyCostUsd = Sum(placed.Select(d => d.MonthlyCostUsd)),
        };
    }

    private static ExcludedDomain Excluded(WaveCandidate candidate) => new()
    {
        AccountId = candidate.Planned.AccountId, Region = candidate.Planned.Region, DomainId = candidate.Planned.DomainId, DomainName = candidate.Planned.DomainName, Reason = candidate.ExcludedBecause!,
    };

    private static decimal? Sum(IEnumerable<decimal?> costs) => costs.Aggregate((decimal?)0m, (sum, cost) => sum + cost);

    private static IReadOnlyList<string> Notes(IReadOnlyList<WaveCandidate> toMove)
    {
        var notes = new List<string>();
        if (toMove.Where(c => c.Planned.Owner is null).Select(c => c.Planned.DomainId).ToList() is { Count: > 0 } nobodys)
            notes.Add($"No tag says who owns {string.Join(", ", nobodys)}.");
        foreach (var unread in toMove.SelectMany(c => c.Planned.Impact.Unknown).Distinct(StringComparer.Ordinal))
            notes.Add(unread);
        if (toMove.Where(c => !c.IsFrozen && c.Planned.CostAloneUsd is null).Select(c => c.Planned.DomainId).ToList() is { Count: > 0 } unpriced)
            notes.Add($"What {string.Join(", ", unpriced)} add to the bill is not known; CostReason of each says why.");
        return notes;
    }

    /// <summary>What the endpoints of one domain after another cost, each on the estate as the ones before it leave it.</summary>
    private sealed class EndpointCosts
    {
        private readonly Dictionary<(string Account, string Region), RegionEstate> _estates = [];

        public MigrationDomain Alone(WaveCandidate candidate)
        {
            var (plan, cost) = Plan(candidate.Region, candidate.Domain);
            return candidate.Planned with { CostAloneUsd = cost, CostReason = Reason(plan, cost) };
        }

        public MigrationDomain InOrder(WaveCandidate candidate)
        {
            var place = (candidate.Planned.AccountId, candidate.Planned.Region);
            var estate = _estates.TryGetValue(place, out var after) ? after : candidate.Region;
            var (plan, cost) = Plan(estate, candidate.Domain);
            if (plan.Steps.Count > 0)
                _estates[place] = plan.Simulate(estate);
            return candidate.Planned with { MonthlyCostUsd = cost };
        }

        private static (ChangePlan Plan, decimal? Cost) Plan(RegionEstate estate, Domain domain)
        {
            var plan = EndpointSetPlanner.Plan(estate, domain);
            return (plan, plan.Refusals.Count > 0 ? null : plan.MonthlyCostUsd(PriceTable.In(estate.Region)));
        }

        private static string? Reason(ChangePlan plan, decimal? cost) =>
            cost is not null ? null : plan.Refusals.Count > 0 ? string.Join(" ", plan.Refusals) : $"The price table has no price for all of it in {plan.Region}.";
    }
}
