using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>DescribeVpcEndpoints.</summary>
internal static class EndpointReads
{
    /// <summary>The default policy, as AWS prints it (recorded in cloud-custodian, test_vpce_subnet_filter).</summary>
    private const string FullAccess = "{\n  \"Statement\": [\n    {\n      \"Action\": \"*\", \n      \"Effect\": \"Allow\", \n      \"Principal\": \"*\", \n      \"Resource\": \"*\"\n    }\n  ]\n}";

    public static IEnumerable<Ec2Operation> All()
    {
        yield return new Listing<VpcEndpoint>
        {
            Set = "vpcEndpointSet",
            Items = region => region.Estate.VpcEndpoints.Items,
            Id = e => e.VpcEndpointId,
            Ids = new("VpcEndpointId", "vpce", "InvalidVpcEndpointId.Malformed", "InvalidVpcEndpointId.NotFound", id => $"The Vpc Endpoint Id '{id}' does not exist") { EndpointFamily = true, ExcludesMaxResults = false },
            Page = PageRule.Clamped,
            Filters = new()
            {
                { "vpc-endpoint-id", e => e.VpcEndpointId }, { "vpc-id", e => e.VpcId }, { "service-name", e => e.ServiceName }, { "vpc-endpoint-type", e => e.VpcEndpointType },
                { "vpc-endpoint-state", e => State(e) }, { "ip-address-type", e => e.IpAddressType ?? "ipv4" }, { "service-region", (_, region) => region.Region },
                e => e.Tags,
            },
            Write = Write,
        }.As("DescribeVpcEndpoints");
        yield return EndpointServiceReads.Operation;
    }

    /// <summary>The wire has 'available' in lower case, though the model has not (26 of 26 recorded answers in cloud-custodian). The filter's words are lower camel too.</summary>
    private static string State(VpcEndpoint e) => e.State.Length > 0 ? char.ToLowerInvariant(e.State[0]) + e.State.Substring(1) : "available";

    public static void Write(XmlText xml, VpcEndpoint e, RegionState region)
    {
        var isInterface = e.VpcEndpointType != "Gateway";
        xml.Text("vpcEndpointId", e.VpcEndpointId);
        xml.Text("vpcEndpointType", e.VpcEndpointType);
        xml.Text("vpcId", e.VpcId);
        xml.Text("serviceName", e.ServiceName);
        xml.Text("state", State(e));
        xml.Text("policyDocument", e.PolicyDocument is { Length: > 0 } policy ? policy : FullAccess);
        xml.Texts("routeTableIdSet", e.RouteTableIds);
        xml.Texts("subnetIdSet", e.SubnetIds);
        xml.Set("groupSet", e.Groups, g =>
        {
            xml.Text("groupId", g.GroupId);
            xml.Text("groupName", g.GroupName ?? region.Index.SecurityGroup(g.GroupId)?.GroupName);
        });
        xml.Text("ipAddressType", isInterface ? e.IpAddressType ?? "ipv4" : null);
        xml.Flag("privateDnsEnabled", e.PrivateDnsEnabled);
        xml.Flag("requesterManaged", false);
        xml.Texts("networkInterfaceIdSet", e.NetworkInterfaceIds);
        xml.Set("dnsEntrySet", e.DnsEntries, d =>
        {
            xml.Text("dnsName", d.DnsName);
            xml.Text("hostedZoneId", d.HostedZoneId);
        });
        xml.Time("creationTimestamp", e.CreationTimestamp ?? RegionState.LongAgo);
        xml.Tags(e.Tags);
        xml.Text("ownerId", e.OwnerId ?? region.AccountId);
    }
}
