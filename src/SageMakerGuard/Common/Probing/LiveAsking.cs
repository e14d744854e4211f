using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps;
using SageMakerGuard.Probing;

namespace SageMakerGuard.Commands;

/// <summary>Holds AWS's Reachability Analyzer against the proofs of switched domains: says what it costs, makes paths, has them analysed, reads what was found and puts everything away.</summary>
internal sealed class LiveAsking : ProofUse
{
    private readonly List<(LiveProbe Probe, RegionEstate Estate, ReadAsk Ask)> _probes = [];

    // Short, for it is in every name, and new in every run.
    private readonly string _occasion = Guid.NewGuid().ToString("N").Substring(0, 8);
    private readonly RunDesk _desk;
    private readonly int _throttleLimit;
    private readonly bool _showsPlan;

    /// <param name="desk">Who carries the plans out.</param>
    /// <param name="throttleLimit">The most calls in flight.</param>
    /// <param name="showsPlan">Whether the plan itself is what is wanted (-WhatIf).</param>
    public LiveAsking(RunDesk desk, int throttleLimit, bool showsPlan)
    {
        _desk = desk;
        _throttleLimit = throttleLimit;
        _showsPlan = showsPlan;
    }

    public override IEnumerable<(object Item, bool IsGood)> Take(Proof proof, PipelineOutlet outlet)
    {
        _probes.Add((LiveProbePlanner.Plan(proof.Index, proof.Domain!, proof.Questions, _occasion), proof.Index.Region, proof.Ask!));
        return [];
    }

    public override async Task AskAsync(Action<object, bool> give, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        foreach (var byAsk in _probes.GroupBy(p => p.Ask))
        {
            using var place = new WorkPlace(byAsk.Key, _throttleLimit, outlet);
            foreach (var (probe, estate, _) in byAsk)
                await OneAsync(probe, estate, place, give, outlet, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task OneAsync(LiveProbe probe, RegionEstate estate, WorkPlace place, Action<object, bool> give, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var plan = probe.Plan;
        if (probe.LeftOut.Count > 0)
            outlet.Warning($"Not asked of Reachability Analyzer for {plan.DomainId}: {string.Join("; ", probe.LeftOut)}.");
        if (plan.Refusals.Count > 0)
        {
            outlet.Error(FaultWriter.Record(Refusal(plan)));

            // What an earlier run left is put away even where nothing new can be asked.
            if (_showsPlan || !_desk.HasUnfinished(plan))
                return;
        }

        foreach (var note in plan.Notes)
            outlet.Verbose(note);
        if (!await Agreement.AskWholeAsync(plan, Question(probe), outlet, cancellationToken).ConfigureAwait(false))
        {
            if (_showsPlan)
                outlet.Write(new PlannedWork(plan, estate, [.. probe.Paths.Select(p => p.Proof)]).Shown(PriceTable.In(plan.Region)));
            return;
        }

        var findings = new LiveFindings();
        GuardFault? failure = null;
        try
        {
            await _desk.RunAsync(plan, place, findings.Take, outlet, cancellationToken).ConfigureAwait(false);
        }
        catch (GuardFault fault)
        {
            failure = fault;
        }

        // What was found before the run failed is paid for and true.
        foreach (var result in findings.Of(probe))
            give(result, result.Agrees);
        if (failure is not null)
            outlet.Error(FaultWriter.Record(failure, plan.DomainId));
    }

    private static string Question(LiveProbe probe) => probe.Paths.Count == 0
        ? "Remove the Reachability Analyzer paths and analyses that an unfinished run left"
        : string.Format(CultureInfo.InvariantCulture, "Analyse {0} paths with Reachability Analyzer and remove them again ({1})", probe.Paths.Count, ReachabilityAnalyzerPrice.Of(probe.Paths.Count));

    private static GuardFault Refusal(ChangePlan plan) => new(
        "LiveNotPossible", FaultCategory.InvalidArgument, $"Reachability Analyzer cannot be asked for {plan.DomainId} in {plan.Region}. {string.Join(" ", plan.Refusals)}", "Do what the message names, then run it again.") { ResourceId = plan.DomainId, Region = plan.Region };
}
