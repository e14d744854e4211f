using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>An estate may name a mount target by its network interface alone; EFS knows it as well. The description names both ids: 'EFS mount target for fs-… (fsmt-…)'.</summary>
internal static class MountTargetReader
{
    private static readonly Regex s_description = new(@"^EFS mount target for (fs-[0-9a-z]+) \((fsmt-[0-9a-z]+)\)$", RegexOptions.CultureInvariant);

    public static Part<MountTarget> Complete(RegionEstate estate)
    {
        var known = new HashSet<string>(estate.MountTargets.Items.Select(m => m.MountTargetId), StringComparer.Ordinal);
        var found = from eni in estate.NetworkInterfaces.Items
                    let match = s_description.Match(eni.Description ?? "")
                    where match.Success && !known.Contains(match.Groups[2].Value)
                    select new MountTarget
                    {
                        FileSystemId = match.Groups[1].Value,
                        MountTargetId = match.Groups[2].Value,
                        SubnetId = eni.SubnetId,
                        VpcId = eni.VpcId,
                        IpAddress = eni.PrivateIpAddress,
                        NetworkInterfaceId = eni.NetworkInterfaceId,
                        SecurityGroups = eni.Groups.Select(g => g.GroupId).ToList(),
                    };
        return estate.MountTargets with { Asked = true, Items = estate.MountTargets.Items.Concat(found).ToList() };
    }
}
