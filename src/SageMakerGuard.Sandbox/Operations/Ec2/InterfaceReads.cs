using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>DescribeNetworkInterfaces.</summary>
internal static class InterfaceReads
{
    private const int ManyInterfaces = 1000;

    /// <summary>Filters that spare a caller with many interfaces the paging (API_DescribeNetworkInterfaces).</summary>
    private static readonly string[] s_narrowing = ["group-id", "mac-address", "private-dns-name", "private-ip-address", "subnet-id", "vpc-id"];

    private static readonly string[] s_modelTypes =
    [
        "interface", "natGateway", "efa", "efa-only", "trunk", "load_balancer", "network_load_balancer", "vpc_endpoint", "branch", "transit_gateway", "lambda", "quicksight",
        "global_accelerator_managed", "api_gateway_managed", "gateway_load_balancer", "gateway_load_balancer_endpoint", "iot_rules_managed", "aws_codestar_connections_managed",
    ];

    public static IEnumerable<Ec2Operation> All()
    {
        yield return new Listing<NetworkInterface>
        {
            Set = "networkInterfaceSet",
            Items = region => region.Estate.NetworkInterfaces.Items,
            Id = i => i.NetworkInterfaceId,
            Ids = new("NetworkInterfaceId", "eni", "InvalidNetworkInterfaceId.Malformed", "InvalidNetworkInterfaceID.NotFound", id => $"The networkInterface ID '{id}' does not exist"),
            More = ["IncludeManagedResources"],
            Also = RefuseTooMany,
            Filters = new()
            {
                { "network-interface-id", i => i.NetworkInterfaceId }, { "vpc-id", i => i.VpcId }, { "subnet-id", i => i.SubnetId }, { "group-id", i => i.Groups.Select(g => g.GroupId) },
                { "description", i => i.Description }, { "interface-type", (i, region) => Type(i, region) }, { "status", i => i.Status ?? "in-use" }, { "owner-id", (_, region) => region.AccountId },
                { "private-ip-address", i => i.PrivateIpAddress }, { "addresses.private-ip-address", i => i.PrivateIpAddress }, { "addresses.primary", i => i.PrivateIpAddress is null ? null : "true" },
                { "addresses.association.public-ip", i => i.Association?.PublicIp }, { "association.public-ip", i => i.Association?.PublicIp },
                { "source-dest-check", i => (i.SourceDestCheck ?? true).Word() }, { "requester-managed", i => RequesterManaged(i).Word() },
                { "attachment.status", i => (i.Status ?? "in-use") == "in-use" ? "attached" : null },
                { "attachment.instance-owner-id", i => RequesterManaged(i) ? "amazon-aws" : null },
                { "availability-zone", (i, region) => Subnet(i, region)?.AvailabilityZone }, { "availability-zone-id", (i, region) => Subnet(i, region)?.AvailabilityZoneId },
                { "mac-address", i => Mac(i) }, { "private-dns-name", (i, region) => DnsName(i, region) },
                new[]
                {
                    "association.allocation-id", "association.association-id", "addresses.association.owner-id", "association.ip-owner-id", "association.public-dns-name", "attachment.attach-time", "attachment.attachment-id",
                    "attachment.delete-on-termination", "attachment.device-index", "attachment.instance-id", "ipv6-addresses.ipv6-address", "operator.managed", "operator.principal", "requester-id",
                },
                Tags,
            },
            Write = Write,
        }.As("DescribeNetworkInterfaces");
    }

    /// <summary>'If you have a large number of network interfaces, the operation fails unless you use pagination or one of the following filters'. How large, and with what code, is not said.</summary>
    private static IEnumerable<NetworkInterface> RefuseTooMany(Ec2Call call, IEnumerable<NetworkInterface> items)
    {
        var unpaged = call.Form.Text("MaxResults") is null && call.Form.List("NetworkInterfaceId").Count == 0;
        if (unpaged && call.Region.Estate.NetworkInterfaces.Items.Count > ManyInterfaces && !call.Filters.Any(f => s_narrowing.Contains(f.Name)))
            throw new AwsFault("OperationNotPermitted", "[sandbox] There are too many network interfaces for a request without pages or a narrowing filter.");
        return items;
    }

