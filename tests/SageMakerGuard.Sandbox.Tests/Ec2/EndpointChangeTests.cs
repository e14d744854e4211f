using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2;

public class EndpointChangeTests
{
    private const string Modify = "ModifyVpcEndpoint";
    private const string Delete = "DeleteVpcEndpoints";
    private const string Sts = "vpce-0aaa0000000000003";
    private const string OnSts = "VpcEndpointId=" + Sts + ";";
    private const string OnS3 = "VpcEndpointId=" + HealthyRegion.S3Endpoint + ";";

    private static Task<Reply> Endpoint(Stage stage, string id = Sts) => stage.Ec2("DescribeVpcEndpoints", "VpcEndpointId.1=" + id);

    private static async Task<string?> State(Stage stage, string id = Sts) => (await Endpoint(stage, id)).One("state");

    private static Task<Reply> Interfaces(Stage stage, string id = Sts) => stage.Ec2("DescribeNetworkInterfaces", "Filter.1.Name=description;Filter.1.Value.1=VPC Endpoint Interface " + id);

    private static Task<string?> Free(Stage stage, string subnet) => Workshop.See(stage, "DescribeSubnets", "SubnetId.1=" + subnet, "availableIpAddressCount");

    [Fact]
    public async Task Subnets_come_at_once_go_with_time_and_no_other_change_is_taken_meanwhile()
    {
        using var stage = Workshop.Slow();
        Assert.Equal("true", (await stage.Ec2(Modify, OnSts + $"AddSubnetId.1={Workshop.SubnetC};RemoveSubnetId.1={HealthyRegion.SubnetB}")).One("return"));
        Assert.Equal("pending", await State(stage));
        Assert.Equal([HealthyRegion.SubnetA, HealthyRegion.SubnetB, Workshop.SubnetC], (await Interfaces(stage)).All("subnetId"));

        var meanwhile = await stage.Ec2(Modify, OnSts + "AddSecurityGroupId.1=" + Workshop.LooseGroup);
        Assert.Equal(("OperationInProgress", "VpcEndpoint modify operation in progress"), (meanwhile.Code, meanwhile.Message));

        stage.Now += Workshop.Step;
        var after = await Endpoint(stage);
        Assert.Equal(("available", $"{HealthyRegion.SubnetA} {Workshop.SubnetC}"), (after.One("state"), string.Join(" ", after.Xml.Descendants().Single(e => e.Name.LocalName == "subnetIdSet").Elements().Select(e => e.Value))));
        Assert.Equal([HealthyRegion.SubnetA, Workshop.SubnetC], (await Interfaces(stage)).All("subnetId"));
        Assert.Equal(after.Xml.Descendants().Single(e => e.Name.LocalName == "networkInterfaceIdSet").Elements().Select(e => e.Value), (await Interfaces(stage)).All("networkInterfaceId"));
        Assert.Equal(("240", "241", "239"), (await Free(stage, HealthyRegion.SubnetA), await Free(stage, HealthyRegion.SubnetB), await Free(stage, Workshop.SubnetC)));
        Assert.Null((await stage.Ec2(Modify, OnSts + "AddSecurityGroupId.1=" + Workshop.LooseGroup)).Code);
    }

    [Fact]
    public async Task Groups_change_on_the_endpoint_and_on_its_interfaces()
    {
        using var stage = Workshop.Slow();
        await stage.Ec2(Modify, OnSts + $"AddSecurityGroupId.1={Workshop.LooseGroup};RemoveSecurityGroupId.1={HealthyRegion.EndpointGroup}");
        var seen = await Endpoint(stage);
        Assert.Equal((Workshop.LooseGroup, "loose", "available"), (seen.One("groupId"), seen.One("groupName"), seen.One("state")));
        Assert.Equal([Workshop.LooseGroup, Workshop.LooseGroup], (await Interfaces(stage)).All("groupId"));
        Assert.Equal("OperationInProgress", (await stage.Ec2(Modify, OnSts + "AddSecurityGroupId.1=" + Workshop.DefaultGroup)).Code);
        Assert.Equal("DependencyViolation", (await stage.Ec2("DeleteSecurityGroup", "GroupId=" + Workshop.LooseGroup)).Code);
    }

