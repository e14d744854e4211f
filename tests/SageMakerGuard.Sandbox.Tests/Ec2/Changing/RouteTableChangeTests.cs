using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2.Changing;

public class RouteTableChangeTests
{
    private const string Vpc = "VpcId=" + HealthyRegion.Vpc;

    private static async Task<string?> TableOf(Stage stage, string association)
    {
        var reply = await stage.Do("DescribeRouteTables", "Filter.1.Name=association.route-table-association-id&Filter.1.Value.1=" + association);
        return reply.All("routeTableId").FirstOrDefault();
    }

    [Fact]
    public async Task A_new_table_has_a_local_route_for_each_block_of_the_VPC_and_serves_nobody()
    {
        using var stage = Asking.Quick(e => e with
        {
            Vpcs = e.Vpcs.Select(v => v with { CidrBlockAssociationSet = [.. v.CidrBlockAssociationSet, new() { CidrBlock = "100.64.0.0/16" }], Ipv6CidrBlockAssociationSet = [new() { Ipv6CidrBlock = "2a05:d014:1::/56" }] }),
        });
        var reply = await stage.Do("CreateRouteTable", Vpc + "&TagSpecification.1.ResourceType=route-table&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=private");
        Assert.Equal(["10.20.0.0/16 -> local (active)", "100.64.0.0/16 -> local (active)", "2a05:d014:1::/56 -> local (active)"], await stage.Routes(reply.One("routeTableId")!));
        Assert.Equal(["CreateRouteTable"], reply.All("origin").Distinct());
        Assert.Empty(reply.All("routeTableAssociationId"));
        Assert.Equal(("private", null), (reply.One("value"), reply.One("clientToken")));
    }

    [Fact]
    public async Task A_token_gives_the_same_table_again_as_it_is_by_then_and_does_not_serve_another_request()
    {
        using var stage = Asking.Quick();
        var table = await stage.Make("CreateRouteTable", Vpc + "&ClientToken=token-1", "routeTableId");
        await stage.Do("CreateRoute", $"RouteTableId={table}&DestinationCidrBlock=0.0.0.0/0&NatGatewayId={CompanyEstate.Nat}");
        var again = await stage.Do("CreateRouteTable", Vpc + "&ClientToken=token-1");
        Assert.Equal((table, "token-1", 2), (again.One("routeTableId"), again.One("clientToken"), again.All("origin").Count));
        Assert.NotEqual(table, await stage.Make("CreateRouteTable", Vpc + "&ClientToken=Token-1", "routeTableId"));
        Assert.NotEqual(table, await stage.Make("CreateRouteTable", Vpc, "routeTableId"));
        await stage.Refuses("CreateRouteTable", Vpc + "&ClientToken=token-1&TagSpecification.1.ResourceType=route-table&TagSpecification.1.Tag.1.Key=a", "IdempotentParameterMismatch", "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).");
        await stage.Refuses("CreateRouteTable", Vpc + "&ClientToken=" + new string('x', 65), "InvalidParameterValue", null);
    }

    [Fact]
    public async Task A_dry_run_does_not_use_a_token_up()
    {
        using var stage = Asking.Quick();
        Assert.Equal("DryRunOperation", (await stage.Ask("CreateRouteTable", Vpc + "&ClientToken=t&DryRun=true")).Code);
        await stage.Do("CreateRouteTable", Vpc + "&ClientToken=t");
    }

    [Fact]
    public async Task The_VPC_has_room_for_two_hundred_tables()
    {
        using var stage = Asking.Quick(e => e with { RouteTables = e.RouteTables with { Items = [.. e.RouteTables.Items, .. Enumerable.Range(0, 196).Select(i => new RouteTable { RouteTableId = "rtb-0many" + i, VpcId = HealthyRegion.Vpc })] } });
        await stage.Do("CreateRouteTable", Vpc);
        await stage.Refuses("CreateRouteTable", Vpc, "RouteTableLimitExceeded", null);
    }

