using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>An estate may name a mount target by its network interface alone; EFS knows it as well.</summary>
internal static class MountTargetReader
{
    public static Part<MountTarget> Complete(RegionEstate estate)
    {
        var known = new HashSet<string>(estate.MountTargets.Items.Select(m => m.MountTargetId), StringComparer.Ordinal);
        var found = MountTargetInterfaces.In(estate.NetworkInterfaces.Items).Where(m => !known.Contains(m.MountTargetId));
        return estate.MountTargets with { Asked = true, Items = estate.MountTargets.Items.Concat(found).ToList() };
    }
}
