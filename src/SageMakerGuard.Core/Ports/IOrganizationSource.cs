using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Ports;

/// <summary>Reads the organization that the credentials' account is in. What cannot be read is a fault: nobody may take half of the policies for all of them.</summary>
public interface IOrganizationSource
{
    /// <summary>The organization and its root.</summary>
    /// <exception cref="GuardFault">There is none, or the caller may not read it: only the management account and delegated administrators may.</exception>
    Task<OrganizationView> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The way from the root down to an account, an organizational unit or the root itself, with the policies of one type on each level.</summary>
    /// <param name="targetId">The account, organizational unit or root.</param>
    /// <param name="type">The policies' type.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GuardFault">Something on the way could not be read.</exception>
    Task<IReadOnlyList<OrganizationLevel>> PathAsync(string targetId, string type, CancellationToken cancellationToken);

    /// <summary>What the policies of these names are attached to. A name that no policy has is attached to nothing.</summary>
    /// <param name="type">The policies' type.</param>
    /// <param name="names">The names.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GuardFault">It could not be read.</exception>
    Task<IReadOnlyList<PolicyTarget>> TargetsAsync(string type, IReadOnlyList<string> names, CancellationToken cancellationToken);
}
