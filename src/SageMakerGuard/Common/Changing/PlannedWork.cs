using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Commands;

/// <summary>A plan, the estate that it was made for, and what the domain reaches once it is done.</summary>
internal sealed record PlannedWork(ChangePlan Plan, RegionEstate Estate, IReadOnlyList<ConnectivityResult> Proof)
{
    /// <summary>The plan as a run that was not started.</summary>
    public ChangeRun Shown(RegionPrices prices) => Complete(
        new ChangeRun
        {
            Command = Plan.Command,
            Phase = Plan.Phase,
            State = ChangeRunState.Planned,
            AccountId = Plan.AccountId,
            Region = Plan.Region,
            DomainId = Plan.DomainId,
            NotebookInstanceName = Plan.NotebookInstanceName,
            VpcId = Plan.VpcId,
            Target = Plan.Target,

            // What does not exist yet has no id to go on with.
            AppSubnetIds = Plan.AppSubnetIds.Any(IsNew) ? [] : Plan.AppSubnetIds,
            AppSecurityGroupIds = Plan.AppSecurityGroupIds.Any(IsNew) ? [] : Plan.AppSecurityGroupIds,
            MonthlyCostUsd = Plan.MonthlyCostUsd(prices),
            Changes = Plan.Steps.Select((step, i) => new Change
            {
                ChangeId = "c" + (i + 1).ToString("D3", CultureInfo.InvariantCulture),
                Kind = step.StepKind,
                ResourceId = step.ResourceId,
                ResourceType = step.ResourceType,
                Description = step.Description,
                MonthlyCostUsd = step.MonthlyCostUsd(prices),
                IamActions = step.IamActions,
            }).ToList(),
        },
        prices);

    private static bool IsNew(string id) => id.StartsWith("new:", StringComparison.Ordinal);

    /// <summary>A run with what only the plan knows.</summary>
    public ChangeRun Complete(ChangeRun run, RegionPrices prices) => run with
    {
        Notes = Plan.Notes,
        Refusals = Plan.Refusals,
        Proof = Proof,
        PriceSource = string.Format(CultureInfo.InvariantCulture, "{0}, {1:yyyy-MM-dd}", prices.Source, prices.PriceDate),
    };
}

/// <summary>Money for people, the same in every culture.</summary>
internal static class Money
{
    /// <summary>What to put behind a change; nothing where it costs nothing.</summary>
    public static string PerMonth(decimal? usd) => usd switch
    {
        null => " (price not known for the region)",
        0m => "",
        var cost => string.Format(CultureInfo.InvariantCulture, " ({0}{1:0.00} USD a month)", cost > 0 ? "+" : "-", Math.Abs(cost.Value)),
    };
}