    [Fact]
    public async Task Private_DNS_goes_off_and_on_again()
    {
        using var stage = Workshop.Slow();
        await stage.Ec2(Modify, OnSts + "PrivateDnsEnabled=false");
        Assert.Equal(("false", "pending"), ((await Endpoint(stage)).One("privateDnsEnabled"), await State(stage)));
        stage.Now += Workshop.Step;
        Assert.DoesNotContain("sts.eu-central-1.amazonaws.com", (await Endpoint(stage)).All("dnsName"));
        await stage.Ec2(Modify, OnSts + "PrivateDnsEnabled=true");
        stage.Now += Workshop.Step;
        Assert.Contains("sts.eu-central-1.amazonaws.com", (await Endpoint(stage)).All("dnsName"));
        Assert.Equal(("true", "available"), ((await Endpoint(stage)).One("privateDnsEnabled"), await State(stage)));

        // It is on already: nothing to do, and nothing to wait for.
        Assert.Null((await stage.Ec2(Modify, OnSts + "PrivateDnsEnabled=true")).Code);
        Assert.Equal("available", await State(stage));
    }

    [Fact]
    public async Task A_policy_is_there_at_once_and_resets_to_full_access()
    {
        using var stage = Workshop.Slow();
        const string Policy = "{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
        foreach (var (id, full) in new[] { (Sts, "\"Effect\": \"Allow\""), (HealthyRegion.S3Endpoint, "{\"Version\":\"2008-10-17\"") })
        {
            await stage.Ec2(Modify, $"VpcEndpointId={id};PolicyDocument={Policy}");
            Assert.Equal((Policy, "available"), ((await Endpoint(stage, id)).One("policyDocument"), await State(stage, id)));
            await stage.Ec2(Modify, $"VpcEndpointId={id};ResetPolicy=true");
            Assert.Contains(full, (await Endpoint(stage, id)).One("policyDocument"));
        }
    }

    [Fact]
    public async Task Tables_of_a_gateway_endpoint_get_and_lose_its_route_at_once()
    {
        using var stage = Workshop.Slow();
        await stage.Ec2(Modify, OnS3 + $"AddRouteTableId.1={HealthyRegion.MainTable};RemoveRouteTableId.1={HealthyRegion.TableB}");
        Assert.Equal([HealthyRegion.TableA, HealthyRegion.MainTable], (await Endpoint(stage, HealthyRegion.S3Endpoint)).Xml.Descendants().Single(e => e.Name.LocalName == "routeTableIdSet").Elements().Select(e => e.Value));
        Assert.Contains(HealthyRegion.S3Endpoint, (await stage.Ec2("DescribeRouteTables", "RouteTableId.1=" + HealthyRegion.MainTable)).All("gatewayId"));
        Assert.DoesNotContain(HealthyRegion.S3Endpoint, (await stage.Ec2("DescribeRouteTables", "RouteTableId.1=" + HealthyRegion.TableB)).All("gatewayId"));
        Assert.Null((await stage.Ec2(Modify, OnS3 + "AddRouteTableId.1=" + HealthyRegion.TableB)).Code);
    }

