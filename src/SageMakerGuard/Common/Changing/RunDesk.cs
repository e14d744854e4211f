using System;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Changes.Journal;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps;

namespace SageMakerGuard.Commands;

/// <summary>Carries out whole plans for a cmdlet that reads for the rest: through the one executor, with a journal as any other run.</summary>
/// <param name="journals">Where the journals are.</param>
/// <param name="patience">How long to wait for what.</param>
/// <param name="say">Says something to the person at the prompt of a cmdlet that was stopped, from which the engine takes nothing more.</param>
internal sealed class RunDesk(JournalFolder journals, RunPatience patience, Action<string> say)
{
    /// <summary>Whether an earlier run of the same kind did not come to its end, and may have left something.</summary>
    public bool HasUnfinished(ChangePlan plan) => journals.HasUnfinished(plan);

    /// <summary>Runs a plan that was agreed to, and puts away what an unfinished run before it left.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="place">Where.</param>
    /// <param name="seen">Is shown everything that the run reads.</param>
    /// <param name="outlet">Where warnings and progress go.</param>
    /// <param name="cancellationToken">Stops the run; what is on record stays true.</param>
    /// <exception cref="GuardFault">A change could not be made.</exception>
    public async Task RunAsync(ChangePlan plan, WorkPlace place, Action<RegionEstate> seen, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var ground = await place.GroundAsync(plan.Region, cancellationToken).ConfigureAwait(false);
        if (plan.AccountId.Length > 0 && ground.AccountId != plan.AccountId)
            throw new GuardFault("AccountMismatch", FaultCategory.InvalidArgument, $"The plan is for account {plan.AccountId}, and the credentials belong to {ground.AccountId}.", "Name credentials of that account with -ProfileName.");
        using var journal = journals.Open(plan, ChangingCommand.ModuleVersion, SessionClock.Instance, fault => outlet.Warning(fault.Message + " " + fault.NextStep));
        outlet.Verbose($"Run {journal.RunId}: {plan.Steps.Count} changes, journal {journal.Run.JournalPath}.");
        var listener = new RunListener(outlet, plan, journal.RunId);
        var executor = new ChangeExecutor(new WatchedGround(ground, seen), journal, place.Pacer, SessionClock.Instance, patience, listener);
        try
        {
            await executor.ReconcileAsync(cancellationToken).ConfigureAwait(false);
            await executor.RunAsync(plan, _ => true, PriceTable.In(plan.Region), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            say($"Stopped. What run {journal.RunId} made so far is still there: the same command removes it, and 'Undo-SMChange -RunId {journal.RunId}' does.");
            throw;
        }
        finally
        {
            listener.Finish();
        }
    }
}
