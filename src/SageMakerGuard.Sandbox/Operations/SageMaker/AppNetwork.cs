using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>
/// An app's network interface in the customer's VPC. Each running instance has one in either mode, for the home directories are mounted through
/// it; the users' groups are on it under VpcOnly alone (an account's interfaces as exported by Terraform; API_CreateDomain, AppNetworkAccessType).
/// </summary>
internal static class AppNetwork
{
    /// <summary>Gives a new app its interface, in the domain's subnet with the most room. False where the domain's subnets are full: the app cannot come up.</summary>
    public static bool Join(JsonCall call, App app)
    {
        var region = call.Region;
        var domain = DomainReads.Find(call, app.DomainId);
        var groups = Groups(call, domain, app);
        var estate = region.Estate;
        var subnets = estate.Subnets.Items.Where(s => domain.SubnetIds.Contains(s.SubnetId)).OrderByDescending(s => s.AvailableIpAddressCount).ToList();
        if (subnets.Count == 0)
            return true;
        if (subnets.Select(s => (Subnet: s, Address: SubnetAddresses.Free(estate, s))).FirstOrDefault(place => place.Address is not null) is not { Address: { } address } place)
            return false;
        var placed = new NetworkInterface
        {
            NetworkInterfaceId = NewIds.Of("eni"), VpcId = place.Subnet.VpcId, SubnetId = place.Subnet.SubnetId, InterfaceType = "interface", Status = "in-use", SourceDestCheck = true,
            Description = Prefix(app.DomainId) + Guid.NewGuid().ToString("N"), PrivateIpAddress = address, Groups = groups.Select(group => new EndpointGroup { GroupId = group }).ToList(),
        };
        region.Network.Change(e => e.Attach(placed));
        region.AppInterfaces.Put(RegionState.AppKey(app), placed.NetworkInterfaceId);
        region.Tags.Put(
            region.Arn("ec2", "network-interface/" + placed.NetworkInterfaceId),
            [new() { Key = "ManagedByAmazonSageMakerResource", Value = region.Arn("sagemaker", $"node/{app.DomainId}/{app.SpaceName ?? app.UserProfileName}/system-jupyterserverorkernelgateway") }]);
        return true;
    }

    /// <summary>Takes the interface away when the app is gone. Which one belonged to an app that was there from the start nobody knows: those go with the domain's last app.</summary>
    public static void Leave(JsonCall call, App app)
    {
        var region = call.Region;
        if (region.AppInterfaces.Take(RegionState.AppKey(app)) is { } id)
        {
            region.Network.ChangeAt(call.Due, estate => DeadRoutes.To(id, estate.Detach([id])));
            return;
        }

        if (region.Apps.At(call.Now).Any(other => other.DomainId == app.DomainId && other.Status is "InService" or "Pending"))
            return;
        region.Network.ChangeAt(call.Due, estate => estate.Detach(estate.NetworkInterfaces.Items
            .Where(i => i.Description?.StartsWith(Prefix(app.DomainId), StringComparison.Ordinal) == true && !region.AppInterfaces.Holds(i.NetworkInterfaceId))
            .Select(i => i.NetworkInterfaceId)
            .ToList()));
    }

    private static string Prefix(string domainId) => $"[DO NOT DELETE] ENI managed by SageMaker for Studio Domain({domainId}) - ";

    /// <summary>SageMaker's own group for the home directories, and under VpcOnly those of the domain and of the owner (API_UserSettings, API_DefaultSpaceSettings).</summary>
    private static IReadOnlyList<string> Groups(JsonCall call, Domain domain, App app)
    {
        var index = call.Region.Index;
        var nfs = DomainSource.OutboundNfsGroups(index, domain);
        if (domain.AppNetworkAccessType != "VpcOnly")
            return nfs;
        var space = app.SpaceName is { } name ? call.Region.Spaces.Find(RegionState.ProfileKey(app.DomainId, name), call.Now) : null;
        if (space?.SpaceSharingSettingsSummary?.SharingType == "Shared")
            return [.. (domain.DefaultSpaceSettings?.SecurityGroups ?? []).Concat(nfs).Distinct(StringComparer.Ordinal)];
        var owner = app.UserProfileName ?? space?.OwnershipSettingsSummary?.OwnerUserProfileName;
        var profile = owner is null ? null : call.Region.UserProfiles.Find(RegionState.ProfileKey(app.DomainId, owner), call.Now);
        return [.. (domain.DefaultUserSettings?.SecurityGroups ?? []).Concat(profile?.UserSettings?.SecurityGroups ?? []).Concat(nfs).Distinct(StringComparer.Ordinal)];
    }
}
