using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.Tags;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Gateways;

/// <summary>CreateInternetGateway, AttachInternetGateway, DetachInternetGateway and DeleteInternetGateway.</summary>
internal static class InternetGatewayChanges
{
    public static IEnumerable<Ec2Operation> All()
    {
        var resource = ResourceArns.Named("internet-gateway", "InternetGatewayId");
        var vpc = ResourceArns.Also(("vpc", "VpcId"));
        yield return new("CreateInternetGateway", ["TagSpecification"], Create) { CheckForm = call => TagForm.OnCreate(call, "internet-gateway"), Resource = ResourceArns.New("internet-gateway") };
        yield return new("AttachInternetGateway", ["InternetGatewayId", "VpcId"], Attach) { CheckForm = call => ReadBoth(call), Resource = resource, AlsoNeeds = vpc };
        yield return new("DetachInternetGateway", ["InternetGatewayId", "VpcId"], Detach) { CheckForm = call => ReadBoth(call), Resource = resource, AlsoNeeds = vpc };
        yield return new("DeleteInternetGateway", ["InternetGatewayId"], Delete) { CheckForm = call => Named(call), Resource = resource };
    }

    private static Action<XmlText> Create(Ec2Call call)
    {
        var tags = TagForm.OnCreate(call, "internet-gateway");
        lock (call.Region.Gate)
        {
            if (call.Region.Estate.InternetGateways.Items.Count >= call.Region.Quotas.InternetGateways)
                throw new AwsFault("InternetGatewayLimitExceeded", "The maximum number of internet gateways has been reached.");
            var gateway = new InternetGateway { InternetGatewayId = NewIds.Of("igw"), Tags = tags };
            Creation.Enter(call, "internet-gateway", gateway.InternetGatewayId, tags, estate => estate with { InternetGateways = estate.InternetGateways.Plus(gateway) });
            return xml => xml.Element("internetGateway", () => GatewayReads.WriteInternet(xml, gateway, call.Region));
        }
    }

    private static Action<XmlText> Attach(Ec2Call call)
    {
        var (id, vpcId) = ReadBoth(call);
        lock (call.Region.Gate)
        {
            var gateway = Find(call, id);
            call.CheckOwned(ResourceIds.Vpc.One(call.Region.Estate.Vpcs.Items, vpcId, v => v.VpcId));

            // berlioz-the/berlioz#1: also where it is the same VPC.
            if (gateway.Attachments.FirstOrDefault()?.VpcId is { } attached)
                throw new AwsFault("Resource.AlreadyAssociated", $"resource {id} is already attached to network {attached}");
            if (ChangeRules.InternetGatewayOf(call.Region.Estate, vpcId) is not null)
                throw ChangeRules.Invalid($"Network {vpcId} already has an internet gateway attached");
            call.Region.Network.Change(estate => DeadRoutes.Revived(id, vpcId, Edited(estate, id, [new() { VpcId = vpcId, State = "available" }])));
            return ChangeRules.Done;
        }
    }

    /// <summary>Public addresses of the VPC hold the gateway (prabhatsharma/kubernetes-the-hard-way-aws#16); routes to it stay and lead nowhere.</summary>
    private static Action<XmlText> Detach(Ec2Call call)
    {
        var (id, vpcId) = ReadBoth(call);
        lock (call.Region.Gate)
        {
            var gateway = Find(call, id);
            call.CheckOwned(ResourceIds.Vpc.One(call.Region.Estate.Vpcs.Items, vpcId, v => v.VpcId));
            if (gateway.Attachments.All(a => a.VpcId != vpcId))
                throw new AwsFault("Gateway.NotAttached", $"[sandbox] resource {id} is not attached to network {vpcId}");
            if (HasPublicAddresses(call.Region.Estate, vpcId))
                throw new AwsFault("DependencyViolation", $"Network {vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.");
            call.Region.Network.Change(estate => DeadRoutes.To(id, Edited(estate, id, [])));
            return ChangeRules.Done;
        }
    }

    private static bool HasPublicAddresses(RegionEstate estate, string vpcId) =>
        estate.NetworkInterfaces.Items.Any(i => i.VpcId == vpcId && i.Association?.PublicIp is not null)
        || estate.NatGateways.Items.Any(n => n.VpcId == vpcId && n.State is "available" or "deleting" && n.NatGatewayAddresses.Any(a => a.PublicIp is not null));

    private static Action<XmlText> Delete(Ec2Call call)
    {
        var id = Named(call);
        lock (call.Region.Gate)
        {
            // Recorded in cloud-custodian, test_internet_gateway_delete_with_dependencies.
            if (Find(call, id).Attachments.Count > 0)
                throw new AwsFault("DependencyViolation", $"The internetGateway '{id}' has dependencies and cannot be deleted.");
            call.Region.Network.Change(estate => estate with { InternetGateways = estate.InternetGateways.Without(i => i.InternetGatewayId == id) });
            return ChangeRules.Done;
        }
    }

    private static string Named(Ec2Call call)
    {
        var id = call.Required("InternetGatewayId");
        GatewayReads.InternetIds.CheckForm(id);
        return id;
    }

    private static (string Gateway, string Vpc) ReadBoth(Ec2Call call)
    {
        var gateway = Named(call);
        var vpc = call.Required("VpcId");
        ResourceIds.Vpc.CheckForm(vpc);
        return (gateway, vpc);
    }

    private static InternetGateway Find(Ec2Call call, string id) => GatewayReads.InternetIds.One(call.Region.Estate.InternetGateways.Items, id, i => i.InternetGatewayId);

    private static RegionEstate Edited(RegionEstate estate, string id, IReadOnlyList<GatewayAttachment> attachments) =>
        estate with { InternetGateways = estate.InternetGateways.Altered(i => i.InternetGatewayId == id, i => i with { Attachments = attachments }) };
}
