using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>
/// A security group for a domain's apps: to each other, to the home directory, to endpoints, and without a NAT gateway to nobody else (SageMaker AI
/// Developer Guide, 'VPC only' network requirements).
/// </summary>
internal sealed class DomainGroup(PlanDraft draft, PlanTarget target, PrivateNetworkOptions options)
{
    private const int FirstAppPort = 8192;
    private const int LastAppPort = 65535;
    private const int Nfs = 2049;
    private const int Https = 443;

    /// <summary>The rule that EC2 gives every new group (API_CreateSecurityGroup).</summary>
    private static readonly GroupRule s_everything = new() { IpProtocol = "-1", CidrIp = "0.0.0.0/0" };

    /// <summary>Adds the group and its rules, and gives its id.</summary>
    /// <param name="subnets">Where apps will stand.</param>
    /// <param name="leadsOut">Whether the subnets lead to the internet.</param>
    public string Add(IReadOnlyList<PlacedSubnet> subnets, bool leadsOut)
    {
        var id = draft.Add(new CreateSecurityGroup
        {
            NewId = draft.NewId("group:domain", target.OwnerId), VpcId = target.VpcId, GroupName = PrivateNetwork.GroupName(target.VpcId, target.DomainId),
            GroupDescription = target.DomainId is null ? "SageMaker apps" : "SageMaker apps of domain " + target.DomainId, Tags = options.Tags,
        });
        var apps = new AppGroups { Sets = [[id]], Nfs = AppGroups.Of(draft.Index, target.Domain, [id]).Nfs };
        var addresses = AddressSet.Parse(subnets.Select(s => draft.Index.Subnet(s.SubnetId)?.CidrBlock));
        foreach (var egress in new[] { false, true })
        {
            if (!Staying(id, leadsOut).Decide([id], egress, Traffic.Tcp(FirstAppPort, LastAppPort), Peer.Interface([id], addresses)).Admits)
                Authorize(id, egress, new() { FromPort = FirstAppPort, ToPort = LastAppPort, PeerGroupId = id }, "Apps to each other");
        }

        HomeDirectory(id, apps, addresses, leadsOut);
        if (leadsOut)
            Internet(id);
        else
            Endpoints(id);
        return id;
    }

    /// <summary>NFS to the mount targets, where SageMaker's own two groups do not let it pass.</summary>
    private void HomeDirectory(string id, AppGroups apps, AddressSet addresses, bool leadsOut)
    {
        if (target.Domain?.HomeEfsFileSystemId is not { Length: > 0 } fileSystem)
            return;
        foreach (var mount in draft.Index.MountTargetsOf(fileSystem))
        {
            if (mount.SecurityGroups is not { Count: > 0 } groups)
            {
                draft.Note($"Which security groups mount target {mount.MountTargetId} carries is not known, so no rule was planned for NFS to it.");
                continue;
            }

            var to = AddressSet.Parse([mount.IpAddress ?? draft.Index.Subnet(mount.SubnetId)?.CidrBlock]);
            var outwards = Staying(id, leadsOut).Decide(apps.OnInterface([id]), egress: true, Traffic.Tcp(Nfs), Peer.Interface(groups, to));
            if (!outwards.Admits)
                Authorize(id, egress: true, new() { FromPort = Nfs, ToPort = Nfs, PeerGroupId = groups[0] }, "NFS to the home directories");
            var inwards = draft.Groups.Decide(groups, egress: false, Traffic.Tcp(Nfs), Peer.Interface(apps.OnInterface([id]), addresses));
            if (!inwards.Admits)
                Authorize(groups[0], egress: false, new() { FromPort = Nfs, ToPort = Nfs, PeerGroupId = id }, "NFS from SageMaker apps");
        }
    }

    /// <summary>HTTPS to endpoints that are there and to S3; those that are made later get their rules when they are. What else may leave is closed last.</summary>
    private void Endpoints(string id)
    {
        var endpoints = draft.Index.EndpointsIn(target.VpcId)
            .Where(e => string.Equals(e.VpcEndpointType, "Interface", StringComparison.OrdinalIgnoreCase) && !EndpointState.IsGone(e) && ServiceCatalog.All.Any(s => s.Matches(e.ServiceName, draft.Now.Region)))
            .ToList();
        foreach (var same in endpoints.Where(e => e.Groups.Count > 0).GroupBy(e => e.Groups[0].GroupId, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var addresses = AddressSet.Parse(same.SelectMany(e => e.SubnetIds).Select(subnet => draft.Index.Subnet(subnet)?.CidrBlock));
            if (!Staying(id, leadsOut: false).Decide([id], egress: true, Traffic.Tcp(Https), Peer.Interface([same.Key], addresses)).Admits)
                Authorize(id, egress: true, new() { FromPort = Https, ToPort = Https, PeerGroupId = same.Key }, "HTTPS to endpoints");
        }

        if (endpoints.Count == 0)
            draft.Note($"{target.VpcId} has no interface endpoint yet: New-SMVpcEndpointSet, with the new group as -SecurityGroupId, lets the apps out to those that it makes.");
        var lists = draft.Now.PrefixLists.Items.Where(p => p.PrefixListName.EndsWith("." + draft.Now.Region + ".s3", StringComparison.Ordinal)).ToList();
        if (lists.Count == 0)
            draft.Note("The prefix list of S3 was not read: New-SMVpcEndpointSet lets the apps out to it, once a gateway endpoint's route names it.");
        foreach (var list in lists)
            Authorize(id, egress: true, new() { FromPort = Https, ToPort = Https, PrefixListId = list.PrefixListId }, "HTTPS to " + list.PrefixListName);
        draft.Add(Closing(id));
    }

    /// <summary>The rules that stay: where nothing leads out, all but the one that lets everything out.</summary>
    private SecurityGroupFilter Staying(string id, bool leadsOut) => leadsOut ? draft.Groups : new(new NetworkIndex(Closing(id).Simulate(draft.Now)));

    private RevokeRule Closing(string id) => new() { GroupId = id, VpcId = target.VpcId, IsEgress = true, Rule = s_everything };

    /// <summary>With a NAT gateway the rule that lets everything out stays; a group that was closed before gets HTTPS.</summary>
    private void Internet(string id)
    {
        if (!draft.Groups.Decide([id], egress: true, Traffic.Tcp(Https), Peer.Outside(PublicAddresses.V4)).Admits)
            Authorize(id, egress: true, new() { FromPort = Https, ToPort = Https, CidrIp = "0.0.0.0/0" }, "HTTPS to the internet");
    }

    private void Authorize(string group, bool egress, GroupRule rule, string description) =>
        draft.Add(new AuthorizeRule { GroupId = group, VpcId = target.VpcId, IsEgress = egress, Rule = rule, RuleDescription = description });
}
