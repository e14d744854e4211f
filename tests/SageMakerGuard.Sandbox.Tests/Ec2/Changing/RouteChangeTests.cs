using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2.Changing;

public class RouteChangeTests
{
    private const string Table = "RouteTableId=" + HealthyRegion.TableA;
    private const string Anywhere = "&DestinationCidrBlock=0.0.0.0/0";
    private const string Nat = "&NatGatewayId=" + CompanyEstate.Nat;
    private const string Local = "10.20.0.0/16 -> local (active)";
    private const string S3 = HealthyRegion.S3PrefixList + " -> " + HealthyRegion.S3Endpoint + " (active)";

    private static RegionEstate WithMore(RegionEstate e) => e with
    {
        InternetGateways = e.InternetGateways with { Items = [.. e.InternetGateways.Items, new InternetGateway { InternetGatewayId = "igw-0loose" }] },
        NatGateways = e.NatGateways with { Items = [.. e.NatGateways.Items, e.NatGateways.Items[0] with { NatGatewayId = "nat-0other", VpcId = "vpc-0bbb1" }, e.NatGateways.Items[0] with { NatGatewayId = "nat-0gone", State = "deleted" }] },
        VpcPeeringConnections = e.VpcPeeringConnections with { Items = [.. e.VpcPeeringConnections.Items, e.VpcPeeringConnections.Items[0] with { VpcPeeringConnectionId = "pcx-0dead", Status = new() { Code = "deleted" } }] },
        VpcEndpoints = e.VpcEndpoints with { Items = [.. e.VpcEndpoints.Items, new VpcEndpoint { VpcEndpointId = "vpce-0gwlb", VpcEndpointType = "GatewayLoadBalancer", VpcId = HealthyRegion.Vpc, State = "available" }] },
        TransitGatewayVpcAttachments = e.TransitGatewayVpcAttachments with { Items = [.. e.TransitGatewayVpcAttachments.Items, new TransitGatewayVpcAttachment { TransitGatewayAttachmentId = "tgw-attach-0bbb1", TransitGatewayId = "tgw-0bbb1", VpcId = "vpc-0bbb1", State = "available" }] },
        RouteTables = e.RouteTables.Select(t => t.RouteTableId == HealthyRegion.TableA
            ? t with { Routes = [.. t.Routes, new Route { DestinationCidrBlock = "172.16.0.0/12", GatewayId = "vgw-0aaa1", State = "active", Origin = "EnableVgwRoutePropagation" }] } : t),
    };

    [Theory]
    [InlineData("DestinationCidrBlock=0.0.0.0/0&GatewayId=" + CompanyEstate.Igw, "0.0.0.0/0 -> " + CompanyEstate.Igw)]
    [InlineData("DestinationCidrBlock=192.168.0.0/16&GatewayId=vgw-0aaa1", "192.168.0.0/16 -> vgw-0aaa1")]
    [InlineData("DestinationCidrBlock=0.0.0.0/0&NatGatewayId=" + CompanyEstate.Nat, "0.0.0.0/0 -> " + CompanyEstate.Nat)]
    [InlineData("DestinationCidrBlock=10.99.1.7/16&TransitGatewayId=" + CompanyEstate.Tgw, "10.99.0.0/16 -> " + CompanyEstate.Tgw)]
    [InlineData("DestinationCidrBlock=10.30.0.0/16&VpcPeeringConnectionId=pcx-0aaa1", "10.30.0.0/16 -> pcx-0aaa1")]
    [InlineData("DestinationCidrBlock=10.20.2.0/24&NetworkInterfaceId=eni-0aaa00000000mta1", "10.20.2.0/24 -> eni-0aaa00000000mta1")]
    [InlineData("DestinationIpv6CidrBlock=::/0&EgressOnlyInternetGatewayId=eigw-0aaa1", "::/0 -> eigw-0aaa1")]
    [InlineData("DestinationPrefixListId=" + CompanyEstate.OwnPrefixList + "&TransitGatewayId=" + CompanyEstate.Tgw, CompanyEstate.OwnPrefixList + " -> " + CompanyEstate.Tgw)]
    [InlineData("DestinationCidrBlock=0.0.0.0/0&VpcEndpointId=vpce-0gwlb", "0.0.0.0/0 -> vpce-0gwlb")]
    [InlineData("DestinationCidrBlock=172.16.0.0/12&TransitGatewayId=" + CompanyEstate.Tgw, "172.16.0.0/12 -> " + CompanyEstate.Tgw)]
    public async Task A_route_leads_to_its_target_until_it_is_deleted(string route, string expected)
    {
        using var stage = Asking.Quick(WithMore);
        var before = await stage.Routes(HealthyRegion.TableA);
        Assert.Equal("true", (await stage.Do("CreateRoute", $"{Table}&{route}")).One("return"));
        Assert.Equal(before.Append(expected + " (active)"), await stage.Routes(HealthyRegion.TableA));
        await stage.Do("DeleteRoute", $"{Table}&{route.Split('&')[0]}");
        Assert.Equal(before, await stage.Routes(HealthyRegion.TableA));
    }

