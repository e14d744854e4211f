using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.Tags;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Gateways;

/// <summary>AllocateAddress and ReleaseAddress.</summary>
internal static class AddressChanges
{
    private static readonly string[] s_unmodelled = ["Address", "CustomerOwnedIpv4Pool", "IpamPoolId"];

    /// <summary>The blocks that are kept for documentation (RFC 5737): public to every rule, and nobody's.</summary>
    private static readonly string[] s_pool = ["203.0.113.", "198.51.100.", "192.0.2."];

    public static IEnumerable<Ec2Operation> All()
    {
        yield return new("AllocateAddress", ["Domain", "PublicIpv4Pool", "NetworkBorderGroup", "TagSpecification", .. s_unmodelled], Allocate)
        {
            CheckForm = call => Read(call), Resource = ResourceArns.New("elastic-ip"),
        };
        yield return new("ReleaseAddress", ["AllocationId", "PublicIp", "NetworkBorderGroup"], Release) { CheckForm = call => ReadRelease(call), Resource = ResourceArns.Named("elastic-ip", "AllocationId") };
    }

    /// <summary>The estate in which the address is with that interface, or with none.</summary>
    public static RegionEstate Bound(RegionEstate estate, string allocationId, string? networkInterfaceId) => estate with
    {
        Addresses = estate.Addresses.Altered(
            a => a.AllocationId == allocationId,
            a => a with { NetworkInterfaceId = networkInterfaceId, AssociationId = networkInterfaceId is null ? null : NewIds.Of("eipassoc") }),
    };

    /// <summary>While a NAT gateway lets an address go, and for some seconds after, AWS says that it is not the caller's (eformat/sno-for-100#5, #9).</summary>
    public static string Hold(string allocationId) => "release " + allocationId;

    private static IReadOnlyList<Tag> Read(Ec2Call call)
    {
        call.RefuseUnmodelled(s_unmodelled);
        if (call.Form.Text("Domain") is { Length: > 0 } domain and not "vpc")
            throw ChangeRules.Invalid($"[sandbox] Value ({domain}) for parameter domain is invalid.");
        if (call.Form.Text("PublicIpv4Pool") is { Length: > 0 } pool and not "amazon")
            throw ChangeRules.Invalid($"[sandbox] Value ({pool}) for parameter publicIpv4Pool is invalid: the sandbox has Amazon's pool only.");
        CheckBorderGroup(call, "InvalidParameterValue");
        return TagForm.OnCreate(call, "elastic-ip");
    }

    private static Action<XmlText> Allocate(Ec2Call call)
    {
        var tags = Read(call);
        lock (call.Region.Gate)
        {
            var held = call.Region.Estate.Addresses.Items;

            // hashicorp/terraform#6018.
            if (held.Count >= call.Region.Quotas.Addresses)
                throw new AwsFault("AddressLimitExceeded", "The maximum number of addresses has been reached.");
            var address = new Address { AllocationId = NewIds.Of("eipalloc"), PublicIp = FreePublicIp(call.Region), Tags = tags };
            Creation.Enter(call, "elastic-ip", address.AllocationId, tags, estate => estate with { Addresses = estate.Addresses.Plus(address) });
            return xml =>
            {
                xml.Text("publicIp", address.PublicIp);
                xml.Text("allocationId", address.AllocationId);
                xml.Text("publicIpv4Pool", "amazon");
                xml.Text("networkBorderGroup", call.Region.Region);
                xml.Text("domain", "vpc");
            };
        }
    }

    private static string FreePublicIp(RegionState region)
    {
        var estate = region.Estate;
        var taken = new HashSet<string>(estate.Addresses.Items.Select(a => a.PublicIp).Concat(estate.NetworkInterfaces.Items.Select(i => i.Association?.PublicIp)).OfType<string>(), StringComparer.Ordinal);
        return s_pool.SelectMany(block => Enumerable.Range(1, 254).Select(n => block + n.ToString(CultureInfo.InvariantCulture))).FirstOrDefault(text => !taken.Contains(text))
            ?? throw new AwsFault("InsufficientAddressCapacity", "[sandbox] There are no more addresses to give.");
    }

    private static void CheckBorderGroup(Ec2Call call, string code)
    {
        // API_ReleaseAddress: 'If you provide an incorrect network border group, you receive an InvalidAddress.NotFound error.'
        if (call.Form.Text("NetworkBorderGroup") is { Length: > 0 } group && group != call.Region.Region)
            throw new AwsFault(code, $"[sandbox] {group} is not the network border group of {call.Region.Region}.");
    }

    /// <summary>NixOS/nixops#852 for the sentence.</summary>
    private static string ReadRelease(Ec2Call call) => call.Sends("PublicIp")
        ? throw ChangeRules.Invalid("You must specify an allocation id when releasing a VPC elastic IP address")
        : call.Required("AllocationId");

    private static Action<XmlText> Release(Ec2Call call)
    {
        var id = ReadRelease(call);
        lock (call.Region.Gate)
        {
            var address = AddressReads.Ids.One(call.Region.Estate.Addresses.Items, id, a => a.AllocationId);
            CheckBorderGroup(call, "InvalidAddress.NotFound");

            // 400 was seen for this sentence, where the code alone stands for 401 (hashicorp/terraform-provider-aws#3572).
            if (call.Region.Memory.Holds(Hold(id), call.Now) || call.Region.Estate.NatGateways.Items.Any(n => n.State == "deleting" && n.NatGatewayAddresses.Any(a => a.AllocationId == id)))
                throw new AwsFault("AuthFailure", "You do not have permission to access the specified resource.");
            if (address.AssociationId is not null)
                throw new AwsFault("InvalidIPAddress.InUse", $"[sandbox] Address {address.PublicIp} is in use.");
            call.Region.Network.Change(estate => estate with { Addresses = estate.Addresses.Without(a => a.AllocationId == id) });
            return ChangeRules.Done;
        }
    }
}
