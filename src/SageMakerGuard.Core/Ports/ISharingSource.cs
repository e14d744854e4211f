using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Baselines;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Ports;

/// <summary>What AWS Resource Access Manager says of an account's subnets: by which shares they are used here, and with whom they are shared from here.</summary>
public interface ISharingSource
{
    /// <summary>Reads the shares that hold subnets of a region, in the directions that its subnets have a use for. Calls that fail are in the answer, with their reason.</summary>
    /// <param name="region">The region with its subnets: whose they are decides what is asked.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<NetworkSharing> ReadAsync(RegionEstate region, CancellationToken cancellationToken);
}
