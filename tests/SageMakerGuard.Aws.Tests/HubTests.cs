using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Tests.Stub;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Tests;

/// <summary>What is read only where a route leads there.</summary>
public class HubTests
{
    private const string Routes = "<routeTableSet><item><routeTableId>rtb-1</routeTableId><vpcId>" + StubWorld.Vpc + "</vpcId><associationSet><item><main>true</main></item></associationSet><routeSet>"
        + "<item><destinationCidrBlock>10.0.0.0/8</destinationCidrBlock><transitGatewayId>tgw-1</transitGatewayId><state>active</state></item>"
        + "<item><destinationCidrBlock>172.16.0.0/12</destinationCidrBlock><vpcPeeringConnectionId>pcx-1</vpcPeeringConnectionId><state>active</state></item>"
        + "<item><destinationPrefixListId>pl-own</destinationPrefixListId><gatewayId>vgw-1</gatewayId><state>active</state></item>"
        + "<item><destinationPrefixListId>pl-s3</destinationPrefixListId><gatewayId>vpce-1</gatewayId><state>active</state></item>"
        + "<item><destinationIpv6CidrBlock>::/0</destinationIpv6CidrBlock><egressOnlyInternetGatewayId>eigw-1</egressOnlyInternetGatewayId></item></routeSet></item></routeTableSet>";

    [Fact]
    public async Task Route_targets_prefix_lists_and_private_zones_are_read_where_routes_name_them()
    {
        var world = new StubWorld { First = Hub };
        using var aws = new StubAws(world.Answer);
        var region = (await Listener.Collect(aws.Url)).Region;
        Assert.Equal("pcx-1", Assert.Single(region.VpcPeeringConnections.Items).VpcPeeringConnectionId);
        Assert.Equal("vgw-1", Assert.Single(region.VpnGateways.Items).VpnGatewayId);
        Assert.Equal("eigw-1", Assert.Single(region.EgressOnlyInternetGateways.Items).EgressOnlyInternetGatewayId);
        var table = Assert.Single(region.TransitGatewayRouteTables.Items);
        Assert.Equal("10.9.0.0/16", Assert.Single(table.Routes!).DestinationCidrBlock);
        Assert.True(table.AdditionalRoutesAvailable);
        Assert.Equal([("pl-own", "10.1.0.0/16"), ("pl-s3", "52.0.0.0/15")], region.PrefixLists.Items.Select(p => (p.PrefixListId, Assert.Single(p.Cidrs!))));
        var zone = Assert.Single(region.HostedZones.Items);
        Assert.Equal(("Z1", "api.sagemaker.eu-central-1.amazonaws.com.", StubWorld.Vpc), (zone.HostedZoneId, zone.Name, zone.VpcId));
        var call = aws.Calls.Single(c => c.Path == "/2013-04-01/hostedzonesbyvpc");
        Assert.Equal(("route53", "us-east-1", "eu-central-1"), (call.Service, call.Region, call.Form["vpcregion"]));
        Assert.Equal(1, aws.Count("GetManagedPrefixListEntries"));
    }

    [Fact]
    public async Task A_transit_gateway_that_shows_no_table_is_unknown_and_not_without_routes()
    {
        var world = new StubWorld { First = call => call.Operation is "DescribeTransitGatewayRouteTables" ? StubWorld.Ec2(call, "<transitGatewayRouteTables/>") : Hub(call) };
        using var aws = new StubAws(world.Answer);
        var tables = (await Listener.Collect(aws.Url)).Region.TransitGatewayRouteTables;
        Assert.Equal("tgw-1", Assert.Single(tables.Unreadable).ResourceId);
    }

