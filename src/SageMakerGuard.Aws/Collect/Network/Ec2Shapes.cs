using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using M = Amazon.EC2.Model;

namespace SageMakerGuard.Aws.Collect.Network;

/// <summary>EC2's answers in the shapes of the estate. A list that EC2 left out is an empty one.</summary>
internal static class Ec2Shapes
{
    public static Vpc Vpc(M.Vpc v) => new()
    {
        VpcId = v.VpcId,
        OwnerId = v.OwnerId ?? "",
        CidrBlock = v.CidrBlock ?? "",
        CidrBlockAssociationSet = List(v.CidrBlockAssociationSet, a => new VpcCidrBlockAssociation { CidrBlock = a.CidrBlock ?? "" }),
        Ipv6CidrBlockAssociationSet = List(v.Ipv6CidrBlockAssociationSet, a => new VpcIpv6CidrBlockAssociation { Ipv6CidrBlock = a.Ipv6CidrBlock ?? "" }),
        DhcpOptionsId = v.DhcpOptionsId,
        IsDefault = v.IsDefault ?? false,
        InstanceTenancy = v.InstanceTenancy?.Value,
        State = v.State?.Value,
        Tags = Tags(v.Tags),
    };

    public static Subnet Subnet(M.Subnet s) => new()
    {
        SubnetId = s.SubnetId,
        VpcId = s.VpcId ?? "",
        CidrBlock = s.CidrBlock ?? "",
        Ipv6CidrBlockAssociationSet = List(s.Ipv6CidrBlockAssociationSet, a => new VpcIpv6CidrBlockAssociation { Ipv6CidrBlock = a.Ipv6CidrBlock ?? "" }),
        AvailabilityZone = s.AvailabilityZone ?? "",
        AvailabilityZoneId = s.AvailabilityZoneId ?? "",
        AvailableIpAddressCount = s.AvailableIpAddressCount ?? 0,
        MapPublicIpOnLaunch = s.MapPublicIpOnLaunch ?? false,
        OwnerId = s.OwnerId ?? "",
        Tags = Tags(s.Tags),
    };

    public static RouteTable RouteTable(M.RouteTable t) => new()
    {
        RouteTableId = t.RouteTableId,
        VpcId = t.VpcId ?? "",
        Associations = List(t.Associations, a => new RouteTableAssociation { RouteTableAssociationId = a.RouteTableAssociationId, Main = a.Main ?? false, SubnetId = a.SubnetId, GatewayId = a.GatewayId }),
        Routes = List(t.Routes, r => new Route
        {
            DestinationCidrBlock = r.DestinationCidrBlock,
            DestinationIpv6CidrBlock = r.DestinationIpv6CidrBlock,
            DestinationPrefixListId = r.DestinationPrefixListId,
            GatewayId = r.GatewayId,
            NatGatewayId = r.NatGatewayId,
            TransitGatewayId = r.TransitGatewayId,
            VpcPeeringConnectionId = r.VpcPeeringConnectionId,
            EgressOnlyInternetGatewayId = r.EgressOnlyInternetGatewayId,
            NetworkInterfaceId = r.NetworkInterfaceId,
            InstanceId = r.InstanceId,
            CoreNetworkArn = r.CoreNetworkArn,
            LocalGatewayId = r.LocalGatewayId,
            CarrierGatewayId = r.CarrierGatewayId,
            State = r.State?.Value,
            Origin = r.Origin?.Value,
        }),
        Tags = Tags(t.Tags),
    };

    public static NetworkAcl NetworkAcl(M.NetworkAcl a) => new()
    {
        NetworkAclId = a.NetworkAclId,
        VpcId = a.VpcId ?? "",
        IsDefault = a.IsDefault ?? false,
        Associations = List(a.Associations, s => new NetworkAclAssociation { SubnetId = s.SubnetId ?? "" }),
        Entries = List(a.Entries, e => new NetworkAclEntry
        {
            RuleNumber = e.RuleNumber ?? 0,
            Protocol = e.Protocol ?? "-1",
            RuleAction = e.RuleAction?.Value ?? "deny",
            Egress = e.Egress ?? false,
            CidrBlock = e.CidrBlock,
            Ipv6CidrBlock = e.Ipv6CidrBlock,
            PortRange = e.PortRange is { } range ? new PortRange { From = range.From ?? 0, To = range.To ?? 0 } : null,
        }),
        Tags = Tags(a.Tags),
    };

