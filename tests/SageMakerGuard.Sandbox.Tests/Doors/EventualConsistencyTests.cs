using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Doors;

public class EventualConsistencyTests
{
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(5);

    private static readonly string s_vpc = HealthyRegion.Vpc;

    private static Stage Eventual() => new(new SandboxOptions { EventualConsistency = s_window });

    /// <summary>What makes a thing, the element of its id, a change and a describe call that name it, with the codes that they answer.</summary>
    public static TheoryData<string, string[], string, string, string, string, string> Kinds => new()
    {
        { "CreateSecurityGroup", ["GroupName", "fresh", "GroupDescription", "fresh", "VpcId", s_vpc], "groupId", "DeleteSecurityGroup GroupId", "InvalidGroup.NotFound", "DescribeSecurityGroups GroupId.1", "InvalidGroup.NotFound" },
        { "CreateSubnet", ["CidrBlock", "10.20.9.0/24", "VpcId", s_vpc], "subnetId", "DeleteSubnet SubnetId", "InvalidSubnetID.NotFound", "DescribeSubnets SubnetId.1", "InvalidSubnetID.NotFound" },
        { "CreateRouteTable", ["VpcId", s_vpc], "routeTableId", "DeleteRouteTable RouteTableId", "InvalidRouteTableID.NotFound", "DescribeRouteTables RouteTableId.1", "InvalidRouteTableID.NotFound" },
        { "CreateInternetGateway", [], "internetGatewayId", "DeleteInternetGateway InternetGatewayId", "InvalidInternetGatewayID.NotFound", "DescribeInternetGateways InternetGatewayId.1", "InvalidInternetGatewayID.NotFound" },
        { "CreateNatGateway", ["SubnetId", HealthyRegion.SubnetA, "ConnectivityType", "private"], "natGatewayId", "DeleteNatGateway NatGatewayId", "NatGatewayNotFound", "DescribeNatGateways NatGatewayId.1", "NatGatewayNotFound" },
        { "AllocateAddress", ["Domain", "vpc"], "allocationId", "ReleaseAddress AllocationId", "InvalidAllocationID.NotFound", "DescribeAddresses AllocationId.1", "InvalidAllocationID.NotFound" },
        { "CreateVpcEndpoint", ["VpcId", s_vpc, "ServiceName", "com.amazonaws.eu-central-1.sts", "VpcEndpointType", "Interface", "PrivateDnsEnabled", "false", "SubnetId.1", HealthyRegion.SubnetA, "SecurityGroupId.1", HealthyRegion.EndpointGroup], "vpcEndpointId", "ModifyVpcEndpoint VpcEndpointId ResetPolicy=true", "InvalidVpcEndpointId.NotFound", "DescribeVpcEndpoints VpcEndpointId.1", "InvalidVpcEndpointId.NotFound" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_was_just_made_is_not_found_by_its_id_until_its_time_has_come(string make, string[] with, string element, string change, string changeCode, string describe, string describeCode)
    {
        using var stage = Eventual();
        var id = await Make(stage, make, with, element);
        Assert.Equal(changeCode, (await Name(stage, change, id)).Code);
        Assert.EndsWith(".NotFound", (await stage.Ec2("CreateTags", ("ResourceId.1", id), ("Tag.1.Key", "Owner"), ("Tag.1.Value", "ml"))).Code);
        var described = await Name(stage, describe, id);
        Assert.Equal(describeCode, described.Code);
        Assert.Contains(id, described.Message);
        stage.Now += s_window;
        Assert.Null((await Name(stage, describe, id)).Code);
        Assert.Null((await Name(stage, change, id)).Code);
    }

    [Fact]
    public async Task A_describe_call_by_filter_or_for_all_finds_it_at_once()
    {
        using var stage = Eventual();
        var id = await Make(stage, "CreateSecurityGroup", ["GroupName", "fresh", "GroupDescription", "fresh", "VpcId", s_vpc], "groupId");
        Assert.Contains(id, (await stage.Ec2("DescribeSecurityGroups", ("Filter.1.Name", "group-id"), ("Filter.1.Value.1", id))).Body);
        Assert.Contains(id, (await stage.Ec2("DescribeSecurityGroups")).Body);
        Assert.Equal("InvalidGroup.NotFound", (await Name(stage, "DescribeSecurityGroups GroupId.1", id)).Code);
    }

    [Theory]
    [InlineData("CreateNatGateway", new[] { "SubnetId", HealthyRegion.SubnetA, "ConnectivityType", "private" }, "natGatewayId", "CreateRoute", "NatGatewayId", new[] { "RouteTableId", HealthyRegion.MainTable, "DestinationCidrBlock", "0.0.0.0/0" }, "InvalidNatGatewayID.NotFound")]
    [InlineData("AllocateAddress", new[] { "Domain", "vpc" }, "allocationId", "CreateNatGateway", "AllocationId", new[] { "SubnetId", HealthyRegion.SubnetA }, "InvalidElasticIpID.NotFound")]
    public async Task Other_operations_have_codes_of_their_own_for_it(string make, string[] with, string element, string user, string parameter, string[] more, string code)
    {
        using var stage = Eventual();
        var id = await Make(stage, make, with, element);
        Assert.Equal(code, (await stage.Ec2(user, [(parameter, id), .. Pairs(more)])).Code);
    }

    [Fact]
    public async Task The_same_call_with_the_same_token_gives_it_again_and_makes_it_no_younger()
    {
        using var stage = Eventual();
        string[] table = ["VpcId", s_vpc, "ClientToken", "once"];
        var id = await Make(stage, "CreateRouteTable", table, "routeTableId");
        stage.Now += s_window - TimeSpan.FromSeconds(1);
        Assert.Equal(id, await Make(stage, "CreateRouteTable", table, "routeTableId"));
        stage.Now += TimeSpan.FromSeconds(1);
        Assert.Null((await Name(stage, "DeleteRouteTable RouteTableId", id)).Code);
    }

    [Fact]
    public async Task A_call_whose_answer_was_lost_made_something_fresh_as_well()
    {
        using var stage = new Stage(new SandboxOptions { EventualConsistency = s_window, Faults = [new() { Operation = "ec2:CreateSecurityGroup", ErrorCode = "InternalError", AfterEffect = true }] });
        Assert.Equal("InternalError", (await stage.Ec2("CreateSecurityGroup", ("GroupName", "fresh"), ("GroupDescription", "fresh"), ("VpcId", s_vpc))).Code);
        var id = (await stage.Ec2("DescribeSecurityGroups", ("Filter.1.Name", "group-name"), ("Filter.1.Value.1", "fresh"))).One("groupId")!;
        Assert.Equal("InvalidGroup.NotFound", (await Name(stage, "DeleteSecurityGroup GroupId", id)).Code);
    }

    [Fact]
    public async Task Deleting_endpoints_says_what_it_says_of_each_in_its_own_answer()
    {
        using var stage = Eventual();
        var id = await Make(stage, "CreateVpcEndpoint", ["VpcId", s_vpc, "ServiceName", "com.amazonaws.eu-central-1.sts", "VpcEndpointType", "Interface", "PrivateDnsEnabled", "false", "SubnetId.1", HealthyRegion.SubnetA, "SecurityGroupId.1", HealthyRegion.EndpointGroup], "vpcEndpointId");
        Assert.Equal(200, (int)(await Name(stage, "DeleteVpcEndpoints VpcEndpointId.1", id)).Status);
    }

    [Fact]
    public async Task Without_it_everything_is_found_at_once()
    {
        using var stage = new Stage();
        Assert.Null((await Name(stage, "DeleteRouteTable RouteTableId", await Make(stage, "CreateRouteTable", ["VpcId", s_vpc], "routeTableId"))).Code);
    }

    [Fact]
    public void It_cannot_be_below_zero() =>
        Assert.Equal("InvalidSandboxOptions", Assert.Throws<GuardFault>(() => new Stage(new SandboxOptions { EventualConsistency = TimeSpan.FromSeconds(-1) })).ErrorId);

    private static async Task<string> Make(Stage stage, string action, string[] with, string element)
    {
        var reply = await stage.Ec2(action, Pairs(with));
        Assert.True(reply.Code is null, reply.Body);
        return reply.All(element)[0];
    }

    /// <summary>Makes a call that is written as its action, the parameter of the id, and parameters with their values.</summary>
    private static Task<Reply> Name(Stage stage, string call, string id) =>
        stage.Ec2(call.Split(' ')[0], [(call.Split(' ')[1], id), .. call.Split(' ').Skip(2).Select(more => (more.Split('=')[0], more.Split('=')[1]))]);

    private static (string, string)[] Pairs(string[] flat) => [.. flat.Chunk(2).Select(pair => (pair[0], pair[1]))];
}
