using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>DescribeVpcs, DescribeVpcAttribute, DescribeSubnets and DescribeDhcpOptions.</summary>
internal static class VpcReads
{
    private static readonly IdRule s_vpcIds = new("VpcId", "vpc", "InvalidVpcID.Malformed", "InvalidVpcID.NotFound", id => $"The vpc ID '{id}' does not exist") { SetName = "VpcIds" };

    private static readonly string[] s_attributes = ["enableDnsSupport", "enableDnsHostnames", "enableNetworkAddressUsageMetrics"];

    public static IEnumerable<Ec2Operation> All()
    {
        yield return DescribeVpcs();
        yield return new("DescribeVpcAttribute", ["Attribute", "VpcId"], DescribeVpcAttribute) { Resource = call => call.Region.Arn("ec2", "vpc/" + call.Form.Text("VpcId")) };
        yield return DescribeSubnets();
        yield return DescribeDhcpOptions();
    }

    private static string Owner(string owner, RegionState region) => owner.Length > 0 ? owner : region.AccountId;

    private static Ec2Operation DescribeVpcs() => new Listing<Vpc>
    {
        Set = "vpcSet",
        Items = region => region.Estate.Vpcs.Items,
        Id = v => v.VpcId,
        Ids = s_vpcIds,
        Filters = new()
        {
            { "vpc-id", v => v.VpcId }, { "cidr", v => v.CidrBlock }, { "cidr-block-association.cidr-block", v => v.CidrBlockAssociationSet.Select(a => a.CidrBlock) },
            { "cidr-block-association.association-id", v => v.CidrBlockAssociationSet.Select(a => CidrAssociation(v, a.CidrBlock)) },
            { "cidr-block-association.state", v => v.CidrBlockAssociationSet.Select(_ => "associated") },
            { "ipv6-cidr-block-association.ipv6-cidr-block", v => v.Ipv6CidrBlockAssociationSet.Select(a => a.Ipv6CidrBlock) },
            { "ipv6-cidr-block-association.association-id", v => v.Ipv6CidrBlockAssociationSet.Select(a => CidrAssociation(v, a.Ipv6CidrBlock)) },
            { "ipv6-cidr-block-association.state", v => v.Ipv6CidrBlockAssociationSet.Select(_ => "associated") },
            { "dhcp-options-id", v => v.DhcpOptionsId }, { "state", v => v.State ?? "available" }, { "owner-id", (v, region) => Owner(v.OwnerId, region) }, { "is-default", v => v.IsDefault.Word() },
            new[] { "ipv6-cidr-block-association.ipv6-pool" },
            v => v.Tags,
        },
        Write = (xml, v, region) =>
        {
            xml.Text("vpcId", v.VpcId);
            xml.Text("ownerId", Owner(v.OwnerId, region));
            xml.Text("state", v.State ?? "available");
            xml.Text("cidrBlock", v.CidrBlock);
            var blocks = v.CidrBlockAssociationSet.Count > 0 ? v.CidrBlockAssociationSet.Select(a => a.CidrBlock) : [v.CidrBlock];
            xml.Set("cidrBlockAssociationSet", blocks, block =>
            {
                xml.Text("cidrBlock", block);
                xml.Text("associationId", CidrAssociation(v, block));
                xml.Element("cidrBlockState", () => xml.Text("state", "associated"));
            });
            if (v.Ipv6CidrBlockAssociationSet.Count > 0)
            {
                xml.Set("ipv6CidrBlockAssociationSet", v.Ipv6CidrBlockAssociationSet, a =>
                {
                    xml.Text("ipv6CidrBlock", a.Ipv6CidrBlock);
                    xml.Text("associationId", CidrAssociation(v, a.Ipv6CidrBlock));
                    xml.Element("ipv6CidrBlockState", () => xml.Text("state", "associated"));
                });
            }

            xml.Text("dhcpOptionsId", v.DhcpOptionsId ?? "default");
            xml.Text("instanceTenancy", v.InstanceTenancy ?? "default");
            xml.Flag("isDefault", v.IsDefault);
            xml.Tags(v.Tags);
        },
    }.As("DescribeVpcs");

    private static string CidrAssociation(Vpc vpc, string block) => Ec2Elements.MadeUpId("vpc-cidr-assoc", vpc.VpcId + block);

    /// <summary>One attribute a call (API_DescribeVpcAttribute).</summary>
    private static Action<XmlText> DescribeVpcAttribute(Ec2Call call)
    {
        var id = call.Required("VpcId");
        var attribute = call.Required("Attribute");
        if (!s_attributes.Contains(attribute))
            throw new AwsFault("InvalidParameterValue", $"[sandbox] Value ({attribute}) for parameter attribute is invalid.");
        var vpc = s_vpcIds.Select(call.Region.Estate.Vpcs.Items, [id], v => v.VpcId).Single();

        // A new VPC has DNS support and no DNS host names (VPC User Guide, 'DNS attributes for your VPC').
        var value = attribute switch
        {
            "enableDnsSupport" => vpc.EnableDnsSupport ?? true,
            "enableDnsHostnames" => vpc.EnableDnsHostnames ?? false,
            _ => false,
        };
        return xml =>
        {
            xml.Text("vpcId", id);
            xml.Element(attribute, () => xml.Flag("value", value));
        };
    }

