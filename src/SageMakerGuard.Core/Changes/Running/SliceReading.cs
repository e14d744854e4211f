using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Changes;

/// <summary>Reads what a step has to look at, and refuses to go on blind.</summary>
public static class SliceReading
{
    /// <summary>The slice, whole.</summary>
    /// <param name="ground">Where to read.</param>
    /// <param name="slice">What to read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GuardFault">A part of it could not be read.</exception>
    public static async Task<RegionEstate> ReadAsync(IChangeGround ground, EstateSlice slice, CancellationToken cancellationToken)
    {
        var estate = await ground.ReadAsync(slice, cancellationToken).ConfigureAwait(false);
        if (Unread(estate, slice.Parts).FirstOrDefault() is { } call)
        {
            throw new GuardFault(
                "StateNotRead",
                call.Cause == UnreadableCause.Denied ? FaultCategory.PermissionDenied : call.Cause == UnreadableCause.Throttled ? FaultCategory.Throttled : FaultCategory.Other,
                $"What is there could not be read, so nothing is changed: {call}",
                call.Cause == UnreadableCause.Denied ? $"Allow {call.Operation} for this identity and run the same command again." : "Run the same command again: it goes on where it stopped.")
            {
                Operation = call.Operation,
                AwsErrorCode = call.ErrorCode,
                ResourceId = call.ResourceId,
                Region = ground.Region,
            };
        }

        return estate;
    }

    private static IEnumerable<UnreadableCall> Unread(RegionEstate e, EstateParts parts) =>
        new[]
        {
            Of(parts, EstateParts.Vpcs, e.Vpcs.Unreadable),
            Of(parts, EstateParts.Subnets, e.Subnets.Unreadable),
            Of(parts, EstateParts.RouteTables, e.RouteTables.Unreadable),
            Of(parts, EstateParts.SecurityGroups, e.SecurityGroups.Unreadable),
            Of(parts, EstateParts.VpcEndpoints, e.VpcEndpoints.Unreadable),
            Of(parts, EstateParts.NatGateways, e.NatGateways.Unreadable),
            Of(parts, EstateParts.InternetGateways, e.InternetGateways.Unreadable),
            Of(parts, EstateParts.Addresses, e.Addresses.Unreadable),
            Of(parts, EstateParts.FlowLogs, e.FlowLogs.Unreadable),
            Of(parts, EstateParts.NetworkInterfaces, e.NetworkInterfaces.Unreadable),
            Of(parts, EstateParts.Domains, e.Domains.Unreadable),
            Of(parts, EstateParts.Apps, e.Apps.Unreadable),
            Of(parts, EstateParts.RolePolicies, e.RolePolicies.Unreadable),
            Of(parts, EstateParts.NotebookInstances, e.NotebookInstances.Unreadable),
            Of(parts, EstateParts.NotebookLifecycleConfigs, e.NotebookLifecycleConfigs.Unreadable),
            Of(parts, EstateParts.InsightsPaths, e.InsightsPaths.Unreadable),
            Of(parts, EstateParts.InsightsAnalyses, e.InsightsAnalyses.Unreadable),
            Of(parts, EstateParts.ResourceTagSets, e.ResourceTagSets.Unreadable),
            Of(parts, EstateParts.CostAllocationTags, e.CostAllocationTags.Unreadable),
            Of(parts, EstateParts.OrganizationPolicies, e.OrganizationPolicies.Unreadable),
            Of(parts, EstateParts.PolicyTargets, e.PolicyTargets.Unreadable),
            Of(parts, EstateParts.AthenaTables, e.AthenaTables.Unreadable),
            Of(parts, EstateParts.Budgets, e.Budgets.Unreadable),
            Of(parts, EstateParts.Alarms, e.Alarms.Unreadable),
            Of(parts, EstateParts.AnomalyDetectors, e.AnomalyDetectors.Unreadable),
            Of(parts, EstateParts.AnomalyMonitors, e.AnomalyMonitors.Unreadable),
            Of(parts, EstateParts.AnomalySubscriptions, e.AnomalySubscriptions.Unreadable),
        }.SelectMany(calls => calls);

    private static IEnumerable<UnreadableCall> Of(EstateParts asked, EstateParts part, IReadOnlyList<UnreadableCall> calls) => (asked & part) != 0 ? calls : [];
}
