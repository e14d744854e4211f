using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.FinOps;
using SageMakerGuard.FinOps.Billing;
using SageMakerGuard.FinOps.BreakEven;

namespace SageMakerGuard.Costs;

/// <summary>Adds up what plans cost.</summary>
public static class PlanCosts
{
    // What a plan calls an endpoint that does not exist yet, before the service.
    private const string NewEndpoint = "new:endpoint:";

    private static readonly ChangeState[] s_counted = [ChangeState.Planned, ChangeState.Applied, ChangeState.InDoubt];

    /// <summary>The costs of a run, planned or made. What was there already, was skipped, failed or was taken back adds nothing.</summary>
    /// <param name="run">The run.</param>
    /// <param name="observed">What left its network; null where no bytes were given.</param>
    /// <param name="prices">The prices of its region, for the bytes.</param>
    public static PlanCost Of(ChangeRun run, ObservedEgress? observed, RegionPrices prices)
    {
        var changes = run.Changes.Where(c => s_counted.Contains(c.State)).ToList();
        var kinds = changes.GroupBy(c => c.Kind, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new PlanCostKind { Kind = g.Key, Count = g.Count(), MonthlyCostUsd = Sum(g.Select(c => c.MonthlyCostUsd)), OneTimeUsd = g.Key == nameof(StartInsightsAnalysis) ? null : 0m })
            .ToList();
        var notes = new List<string>();
        if (kinds.Find(k => k.OneTimeUsd is null) is { } analyses)
            notes.Add($"{analyses.Count} analyses of Reachability Analyzer cost {ReachabilityAnalyzerPrice.Of(analyses.Count)}; no price list confirms it, so it is not added.");
        if (changes.Exists(c => c.MonthlyCostUsd is null))
            notes.Add($"Not known: {string.Join(", ", changes.Where(c => c.MonthlyCostUsd is null).Select(c => c.Kind).Distinct())}.");
        if (run.Refusals.Count > 0)
            notes.Add("The plan cannot be carried out as it is, so it has no changes: " + string.Join(" ", run.Refusals));
        return new()
        {
            Plan = run.Command,
            AccountId = run.AccountId,
            Region = run.Region,
            DomainId = run.DomainId,
            VpcId = run.VpcId,
            MonthlyCostUsd = Sum(changes.Select(c => c.MonthlyCostUsd)),
            KnownMonthlyCostUsd = changes.Sum(c => c.MonthlyCostUsd ?? 0m),
            OneTimeUsd = Sum(kinds.Select(k => k.OneTimeUsd)),
            DataMonthlyUsd = observed is null ? null : Data(changes, observed, prices, notes),
            Kinds = kinds,
            PriceSource = run.PriceSource ?? prices.Provenance,
            Notes = notes,
        };
    }

    /// <summary>What a service's observed bytes cost by the endpoint that is planned for it, less what they cost by NAT gateway.</summary>
    private static decimal? Data(List<Change> changes, ObservedEgress observed, RegionPrices prices, List<string> notes)
    {
        var comparison = EgressComparer.Compare(observed, prices);
        if (comparison.Confidence == EgressConfidence.NotEnoughData)
        {
            notes.Add("The observed bytes say nothing about a month: " + comparison.ConfidenceReason);
            return null;
        }

        var planned = changes.Where(c => c.Kind == nameof(CreateVpcEndpoint)).Select(c => c.ResourceId.StartsWith(NewEndpoint, StringComparison.Ordinal) ? c.ResourceId.Substring(NewEndpoint.Length).Split(':')[0] : null).ToList();
        if (planned.Contains(null))
        {
            notes.Add("Which services the endpoints are for is only known of a plan, before it is carried out; so their bytes are not counted.");
            return null;
        }

        notes.Add($"Bytes: {comparison.ConfidenceReason}");
        if (changes.Exists(c => c.Kind == nameof(CreateNatGateway)))
            notes.Add("What will go through the new NAT gateways is not in the observed bytes.");
        var moved = comparison.Services.Where(s => !s.HasEndpoint && planned.Contains(s.Service)).ToList();
        var byEndpoint = moved.Where(s => s.EndpointType == "Interface").Sum(s => s.GigabytesPerMonth ?? 0m);
        return prices.Of(NetworkMeter.InterfaceEndpointBytes, byEndpoint) - Sum(moved.Select(s => s.NatMonthlyUsd));
    }

    /// <summary>The costs of the waves of a migration plan.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="waves">For each wave its name, its domains and what it adds a month.</param>
    /// <param name="priceSource">Where the plan's prices come from.</param>
    public static PlanCost OfWaves(string name, IReadOnlyList<PlanCostKind> waves, string priceSource) => new()
    {
        Plan = name,
        MonthlyCostUsd = Sum(waves.Select(w => w.MonthlyCostUsd)),
        KnownMonthlyCostUsd = waves.Sum(w => w.MonthlyCostUsd ?? 0m),
        OneTimeUsd = 0m,
        Kinds = waves,
        PriceSource = priceSource,
        Notes = waves.Any(w => w.MonthlyCostUsd is null) ? ["Not known: " + string.Join(", ", waves.Where(w => w.MonthlyCostUsd is null).Select(w => w.Kind)) + "; the plan says why."] : [],
    };

    private static decimal? Sum(IEnumerable<decimal?> amounts) => amounts.Aggregate((decimal?)0m, (sum, amount) => sum + amount);
}
