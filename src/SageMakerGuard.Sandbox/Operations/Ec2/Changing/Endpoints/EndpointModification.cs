using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Endpoints;

/// <summary>ModifyVpcEndpoint: lists to add to and to take from, the policy, private DNS.</summary>
internal static class EndpointModification
{
    private const string Name = "ModifyVpcEndpoint";

    private static readonly string[] s_parameters =
    [
        "VpcEndpointId", "ResetPolicy", "PolicyDocument", "AddRouteTableId", "RemoveRouteTableId", "AddSubnetId", "RemoveSubnetId", "AddSecurityGroupId", "RemoveSecurityGroupId", "IpAddressType", "DnsOptions",
        "PrivateDnsEnabled", "SubnetConfiguration",
    ];

    public static Ec2Operation Operation { get; } = new(Name, s_parameters, Modify)
    {
        CheckForm = EndpointForm.CheckModification,
        Resource = call => call.Region.Arn("ec2", EndpointForm.Word + "/" + call.Form.Text("VpcEndpointId")),
        AlsoNeeds = call => new[] { "Add", "Remove" }.SelectMany(verb => call.Form.List(verb + "SubnetId").Select(id => "subnet/" + id)
                .Concat(call.Form.List(verb + "SecurityGroupId").Select(id => "security-group/" + id))
                .Concat(call.Form.List(verb + "RouteTableId").Select(id => "route-table/" + id)))
            .Select(resource => new NeededPermission("ec2:" + Name, call.Region.Arn("ec2", resource)))
            .Concat(PrivateDns.Needs(call, isOn: call.Choice("PrivateDnsEnabled") == true)),
    };

    private static Action<XmlText> Modify(Ec2Call call)
    {
        lock (call.Region.Gate)
        {
            var endpoint = ResourceIds.Endpoint.One(call.Region.Estate.VpcEndpoints.Items, call.Required("VpcEndpointId"), e => e.VpcEndpointId);
            EndpointStates.RefuseBusy(call, endpoint);
            if (endpoint.VpcEndpointType == EndpointForm.Gateway)
                GatewayModification.Apply(call, endpoint);
            else
                InterfaceModification.Apply(call, endpoint);
            return xml => xml.Flag("return", true);
        }
    }

    /// <summary>The policy that the endpoint has after the call.</summary>
    public static string? Policy(Ec2Call call, VpcEndpoint endpoint) => call.Choice("ResetPolicy") == true ? null : call.Form.Text("PolicyDocument") is { Length: > 0 } policy ? policy : endpoint.PolicyDocument;

    /// <summary>What code AWS has for taking away what is not there is not known.</summary>
    public static void RequireThere(string what, string list, Ec2Call call, IEnumerable<string> there)
    {
        if (call.Form.List(list).Except(there, StringComparer.Ordinal).FirstOrDefault() is { } absent)
            throw EndpointForm.Invalid($"[sandbox] The {what} {absent} is not on the endpoint.");
    }

    public static RegionEstate Replace(RegionEstate estate, VpcEndpoint changed) => estate with { VpcEndpoints = estate.VpcEndpoints.Altered(e => e.VpcEndpointId == changed.VpcEndpointId, _ => changed) };
}