    private static Subnet? Subnet(NetworkInterface i, RegionState region) => region.Index.Subnet(i.SubnetId);

    public static bool RequesterManaged(NetworkInterface i) => i.InterfaceType is not (null or "interface") || i.Description?.IndexOf("managed by SageMaker", StringComparison.Ordinal) >= 0;

    /// <summary>Recorded from AWS: 'nat_gateway' where the model has natGateway, and 'efs', which it does not have at all (some mount targets are of type 'interface').</summary>
    private static string Type(NetworkInterface i, RegionState region)
    {
        var recorded = i.InterfaceType ?? "interface";
        if (region.RecordedSpelling)
            return recorded;
        return recorded == "nat_gateway" ? "natGateway" : s_modelTypes.Contains(recorded) ? recorded : "interface";
    }

    /// <summary>An estate holds no tags of interfaces; those that the sandbox puts on are on the shelf of tags.</summary>
    private static IReadOnlyList<Tag> Tags(NetworkInterface i, RegionState region) => region.Tags.Of(region.Arn("ec2", "network-interface/" + i.NetworkInterfaceId));

    private static string? DnsName(NetworkInterface i, RegionState region) => i.PrivateIpAddress is { } address ? $"ip-{address.Replace('.', '-')}.{region.Region}.compute.internal" : null;

    private static string Mac(NetworkInterface i)
    {
        var id = Ec2Elements.MadeUpId("mac", i.NetworkInterfaceId);
        return "0a:" + string.Join(":", Enumerable.Range(0, 5).Select(n => id.Substring(id.Length - 10 + (n * 2), 2)));
    }

    /// <summary>Endpoints' and NAT gateways' interfaces hang on an 'ela-attach-' of 'amazon-aws' (recorded in cloud-custodian, test_eni_private_subnet, test_eip_used_by).</summary>
    private static void Write(XmlText xml, NetworkInterface i, RegionState region)
    {
        xml.Text("networkInterfaceId", i.NetworkInterfaceId);
        xml.Text("subnetId", i.SubnetId);
        xml.Text("vpcId", i.VpcId);
        xml.Text("availabilityZone", Subnet(i, region)?.AvailabilityZone);
        xml.Text("availabilityZoneId", Subnet(i, region)?.AvailabilityZoneId);
        xml.Text("description", i.Description ?? "");
        xml.Text("ownerId", region.AccountId);
        xml.Flag("requesterManaged", RequesterManaged(i));
        xml.Text("status", i.Status ?? "in-use");
        xml.Text("macAddress", Mac(i));
        xml.Text("privateIpAddress", i.PrivateIpAddress);
        xml.Text("privateDnsName", DnsName(i, region));
        xml.Flag("sourceDestCheck", i.SourceDestCheck ?? true);
        xml.Set("groupSet", i.Groups, g =>
        {
            xml.Text("groupId", g.GroupId);
            xml.Text("groupName", g.GroupName ?? region.Index.SecurityGroup(g.GroupId)?.GroupName);
        });
        if ((i.Status ?? "in-use") == "in-use")
        {
            xml.Element("attachment", () =>
            {
                xml.Text("attachmentId", Ec2Elements.MadeUpId(RequesterManaged(i) ? "ela-attach" : "eni-attach", i.NetworkInterfaceId));
                xml.Text("instanceOwnerId", RequesterManaged(i) ? "amazon-aws" : region.AccountId);
                xml.Number("deviceIndex", 1);
                xml.Text("status", "attached");
                xml.Flag("deleteOnTermination", false);
            });
        }

        WriteAssociation(xml, i);
        xml.Tags(Tags(i, region));
        if (i.PrivateIpAddress is { } address)
        {
            xml.Set("privateIpAddressesSet", new[] { address }, a =>
            {
                xml.Text("privateIpAddress", a);
                xml.Text("privateDnsName", DnsName(i, region));
                xml.Flag("primary", true);
                WriteAssociation(xml, i);
            });
        }

        xml.Set("ipv6AddressesSet", Array.Empty<string>(), _ => { });
        xml.Text("interfaceType", Type(i, region));
    }

    private static void WriteAssociation(XmlText xml, NetworkInterface i)
    {
        if (i.Association?.PublicIp is { } publicIp)
            xml.Element("association", () => xml.Text("publicIp", publicIp));
    }
}
