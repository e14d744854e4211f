using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.Sample.Building;

/// <summary>A route table in the making.</summary>
internal sealed class SampleTable(SampleVpc vpc, string name, bool main, IReadOnlyList<SampleSubnet> subnets)
{
    private readonly List<Route> _routes = [new() { DestinationCidrBlock = vpc.Cidr, GatewayId = "local", State = "active", Origin = "CreateRouteTable" }];

    public string Id { get; } = AwsIds.Of("rtb", vpc.Id, name);

    public SampleTable To(Route route)
    {
        _routes.Add(route with { State = route.State ?? "active", Origin = "CreateRoute" });
        return this;
    }

    public SampleTable ToInternetBy(string natGatewayId, string state = "active") => To(new Route { DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = natGatewayId, State = state });

    public SampleTable ToInternetByGateway(string gatewayId) => To(new Route { DestinationCidrBlock = "0.0.0.0/0", GatewayId = gatewayId });

    public RouteTable Build() => new()
    {
        RouteTableId = Id, VpcId = vpc.Id, Routes = [.. _routes], Tags = vpc.IsShared ? [] : [new() { Key = "Name", Value = vpc.Name + "-" + name }],
        Associations =
        [
            .. main ? [new RouteTableAssociation { RouteTableAssociationId = AwsIds.Of("rtbassoc", Id), Main = true }] : new RouteTableAssociation[0],
            .. subnets.Select(subnet => new RouteTableAssociation { RouteTableAssociationId = AwsIds.Of("rtbassoc", Id, subnet.Id), SubnetId = subnet.Id }),
        ],
    };
}
