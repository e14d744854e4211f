using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;
using SageMakerGuard.Services;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>DescribeVpcEndpointServices: all names, and the details of the services on the page.</summary>
internal static class EndpointServiceReads
{
    private static readonly IdRule s_names = new("ServiceName", "", "", "InvalidServiceName", name => $"The Vpc Endpoint Service '{name}' does not exist");

    private static readonly FilterTable<VpcEndpointService> s_filters = new()
    {
        { "service-name", s => s.ServiceName }, { "service-type", s => s.ServiceType.Select(t => t.ServiceType) }, { "owner", _ => "amazon" }, { "service-region", (_, region) => region.Region },
        { "supported-ip-address-types", _ => "ipv4" },
        _ => [],
    };

    public static Ec2Operation Operation { get; } = new("DescribeVpcEndpointServices", ["ServiceName", "Filter", "MaxResults", "NextToken", "ServiceRegion"], Run);

    public static AwsFault Unknown(string name) => new(s_names.NotFoundCode, s_names.NotFound(name));

    private static Action<XmlText> Run(Ec2Call call)
    {
        var size = PageRule.Clamped.Size(call.Form);
        var names = call.Form.List("ServiceName");
        var offered = Offered(call.Region);
        var found = s_filters.Apply(names.Count > 0 ? s_names.Select(offered, names, s => s.ServiceName) : offered, call.Filters, call.Region).ToList();
        var key = string.Join("&", names.Concat(call.Filters.Select(f => f.Name + "=" + string.Join(",", f.Values)))) + call.Region.Region;
        var start = call.Form.Text("NextToken") is { Length: > 0 } token ? PageToken.Read(token, key) ?? throw new AwsFault("InvalidNextToken", "[sandbox] The token is not valid for this request.") : 0;
        var page = found.Skip(start).Take(size).ToList();
        return xml =>
        {
            xml.Texts("serviceNameSet", page.Select(s => s.ServiceName).Distinct());
            xml.Set("serviceDetailSet", page, s => Write(xml, s, call.Region));
            xml.Text("nextToken", found.Count - start > size ? PageToken.Make(start + size, key) : null);
        };
    }

    /// <summary>What the estate says the region offers; where it does not say, the services that the module knows, in the zones of the account.</summary>
    public static IReadOnlyList<VpcEndpointService> Offered(RegionState region)
    {
        if (region.Estate.VpcEndpointServices.Items is { Count: > 0 } said)
            return said;
        var zones = region.Estate.Subnets.Items.Select(s => s.AvailabilityZone).Concat(["a", "b", "c"], region.Region).Distinct().OrderBy(z => z, StringComparer.Ordinal).ToList();
        return ServiceCatalog.All.SelectMany(service => Types(service).Select(type => new VpcEndpointService
        {
            ServiceName = service.DisplayName(region.Region),
            ServiceType = [new() { ServiceType = type }],
            AvailabilityZones = zones,
            PrivateDnsName = type == "Interface" && service.InterfacePrivateDns ? service.Host(region.Region, Partition.DnsSuffix(region.Region)) : null,
            VpcEndpointPolicySupported = true,
        })).ToList();
    }

    private static IEnumerable<string> Concat(this IEnumerable<string> zones, string[] letters, string region) => zones.Concat(letters.Select(letter => region + letter));

    /// <summary>S3 is there twice, as a gateway and as an interface service (recorded in cloud-custodian, test_vpc_endpoint_service_details_live).</summary>
    private static string[] Types(AwsService service) => service.Gateway ? ["Gateway", "Interface"] : ["Interface"];

    private static void Write(XmlText xml, VpcEndpointService s, RegionState region)
    {
        xml.Text("serviceName", s.ServiceName);
        xml.Text("serviceId", Ec2Elements.MadeUpId("vpce-svc", s.ServiceName + string.Join(",", s.ServiceType.Select(t => t.ServiceType))));
        xml.Set("serviceType", s.ServiceType, t => xml.Text("serviceType", t.ServiceType));
        xml.Text("serviceRegion", region.Region);
        xml.Texts("availabilityZoneSet", s.AvailabilityZones);
        xml.Text("owner", "amazon");
        xml.Texts("baseEndpointDnsNameSet", [s.ServiceName.Substring(s.ServiceName.LastIndexOf('.') + 1) + "." + region.Region + ".vpce.amazonaws.com"]);
        xml.Text("privateDnsName", s.PrivateDnsName);
        if (s.PrivateDnsName is { } name)
            xml.Set("privateDnsNameSet", new[] { name }, n => xml.Text("privateDnsName", n));
        xml.Flag("vpcEndpointPolicySupported", s.VpcEndpointPolicySupported);
        xml.Flag("acceptanceRequired", false);
        xml.Flag("managesVpcEndpoints", false);
        xml.Tags([]);
        xml.Text("privateDnsNameVerificationState", s.PrivateDnsName is null ? null : "verified");
        xml.Texts("supportedIpAddressTypeSet", ["ipv4"]);
    }
}
