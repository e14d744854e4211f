using System;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>What stands in the line: firewall endpoints, appliances, and the gateway endpoints of S3 and DynamoDB.</summary>
internal sealed partial class Forwarder
{
    /// <summary>
    /// A firewall or gateway load balancer endpoint hands the packet to the inspection and back into its own subnet, whose table leads
    /// on (AWS Network Firewall Guide, 'Architecture and routing examples'). What the firewall's rules drop is not in the network.
    /// </summary>
    private void ThroughFirewallEndpoint(Walk walk, Subnet subnet, string endpointId, Flow flow)
    {
        if (flow.Passed.Contains(endpointId, StringComparer.Ordinal))
        {
            walk.Stop("route-missing", "VpcEndpoint", endpointId, $"The table of {endpointId}'s own subnet leads back to it.", "Give the firewall's subnet a route of its own to the exit.");
            return;
        }

        walk.By("firewall endpoint");
        if (index.VpcEndpoint(endpointId) is not { } endpoint)
        {
            if (IsSurelyMissing(walk, index.Region.VpcEndpoints, endpointId, subnet.VpcId, $"in which state firewall endpoint {endpointId} is"))
                walk.Stop("endpoint-missing", "VpcEndpoint", endpointId, $"Firewall endpoint {endpointId} does not exist any more.", "Point the route at a firewall endpoint that exists.");
            return;
        }

        if (endpoint.IsAvailable)
            walk.Pass("VpcEndpoint", endpointId, $"{endpoint.VpcEndpointType} endpoint: inspected there, by rules that are not part of what was read");
        else
            walk.Stop("endpoint-state", "VpcEndpoint", endpointId, $"Firewall endpoint {endpointId} is {endpoint.State}.", $"Bring {endpointId} to the state available.");
        if (endpoint.SubnetIds.Select(id => index.Subnet(id)).FirstOrDefault(s => s is not null) is not { } home)
        {
            walk.Doubt(Unread.Facts(index.Region.Subnets, endpoint.SubnetIds.FirstOrDefault(), $"in which subnet firewall endpoint {endpointId} stands"));
            return;
        }

        if (home.SubnetId != subnet.SubnetId)
        {
            gates.Enter(walk, home, flow.Traffic, flow.Sources, anyHost: false);
            gates.AnswerLeaves(walk, home, flow.Answer, flow.Sources, anyHost: false);
        }

        Leave(walk, home, After(flow, endpointId));
    }

    /// <summary>An interface forwards traffic of others only with its source/destination check off (EC2 User Guide, 'Elastic network interfaces').</summary>
    private void ThroughAppliance(Walk walk, string interfaceId)
    {
        walk.By("appliance");
        var appliance = index.NetworkInterface(interfaceId);
        if (appliance?.SourceDestCheck == true)
        {
            walk.Stop("appliance-source-check", "NetworkInterface", interfaceId, $"{interfaceId} checks source and destination, so it drops what it should forward.", $"Turn off the source/destination check of {interfaceId}.");
            return;
        }

        if (appliance is null || appliance.SourceDestCheck is null)
            walk.Doubt(Unread.Facts(index.Region.NetworkInterfaces, interfaceId, $"whether {interfaceId} forwards packets of others"));
        walk.Pass("NetworkInterface", interfaceId, "appliance or NAT instance");
        walk.Doubt($"What the appliance at {interfaceId} does with the packet is not part of what was read.", interfaceId);
    }

    public void ThroughGatewayEndpoint(Walk walk, string endpointId, Flow flow)
    {
        walk.By("gateway endpoint");
        if (index.VpcEndpoint(endpointId) is not { } endpoint)
        {
            // An active route proves that the endpoint exists; its policy is what nobody knows.
            walk.Pass("VpcEndpoint", endpointId, "gateway endpoint");
            walk.Doubt(Unread.Facts(index.Region.VpcEndpoints, endpointId, $"which policy {endpointId} has"));
            return;
        }

        if (endpoint.IsAvailable)
            walk.Pass("VpcEndpoint", endpointId, "gateway endpoint of " + endpoint.ServiceName);
        else
            walk.Stop("endpoint-state", "VpcEndpoint", endpointId, $"Endpoint {endpointId} is {endpoint.State}.", $"Replace {endpointId} by an endpoint that is available.");
        gates.Policy(walk, endpoint, flow.PrincipalArn);
    }
}