    public static TheoryData<string, string, string, string> Refused => new()
    {
        { Modify, "PrivateDnsEnabled=true", "MissingParameter", "The request must contain the parameter vpcEndpointId" },
        { Modify, OnSts, "MissingParameter", "[sandbox]" },
        { Modify, "VpcEndpointId=Endpoint;PrivateDnsEnabled=true", "InvalidVpcEndpointId.Malformed", "Invalid Id: 'Endpoint' (expecting 'vpce-...; the Id may only contain lowercase alphanumeric characters and a single dash')" },
        { Modify, "VpcEndpointId=vpce-0ccc1;PrivateDnsEnabled=true", "InvalidVpcEndpointId.NotFound", "The Vpc Endpoint Id 'vpce-0ccc1' does not exist" },
        { Modify, OnSts + "AddSubnetId.1=subnet", "InvalidSubnetId.Malformed", "Invalid Subnet Id: 'subnet'" },
        { Modify, OnSts + "AddSubnetId.1=subnet-0ccc1", "InvalidSubnetId.NotFound", "[sandbox]" },
        { Modify, OnSts + "AddSubnetId.1=" + Workshop.SecondSubnetA, "DuplicateSubnetsInSameZone", $"Found another VPC endpoint subnet in the availability zone of {Workshop.SecondSubnetA}." },
        { Modify, OnSts + "AddSubnetId.1=" + Workshop.FullSubnet, "InsufficientFreeAddressesInSubnet", "[sandbox]" },
        { Modify, OnSts + "RemoveSubnetId.1=" + Workshop.SubnetC, "InvalidParameter", "[sandbox]" },
        { Modify, OnSts + "AddSecurityGroupId.1=sg-0ccc1", "InvalidSecurityGroupId.NotFound", "[sandbox]" },
        { Modify, OnSts + "AddSecurityGroupId.1=" + Workshop.LonelyGroup, "InvalidParameter", "[sandbox]" },
        { Modify, OnSts + "RemoveSecurityGroupId.1=" + Workshop.LooseGroup, "InvalidParameter", "[sandbox]" },
        { Modify, OnSts + "RemoveSecurityGroupId.1=" + HealthyRegion.EndpointGroup, "InvalidParameter", "[sandbox]" },
        { Modify, OnSts + "AddRouteTableId.1=" + HealthyRegion.TableA, "InvalidParameter", "[sandbox]" },
        { Modify, OnSts + "ResetPolicy=true;PolicyDocument={\"Statement\":[]}", "InvalidParameterCombination", "[sandbox]" },
        { Modify, OnSts + "PolicyDocument=none", "InvalidPolicyDocument", "[sandbox]" },
        { Modify, OnSts + "PrivateDnsEnabled=false;DryRun=true", "DryRunOperation", "Request would have succeeded, but DryRun flag is set." },
        { Modify, OnS3 + "AddSubnetId.1=" + Workshop.SubnetC, "InvalidParameter", "Subnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints." },
        { Modify, OnS3 + "AddSecurityGroupId.1=" + Workshop.LooseGroup, "InvalidParameter", "[sandbox]" },
        { Modify, OnS3 + "PrivateDnsEnabled=true", "InvalidParameter", "[sandbox]" },
        { Modify, OnS3 + "AddRouteTableId.1=rtb-0ccc1", "InvalidRouteTableId.NotFound", "[sandbox]" },
        { Modify, OnS3 + "AddRouteTableId.1=" + Workshop.LonelyTable, "InvalidParameter", "[sandbox]" },
        { Modify, OnS3 + "AddRouteTableId.1=" + HealthyRegion.TableA, "RouteAlreadyExists", $"route table {HealthyRegion.TableA} already has a route with destination-prefix-list-id {HealthyRegion.S3PrefixList}" },
        { Modify, OnS3 + "RemoveRouteTableId.1=" + HealthyRegion.MainTable, "InvalidParameter", "[sandbox]" },
        { Delete, "", "MissingParameter", "The request must contain the parameter vpcEndpointId" },
        { Delete, $"VpcEndpointId.1={Sts};VpcEndpointId.2=Endpoint", "InvalidVpcEndpointId.Malformed", "Invalid Id: 'Endpoint'" },
        { Delete, $"VpcEndpointId.1={Sts};DryRun=true", "DryRunOperation", "Request would have succeeded, but DryRun flag is set." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_EC2_refuses_is_refused_in_its_words_and_changes_nothing(string action, string parameters, string code, string message)
    {
        using var stage = Workshop.Slow();
        var before = await Workshop.Network(stage);
        var reply = await stage.Ec2(action, parameters);
        Assert.Equal((code == "DryRunOperation" ? 412 : 400, code), ((int)reply.Status, reply.Code));
        Assert.StartsWith(message, reply.Message);
        Assert.Equal(before, await Workshop.Network(stage));
    }

    [Fact]
    public async Task Private_DNS_needs_the_attributes_and_a_free_name_later_too()
    {
        using var stage = Workshop.Slow();
        var request = $"VpcEndpointType=Interface;VpcId={Workshop.PeeredVpc};ServiceName={Workshop.Athena};SecurityGroupId.1={Workshop.PeeredGroup};PrivateDnsEnabled=false";
        var ids = new[] { (await stage.Ec2("CreateVpcEndpoint", request)).One("vpcEndpointId"), (await stage.Ec2("CreateVpcEndpoint", request)).One("vpcEndpointId") };
        var early = await stage.Ec2(Modify, $"VpcEndpointId={ids[0]};PrivateDnsEnabled=true");
        Assert.Equal(("OperationInProgress", true), (early.Code, early.Message!.StartsWith("[sandbox]", System.StringComparison.Ordinal)));
        stage.Now += Workshop.Step;
        Assert.Equal($"Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for {Workshop.PeeredVpc}", (await stage.Ec2(Modify, $"VpcEndpointId={ids[0]};PrivateDnsEnabled=true")).Message);
        Assert.Null((await stage.Ec2("ModifyVpcAttribute", $"VpcId={Workshop.PeeredVpc};EnableDnsHostnames.Value=true")).Code);
        Assert.Null((await stage.Ec2(Modify, $"VpcEndpointId={ids[0]};PrivateDnsEnabled=true")).Code);
        Assert.Equal("InvalidParameter", (await stage.Ec2(Modify, $"VpcEndpointId={ids[1]};PrivateDnsEnabled=true")).Code);
    }

    [Fact]
    public async Task A_deleted_endpoint_holds_its_subnets_group_and_name_until_it_is_gone()
    {
        using var stage = Workshop.Slow();
        var reply = await stage.Ec2(Delete, $"VpcEndpointId.1={Sts};VpcEndpointId.2=vpce-0ccc1");
        Assert.Equal(("InvalidVpcEndpoint.NotFound", "vpce-0ccc1"), (reply.One("code"), reply.One("resourceId")));
        Assert.Equal((200, "deleting"), ((int)reply.Status, await State(stage)));
        Assert.Equal(2, (await Interfaces(stage)).All("networkInterfaceId").Count);
        var again = await stage.Ec2("CreateVpcEndpoint", $"VpcEndpointType=Interface;VpcId={HealthyRegion.Vpc};ServiceName=com.amazonaws.eu-central-1.sts;PrivateDnsEnabled=true");
        Assert.Contains("conflicting DNS domain", again.Message);
        Assert.Equal("IncorrectState", (await stage.Ec2(Modify, OnSts + "PrivateDnsEnabled=false")).Code);
        Assert.Contains("<unsuccessful/>", (await stage.Ec2(Delete, "VpcEndpointId.1=" + Sts)).Body);

        stage.Now += Workshop.Step;
        Assert.Equal("InvalidVpcEndpointId.NotFound", (await Endpoint(stage)).Code);
        Assert.Empty((await Interfaces(stage)).All("networkInterfaceId"));
        Assert.Equal(("241", "241"), (await Free(stage, HealthyRegion.SubnetA), await Free(stage, HealthyRegion.SubnetB)));
        Assert.Equal("InvalidVpcEndpoint.NotFound", (await stage.Ec2(Delete, "VpcEndpointId.1=" + Sts)).One("code"));
    }

    [Fact]
    public async Task The_group_of_an_endpoint_that_is_made_and_deleted_again_is_free_once_it_is_gone()
    {
        using var stage = Workshop.Slow();
        var id = (await stage.Ec2("CreateVpcEndpoint", $"VpcEndpointType=Interface;VpcId={HealthyRegion.Vpc};ServiceName={Workshop.Athena};SubnetId.1={HealthyRegion.SubnetA};SecurityGroupId.1={Workshop.LooseGroup}")).One("vpcEndpointId")!;
        stage.Now += Workshop.Step / 2;

        // Deleted while it is pending: it never becomes available.
        await stage.Ec2(Delete, "VpcEndpointId.1=" + id);
        stage.Now += Workshop.Step / 2;
        Assert.Equal("deleting", await State(stage, id));
        Assert.Equal("DependencyViolation", (await stage.Ec2("DeleteSecurityGroup", "GroupId=" + Workshop.LooseGroup)).Code);
        stage.Now += Workshop.Step / 2;
        Assert.Null((await stage.Ec2("DeleteSecurityGroup", "GroupId=" + Workshop.LooseGroup)).Code);
    }

    [Fact]
    public async Task Made_and_deleted_again_the_network_is_what_it_was()
    {
        using var stage = Workshop.Slow();
        await stage.Ec2("CreateVpcEndpoint", $"VpcId={HealthyRegion.Vpc};ServiceName={Workshop.DynamoDb}");
        var before = await Workshop.Network(stage);
        var ids = new[]
        {
            (await stage.Ec2("CreateVpcEndpoint", $"VpcEndpointType=Interface;VpcId={HealthyRegion.Vpc};ServiceName={Workshop.Athena};SubnetId.1={HealthyRegion.SubnetA};SubnetId.2={Workshop.SubnetC};TagSpecification.1.ResourceType=vpc-endpoint;TagSpecification.1.Tag.1.Key=a")).One("vpcEndpointId"),
            (await stage.Ec2("CreateVpcEndpoint", $"VpcId={HealthyRegion.Vpc};ServiceName={Workshop.DynamoDb};RouteTableId.1={HealthyRegion.TableA}")).One("vpcEndpointId"),
        };
        stage.Now += Workshop.Step;
        Assert.NotEqual(before, await Workshop.Network(stage));
        await stage.Ec2(Delete, $"VpcEndpointId.1={ids[0]};VpcEndpointId.2={ids[1]}");
        stage.Now += Workshop.Step;
        Assert.Equal(before, await Workshop.Network(stage));
    }

    [Fact]
    public async Task Changed_and_changed_back_an_endpoint_is_what_it_was()
    {
        using var stage = Workshop.Slow();
        var id = (await stage.Ec2("CreateVpcEndpoint", $"VpcEndpointType=Interface;VpcId={HealthyRegion.Vpc};ServiceName={Workshop.Athena};SubnetId.1={HealthyRegion.SubnetA}")).One("vpcEndpointId");
        stage.Now += Workshop.Step;
        var before = await Workshop.Network(stage);
        const string Policy = "{\"Statement\":[]}";
        foreach (var (there, back) in new[]
        {
            ("AddSubnetId.1=" + Workshop.SubnetC, "RemoveSubnetId.1=" + Workshop.SubnetC), ("PrivateDnsEnabled=false", "PrivateDnsEnabled=true"), ("PolicyDocument=" + Policy, "ResetPolicy=true"),
            ("AddSecurityGroupId.1=" + Workshop.LooseGroup, "RemoveSecurityGroupId.1=" + Workshop.LooseGroup),
        })
        {
            foreach (var change in new[] { there, back })
            {
                Assert.Null((await stage.Ec2(Modify, $"VpcEndpointId={id};{change}")).Code);
                stage.Now += Workshop.Step;
                Assert.Equal(change == back, before == await Workshop.Network(stage));
            }
        }
    }

    [Fact]
    public async Task Where_changes_take_no_time_an_endpoint_is_there_and_gone_at_once()
    {
        using var stage = new Stage(new() { Estate = new() { Source = "test", Regions = [Workshop.Create()] } });
        var id = (await stage.Ec2("CreateVpcEndpoint", $"VpcEndpointType=Interface;VpcId={HealthyRegion.Vpc};ServiceName={Workshop.Athena};SubnetId.1={HealthyRegion.SubnetA}")).One("vpcEndpointId")!;
        Assert.Equal("available", await State(stage, id));
        Assert.Null((await stage.Ec2(Modify, $"VpcEndpointId={id};AddSubnetId.1={HealthyRegion.SubnetB}")).Code);
        Assert.Null((await stage.Ec2(Modify, $"VpcEndpointId={id};RemoveSubnetId.1={HealthyRegion.SubnetA}")).Code);
        Assert.Equal([HealthyRegion.SubnetB], (await Interfaces(stage, id)).All("subnetId"));
        await stage.Ec2(Delete, "VpcEndpointId.1=" + id);
        Assert.Equal("InvalidVpcEndpointId.NotFound", (await Endpoint(stage, id)).Code);
    }
}
