using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Endpoints;

/// <summary>Whether the service's own name may resolve to an endpoint inside the VPC.</summary>
internal static class PrivateDns
{
    /// <summary>
    /// Where a request does not say it, AWS turns it on (create-vpc-endpoint without the flag answers PrivateDnsEnabled true). For services that are a
    /// gateway as well that is not known, and it stays off.
    /// </summary>
    public static bool IsOnByDefault(Ec2Call call, VpcEndpointService service) => service.PrivateDnsName is not null && !HasGateway(call, service);

    /// <summary>
    /// Private DNS is a hosted zone of AWS's that is associated with the VPC, and the caller must be permitted to do that (Service Authorization
    /// Reference, CreateVpcEndpoint, 'Dependent actions'; hasura/ddn-docs#1075). That turning it on later needs it as well is inferred.
    /// </summary>
    public static IEnumerable<NeededPermission> Needs(Ec2Call call, bool isOn) => isOn ? [new("route53:AssociateVPCWithHostedZone", $"arn:{call.Region.Partition}:route53:::hostedzone/*")] : [];

    public static void Check(Ec2Call call, Vpc vpc, VpcEndpointService service, string? endpointId)
    {
        var name = Bare(service.PrivateDnsName) ?? throw EndpointForm.Invalid($"Private DNS can't be enabled because the service {service.ServiceName} does not provide a private DNS name.");
        if (vpc.EnableDnsSupport == false || vpc.EnableDnsHostnames != true)
            throw EndpointForm.Invalid($"Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for {vpc.VpcId}");

        // hashicorp/terraform-provider-aws#17535. An endpoint that is being deleted holds the name until it is gone.
        var estate = call.Region.Estate;
        var services = EndpointServiceReads.Offered(call.Region);
        bool HoldsName(VpcEndpoint e) => e.ServiceName == service.ServiceName || services.Any(s => s.ServiceName == e.ServiceName && Bare(s.PrivateDnsName) == name);
        if (estate.VpcEndpoints.Items.Any(e => e.VpcId == vpc.VpcId && e.VpcEndpointId != endpointId && e.PrivateDnsEnabled && e.VpcEndpointType != EndpointForm.Gateway && HoldsName(e))
            || estate.HostedZones.Items.Any(z => z.VpcId == vpc.VpcId && z.Name.TrimEnd('.') == name))
            throw EndpointForm.Invalid($"private-dns-enabled cannot be set because there is already a conflicting DNS domain for {name} in the VPC {vpc.VpcId}");

        // marcincuber/eks#15, hashicorp/terraform-provider-aws#31117: of S3 the name is by default for inbound resolver endpoints alone.
        var onlyInbound = call.Choice("DnsOptions.PrivateDnsOnlyForInboundResolverEndpoint") ?? HasGateway(call, service);
        if (onlyInbound && !estate.VpcEndpoints.Items.Any(e => e.VpcId == vpc.VpcId && e.VpcEndpointType == EndpointForm.Gateway && e.ServiceName == service.ServiceName))
            throw EndpointForm.Invalid($"To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC {vpc.VpcId} must have a Gateway endpoint for the service.");
    }

    private static bool HasGateway(Ec2Call call, VpcEndpointService service) =>
        EndpointServiceReads.Offered(call.Region).Any(s => s.ServiceName == service.ServiceName && s.ServiceType.Any(t => t.ServiceType == EndpointForm.Gateway));

    private static string? Bare(string? name) => name?.StartsWith("*.", StringComparison.Ordinal) == true ? name.Substring(2) : name;
}
