using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Commands;

/// <summary>Why the flow logs of a domain cannot be named.</summary>
internal static class FlowLogFaults
{
    /// <summary>The domain was listed or named, and its network is not known.</summary>
    public static GuardFault NotDescribed(RegionEstate region, Domain domain)
    {
        var call = region.Domains.Unreadable.FirstOrDefault(c => c.ResourceId == domain.DomainId);
        return new GuardFault(
            "DomainNotRead",
            call?.Cause == UnreadableCause.Denied ? FaultCategory.PermissionDenied : FaultCategory.Other,
            $"Which flow logs record domain {domain.DomainId} in {region.Region} is unknown: {call?.ToString() ?? "it could not be described"}.",
            "Allow sagemaker:DescribeDomain for this identity and run it again, or name the place of the flow log with -S3Uri.") { ResourceId = domain.DomainId, Region = region.Region };
    }
}
