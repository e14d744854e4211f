using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Posture;

/// <summary>
/// For each part of a region, the calls that keep it from being whole; empty where it is. A part that nobody asked for is as unknown as one
/// that was denied, and answers with the call that would have read it.
/// </summary>
internal sealed class UnreadParts
{
    private readonly Dictionary<string, List<UnreadableCall>> _ofResources = new(StringComparer.Ordinal);

    public UnreadParts(RegionEstate region)
    {
        Of(region.Domains, "sagemaker:ListDomains");
        Of(region.NotebookInstances, "sagemaker:ListNotebookInstances");
        UserProfiles = Of(region.UserProfiles, "sagemaker:ListUserProfiles");
        Spaces = Of(region.Spaces, "sagemaker:ListSpaces");
        Apps = Of(region.Apps, "sagemaker:ListApps");
        Tags = Of(region.Tags, "tag:GetResources");
        MountTargets = Of(region.MountTargets, "elasticfilesystem:DescribeMountTargets");
        Vpcs = Of(region.Vpcs, "ec2:DescribeVpcs");
        Subnets = Of(region.Subnets, "ec2:DescribeSubnets");
        RouteTables = Of(region.RouteTables, "ec2:DescribeRouteTables");
        NetworkAcls = Of(region.NetworkAcls, "ec2:DescribeNetworkAcls");
        SecurityGroups = Of(region.SecurityGroups, "ec2:DescribeSecurityGroups");
        VpcEndpoints = Of(region.VpcEndpoints, "ec2:DescribeVpcEndpoints");
        VpcEndpointServices = Of(region.VpcEndpointServices, "ec2:DescribeVpcEndpointServices");
        NatGateways = Of(region.NatGateways, "ec2:DescribeNatGateways");
        InternetGateways = Of(region.InternetGateways, "ec2:DescribeInternetGateways");
        EgressOnlyInternetGateways = Of(region.EgressOnlyInternetGateways, "ec2:DescribeEgressOnlyInternetGateways");
        VpcPeeringConnections = Of(region.VpcPeeringConnections, "ec2:DescribeVpcPeeringConnections");
        TransitGatewayAttachments = Of(region.TransitGatewayAttachments, "ec2:DescribeTransitGatewayAttachments");
        TransitGatewayVpcAttachments = Of(region.TransitGatewayVpcAttachments, "ec2:DescribeTransitGatewayVpcAttachments");
        TransitGatewayRouteTables = Of(region.TransitGatewayRouteTables, "ec2:DescribeTransitGatewayRouteTables");
        VpnGateways = Of(region.VpnGateways, "ec2:DescribeVpnGateways");
        PrefixLists = Of(region.PrefixLists, "ec2:DescribePrefixLists");
        FlowLogs = Of(region.FlowLogs, "ec2:DescribeFlowLogs");
        NetworkInterfaces = Of(region.NetworkInterfaces, "ec2:DescribeNetworkInterfaces");
        DhcpOptions = Of(region.DhcpOptions, "ec2:DescribeDhcpOptions");
        VpcBlockPublicAccessOptions = Of(region.VpcBlockPublicAccessOptions, "ec2:DescribeVpcBlockPublicAccessOptions");
        VpcBlockPublicAccessExclusions = Of(region.VpcBlockPublicAccessExclusions, "ec2:DescribeVpcBlockPublicAccessExclusions");
        HostedZones = Of(region.HostedZones, "route53:ListHostedZonesByVPC");
    }

    public IReadOnlyList<UnreadableCall> UserProfiles { get; }

    public IReadOnlyList<UnreadableCall> Spaces { get; }

    public IReadOnlyList<UnreadableCall> Apps { get; }

    public IReadOnlyList<UnreadableCall> Tags { get; }

    public IReadOnlyList<UnreadableCall> MountTargets { get; }

    public IReadOnlyList<UnreadableCall> Vpcs { get; }

    public IReadOnlyList<UnreadableCall> Subnets { get; }

    public IReadOnlyList<UnreadableCall> RouteTables { get; }

    public IReadOnlyList<UnreadableCall> NetworkAcls { get; }

    public IReadOnlyList<UnreadableCall> SecurityGroups { get; }

    public IReadOnlyList<UnreadableCall> VpcEndpoints { get; }

    public IReadOnlyList<UnreadableCall> VpcEndpointServices { get; }

    public IReadOnlyList<UnreadableCall> NatGateways { get; }

    public IReadOnlyList<UnreadableCall> InternetGateways { get; }

    public IReadOnlyList<UnreadableCall> EgressOnlyInternetGateways { get; }

    public IReadOnlyList<UnreadableCall> VpcPeeringConnections { get; }

    public IReadOnlyList<UnreadableCall> TransitGatewayAttachments { get; }

    public IReadOnlyList<UnreadableCall> TransitGatewayVpcAttachments { get; }

    public IReadOnlyList<UnreadableCall> TransitGatewayRouteTables { get; }

    public IReadOnlyList<UnreadableCall> VpnGateways { get; }

    public IReadOnlyList<UnreadableCall> PrefixLists { get; }

    public IReadOnlyList<UnreadableCall> FlowLogs { get; }

    public IReadOnlyList<UnreadableCall> NetworkInterfaces { get; }

    public IReadOnlyList<UnreadableCall> DhcpOptions { get; }

    public IReadOnlyList<UnreadableCall> VpcBlockPublicAccessOptions { get; }

    public IReadOnlyList<UnreadableCall> VpcBlockPublicAccessExclusions { get; }

    public IReadOnlyList<UnreadableCall> HostedZones { get; }

    /// <summary>The call that left one resource unread; a made-up one where the estate holds the gap and not its reason.</summary>
    public UnreadableCall OfResource(string resourceId, string operation) =>
        (_ofResources.TryGetValue(resourceId, out var calls) ? calls.FirstOrDefault(call => call.Operation == operation) : null)
            ?? new UnreadableCall { Operation = operation, ResourceId = resourceId, Cause = UnreadableCause.NotProvided, Reason = "its answer is not in the estate" };

    /// <summary>The call that left one resource unread; null where none did.</summary>
    public UnreadableCall? FindResource(string resourceId) => _ofResources.TryGetValue(resourceId, out var calls) ? calls[0] : null;

    /// <summary>A resource that others name and that a whole list does not hold: another account's, or gone since.</summary>
    public static UnreadableCall NotListed(string resourceId, string operation) =>
        new() { Operation = operation, ResourceId = resourceId, Cause = UnreadableCause.NotProvided, Reason = "it is not in the answer: it may be another account's, or gone" };

    private IReadOnlyList<UnreadableCall> Of<T>(Part<T> part, string operation)
    {
        foreach (var call in part.Unreadable)
        {
            if (call.ResourceId is not { } resource)
                continue;
            if (!_ofResources.TryGetValue(resource, out var calls))
                _ofResources[resource] = calls = [];
            calls.Add(call);
        }

        if (part.IsComplete)
            return [];
        var whole = part.Unreadable.Where(call => call.ResourceId is null).ToList();
        return whole.Count > 0 ? whole : [new UnreadableCall { Operation = operation, Cause = UnreadableCause.NotProvided, Reason = "nobody asked for it" }];
    }
}