    [Theory]
    [InlineData(Anywhere + "&NatGatewayId=nat-0ccc1", "InvalidNatGatewayID.NotFound", "The natGateway ID 'nat-0ccc1' does not exist")]
    [InlineData(Anywhere + "&NatGatewayId=nat-0gone", "InvalidNatGatewayID.NotFound", "The natGateway ID 'nat-0gone' does not exist")]
    [InlineData(Anywhere + "&NatGatewayId=gateway", "NatGatewayMalformed", "Invalid id: \"gateway\" (expecting \"nat-...\")")]
    [InlineData(Anywhere + "&NatGatewayId=nat-0other", "InvalidParameterValue", null)]
    [InlineData(Anywhere + "&GatewayId=" + CompanyEstate.Nat, "InvalidGatewayID.NotFound", "The gateway ID '" + CompanyEstate.Nat + "' does not exist")]
    [InlineData(Anywhere + "&GatewayId=igw-0loose", "InvalidParameterValue", "route table " + HealthyRegion.TableA + " and network gateway igw-0loose belong to different networks")]
    [InlineData(Anywhere + "&TransitGatewayId=tgw-0ccc1", "InvalidTransitGatewayID.NotFound", "The transitGateway ID 'tgw-0ccc1' does not exist.")]
    [InlineData(Anywhere + "&TransitGatewayId=tgw-0bbb1", "InvalidTransitGatewayID.NotFound", "The transitGateway ID 'tgw-0bbb1' does not exist.")]
    [InlineData(Anywhere + "&VpcPeeringConnectionId=pcx-0ccc1", "InvalidVpcPeeringConnectionID.NotFound", null)]
    [InlineData(Anywhere + "&VpcPeeringConnectionId=pcx-0dead", "InvalidParameterValue", null)]
    [InlineData(Anywhere + "&NetworkInterfaceId=eni-0ccc1", "InvalidNetworkInterfaceID.NotFound", "The networkInterface ID 'eni-0ccc1' does not exist")]
    [InlineData(Anywhere + "&EgressOnlyInternetGatewayId=eigw-0aaa1", "InvalidParameterValue", null)]
    [InlineData("&DestinationIpv6CidrBlock=::/0&EgressOnlyInternetGatewayId=eigw-0ccc1", "InvalidGatewayID.NotFound", null)]
    [InlineData(Anywhere + "&VpcEndpointId=vpce-0ccc1", "InvalidVpcEndpointId.NotFound", "The Vpc Endpoint Id 'vpce-0ccc1' does not exist")]
    [InlineData(Anywhere + "&VpcEndpointId=" + HealthyRegion.S3Endpoint, "InvalidParameterValue", null)]
    [InlineData(Anywhere + "&InstanceId=i-0aaa1", "UnsupportedOperation", null)]
    [InlineData(Anywhere, "MissingParameter", null)]
    [InlineData(Anywhere + Nat + "&GatewayId=" + CompanyEstate.Igw, "InvalidParameterCombination", null)]
    [InlineData(Nat, "MissingParameter", null)]
    [InlineData(Anywhere + "&DestinationIpv6CidrBlock=::/0" + Nat, "InvalidParameterCombination", null)]
    [InlineData("&DestinationCidrBlock=anywhere" + Nat, "InvalidParameterValue", null)]
    [InlineData("&DestinationPrefixListId=pl-0ccc1" + Nat, "InvalidPrefixListID.NotFound", null)]
    [InlineData("&DestinationPrefixListId=list" + Nat, "InvalidPrefixListId.Malformed", "Invalid id: \"list\" (expecting \"pl-...\")")]
    [InlineData("&DestinationCidrBlock=10.20.2.0/24&GatewayId=" + CompanyEstate.Igw, "InvalidParameterValue", "Route target is not supported. This route only supports interface and instance targets.")]
    [InlineData("&DestinationCidrBlock=10.20.0.0/16&TransitGatewayId=" + CompanyEstate.Tgw, "InvalidParameterValue", "Route target is not supported. This route only supports interface and instance targets.")]
    [InlineData("&DestinationCidrBlock=10.20.0.0/16&NetworkInterfaceId=eni-0aaa00000000mta1", "RouteAlreadyExists", "The route identified by 10.20.0.0/16 already exists.")]
    [InlineData("&DestinationPrefixListId=" + HealthyRegion.S3PrefixList + Nat, "RouteAlreadyExists", "The route identified by " + HealthyRegion.S3PrefixList + " already exists.")]
    [InlineData(Anywhere + Nat + "&ClientToken=t", "UnknownParameter", "The parameter ClientToken is not recognized")]
    public async Task A_route_that_cannot_be_is_refused_and_the_table_stays_as_it_is(string parameters, string code, string? sentence)
    {
        using var stage = Asking.Quick(WithMore);
        var before = await stage.Routes(HealthyRegion.TableA);
        await stage.Refuses("CreateRoute", Table + parameters, code, sentence);
        Assert.Equal(before, await stage.Routes(HealthyRegion.TableA));
    }

