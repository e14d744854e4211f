using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.Tags;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Routing;

/// <summary>CreateSubnet, DeleteSubnet and ModifySubnetAttribute.</summary>
internal static class SubnetChanges
{
    private const string PublicAddresses = "MapPublicIpOnLaunch";

    private static readonly string[] s_unmodelled = ["OutpostArn", "Ipv6Native", "Ipv4IpamPoolId", "Ipv4NetmaskLength", "Ipv6IpamPoolId", "Ipv6NetmaskLength"];

    private static readonly string[] s_otherAttributes =
    [
        "AssignIpv6AddressOnCreation", "MapCustomerOwnedIpOnLaunch", "CustomerOwnedIpv4Pool", "EnableDns64", "PrivateDnsHostnameTypeOnLaunch", "EnableResourceNameDnsARecordOnLaunch",
        "EnableResourceNameDnsAAAARecordOnLaunch", "EnableLniAtDeviceIndex", "DisableLniAtDeviceIndex",
    ];

    public static IEnumerable<Ec2Operation> All()
    {
        yield return new("CreateSubnet", ["VpcId", "CidrBlock", "Ipv6CidrBlock", "AvailabilityZone", "AvailabilityZoneId", "TagSpecification", .. s_unmodelled], Create)
        {
            CheckForm = call => Read(call), Resource = ResourceArns.New("subnet"), AlsoNeeds = ResourceArns.Also(("vpc", "VpcId")),
        };
        yield return new("DeleteSubnet", ["SubnetId"], Delete) { CheckForm = call => Named(call), Resource = ResourceArns.Named("subnet", "SubnetId") };
        yield return new("ModifySubnetAttribute", ["SubnetId", PublicAddresses, .. s_otherAttributes], Modify)
        {
            CheckForm = call => ReadAttribute(call), Resource = ResourceArns.Named("subnet", "SubnetId"), TakesDryRun = false,
        };
    }

    private sealed record WantedSubnet(string VpcId, Cidr Block, Cidr? Block6, IReadOnlyList<Tag> Tags);

    private static WantedSubnet Read(Ec2Call call)
    {
        call.RefuseUnmodelled(s_unmodelled);
        var vpcId = call.Required("VpcId");
        ResourceIds.Vpc.CheckForm(vpcId);
        if (call.Sends("AvailabilityZone") && call.Sends("AvailabilityZoneId"))
            call.OnlyOne(["AvailabilityZone", "AvailabilityZoneId"]);
        return new(vpcId, call.Block("CidrBlock", v6: false), call.Sends("Ipv6CidrBlock") ? call.Block("Ipv6CidrBlock", v6: true) : null, TagForm.OnCreate(call, "subnet"));
    }

    private static string Named(Ec2Call call)
    {
        var id = call.Required("SubnetId");
        ResourceIds.Subnet.CheckForm(id);
        return id;
    }

    /// <summary>A new subnet uses the main table without a row of its own, and has one in the VPC's default ACL (API_CreateSubnet; VPC User Guide, 'Network ACL basics').</summary>
    private static Action<XmlText> Create(Ec2Call call)
    {
        var (vpcId, block, block6, tags) = Read(call);
        lock (call.Region.Gate)
        {
            var estate = call.Region.Estate;
            var vpc = ResourceIds.Vpc.One(estate.Vpcs.Items, vpcId, v => v.VpcId);
            call.CheckOwned(vpc);
            var zone = Zone(call);
            CheckBlock(call.Region, vpc, block);
            if (block6 is { } v6)
                CheckBlock(call.Region, vpc, v6);
            if (call.Region.Index.SubnetsIn(vpcId).Count() >= call.Region.Quotas.SubnetsPerVpc)
                throw new AwsFault("SubnetLimitExceeded", "[sandbox] The maximum number of subnets has been reached.");
            var subnet = new Subnet
            {
                SubnetId = NewIds.Of("subnet"), VpcId = vpcId, CidrBlock = block.ToString(), AvailabilityZone = zone.Name, AvailabilityZoneId = zone.Id, OwnerId = call.Account.Id, Tags = tags,
                AvailableIpAddressCount = SubnetAddresses.RoomOf(block.PrefixLength), Ipv6CidrBlockAssociationSet = block6 is null ? [] : [new() { Ipv6CidrBlock = block6.Value.ToString() }],
            };
            Creation.Enter(call, "subnet", subnet.SubnetId, tags, e => e with
            {
                Subnets = e.Subnets.Plus(subnet),
                NetworkAcls = e.NetworkAcls.Altered(a => a.VpcId == vpcId && a.IsDefault, a => a with { Associations = [.. a.Associations, new() { SubnetId = subnet.SubnetId }] }),
            });

            // 'available' from the start, as in the AWS CLI's example of create-subnet; the model knows 'pending' too.
            return xml => xml.Element("subnet", () => VpcReads.WriteSubnet(xml, subnet, call.Region));
        }
    }