    [Fact]
    public async Task A_table_in_use_stays_and_a_free_one_goes_and_gateway_endpoints_forget_it()
    {
        using var stage = Asking.Quick();
        await stage.Refuses("DeleteRouteTable", "RouteTableId=" + HealthyRegion.MainTable, "DependencyViolation", $"The routeTable '{HealthyRegion.MainTable}' has dependencies and cannot be deleted.");
        await stage.Refuses("DeleteRouteTable", "RouteTableId=" + HealthyRegion.TableA, "DependencyViolation", $"The routeTable '{HealthyRegion.TableA}' has dependencies and cannot be deleted.");
        await stage.Do("DisassociateRouteTable", "AssociationId=rtbassoc-" + HealthyRegion.TableA[4..]);
        await stage.Do("DeleteRouteTable", "RouteTableId=" + HealthyRegion.TableA);
        Assert.Equal([HealthyRegion.TableB], (await stage.Do("DescribeVpcEndpoints", "VpcEndpointId.1=" + HealthyRegion.S3Endpoint)).Xml.Descendants().Single(e => e.Name.LocalName == "routeTableIdSet").Elements().Select(e => e.Value));
        await stage.Refuses("DeleteRouteTable", "RouteTableId=" + HealthyRegion.TableA, "InvalidRouteTableID.NotFound", $"The routeTable ID '{HealthyRegion.TableA}' does not exist");
        await stage.Refuses("DeleteRouteTable", "RouteTableId=table", "InvalidRouteTableId.Malformed", "Invalid id: \"table\" (expecting \"rtb-...\")");
    }

    [Fact]
    public async Task A_subnet_has_one_table_at_a_time()
    {
        using var stage = Asking.Quick();
        var table = await stage.Make("CreateRouteTable", Vpc, "routeTableId");
        await stage.Refuses("AssociateRouteTable", $"RouteTableId={table}&SubnetId={HealthyRegion.SubnetA}", "Resource.AlreadyAssociated", $"the specified association for route table {table} conflicts with an existing association");
        var again = await stage.Do("AssociateRouteTable", $"RouteTableId={HealthyRegion.TableA}&SubnetId={HealthyRegion.SubnetA}");
        Assert.Equal(("rtbassoc-" + HealthyRegion.TableA[4..], "associated"), (again.One("associationId"), again.One("state")));
        await stage.Do("DisassociateRouteTable", "AssociationId=" + again.One("associationId"));
        var association = await stage.Make("AssociateRouteTable", $"RouteTableId={table}&SubnetId={HealthyRegion.SubnetA}", "associationId");
        Assert.Equal(table, await TableOf(stage, association));
    }

    [Fact]
    public async Task A_replaced_association_has_a_new_id_and_the_old_one_is_dead()
    {
        using var stage = Asking.Quick();
        var old = "rtbassoc-" + HealthyRegion.TableA[4..];
        var reply = await stage.Do("ReplaceRouteTableAssociation", $"AssociationId={old}&RouteTableId={HealthyRegion.TableB}");
        Assert.Equal("associated", reply.One("state"));
        Assert.Equal((HealthyRegion.TableB, null), (await TableOf(stage, reply.One("newAssociationId")!), await TableOf(stage, old)));
        await stage.Refuses("DisassociateRouteTable", "AssociationId=" + old, "InvalidAssociationID.NotFound", null);
        await stage.Refuses("ReplaceRouteTableAssociation", $"AssociationId={old}&RouteTableId={HealthyRegion.TableB}", "InvalidAssociationID.NotFound", null);
    }

    [Fact]
    public async Task With_the_main_association_it_is_the_main_table_that_changes()
    {
        using var stage = Asking.Quick();
        var table = await stage.Make("CreateRouteTable", Vpc, "routeTableId");
        await stage.Refuses("DisassociateRouteTable", "AssociationId=rtbassoc-0", "InvalidParameterValue", null);
        await stage.Do("ReplaceRouteTableAssociation", $"AssociationId=rtbassoc-0&RouteTableId={table}");
        var main = await stage.Do("DescribeRouteTables", "Filter.1.Name=association.main&Filter.1.Value.1=true");
        Assert.Equal([table], main.All("routeTableId").Distinct());
        await stage.Do("DeleteRouteTable", "RouteTableId=" + HealthyRegion.MainTable);
    }