    [Theory]
    [InlineData("CreateRoute", Anywhere + Nat)]
    [InlineData("ReplaceRoute", Anywhere + Nat)]
    [InlineData("DeleteRoute", Anywhere)]
    public async Task The_table_must_be_there(string action, string parameters)
    {
        using var stage = Asking.Quick();
        await stage.Refuses(action, "RouteTableId=rtb-0ccc1" + parameters, "InvalidRouteTableID.NotFound", "The routeTable ID 'rtb-0ccc1' does not exist");
        await stage.Refuses(action, "RouteTableId=rtb" + parameters, "InvalidRouteTableId.Malformed", "Invalid id: \"rtb\" (expecting \"rtb-...\")");
        await stage.Refuses(action, parameters.TrimStart('&'), "MissingParameter", "The request must contain the parameter routeTableId");
    }

    [Fact]
    public async Task A_second_route_to_the_same_place_is_refused_however_the_block_is_written()
    {
        using var stage = Asking.Quick();
        await stage.Do("CreateRoute", $"{Table}&DestinationCidrBlock=172.30.16.0/23&TransitGatewayId={CompanyEstate.Tgw}");
        await stage.Refuses("CreateRoute", $"{Table}&DestinationCidrBlock=172.30.17.5/23&TransitGatewayId={CompanyEstate.Tgw}", "RouteAlreadyExists", "The route identified by 172.30.16.0/23 already exists.");
        await stage.Do("CreateRoute", $"{Table}&DestinationCidrBlock=172.30.16.0/24&TransitGatewayId={CompanyEstate.Tgw}");
    }

    [Fact]
    public async Task A_table_has_room_for_fifty_routes()
    {
        using var stage = Asking.Quick(e => e with { RouteTables = e.RouteTables.Select(t => t.RouteTableId == HealthyRegion.TableA ? t with { Routes = [.. t.Routes, .. Enumerable.Range(0, 47).Select(i => new Route { DestinationCidrBlock = $"172.16.{i}.0/24", TransitGatewayId = CompanyEstate.Tgw, State = "active" })] } : t) });
        await stage.Do("CreateRoute", Table + Anywhere + Nat);
        await stage.Refuses("CreateRoute", $"{Table}&DestinationCidrBlock=172.17.0.0/24{Nat}", "RouteLimitExceeded", null);
    }

