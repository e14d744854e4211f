using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Changes;

/// <summary>
/// Plans a private network for a domain: a subnet and a route table in each of two or three zones, NAT gateways where they are wanted, and a
/// security group for the apps. Endpoints are <see cref="EndpointSetPlanner"/>'s.
/// </summary>
public static class PrivateNetworkPlanner
{
    /// <summary>The command that plans.</summary>
    public const string Command = "New-SMPrivateNetwork";

    /// <summary>Plans for a domain, in its own VPC.</summary>
    public static ChangePlan Plan(RegionEstate estate, Domain domain, PrivateNetworkOptions? options = null) => Plan(new PlanDraft(estate), domain, domain.VpcId, options ?? new());

    /// <summary>Plans for a VPC that no domain uses yet.</summary>
    public static ChangePlan Plan(RegionEstate estate, string vpcId, PrivateNetworkOptions options) => Plan(new PlanDraft(estate), null, vpcId, options);

    private static ChangePlan Plan(PlanDraft draft, Domain? domain, string? vpcId, PrivateNetworkOptions options)
    {
        var withNat = options.NatGateway != NatPlacement.None;
        var withGroup = options.CreateSecurityGroup ?? NeedsGroup(draft, domain);
        var target = PlanTarget.Of(draft, domain, vpcId);
        if (string.IsNullOrEmpty(vpcId) && domain?.Described != false)
            return draft.Finish(Command, domain?.DomainId, null); // without a VPC nobody asked what is in it
        draft.Require(draft.Now.Subnets, "ec2:DescribeSubnets", "which blocks are taken");
        draft.Require(draft.Now.RouteTables, "ec2:DescribeRouteTables", "what is routed elsewhere");
        if (withNat)
        {
            draft.Require(draft.Now.NatGateways, "ec2:DescribeNatGateways", "which NAT gateways are there already");
            draft.Require(draft.Now.InternetGateways, "ec2:DescribeInternetGateways", "whether the VPC has an internet gateway");
        }

        if (withGroup)
        {
            draft.Require(draft.Now.SecurityGroups, "ec2:DescribeSecurityGroups", "what the security groups admit");
            draft.Require(draft.Now.VpcEndpoints, "ec2:DescribeVpcEndpoints", "which endpoints the apps are to reach");
            if (domain?.HomeEfsFileSystemId is { Length: > 0 } fileSystem)
                RequireMountTargets(draft, fileSystem);
        }

        foreach (var list in target is null ? [] : FreeBlocks.UnreadLists(draft.Index, target.Vpc))
        {
            var calls = draft.Now.PrefixLists.Unreadable.Where(c => c.ResourceId is null || c.ResourceId == list).Select(c => c.ToString()).ToList();
            draft.Refuse(PlanDraft.Unread($"which blocks prefix list {list} leads elsewhere", calls.Count > 0 ? string.Join("; ", calls) : "its entries are not in the estate", "ec2:GetManagedPrefixListEntries"));
        }

        if (target is not null)
            Plan(draft, target, options, withNat, withGroup);
        return draft.Finish(Command, domain?.DomainId, domain?.VpcId ?? vpcId);
    }

    private static void Plan(PlanDraft draft, PlanTarget target, PrivateNetworkOptions options, bool withNat, bool withGroup)
    {
        // Zones and sizes are refused together with what could not be read, blocks only once all of that is known.
        var zones = draft.Now.Subnets.IsComplete ? PlannedZone.Of(draft, target, options) : [];
        if (draft.IsRefused)
        {
            if (options.SubnetCidrs.Count == 0 && zones.Count > 0)
                SubnetSize.Prefix(draft, target, options, zones.Count);
            return;
        }

        var subnets = PrivateSubnets.Add(draft, target, options, zones);
        if (withNat && !draft.IsRefused)
            new NatWays(draft, target, options).Add(subnets);
        if (draft.IsRefused)
            return;

        // A default route that is there already is somebody's way out: the group must not close it.
        var leadsOut = withNat || subnets.Any(s => draft.Index.RouteTableOf(s.SubnetId)?.Routes.Any(r => r.DestinationCidrBlock == "0.0.0.0/0") == true);
        var groups = withGroup ? [new DomainGroup(draft, target, options).Add(subnets, leadsOut)] : target.Domain?.DefaultUserSettings?.SecurityGroups ?? [];
        draft.AppSubnetIds = subnets.Select(s => s.SubnetId).ToList();
        draft.AppSecurityGroupIds = groups;
        if (withNat)
            ProveWayOut(draft, target, subnets, groups);
        Say(draft, target, subnets, withGroup);
    }