    private static Ec2Operation DescribeSubnets() => new Listing<Subnet>
    {
        Set = "subnetSet",
        Items = region => region.Estate.Subnets.Items,
        Id = s => s.SubnetId,
        Ids = new("SubnetId", "subnet", "InvalidSubnetID.Malformed", "InvalidSubnetID.NotFound", id => $"The subnet ID '{id}' does not exist"),
        Filters = new()
        {
            { "subnet-id", s => s.SubnetId }, { "vpc-id", s => s.VpcId }, { "cidr-block", s => s.CidrBlock }, { "availability-zone", s => s.AvailabilityZone },
            { "availability-zone-id", s => s.AvailabilityZoneId }, { "available-ip-address-count", s => s.AvailableIpAddressCount.Word() },
            { "map-public-ip-on-launch", s => s.MapPublicIpOnLaunch.Word() }, { "owner-id", (s, region) => Owner(s.OwnerId, region) }, { "state", _ => "available" },
            { "subnet-arn", (s, region) => Arn(s, region) }, { "default-for-az", _ => "false" }, { "enable-dns64", _ => "false" }, { "ipv6-native", _ => "false" },
            { "ipv6-cidr-block-association.ipv6-cidr-block", s => s.Ipv6CidrBlockAssociationSet.Select(a => a.Ipv6CidrBlock) },
            { "ipv6-cidr-block-association.state", s => s.Ipv6CidrBlockAssociationSet.Select(_ => "associated") },
            new[]
            {
                "customer-owned-ipv4-pool", "enable-lni-at-device-index", "ipv6-cidr-block-association.association-id", "map-customer-owned-ip-on-launch", "outpost-arn",
                "private-dns-name-options-on-launch.hostname-type", "private-dns-name-options-on-launch.enable-resource-name-dns-a-record", "private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record",
            },
            s => s.Tags,
        },
        Write = WriteSubnet,
    }.As("DescribeSubnets");

    public static void WriteSubnet(XmlText xml, Subnet s, RegionState region)
    {
        xml.Text("subnetId", s.SubnetId);
        xml.Text("subnetArn", Arn(s, region));
        xml.Text("state", "available");
        xml.Text("ownerId", Owner(s.OwnerId, region));
        xml.Text("vpcId", s.VpcId);
        xml.Text("cidrBlock", s.CidrBlock);
        xml.Set("ipv6CidrBlockAssociationSet", s.Ipv6CidrBlockAssociationSet, a =>
        {
            xml.Text("ipv6CidrBlock", a.Ipv6CidrBlock);
            xml.Text("associationId", Ec2Elements.MadeUpId("subnet-cidr-assoc", s.SubnetId + a.Ipv6CidrBlock));
            xml.Element("ipv6CidrBlockState", () => xml.Text("state", "associated"));
        });
        xml.Number("availableIpAddressCount", s.AvailableIpAddressCount);
        xml.Text("availabilityZone", s.AvailabilityZone);
        xml.Text("availabilityZoneId", s.AvailabilityZoneId);
        xml.Flag("defaultForAz", false);
        xml.Flag("mapPublicIpOnLaunch", s.MapPublicIpOnLaunch);
        xml.Flag("assignIpv6AddressOnCreation", false);
        xml.Flag("enableDns64", false);
        xml.Flag("ipv6Native", false);
        xml.Tags(s.Tags);
    }

    private static string Arn(Subnet subnet, RegionState region) => $"arn:{region.Partition}:ec2:{region.Region}:{Owner(subnet.OwnerId, region)}:subnet/{subnet.SubnetId}";

    private static Ec2Operation DescribeDhcpOptions() => new Listing<DhcpOptions>
    {
        Set = "dhcpOptionsSet",
        Items = region => region.Estate.DhcpOptions.Items,
        Id = d => d.DhcpOptionsId,
        Ids = new("DhcpOptionsId", "dopt", "InvalidDhcpOptionsId.Malformed", "InvalidDhcpOptionID.NotFound", id => $"[sandbox] The dhcpOption ID '{id}' does not exist"),
        Filters = new()
        {
            { "dhcp-options-id", d => d.DhcpOptionsId }, { "key", d => d.DhcpConfigurations.Select(c => c.Key) }, { "value", d => d.DhcpConfigurations.SelectMany(c => c.Values).Select(v => v.Value) },
            { "owner-id", (_, region) => region.AccountId },
            _ => [],
        },
        Write = (xml, d, region) =>
        {
            xml.Text("dhcpOptionsId", d.DhcpOptionsId);
            xml.Text("ownerId", region.AccountId);
            xml.Set("dhcpConfigurationSet", d.DhcpConfigurations, c =>
            {
                xml.Text("key", c.Key);
                xml.Set("valueSet", c.Values, v => xml.Text("value", v.Value));
            });
            xml.Tags([]);
        },
    }.As("DescribeDhcpOptions");
}