    [Fact]
    public async Task Mount_targets_are_read_from_interfaces_without_a_call_to_EFS()
    {
        var world = new StubWorld();
        world.First = call => call.Operation switch
        {
            "DescribeDomain" => StubReply.Json($$"""{"DomainId":"d-1","HomeEfsFileSystemId":"fs-0123456789abcdef0","VpcId":"{{StubWorld.Vpc}}"}"""),
            "DescribeNetworkInterfaces" => StubWorld.Ec2(call, "<networkInterfaceSet><item><networkInterfaceId>eni-1</networkInterfaceId><subnetId>subnet-1</subnetId><vpcId>" + StubWorld.Vpc + "</vpcId><description>EFS mount target for fs-0123456789abcdef0 (fsmt-0aaaaaaaaaaaaaaaa)</description><interfaceType>efs</interfaceType><groupSet><item><groupId>sg-in</groupId></item></groupSet><privateIpAddress>10.0.0.9</privateIpAddress></item></networkInterfaceSet>"),
            _ => null,
        };
        using var aws = new StubAws(world.Answer);
        var target = Assert.Single((await Listener.Collect(aws.Url)).Region.MountTargets.Items);
        Assert.Equal(("fsmt-0aaaaaaaaaaaaaaaa", "10.0.0.9", "sg-in"), (target.MountTargetId, target.IpAddress, Assert.Single(target.SecurityGroups!)));
        Assert.DoesNotContain(aws.Calls, c => c.Service == "elasticfilesystem");
    }

    private static StubReply? Hub(StubCall call) => call.Operation switch
    {
        "DescribeRouteTables" => StubWorld.Ec2(call, Routes),
        "DescribeVpcPeeringConnections" => StubWorld.Ec2(call, "<vpcPeeringConnectionSet><item><vpcPeeringConnectionId>pcx-1</vpcPeeringConnectionId><status><code>active</code></status></item></vpcPeeringConnectionSet>"),
        "DescribeVpnGateways" => StubWorld.Ec2(call, "<vpnGatewaySet><item><vpnGatewayId>vgw-1</vpnGatewayId><state>available</state></item></vpnGatewaySet>"),
        "DescribeEgressOnlyInternetGateways" => StubWorld.Ec2(call, "<egressOnlyInternetGatewaySet><item><egressOnlyInternetGatewayId>eigw-1</egressOnlyInternetGatewayId></item><item><egressOnlyInternetGatewayId>eigw-other</egressOnlyInternetGatewayId></item></egressOnlyInternetGatewaySet>"),
        "DescribeTransitGatewayRouteTables" => StubWorld.Ec2(call, "<transitGatewayRouteTables><item><transitGatewayRouteTableId>tgw-rtb-1</transitGatewayRouteTableId><transitGatewayId>tgw-1</transitGatewayId></item></transitGatewayRouteTables>"),
        "SearchTransitGatewayRoutes" => StubWorld.Ec2(call, "<routeSet><item><destinationCidrBlock>10.9.0.0/16</destinationCidrBlock><type>static</type><state>active</state></item></routeSet><additionalRoutesAvailable>true</additionalRoutesAvailable>"),
        "DescribePrefixLists" => StubWorld.Ec2(call, "<prefixListSet><item><prefixListId>pl-s3</prefixListId><prefixListName>com.amazonaws.eu-central-1.s3</prefixListName><cidrSet><item>52.0.0.0/15</item></cidrSet></item></prefixListSet>"),
        "DescribeManagedPrefixLists" => StubWorld.Ec2(call, "<prefixListSet><item><prefixListId>pl-own</prefixListId><prefixListName>own</prefixListName></item></prefixListSet>"),
        "GetManagedPrefixListEntries" => StubWorld.Ec2(call, "<entrySet><item><cidr>10.1.0.0/16</cidr></item></entrySet>"),
        "/2013-04-01/hostedzonesbyvpc" => new StubReply(200, "text/xml", """<?xml version="1.0"?><ListHostedZonesByVPCResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><HostedZoneSummaries><HostedZoneSummary><HostedZoneId>Z1</HostedZoneId><Name>api.sagemaker.eu-central-1.amazonaws.com.</Name><Owner><OwningAccount>1</OwningAccount></Owner></HostedZoneSummary></HostedZoneSummaries><MaxItems>100</MaxItems></ListHostedZonesByVPCResponse>"""),
        _ => null,
    };
}