    public static SecurityGroup SecurityGroup(M.SecurityGroup g) => new()
    {
        GroupId = g.GroupId,
        GroupName = g.GroupName ?? "",
        Description = g.Description,
        VpcId = g.VpcId ?? "",
        OwnerId = g.OwnerId ?? "",
        IpPermissions = List(g.IpPermissions, Permission),
        IpPermissionsEgress = List(g.IpPermissionsEgress, Permission),
        Tags = Tags(g.Tags),
    };

    public static VpcEndpoint VpcEndpoint(M.VpcEndpoint e) => new()
    {
        VpcEndpointId = e.VpcEndpointId,
        VpcEndpointType = e.VpcEndpointType?.Value ?? "",
        VpcId = e.VpcId ?? "",
        ServiceName = e.ServiceName ?? "",
        State = e.State?.Value ?? "",
        PolicyDocument = e.PolicyDocument,
        RouteTableIds = Ids(e.RouteTableIds),
        SubnetIds = Ids(e.SubnetIds),
        Groups = List(e.Groups, g => new EndpointGroup { GroupId = g.GroupId ?? "", GroupName = g.GroupName }),
        PrivateDnsEnabled = e.PrivateDnsEnabled ?? false,
        NetworkInterfaceIds = Ids(e.NetworkInterfaceIds),
        DnsEntries = List(e.DnsEntries, d => new EndpointDnsEntry { DnsName = d.DnsName, HostedZoneId = d.HostedZoneId }),
        OwnerId = e.OwnerId,
        IpAddressType = e.IpAddressType?.Value,
        CreationTimestamp = Time(e.CreationTimestamp),
        Tags = Tags(e.Tags),
    };

    public static VpcEndpointService EndpointService(M.ServiceDetail s) => new()
    {
        ServiceName = s.ServiceName ?? "",
        ServiceType = List(s.ServiceType, t => new EndpointServiceType { ServiceType = t.ServiceType?.Value ?? "" }),
        AvailabilityZones = Ids(s.AvailabilityZones),
        PrivateDnsName = s.PrivateDnsName,
        VpcEndpointPolicySupported = s.VpcEndpointPolicySupported ?? false,
    };

    public static NatGateway NatGateway(M.NatGateway n) => new()
    {
        NatGatewayId = n.NatGatewayId,
        VpcId = n.VpcId ?? "",
        SubnetId = n.SubnetId,
        State = n.State?.Value ?? "",
        ConnectivityType = n.ConnectivityType?.Value,
        AvailabilityMode = n.AvailabilityMode?.Value,
        FailureCode = n.FailureCode,
        FailureMessage = n.FailureMessage,
        NatGatewayAddresses = List(n.NatGatewayAddresses, a => new NatGatewayAddress { AllocationId = a.AllocationId, NetworkInterfaceId = a.NetworkInterfaceId, PrivateIp = a.PrivateIp, PublicIp = a.PublicIp }),
        Tags = Tags(n.Tags),
    };

    public static InternetGateway InternetGateway(M.InternetGateway g) => new()
    {
        InternetGatewayId = g.InternetGatewayId,
        Attachments = List(g.Attachments, a => new GatewayAttachment { VpcId = a.VpcId, State = a.State?.Value }),
        Tags = Tags(g.Tags),
    };

    public static EgressOnlyInternetGateway EgressOnlyInternetGateway(M.EgressOnlyInternetGateway g) => new()
    {
        EgressOnlyInternetGatewayId = g.EgressOnlyInternetGatewayId,
        Attachments = List(g.Attachments, a => new GatewayAttachment { VpcId = a.VpcId, State = a.State?.Value }),
    };

