using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.Ports;

/// <summary>The bill, as AWS Cost Explorer tells it.</summary>
public interface ICostSource
{
    /// <summary>What an account paid for its network. Three pages or more are three requests or more, and AWS charges each.</summary>
    /// <exception cref="GuardFault">Cost Explorer is not enabled or has no data of that time, denies the call, or cannot be reached.</exception>
    Task<NetworkBillAnswer> NetworkBillAsync(BillQuestion question, CancellationToken cancellationToken);
}