    /// <summary>A block is between /28 and /16 of the VPC's own (API_CreateSubnet), IPv6 between /44 and /64 in steps of four (VPC User Guide, 'Subnet CIDR blocks').</summary>
    private static void CheckBlock(RegionState region, Vpc vpc, Cidr block)
    {
        var sized = block.IsV6 ? block.PrefixLength is >= 44 and <= 64 && block.PrefixLength % 4 == 0 : block.PrefixLength is >= 16 and <= 28;
        if (!sized || !ChangeRules.BlocksOf(vpc).Any(own => own.Contains(block)))
            throw new AwsFault("InvalidSubnet.Range", $"[sandbox] The CIDR '{block}' is invalid.");
        var taken = region.Index.SubnetsIn(vpc.VpcId).SelectMany(s => s.Ipv6CidrBlockAssociationSet.Select(a => a.Ipv6CidrBlock).Append(s.CidrBlock));

        // hashicorp/terraform#33470.
        if (taken.Any(text => Cidr.TryParse(text, out var other) && other.Overlaps(block)))
            throw new AwsFault("InvalidSubnet.Conflict", $"The CIDR '{block}' conflicts with another subnet");
    }

    /// <summary>By name or by id; AWS takes one of its own choice where neither is given (API_CreateSubnet).</summary>
    private static ZoneRow Zone(Ec2Call call)
    {
        var zones = RegionReads.Zones(call.Region).ToList();
        if (call.Form.Text("AvailabilityZone") is { Length: > 0 } name)
        {
            // crossplane-contrib/provider-aws#1048.
            return zones.FirstOrDefault(z => z.Name == name)
                ?? throw ChangeRules.Invalid($"Value ({name}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: {string.Join(", ", zones.Select(z => z.Name))}.");
        }

        if (call.Form.Text("AvailabilityZoneId") is { Length: > 0 } id)
        {
            return zones.FirstOrDefault(z => z.Id == id)
                ?? throw ChangeRules.Invalid($"[sandbox] Value ({id}) for parameter availabilityZoneId is invalid. Subnets can be created in {string.Join(", ", zones.Select(z => z.Id))}.");
        }

        return zones[0];
    }

    /// <summary>Any interface in it keeps a subnet (recorded in cloud-custodian, test_subnet_delete_with_dependencies).</summary>
    private static Action<XmlText> Delete(Ec2Call call)
    {
        var id = Named(call);
        lock (call.Region.Gate)
        {
            var subnet = ResourceIds.Subnet.One(call.Region.Estate.Subnets.Items, id, s => s.SubnetId);
            call.CheckOwned(call.Region.Index.Vpc(subnet.VpcId));
            if (IsInUse(call.Region.Estate, id))
                throw new AwsFault("DependencyViolation", $"The subnet '{id}' has dependencies and cannot be deleted.");
            call.Region.Network.Change(estate => estate with
            {
                Subnets = estate.Subnets.Without(s => s.SubnetId == id),
                RouteTables = estate.RouteTables.Altered(t => t.Associations.Any(a => a.SubnetId == id), t => t with { Associations = t.Associations.Where(a => a.SubnetId != id).ToList() }),
                NetworkAcls = estate.NetworkAcls.Altered(a => a.Associations.Any(s => s.SubnetId == id), a => a with { Associations = a.Associations.Where(s => s.SubnetId != id).ToList() }),
            });
            return ChangeRules.Done;
        }
    }

    /// <summary>Interfaces that an estate does not list are known by those who have them: mount targets, endpoints, NAT gateways and attachments.</summary>
    private static bool IsInUse(RegionEstate estate, string subnetId) =>
        estate.NetworkInterfaces.Items.Any(i => i.SubnetId == subnetId)
        || estate.MountTargets.Items.Any(m => m.SubnetId == subnetId)
        || estate.VpcEndpoints.Items.Any(e => e.SubnetIds.Contains(subnetId) && !string.Equals(e.State, "deleted", StringComparison.OrdinalIgnoreCase))
        || estate.NatGateways.Items.Any(n => n.SubnetId == subnetId && n.State is "available" or "deleting")
        || estate.TransitGatewayVpcAttachments.Items.Any(a => a.SubnetIds.Contains(subnetId) && a.State is not "deleted");

    /// <summary>'You can only modify one attribute at a time' (API_ModifySubnetAttribute).</summary>
    private static (string Subnet, bool MapsPublicIps) ReadAttribute(Ec2Call call)
    {
        var id = Named(call);
        call.OnlyOne([PublicAddresses, .. s_otherAttributes]);
        call.RefuseUnmodelled(s_otherAttributes);
        call.Required(PublicAddresses + ".Value");
        return (id, call.Choice(PublicAddresses + ".Value")!.Value);
    }

    private static Action<XmlText> Modify(Ec2Call call)
    {
        var (id, maps) = ReadAttribute(call);
        lock (call.Region.Gate)
        {
            var subnet = ResourceIds.Subnet.One(call.Region.Estate.Subnets.Items, id, s => s.SubnetId);
            call.CheckOwned(call.Region.Index.Vpc(subnet.VpcId));
            call.Region.Network.Change(estate => estate with { Subnets = estate.Subnets.Altered(s => s.SubnetId == id, s => s with { MapPublicIpOnLaunch = maps }) });
            return ChangeRules.Done;
        }
    }
}