    public static VpnGateway VpnGateway(M.VpnGateway g) => new()
    {
        VpnGatewayId = g.VpnGatewayId,
        State = g.State?.Value,
        VpcAttachments = List(g.VpcAttachments, a => new GatewayAttachment { VpcId = a.VpcId, State = a.State?.Value }),
    };

    public static VpcPeeringConnection Peering(M.VpcPeeringConnection p) => new()
    {
        VpcPeeringConnectionId = p.VpcPeeringConnectionId,
        Status = p.Status is { } status ? new PeeringStatus { Code = status.Code?.Value } : null,
        RequesterVpcInfo = PeeringEnd(p.RequesterVpcInfo),
        AccepterVpcInfo = PeeringEnd(p.AccepterVpcInfo),
    };

    public static NetworkInterface NetworkInterface(M.NetworkInterface i) => new()
    {
        NetworkInterfaceId = i.NetworkInterfaceId,
        VpcId = i.VpcId ?? "",
        SubnetId = i.SubnetId ?? "",
        Description = i.Description,
        InterfaceType = i.InterfaceType?.Value,
        Status = i.Status?.Value,
        Groups = List(i.Groups, g => new EndpointGroup { GroupId = g.GroupId ?? "", GroupName = g.GroupName }),
        PrivateIpAddress = i.PrivateIpAddress,
        SourceDestCheck = i.SourceDestCheck,
        Association = i.Association is { } association ? new InterfaceAssociation { PublicIp = association.PublicIp } : null,
    };

    public static FlowLog FlowLog(M.FlowLog f) => new()
    {
        FlowLogId = f.FlowLogId,
        ResourceId = f.ResourceId ?? "",
        FlowLogStatus = f.FlowLogStatus,
        DeliverLogsStatus = f.DeliverLogsStatus,
        DeliverLogsErrorMessage = f.DeliverLogsErrorMessage,
        TrafficType = f.TrafficType?.Value,
        LogDestinationType = f.LogDestinationType?.Value,
        LogDestination = f.LogDestination,
        LogGroupName = f.LogGroupName,
        LogFormat = f.LogFormat,
        DeliverLogsPermissionArn = f.DeliverLogsPermissionArn,
        MaxAggregationInterval = f.MaxAggregationInterval,
        DestinationOptions = f.DestinationOptions is not { } files ? null : new()
        {
            FileFormat = files.FileFormat?.Value,
            HiveCompatiblePartitions = files.HiveCompatiblePartitions ?? false,
            PerHourPartition = files.PerHourPartition ?? false,
        },
        Tags = Tags(f.Tags),
    };

    public static Address Address(M.Address a) => new()
    {
        AllocationId = a.AllocationId ?? "",
        PublicIp = a.PublicIp,
        AssociationId = a.AssociationId,
        NetworkInterfaceId = a.NetworkInterfaceId,
        Tags = Tags(a.Tags),
    };

    public static DhcpOptions DhcpOptions(M.DhcpOptions d) => new()
    {
        DhcpOptionsId = d.DhcpOptionsId,
        DhcpConfigurations = List(d.DhcpConfigurations, c => new DhcpConfiguration { Key = c.Key ?? "", Values = List(c.Values, v => new DhcpValue { Value = v ?? "" }) }),
    };

    public static TransitGatewayAttachment Attachment(M.TransitGatewayAttachment a) => new()
    {
        TransitGatewayAttachmentId = a.TransitGatewayAttachmentId,
        TransitGatewayId = a.TransitGatewayId ?? "",
        ResourceType = a.ResourceType?.Value ?? "",
        ResourceId = a.ResourceId,
        ResourceOwnerId = a.ResourceOwnerId,
        State = a.State?.Value,
        Association = a.Association is { } association ? new TransitGatewayAssociation { TransitGatewayRouteTableId = association.TransitGatewayRouteTableId, State = association.State?.Value } : null,
    };

