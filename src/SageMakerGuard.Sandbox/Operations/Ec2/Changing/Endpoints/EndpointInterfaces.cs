using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Endpoints;

/// <summary>The interfaces of an endpoint: one in each subnet, with the endpoint's groups (recorded in cloud-custodian, test_eni_private_subnet).</summary>
internal static class EndpointInterfaces
{
    public static IReadOnlyList<(string InterfaceId, string SubnetId)> Planned(IEnumerable<Subnet> subnets) => subnets.Select(s => (NewIds.Of("eni"), s.SubnetId)).ToList();

    public static RegionEstate Put(RegionEstate estate, VpcEndpoint endpoint, IEnumerable<(string InterfaceId, string SubnetId)> planned) => planned.Aggregate(estate, (e, plan) => e.Attach(new NetworkInterface
    {
        NetworkInterfaceId = plan.InterfaceId, VpcId = endpoint.VpcId, SubnetId = plan.SubnetId, InterfaceType = "vpc_endpoint", Status = "in-use", Groups = endpoint.Groups, SourceDestCheck = true,
        Description = "VPC Endpoint Interface " + endpoint.VpcEndpointId, PrivateIpAddress = SubnetAddresses.Next(e, e.Subnets.Items.First(s => s.SubnetId == plan.SubnetId)),
    }));

    /// <summary>Gives all of an endpoint's interfaces its groups.</summary>
    public static RegionEstate Regroup(RegionEstate estate, VpcEndpoint endpoint) =>
        estate with { NetworkInterfaces = estate.NetworkInterfaces.Altered(i => endpoint.NetworkInterfaceIds.Contains(i.NetworkInterfaceId), i => i with { Groups = endpoint.Groups }) };

    /// <summary>Its interfaces in those subnets.</summary>
    public static IReadOnlyList<string> In(RegionEstate estate, VpcEndpoint endpoint, IReadOnlyCollection<string> subnets) =>
        estate.NetworkInterfaces.Items.Where(i => endpoint.NetworkInterfaceIds.Contains(i.NetworkInterfaceId) && subnets.Contains(i.SubnetId)).Select(i => i.NetworkInterfaceId).ToList();
}
