using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps.Prices;

namespace SageMakerGuard.Ports;

/// <summary>AWS's list prices, as the Price List API tells them.</summary>
public interface IPriceSource
{
    /// <summary>Reads the network's prices of a region.</summary>
    /// <exception cref="GuardFault">The call is denied, the service cannot be reached, or its answer cannot be read.</exception>
    Task<OfferItems> ReadAsync(string region, CancellationToken cancellationToken);
}
