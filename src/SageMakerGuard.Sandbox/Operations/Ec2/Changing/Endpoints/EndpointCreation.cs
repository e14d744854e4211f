using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.Tags;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.Vpcs;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Endpoints;

/// <summary>CreateVpcEndpoint: an interface endpoint is pending and then available, a gateway endpoint is available in the answer already.</summary>
internal static class EndpointCreation
{
    public const string Name = "CreateVpcEndpoint";

    private static readonly string[] s_parameters =
    [
        "VpcEndpointType", "VpcId", "ServiceName", "PolicyDocument", "RouteTableId", "SubnetId", "SecurityGroupId", "IpAddressType", "DnsOptions", "ClientToken", "PrivateDnsEnabled", "TagSpecification", "SubnetConfiguration",
        "ServiceNetworkArn", "ResourceConfigurationArn", "ServiceRegion",
    ];

    public static Ec2Operation Operation { get; } = new(Name, s_parameters, Create)
    {
        CheckForm = EndpointForm.CheckCreation,
        Resource = call => call.Region.Arn("ec2", EndpointForm.Word + "/*"),

        // PrivateLink Guide, 'Control VPC endpoints creation based on the service owner': the policy names all of them.
        AlsoNeeds = call => new[] { "vpc/" + call.Form.Text("VpcId") }
            .Concat(call.Form.List("SubnetId").Select(id => "subnet/" + id))
            .Concat(call.Form.List("SecurityGroupId").Select(id => "security-group/" + id))
            .Concat(call.Form.List("RouteTableId").Select(id => "route-table/" + id))
            .Select(resource => new NeededPermission("ec2:" + Name, call.Region.Arn("ec2", resource)))
            .Concat(PrivateDns.Needs(call, isOn: EndpointForm.Type(call) == EndpointForm.Interface && call.Choice("PrivateDnsEnabled") != false)),
    };

    private static Action<XmlText> Create(Ec2Call call)
    {
        lock (call.Region.Gate)
        {
            var endpoint = ClientToken.Find(call, Name) is { } made
                ? call.Region.Index.VpcEndpoint(made) ?? throw new AwsFault(ResourceIds.Endpoint.NotFoundCode, $"[sandbox] {made}, which this client token made, is gone.")
                : Made(call);
            return xml =>
            {
                xml.Element("vpcEndpoint", () => EndpointReads.Write(xml, endpoint, call.Region));
                xml.Text("clientToken", ClientToken.Text(call));
            };
        }
    }

    private static VpcEndpoint Made(Ec2Call call)
    {
        var estate = call.Region.Estate;
        var vpc = ResourceIds.VpcOfEndpoint.One(estate.Vpcs.Items, call.Required("VpcId"), v => v.VpcId);
        SharedVpc.Refuse(call, vpc, "make endpoints in");
        var type = EndpointForm.Type(call);
        var service = Service(call, type);
        CheckQuota(call, vpc, type);
        var bare = new VpcEndpoint
        {
            VpcEndpointId = NewIds.Of("vpce"), VpcEndpointType = type, VpcId = vpc.VpcId, ServiceName = service.ServiceName, OwnerId = call.Account.Id, CreationTimestamp = call.Now, IpAddressType = "ipv4",
            PolicyDocument = call.Form.Text("PolicyDocument") is { Length: > 0 } policy ? policy : null, Tags = TagForm.OnCreate(call, EndpointForm.Word),
        };
        var endpoint = type == EndpointForm.Gateway ? MakeGateway(call, bare) : MakeInterface(call, bare, vpc, service);
        ClientToken.Remember(call, Name, endpoint.VpcEndpointId);
        return endpoint;
    }

    private static VpcEndpoint MakeGateway(Ec2Call call, VpcEndpoint bare)
    {
        var tables = GatewayTables.Checked(call.Region.Estate, bare.VpcId, bare.ServiceName, call.Form.List("RouteTableId"));
        var endpoint = bare with { State = "available", RouteTableIds = tables, PolicyDocument = bare.PolicyDocument ?? PolicyForm.GatewayDefault };
        Creation.Enter(call, EndpointForm.Word, endpoint.VpcEndpointId, endpoint.Tags, e => GatewayTables.Put(e with { VpcEndpoints = e.VpcEndpoints.Plus(endpoint) }, endpoint, tables));
        return endpoint;
    }

    private static VpcEndpoint MakeInterface(Ec2Call call, VpcEndpoint bare, Vpc vpc, VpcEndpointService service)
    {
        var estate = call.Region.Estate;
        var subnets = EndpointPlacement.Subnets(estate, vpc.VpcId, service, [], call.Form.List("SubnetId"));
        var groups = EndpointPlacement.Groups(estate, vpc.VpcId, call.Form.List("SecurityGroupId") is { Count: > 0 } named ? named : [EndpointPlacement.DefaultGroup(estate, vpc.VpcId)]);
        var privateDns = call.Choice("PrivateDnsEnabled") ?? PrivateDns.IsOnByDefault(call, service);
        if (privateDns)
            PrivateDns.Check(call, vpc, service, null);

        var planned = EndpointInterfaces.Planned(subnets);
        var endpoint = bare with
        {
            State = "pending", SubnetIds = subnets.Select(s => s.SubnetId).ToList(), Groups = groups, PrivateDnsEnabled = privateDns, NetworkInterfaceIds = planned.Select(plan => plan.InterfaceId).ToList(),
        };
        endpoint = endpoint with { DnsEntries = EndpointNames.Of(estate, endpoint, service) };
        Creation.Enter(call, EndpointForm.Word, endpoint.VpcEndpointId, endpoint.Tags, e => EndpointInterfaces.Put(e with { VpcEndpoints = e.VpcEndpoints.Plus(endpoint) }, endpoint, planned));
        EndpointStates.BecomeAvailable(call, endpoint.VpcEndpointId);
        return endpoint;
    }

    /// <summary>The service of that name and type. The sentence of a wrong type was seen with Gateway for services that have no gateway.</summary>
    private static VpcEndpointService Service(Ec2Call call, string type)
    {
        var name = call.Required("ServiceName");
        var named = EndpointServiceReads.Offered(call.Region).Where(s => s.ServiceName == name).ToList();
        if (named.Count == 0)
            throw EndpointServiceReads.Unknown(name);
        return named.FirstOrDefault(s => s.ServiceType.Any(t => t.ServiceType == type))
            ?? throw EndpointForm.Invalid($"Endpoint type ({type}) does not match available service types ([{string.Join(", ", named.SelectMany(s => s.ServiceType).Select(t => t.ServiceType))}]).");
    }

    private static void CheckQuota(Ec2Call call, Vpc vpc, string type)
    {
        var isGateway = type == EndpointForm.Gateway;
        var there = call.Region.Estate.VpcEndpoints.Items.Count(e => e.VpcEndpointType == type && (isGateway || e.VpcId == vpc.VpcId));
        if (there >= (isGateway ? call.Region.Quotas.GatewayEndpoints : call.Region.Quotas.InterfaceEndpointsPerVpc))
            throw new AwsFault("VpcEndpointLimitExceeded", "The maximum number of VPC endpoints has been reached.");
    }
}