    [Fact]
    public async Task A_gateway_of_the_VPC_can_have_a_table_too()
    {
        using var stage = Asking.Quick();
        var table = await stage.Make("CreateRouteTable", Vpc, "routeTableId");
        var association = await stage.Make("AssociateRouteTable", $"RouteTableId={table}&GatewayId={CompanyEstate.Igw}", "associationId");
        Assert.Equal(table, await TableOf(stage, association));
        Assert.Equal(table, (await stage.Do("DescribeRouteTables", $"Filter.1.Name=association.gateway-id&Filter.1.Value.1={CompanyEstate.Igw}")).All("routeTableId")[0]);
        var loose = await stage.Make("CreateInternetGateway", "", "internetGatewayId");
        await stage.Refuses("AssociateRouteTable", $"RouteTableId={table}&GatewayId={loose}", "InvalidParameterValue", null);
    }

    [Theory]
    [InlineData("AssociateRouteTable", "RouteTableId=rtb-0ccc1&SubnetId=" + HealthyRegion.SubnetA, "InvalidRouteTableID.NotFound", "The routeTable ID 'rtb-0ccc1' does not exist")]
    [InlineData("AssociateRouteTable", "RouteTableId=" + HealthyRegion.TableA + "&SubnetId=subnet-0ccc1", "InvalidSubnetID.NotFound", "The subnet ID 'subnet-0ccc1' does not exist")]
    [InlineData("AssociateRouteTable", "RouteTableId=rtb-0ccc1&SubnetId=x", "InvalidSubnetID.Malformed", "Invalid id: \"x\" (expecting \"subnet-...\")")]
    [InlineData("AssociateRouteTable", "RouteTableId=" + HealthyRegion.TableA, "MissingParameter", null)]
    [InlineData("AssociateRouteTable", "RouteTableId=" + HealthyRegion.TableA + "&SubnetId=" + HealthyRegion.SubnetA + "&GatewayId=" + CompanyEstate.Igw, "InvalidParameterCombination", null)]
    [InlineData("DisassociateRouteTable", "AssociationId=rtbassoc-0ccc1", "InvalidAssociationID.NotFound", null)]
    [InlineData("DisassociateRouteTable", "", "MissingParameter", "The request must contain the parameter associationId")]
    [InlineData("ReplaceRouteTableAssociation", "AssociationId=rtbassoc-0&RouteTableId=rtb-0ccc1", "InvalidRouteTableID.NotFound", "The routeTable ID 'rtb-0ccc1' does not exist")]
    [InlineData("CreateRouteTable", "VpcId=vpc-0ccc1", "InvalidVpcID.NotFound", "The vpc ID 'vpc-0ccc1' does not exist")]
    public async Task What_is_not_there_is_refused(string action, string parameters, string code, string? sentence)
    {
        using var stage = Asking.Quick();
        await stage.Refuses(action, parameters, code, sentence);
    }

    [Fact]
    public async Task A_table_of_another_VPC_does_not_serve_a_subnet()
    {
        using var stage = Asking.Quick(e => e with { RouteTables = e.RouteTables with { Items = [.. e.RouteTables.Items, new RouteTable { RouteTableId = "rtb-0bbb1", VpcId = "vpc-0bbb1" }] } });
        await stage.Refuses("AssociateRouteTable", $"RouteTableId=rtb-0bbb1&SubnetId={HealthyRegion.SubnetA}", "InvalidParameterValue", null);
        await stage.Refuses("ReplaceRouteTableAssociation", "AssociationId=rtbassoc-0&RouteTableId=rtb-0bbb1", "InvalidParameterValue", null);
    }
}
