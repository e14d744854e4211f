using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.Tags;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Gateways;

/// <summary>CreateNatGateway and DeleteNatGateway: both are answered at once and done, or not, in time.</summary>
internal static class NatGatewayChanges
{
    private static readonly string[] s_unmodelled = ["AvailabilityZoneAddress", "SecondaryAllocationId", "SecondaryPrivateIpAddress", "SecondaryPrivateIpAddressCount"];

    public static IEnumerable<Ec2Operation> All()
    {
        yield return new("CreateNatGateway", ["SubnetId", "AllocationId", "ClientToken", "ConnectivityType", "PrivateIpAddress", "AvailabilityMode", "VpcId", "TagSpecification", .. s_unmodelled], Create)
        {
            CheckForm = call => Read(call), Resource = ResourceArns.New("natgateway"), AlsoNeeds = ResourceArns.Also(("subnet", "SubnetId"), ("elastic-ip", "AllocationId")),
        };
        yield return new("DeleteNatGateway", ["NatGatewayId"], Delete) { CheckForm = call => Named(call), Resource = ResourceArns.Named("natgateway", "NatGatewayId") };
    }

    private sealed record WantedGateway(string SubnetId, string? AllocationId, IReadOnlyList<Tag> Tags);

    private static WantedGateway Read(Ec2Call call)
    {
        call.RefuseUnmodelled(s_unmodelled);
        if (call.Form.Text("AvailabilityMode") is { Length: > 0 } and not "zonal")
            call.RefuseUnmodelled("AvailabilityMode");
        var subnetId = call.Required("SubnetId");
        ResourceIds.Subnet.CheckForm(subnetId);
        var isPublic = IsPublic(call);
        if (!isPublic && call.Sends("AllocationId"))
            throw new AwsFault("InvalidParameterCombination", "[sandbox] A private NAT gateway takes no allocation ID.");
        ClientToken.CheckForm(call);
        return new(subnetId, isPublic ? call.Required("AllocationId") : null, TagForm.OnCreate(call, "natgateway"));
    }

    private static string Named(Ec2Call call)
    {
        var id = call.Required("NatGatewayId");
        GatewayReads.NatIds.CheckForm(id);
        return id;
    }

    /// <summary>The answer is 'pending' with nothing but the allocation; what is wrong with address, subnet or VPC shows later, as a failure (boto/boto3#779; API_NatGateway).</summary>
    private static Action<XmlText> Create(Ec2Call call)
    {
        var (subnetId, allocation, tags) = Read(call);
        NatGateway? answer = null;
        var id = Idempotently.Make(call, () =>
        {
            var subnet = ResourceIds.Subnet.One(call.Region.Estate.Subnets.Items, subnetId, s => s.SubnetId);
            call.CheckOwned(call.Region.Index.Vpc(subnet.VpcId));
            CheckQuota(call.Region, subnet);
            var wanted = WantedAddress(call, subnet);
            var made = new NatGateway
            {
                NatGatewayId = NewIds.Of("nat"), VpcId = subnet.VpcId, SubnetId = subnetId, State = "pending", ConnectivityType = allocation is null ? "private" : "public", Tags = tags,
                NatGatewayAddresses = allocation is null ? [] : [new() { AllocationId = allocation }],
            };
            Creation.Enter(call, "natgateway", made.NatGatewayId, tags, estate => estate with { NatGateways = estate.NatGateways.Plus(made) });
            NatGatewayLife.Begin(call.Region, made.NatGatewayId, wanted, call.Due);
            answer = made;
            return made.NatGatewayId;
        });
        var gateway = answer ?? GatewayReads.NatIds.One(call.Region.Estate.NatGateways.Items, id, n => n.NatGatewayId);
        return xml =>
        {
            xml.Element("natGateway", () => GatewayReads.WriteNat(xml, gateway, call.Region));
            xml.Text("clientToken", ClientToken.Text(call));
        };
    }

    private static bool IsPublic(Ec2Call call) => call.Form.Text("ConnectivityType") switch
    {
        null or "" or "public" => true,
        "private" => false,
        var other => throw ChangeRules.Invalid($"[sandbox] Value ({other}) for parameter connectivityType is invalid."),
    };

    private static void CheckQuota(RegionState region, Subnet subnet)
    {
        var zone = new HashSet<string>(region.Estate.Subnets.Items.Where(s => s.AvailabilityZone == subnet.AvailabilityZone).Select(s => s.SubnetId), StringComparer.Ordinal);
        var limit = region.Quotas.NatGatewaysPerZone;

        // VPC User Guide, 'Troubleshoot NAT gateways'.
        if (region.Estate.NatGateways.Items.Count(n => Quotas.Counts(n) && zone.Contains(n.SubnetId ?? "")) >= limit)
            throw new AwsFault("NatGatewayLimitExceeded", $"Performing this operation would exceed the limit of {limit.Word()} NAT gateways");
    }

    /// <summary>The private address that the request asks for; null where AWS is to choose. The refusals are the sandbox's.</summary>
    private static string? WantedAddress(Ec2Call call, Subnet subnet)
    {
        if (call.Form.Text("PrivateIpAddress") is not { Length: > 0 } text)
            return null;
        if (!IpAddress.TryParse(text, out var address) || !Cidr.TryParse(subnet.CidrBlock, out var block) || !block.Contains(address))
            throw ChangeRules.Invalid($"[sandbox] Value ({text}) for parameter privateIpAddress is invalid: it is not in {subnet.CidrBlock}.");
        return call.Region.Estate.NetworkInterfaces.Items.Any(i => i.SubnetId == subnet.SubnetId && i.PrivateIpAddress == text)
            ? throw new AwsFault("InvalidIPAddress.InUse", $"[sandbox] Address {text} is in use.")
            : text;
    }

    /// <summary>Gives the id back. One that is going or gone and still listed is taken for done; AWS's answer to that is not known.</summary>
    private static Action<XmlText> Delete(Ec2Call call)
    {
        var id = Named(call);
        lock (call.Region.Gate)
        {
            var gateway = GatewayReads.NatIds.One(call.Region.Estate.NatGateways.Items, id, n => n.NatGatewayId);
            call.CheckOwned(call.Region.Index.Vpc(gateway.VpcId));
            if (gateway.State is not ("deleting" or "deleted"))
                NatGatewayLife.End(call.Region, gateway, call.Due, call.TransitionTime());
            return xml => xml.Text("natGatewayId", id);
        }
    }
}
