using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.Tags;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Endpoints;

/// <summary>The form of CreateVpcEndpoint and ModifyVpcEndpoint: which parameters go with which type (API_CreateVpcEndpoint), before anything is looked up.</summary>
internal static class EndpointForm
{
    public const string Word = "vpc-endpoint";
    public const string Interface = "Interface";
    public const string Gateway = "Gateway";

    private static readonly string[] s_otherTypes = ["GatewayLoadBalancer", "Resource", "ServiceNetwork"];

    /// <summary>Ways to ask for what the sandbox does not do.</summary>
    private static readonly string[] s_undone = ["SubnetConfiguration", "ServiceNetworkArn", "ResourceConfigurationArn"];

    public static void CheckCreation(Ec2Call call)
    {
        ResourceIds.VpcOfEndpoint.CheckForm(call.Required("VpcId"));
        call.Required("ServiceName");
        CheckLists(call, "");
        if (Type(call) == Gateway)
        {
            // nanlabs/terraform-aws-starter#18.
            if (call.Form.List("SubnetId").Count > 0)
                throw OnlyInterfaces();
            RefuseOnGateway(call, "SecurityGroupId");
        }
        else if (call.Form.List("RouteTableId").Count > 0)
        {
            throw Invalid("[sandbox] Route tables are only supported for Gateway type VPC endpoints.");
        }

        CheckCommon(call);
        TagForm.OnCreate(call, Word);
        ClientToken.CheckForm(call);
    }

    public static void CheckModification(Ec2Call call)
    {
        ResourceIds.Endpoint.CheckForm(call.Required("VpcEndpointId"));
        CheckLists(call, "Add");
        CheckLists(call, "Remove");
        CheckCommon(call);
        if (call.Choice("ResetPolicy") == true && call.Form.Text("PolicyDocument") is not null)
            throw new AwsFault("InvalidParameterCombination", "[sandbox] ResetPolicy and PolicyDocument do not go together.");
        if (call.Form.Names.All(name => name is "Action" or "Version" or "DryRun" or "VpcEndpointId" || name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase)))
            throw new AwsFault("MissingParameter", "[sandbox] The request changes nothing.");
    }

    /// <summary>Gateway where it is not said.</summary>
    public static string Type(Ec2Call call) => call.Form.Text("VpcEndpointType") switch
    {
        null or "" or Gateway => Gateway,
        Interface => Interface,
        var type when s_otherTypes.Contains(type) => throw new AwsFault("UnsupportedOperation", $"[sandbox] The sandbox does not do endpoints of type {type}."),
        var type => throw new AwsFault("InvalidParameterValue", $"[sandbox] Value ({type}) for parameter vpcEndpointType is invalid."),
    };

    public static AwsFault OnlyInterfaces() => Invalid("Subnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints.");

    public static void RefuseOnGateway(Ec2Call call, params string[] lists)
    {
        if (lists.FirstOrDefault(list => call.Form.List(list).Count > 0) is { } list)
            throw Invalid($"[sandbox] {list} is only supported for Interface type VPC endpoints.");
        if (call.Choice("PrivateDnsEnabled") == true)
            throw Invalid("[sandbox] Private DNS is only supported for Interface type VPC endpoints.");
    }

    public static AwsFault Invalid(string message) => new("InvalidParameter", message);

    private static void CheckLists(Ec2Call call, string verb)
    {
        Check(ResourceIds.SubnetOfEndpoint, call.Form.List(verb + "SubnetId"));
        Check(ResourceIds.GroupOfEndpoint, call.Form.List(verb + "SecurityGroupId"));
        Check(ResourceIds.TableOfEndpoint, call.Form.List(verb + "RouteTableId"));

        static void Check(IdRule rule, IReadOnlyList<string> ids)
        {
            foreach (var id in ids)
                rule.CheckForm(id);
        }
    }

    private static void CheckCommon(Ec2Call call)
    {
        call.Choice("PrivateDnsEnabled");
        call.Choice("DnsOptions.PrivateDnsOnlyForInboundResolverEndpoint");
        PolicyForm.Check(call.Form.Text("PolicyDocument"));
        if (call.Form.Names.Select(name => name.Split('.')[0]).FirstOrDefault(s_undone.Contains) is { } undone)
            throw new AwsFault("UnsupportedOperation", $"[sandbox] The sandbox does not do {undone}.");
        if (call.Form.Text("ServiceRegion") is { Length: > 0 } region && region != call.Region.Region)
            throw new AwsFault("UnsupportedOperation", "[sandbox] The sandbox does not do endpoints of services in other regions.");
        if (call.Form.Text("IpAddressType") is { Length: > 0 } and not "ipv4" || call.Form.Text("DnsOptions.DnsRecordIpType") is "dualstack" or "ipv6")
            throw new AwsFault("UnsupportedOperation", "[sandbox] The sandbox's endpoint services are of address type ipv4 alone.");
    }
}
