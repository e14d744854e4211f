using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>
/// A cmdlet that changes what belongs to an account or an organization and not to one domain's network: a budget, an alarm, a policy, tags. It
/// looks at what is there by a slice, anew, and plans upon that.
/// </summary>
public abstract class AccountChangingCommand : ChangingCommand
{
    private protected override ReadSubject SubjectOf(ReadAsk ask) => ReadSubject.Accounts;

    private protected override IReadOnlyCollection<string> Names => [];

    // No domain is needed to know whose the account is.
    private protected override CollectRequest RequestFor(ReadAsk ask) => new() { Domains = false, Notebooks = false };

    /// <summary>What is to be done in a region, one piece for each target: what to look at, and the plan for what was seen.</summary>
    private protected abstract IEnumerable<AccountWork> WorkFor(RegionEstate region, ReadAsk ask, PipelineOutlet outlet);

    private protected override async Task RegionAsync(RegionEstate region, ReadAsk ask, WorkPlace place, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        foreach (var work in WorkFor(region, ask, outlet))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                // A file holds nothing of this: it is planned as if nothing were there, and the plan's notes say so.
                var seen = EstatePath is not null ? region : await SeenAsync(work.Reads, region, place, cancellationToken).ConfigureAwait(false);
                var planned = new PlannedWork(work.Plan(seen), seen, []);
                if (await AgreeAsync(planned, outlet, cancellationToken).ConfigureAwait(false) is { } agreed)
                    await TryRunAsync(planned, agreed, place, outlet, cancellationToken).ConfigureAwait(false);
            }
            catch (GuardFault fault)
            {
                outlet.Error(FaultWriter.Record(fault));
            }
        }
    }

    private static async Task<RegionEstate> SeenAsync(EstateSlice slice, RegionEstate region, WorkPlace place, CancellationToken cancellationToken) =>
        await SliceReading.ReadAsync(await place.GroundAsync(region.Region, cancellationToken).ConfigureAwait(false), slice, cancellationToken).ConfigureAwait(false);
}

/// <summary>A piece of work on an account.</summary>
/// <param name="Reads">What to look at first.</param>
/// <param name="Plan">The plan for what was seen, with <see cref="ChangePlan.Target"/> or whatever else it is about.</param>
internal sealed record AccountWork(EstateSlice Reads, Func<RegionEstate, ChangePlan> Plan);
