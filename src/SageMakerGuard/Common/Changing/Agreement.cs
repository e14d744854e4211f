using System.Collections.Generic;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.FinOps;

namespace SageMakerGuard.Commands;

/// <summary>Asks for each change of a plan, with its cost. Under -WhatIf it says what would be done, and nobody agrees to anything.</summary>
internal static class Agreement
{
    public static async Task<HashSet<ChangeStep>> AskAsync(ChangePlan plan, RegionPrices prices, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var agreed = new HashSet<ChangeStep>(ByReference.Instance);
        foreach (var step in plan.Steps)
        {
            var what = step.Description + Money.PerMonth(step.MonthlyCostUsd(prices));
            if (await outlet.AskAsync(cmdlet => cmdlet.ShouldProcess(what, what + "?", $"{plan.Subject} in {plan.Region}"), cancellationToken).ConfigureAwait(false))
                agreed.Add(step);
        }

        return agreed;
    }

    /// <summary>Asks once for a whole plan, whose changes belong together: none of them makes sense without the others.</summary>
    public static Task<bool> AskWholeAsync(ChangePlan plan, string what, PipelineOutlet outlet, CancellationToken cancellationToken) =>
        outlet.AskAsync(cmdlet => cmdlet.ShouldProcess(what, what + "?", $"{plan.Subject} in {plan.Region}"), cancellationToken);

    /// <summary>Whether only the plan is wanted.</summary>
    public static bool IsWhatIf(PSCmdlet cmdlet) => cmdlet.MyInvocation.BoundParameters.TryGetValue("WhatIf", out var whatIf)
        ? ((SwitchParameter)whatIf).IsPresent
        : cmdlet.SessionState.PSVariable.GetValue("WhatIfPreference") is true or SwitchParameter { IsPresent: true };

    // Two steps may be equal in all that they say.
    private sealed class ByReference : IEqualityComparer<ChangeStep>
    {
        public static ByReference Instance { get; } = new();

        public bool Equals(ChangeStep? x, ChangeStep? y) => ReferenceEquals(x, y);

        public int GetHashCode(ChangeStep obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
