using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>
/// To a file system: NFS to its mount target in the source's zone, or to one of another zone where that has none (Amazon EFS User
/// Guide, 'Mounting across Availability Zones'). Both groups need a rule: out of the app's, into the mount target's.
/// </summary>
internal sealed class FileSystemPath(NetworkIndex index, Gates gates, Forwarder forwarder)
{
    public void Follow(Walk walk, Origin origin, FileSystemDestination destination)
    {
        var fileSystem = destination.FileSystemId;
        var part = index.Region.MountTargets;
        var targets = index.MountTargetsOf(fileSystem).ToList();
        var near = targets.Where(t => index.Subnet(t.SubnetId)?.AvailabilityZoneId == origin.Subnet.AvailabilityZoneId).ToList();
        if (near.Count == 0 && Unread.MayHide(part, fileSystem))
        {
            // One in the source's own zone may be among what was not read.
            walk.Doubt(Unread.Facts(part, fileSystem, $"which mount targets {fileSystem} has"));
            return;
        }

        if (targets.Count == 0)
        {
            walk.Stop("efs-no-mount-target", "FileSystem", fileSystem, $"{fileSystem} has no mount target.", $"Create a mount target of {fileSystem} in {origin.Subnet.SubnetId}.");
            return;
        }

        var traffic = Traffic.Of(destination.Protocol, destination.Port);
        if (near.Count == 1)
        {
            FollowTarget(walk, origin, fileSystem, near[0], traffic, acrossZones: false);
            return;
        }

        var walks = new List<Walk>();
        foreach (var target in near.Count > 0 ? near : targets)
        {
            var fork = walk.Fork();
            FollowTarget(fork, origin, fileSystem, target, traffic, acrossZones: near.Count == 0);
            walks.Add(fork);
        }

        walk.Agree(walks, $"{fileSystem} has no single mount target in {origin.Subnet.AvailabilityZone}");
    }

    private void FollowTarget(Walk walk, Origin origin, string fileSystem, MountTarget target, Traffic traffic, bool acrossZones)
    {
        if (index.Subnet(target.SubnetId) is not { } subnet)
        {
            walk.Doubt(Unread.Facts(index.Region.Subnets, target.SubnetId, $"what surrounds mount target {target.MountTargetId}, whose subnet was not read"));
            return;
        }

        if (target.LifeCycleState is not (null or "available"))
            walk.Doubt($"Mount target {target.MountTargetId} is {target.LifeCycleState}.", target.MountTargetId);
        if (target.SecurityGroups is null)
            walk.Doubt(Unread.Facts(index.Region.MountTargets, target.MountTargetId, $"which security groups mount target {target.MountTargetId} carries"));
        var own = AddressSet.Parse([target.IpAddress]);
        var addresses = own.IsEmpty ? forwarder.AddressesOf(subnet, v6: false) : own;
        gates.Out(walk, origin.Source, traffic, new Peer { Addresses = addresses, GroupIds = target.SecurityGroups }, anyHost: false, fileSystem, target.SecurityGroups?.FirstOrDefault() ?? "the mount target's group");
        forwarder.Leave(walk, origin.Subnet, origin.Flow(new Goal
        {
            Name = $"{target.MountTargetId} ({fileSystem})",
            Addresses = addresses,
            Subnets = [subnet],
            GroupIds = target.SecurityGroups,
            IsJudged = target.SecurityGroups is null,
            ResourceType = "MountTarget",
            ResourceId = target.MountTargetId,
            Arrival = $"mount target of {fileSystem} in {subnet.AvailabilityZone}{(acrossZones ? $"; none in {origin.Subnet.AvailabilityZone}, so traffic crosses zones" : "")}",
        }, traffic));
    }
}
