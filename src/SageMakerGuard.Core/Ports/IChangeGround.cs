using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Ports;

/// <summary>Where changes take place: one region of one account. It reads what a change has to look at and makes the one call that a change is; it decides nothing.</summary>
public interface IChangeGround
{
    /// <summary>The account.</summary>
    string AccountId { get; }

    /// <summary>The region.</summary>
    string Region { get; }

    /// <summary>Reads the parts that a slice names, anew. What could not be read says so in its part; parts that were not named are not asked for.</summary>
    /// <exception cref="GuardFault">Nothing can be read at all: no credentials, endpoint not reachable.</exception>
    Task<RegionEstate> ReadAsync(EstateSlice slice, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the step's call, once: no failure is tried again here, because a call that seems to have failed may have taken effect. Gives the id of
    /// the resource that was made, or null where the step makes none.
    /// </summary>
    /// <param name="step">The step, with real ids.</param>
    /// <param name="before">What was just read by the step's <see cref="ChangeStep.Reads"/>: some calls need an id from it.</param>
    /// <param name="clientToken">The idempotency token, for the calls that take one; at most 64 ASCII characters.</param>
    /// <param name="cancellationToken">Ends the wait for the answer. The call may have taken effect all the same.</param>
    /// <exception cref="GuardFault">AWS refused, the call failed, or the answer says that it did not succeed.</exception>
    Task<string?> ApplyAsync(ChangeStep step, RegionEstate before, string clientToken, CancellationToken cancellationToken);
}