    public static TransitGatewayVpcAttachment VpcAttachment(M.TransitGatewayVpcAttachment a) => new()
    {
        TransitGatewayAttachmentId = a.TransitGatewayAttachmentId,
        TransitGatewayId = a.TransitGatewayId ?? "",
        VpcId = a.VpcId ?? "",
        State = a.State?.Value,
        SubnetIds = Ids(a.SubnetIds),
        Options = a.Options is { } options ? new TransitGatewayVpcAttachmentOptions { SecurityGroupReferencingSupport = options.SecurityGroupReferencingSupport?.Value, ApplianceModeSupport = options.ApplianceModeSupport?.Value } : null,
    };

    public static TransitGatewayRouteTable TransitTable(M.TransitGatewayRouteTable t) => new()
    {
        TransitGatewayRouteTableId = t.TransitGatewayRouteTableId,
        TransitGatewayId = t.TransitGatewayId ?? "",
        State = t.State?.Value,
    };

    public static TransitGatewayRoute TransitRoute(M.TransitGatewayRoute r) => new()
    {
        DestinationCidrBlock = r.DestinationCidrBlock,
        PrefixListId = r.PrefixListId,
        Type = r.Type?.Value,
        State = r.State?.Value,
        TransitGatewayAttachments = List(r.TransitGatewayAttachments, a => new TransitGatewayRouteAttachment { TransitGatewayAttachmentId = a.TransitGatewayAttachmentId, ResourceId = a.ResourceId, ResourceType = a.ResourceType?.Value }),
    };

    public static VpcBlockPublicAccessOptions BlockPublicAccess(M.VpcBlockPublicAccessOptions o) => new()
    {
        InternetGatewayBlockMode = o.InternetGatewayBlockMode?.Value,
        State = o.State?.Value,
        ManagedBy = o.ManagedBy?.Value,
    };

    public static VpcBlockPublicAccessExclusion Exclusion(M.VpcBlockPublicAccessExclusion e) => new()
    {
        ExclusionId = e.ExclusionId,
        InternetGatewayExclusionMode = e.InternetGatewayExclusionMode?.Value,
        ResourceArn = e.ResourceArn,
        State = e.State?.Value,
    };

    private static IpPermission Permission(M.IpPermission p) => new()
    {
        IpProtocol = p.IpProtocol ?? "-1",
        FromPort = p.FromPort,
        ToPort = p.ToPort,
        IpRanges = List(p.Ipv4Ranges, r => new IpRange { CidrIp = r.CidrIp ?? "" }),
        Ipv6Ranges = List(p.Ipv6Ranges, r => new Ipv6Range { CidrIpv6 = r.CidrIpv6 ?? "" }),
        PrefixListIds = List(p.PrefixListIds, l => new PrefixListId { Id = l.Id ?? "" }),
        UserIdGroupPairs = List(p.UserIdGroupPairs, g => new UserIdGroupPair { GroupId = g.GroupId ?? "", UserId = g.UserId, VpcId = g.VpcId, VpcPeeringConnectionId = g.VpcPeeringConnectionId }),
    };

    private static PeeringVpc? PeeringEnd(M.VpcPeeringConnectionVpcInfo? end) => end is null ? null : new()
    {
        VpcId = end.VpcId,
        OwnerId = end.OwnerId,
        Region = end.Region,
        CidrBlock = end.CidrBlock,
        CidrBlockSet = List(end.CidrBlockSet, c => new VpcCidrBlockAssociation { CidrBlock = c.Cidr ?? "" }),
    };

    private static IReadOnlyList<Tag> Tags(List<M.Tag>? tags) => List(tags, t => new Tag { Key = t.Key ?? "", Value = t.Value ?? "" });

    private static IReadOnlyList<string> Ids(List<string>? ids) => ids is null ? [] : ids;

    private static IReadOnlyList<TItem> List<TRaw, TItem>(List<TRaw>? raw, Func<TRaw, TItem> map) => raw is null || raw.Count == 0 ? [] : raw.Select(map).ToArray();

    private static DateTimeOffset? Time(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : null;
}