    /// <summary>A domain without a group needs one, and one that was made for it may need another rule.</summary>
    private static bool NeedsGroup(PlanDraft draft, Domain? domain)
    {
        var own = domain?.DefaultUserSettings?.SecurityGroups ?? [];
        return own.Count == 0 || own.Any(id => draft.Index.SecurityGroup(id)?.GroupName == PrivateNetwork.GroupName(domain!.VpcId ?? "", domain.DomainId));
    }

    // A single mount target that could not be read is told by the group; a list that could not be read hides all of them.
    private static void RequireMountTargets(PlanDraft draft, string fileSystem)
    {
        draft.Require(draft.Now.MountTargets, "elasticfilesystem:DescribeMountTargets", $"which mount targets {fileSystem} has");
        if (draft.Now.MountTargets.Unreadable.FirstOrDefault(c => c.ResourceId == fileSystem) is { } call)
            draft.Refuse(PlanDraft.Unread($"which mount targets {fileSystem} has", call.ToString(), call.Operation));
    }

    /// <summary>NAT gateways that lead nowhere would be paid for all the same.</summary>
    private static void ProveWayOut(PlanDraft draft, PlanTarget target, IReadOnlyList<PlacedSubnet> subnets, IReadOnlyList<string> groups)
    {
        var source = new PathSource { DomainId = target.DomainId, VpcId = target.VpcId, SubnetIds = subnets.Select(s => s.SubnetId).ToList(), SecurityGroupIds = groups };
        foreach (var answer in new ReachabilityEngine(draft.Index).Trace(source, new InternetDestination()))
        {
            if (answer.Verdict == ReachabilityVerdict.Unknown)
                draft.Note($"Whether NAT gateways lead to the internet is not wholly known: {answer.Unknowns[0].Reason}");
            foreach (var fact in answer.BlockedBy)
            {
                if (fact.Rule == "sg-egress")
                    draft.Note($"{fact.Reason} {fact.Fix}".TrimEnd());
                else
                    draft.Refuse($"NAT gateways would not help: {fact.Reason} {fact.Fix}".TrimEnd());
            }
        }
    }

    private static void Say(PlanDraft draft, PlanTarget target, IReadOnlyList<PlacedSubnet> subnets, bool withGroup)
    {
        var placed = subnets.Select(s => draft.Index.Subnet(s.SubnetId)).OfType<Subnet>().ToList();
        draft.Note($"{string.Join(", ", placed.Select(s => $"{s.CidrBlock} in {s.AvailabilityZone}"))}: {placed.Sum(s => s.AvailableIpAddressCount)} addresses for apps, endpoints and jobs. AWS keeps {CreateSubnet.Reserved} of each subnet for itself.");
        draft.Note(target.Domain is { } domain
            ? $"Domain {domain.DomainId} can be switched in place only to subnets of its own VPC {target.VpcId}. Name {(withGroup ? "these and the new group" : "these")} to Set-SMDomainVpcOnly; until then the domain stays on the subnets that it has."
            : $"Only domains of {target.VpcId} can be switched in place to these subnets; a domain of another VPC is made anew.");
        if (target.Domain?.DomainSettings?.IpAddressType == "dualstack")
            draft.Note($"Domain {target.DomainId} is dualstack; the new subnets have IPv4 addresses only.");
    }
}
