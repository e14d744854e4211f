using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace SageMakerGuard.Estates;

/// <summary>
/// Reads mount targets from network interfaces: EFS describes each of its interfaces as <c>EFS mount target for fs-… (fsmt-…)</c>
/// (EFS User Guide, 'Creating and managing mount targets'). It saves a call of the EFS API for each file system and each mount target.
/// </summary>
public static class MountTargetInterfaces
{
    private static readonly Regex s_description = new(
        @"^EFS mount target for (?<fs>fs-[0-9a-z]+) \((?<target>fsmt-[0-9a-z]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The mount targets among the interfaces, in their order. Interfaces of others are passed over.</summary>
    public static IReadOnlyList<MountTarget> In(IEnumerable<NetworkInterface> interfaces) =>
        interfaces.Select(Of).Where(target => target is not null).Select(target => target!).ToList();

    /// <summary>The mount target that an interface belongs to; null where it belongs to none.</summary>
    public static MountTarget? Of(NetworkInterface networkInterface)
    {
        // The description decides and not the type: some mount targets' interfaces are of type 'interface' and not 'efs'.
        if (networkInterface.Description is not { Length: > 0 } description)
            return null;
        var match = s_description.Match(description);
        if (!match.Success)
            return null;
        return new MountTarget
        {
            FileSystemId = match.Groups["fs"].Value,
            MountTargetId = match.Groups["target"].Value,
            SubnetId = networkInterface.SubnetId,
            VpcId = networkInterface.VpcId,
            IpAddress = networkInterface.PrivateIpAddress,
            NetworkInterfaceId = networkInterface.NetworkInterfaceId,
            SecurityGroups = networkInterface.Groups.Select(group => group.GroupId).ToList(),
        };
    }
}
