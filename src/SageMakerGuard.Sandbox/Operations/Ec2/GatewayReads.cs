using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>NAT, internet, egress-only internet and virtual private gateways.</summary>
internal static class GatewayReads
{
    public static readonly IdRule NatIds = new("NatGatewayId", "nat", "NatGatewayMalformed", "NatGatewayNotFound", id => $"[sandbox] NAT gateway {id} was not found") { ExcludesMaxResults = false };

    public static readonly IdRule InternetIds = new("InternetGatewayId", "igw", "InvalidInternetGatewayId.Malformed", "InvalidInternetGatewayID.NotFound", id => $"The internetGateway ID '{id}' does not exist");

    public static readonly IdRule EgressOnlyIds = new("EgressOnlyInternetGatewayId", "eigw", "InvalidEgressOnlyInternetGatewayId.Malformed", "InvalidGatewayID.NotFound", id => $"[sandbox] The gateway ID '{id}' does not exist") { ExcludesMaxResults = false };

    public static IEnumerable<Ec2Operation> All()
    {
        // Without a filter on state the deleted and failed ones are there as well (VPC User Guide, 'NAT gateways').
        yield return new Listing<NatGateway>
        {
            Set = "natGatewaySet",
            Items = region => region.Estate.NatGateways.Items,
            Id = n => n.NatGatewayId,
            Ids = NatIds,
            Filters = new() { { "nat-gateway-id", n => n.NatGatewayId }, { "state", n => n.State }, { "subnet-id", n => n.SubnetId }, { "vpc-id", n => n.VpcId }, n => n.Tags },
            Write = WriteNat,
        }.As("DescribeNatGateways");

        yield return new Listing<InternetGateway>
        {
            Set = "internetGatewaySet",
            Items = region => region.Estate.InternetGateways.Items,
            Id = i => i.InternetGatewayId,
            Ids = InternetIds,
            Filters = new()
            {
                { "internet-gateway-id", i => i.InternetGatewayId }, { "attachment.vpc-id", i => i.Attachments.Select(a => a.VpcId) }, { "attachment.state", i => i.Attachments.Select(_ => "available") },
                { "owner-id", (_, region) => region.AccountId },
                i => i.Tags,
            },
            Write = WriteInternet,
        }.As("DescribeInternetGateways");

        yield return new Listing<EgressOnlyInternetGateway>
        {
            Set = "egressOnlyInternetGatewaySet",
            Items = region => region.Estate.EgressOnlyInternetGateways.Items,
            Id = i => i.EgressOnlyInternetGatewayId,
            Ids = EgressOnlyIds,
            Page = new(5, 255),
            Filters = new() { _ => [] },
            Write = (xml, i, _) =>
            {
                xml.Text("egressOnlyInternetGatewayId", i.EgressOnlyInternetGatewayId);
                xml.Set("attachmentSet", i.Attachments, a => WriteAttachment(xml, a.VpcId, a.State ?? "attached"));
                xml.Tags([]);
            },
        }.As("DescribeEgressOnlyInternetGateways");

        yield return new Listing<VpnGateway>
        {
            Set = "vpnGatewaySet",
            Items = region => region.Estate.VpnGateways.Items,
            Id = v => v.VpnGatewayId,
            Ids = new("VpnGatewayId", "vgw", "InvalidVpnGatewayId.Malformed", "InvalidVpnGatewayID.NotFound", id => $"[sandbox] The vpnGateway ID '{id}' does not exist"),
            Page = PageRule.None,
            Filters = new()
            {
                { "vpn-gateway-id", v => v.VpnGatewayId }, { "attachment.vpc-id", v => v.VpcAttachments.Select(a => a.VpcId) }, { "attachment.state", v => v.VpcAttachments.Select(a => a.State ?? "attached") },
                { "state", v => v.State ?? "available" }, { "type", _ => "ipsec.1" }, { "amazon-side-asn", _ => "64512" }, new[] { "availability-zone" },
                _ => [],
            },
            Write = (xml, v, _) =>
            {
                xml.Text("vpnGatewayId", v.VpnGatewayId);
                xml.Text("state", v.State ?? "available");
                xml.Text("type", "ipsec.1");
                xml.Set("attachments", v.VpcAttachments, a => WriteAttachment(xml, a.VpcId, a.State ?? "attached"));
                xml.Number("amazonSideAsn", 64512);
                xml.Tags([]);
            },
        }.As("DescribeVpnGateways");
    }

    /// <summary>An internet gateway's attachment was recorded as 'available', where the model says attached (k1LoW/awspec#252); the filter's word is 'available' in both.</summary>
    private static void WriteAttachment(XmlText xml, string? vpc, string state)
    {
        xml.Text("vpcId", vpc);
        xml.Text("state", state);
    }

    public static void WriteInternet(XmlText xml, InternetGateway i, RegionState region)
    {
        xml.Text("internetGatewayId", i.InternetGatewayId);
        xml.Text("ownerId", region.AccountId);
        xml.Set("attachmentSet", i.Attachments, a => WriteAttachment(xml, a.VpcId, region.RecordedSpelling ? "available" : "attached"));
        xml.Tags(i.Tags);
    }

    public static void WriteNat(XmlText xml, NatGateway n, RegionState region)
    {
        xml.Text("natGatewayId", n.NatGatewayId);
        xml.Text("vpcId", n.VpcId);
        xml.Text("subnetId", n.SubnetId);
        xml.Text("state", n.State);
        xml.Time("createTime", region.Made.Of(n.NatGatewayId) ?? RegionState.LongAgo);
        xml.Time("deleteTime", n.State == "deleted" ? region.Ended.Of(n.NatGatewayId) : null);
        xml.Text("connectivityType", n.ConnectivityType ?? "public");
        xml.Text("availabilityMode", n.AvailabilityMode);
        xml.Text("failureCode", n.FailureCode);
        xml.Text("failureMessage", n.FailureMessage);
        xml.Set("natGatewayAddressSet", n.NatGatewayAddresses, a =>
        {
            xml.Text("allocationId", a.AllocationId);
            xml.Text("networkInterfaceId", a.NetworkInterfaceId);
            xml.Text("privateIp", a.PrivateIp);
            xml.Text("publicIp", a.PublicIp);
        });
        xml.Tags(n.Tags);
    }
}