    [Fact]
    public async Task A_replaced_route_leads_elsewhere_in_its_old_place()
    {
        using var stage = Asking.Quick(WithMore);
        await stage.Do("CreateRoute", Table + Anywhere + Nat);
        await stage.Do("CreateRoute", $"{Table}&DestinationCidrBlock=10.99.0.0/16&TransitGatewayId={CompanyEstate.Tgw}");
        await stage.Do("ReplaceRoute", $"{Table}{Anywhere}&TransitGatewayId={CompanyEstate.Tgw}");
        Assert.Equal([Local, S3, "172.16.0.0/12 -> vgw-0aaa1 (active)", $"0.0.0.0/0 -> {CompanyEstate.Tgw} (active)", $"10.99.0.0/16 -> {CompanyEstate.Tgw} (active)"], await stage.Routes(HealthyRegion.TableA));
    }

    [Theory]
    [InlineData(Anywhere + Nat, "[sandbox] There is no route defined")]
    [InlineData("&DestinationCidrBlock=172.16.0.0/12" + Nat, "[sandbox] The route for 172.16.0.0/12 in rtb-0aaa00000000000a1 is propagated")]
    [InlineData("&DestinationPrefixListId=" + HealthyRegion.S3PrefixList + Nat, "[sandbox] cannot replace VPC endpoint route")]
    [InlineData("&DestinationCidrBlock=10.20.0.0/16&TransitGatewayId=" + CompanyEstate.Tgw, "Route target is not supported.")]
    public async Task What_cannot_be_replaced_is_an_invalid_parameter_value(string parameters, string sentence)
    {
        using var stage = Asking.Quick(WithMore);
        var reply = await stage.Ask("ReplaceRoute", Table + parameters);
        Assert.Equal("InvalidParameterValue", reply.Code);
        Assert.StartsWith(sentence, reply.Message);
    }

    [Fact]
    public async Task A_local_route_takes_an_interface_and_goes_back_to_local_and_is_never_removed()
    {
        using var stage = Asking.Quick();
        const string Own = Table + "&DestinationCidrBlock=10.20.0.0/16";
        await stage.Do("ReplaceRoute", Own + "&NetworkInterfaceId=eni-0aaa00000000mta1");
        Assert.Contains("10.20.0.0/16 -> eni-0aaa00000000mta1 (active)", await stage.Routes(HealthyRegion.TableA));
        await stage.Refuses("DeleteRoute", Own, "InvalidParameterValue", $"cannot remove local route 10.20.0.0/16 in route table {HealthyRegion.TableA}");
        await stage.Refuses("ReplaceRoute", Own + "&LocalTarget=true&NetworkInterfaceId=eni-0aaa00000000mta1", "InvalidParameterCombination", null);
        await stage.Do("ReplaceRoute", Own + "&LocalTarget=true");
        Assert.Equal([Local, S3], await stage.Routes(HealthyRegion.TableA));
        await stage.Refuses("DeleteRoute", Own, "InvalidParameterValue", $"cannot remove local route 10.20.0.0/16 in route table {HealthyRegion.TableA}");
    }

    [Fact]
    public async Task A_gateway_endpoints_route_goes_only_with_the_endpoint()
    {
        using var stage = Asking.Quick();
        await stage.Refuses("DeleteRoute", $"{Table}&DestinationPrefixListId={HealthyRegion.S3PrefixList}", "InvalidParameterValue", null);
    }

    [Fact]
    public async Task A_deletion_echoes_for_three_seconds_and_then_there_is_no_route()
    {
        using var stage = Asking.Slow();
        await stage.Refuses("DeleteRoute", Table + Anywhere, "InvalidRoute.NotFound", null);
        await stage.Do("CreateRoute", Table + Anywhere + Nat);
        await stage.Do("DeleteRoute", Table + Anywhere);
        stage.Now += TimeSpan.FromSeconds(2);
        await stage.Do("DeleteRoute", Table + Anywhere);
        stage.Now += TimeSpan.FromSeconds(1);
        await stage.Refuses("DeleteRoute", Table + Anywhere, "InvalidRoute.NotFound", null);
    }

    [Fact]
    public async Task Where_changes_take_no_time_a_deletion_does_not_echo()
    {
        using var stage = Asking.Quick();
        await stage.Do("CreateRoute", Table + Anywhere + Nat);
        await stage.Do("DeleteRoute", Table + Anywhere);
        await stage.Refuses("DeleteRoute", Table + Anywhere, "InvalidRoute.NotFound", null);
    }
}
