using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Commands;

/// <summary>The network of a domain that does not exist yet, from the subnets and groups that the user names.</summary>
internal static class PlannedNetwork
{
    /// <summary>The place that packets would start from; null where the names do not make one, which was said then.</summary>
    public static PathSource? Of(NetworkIndex index, IReadOnlyList<string> subnetIds, IReadOnlyList<string> groupIds, PipelineOutlet outlet)
    {
        var vpcs = subnetIds.Select(index.Subnet).Where(s => s is not null).Select(s => s!.VpcId).Distinct().ToList();
        if (vpcs.Count == 0)
            return null;
        if (vpcs.Count > 1)
        {
            outlet.Error(FaultWriter.Record(new GuardFault("SubnetsInSeveralVpcs", FaultCategory.InvalidArgument, $"The subnets belong to several VPCs ({string.Join(", ", vpcs)}), and a domain has one.", "Name subnets of one VPC.")));
            return null;
        }

        foreach (var group in groupIds.Where(id => index.SecurityGroup(id) is null && index.Region.SecurityGroups.IsComplete))
        {
            outlet.Error(FaultWriter.Record(new GuardFault("SecurityGroupNotFound", FaultCategory.NotFound, $"The security group '{group}' is not in {vpcs[0]}.", "Check the id: a domain's groups belong to its VPC.") { ResourceId = group }));
            return null;
        }

        return new PathSource { VpcId = vpcs[0], SubnetIds = subnetIds.Where(id => index.Subnet(id) is not null).ToList(), SecurityGroupIds = groupIds };
    }
}
