using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2;

public class Ec2Tests
{
    [Theory]
    [InlineData("DescribeVpcs", "vpc-id", HealthyRegion.Vpc, 1)]
    [InlineData("DescribeVpcs", "vpc-id", "vpc-*", 1)]
    [InlineData("DescribeVpcs", "vpc-id", "vpc-0aaa000000000000?", 1)]
    [InlineData("DescribeVpcs", "vpc-id", "VPC-*", 0)]
    [InlineData("DescribeVpcs", "vpc-id", "nothing|vpc-0aaa*", 1)]
    [InlineData("DescribeVpcs", "vpc-id", "vpc-\\*", 0)]
    [InlineData("DescribeSubnets", "availability-zone", "eu-central-1a", 1)]
    [InlineData("DescribeSubnets", "map-public-ip-on-launch", "false", 2)]
    [InlineData("DescribeRouteTables", "association.subnet-id", HealthyRegion.SubnetA, 1)]
    [InlineData("DescribeRouteTables", "association.main", "true", 1)]
    [InlineData("DescribeRouteTables", "route.gateway-id", HealthyRegion.S3Endpoint, 2)]
    [InlineData("DescribeNetworkAcls", "entry.protocol", "-1", 1)]
    [InlineData("DescribeSecurityGroups", "group-name", "security-group-for-*", 2)]
    [InlineData("DescribeSecurityGroups", "ip-permission.group-id", HealthyRegion.DomainGroup, 2)]
    [InlineData("DescribeVpcEndpoints", "vpc-endpoint-type", "Gateway", 1)]
    [InlineData("DescribeVpcEndpoints", "vpc-endpoint-state", "deleted", 0)]
    [InlineData("DescribeNatGateways", "tag:Name", "nat & co*", 1)]
    [InlineData("DescribeNatGateways", "tag-key", "Name", 1)]
    [InlineData("DescribeNatGateways", "state", "deleted", 0)]
    [InlineData("DescribeInternetGateways", "attachment.vpc-id", HealthyRegion.Vpc, 1)]
    [InlineData("DescribeNetworkInterfaces", "description", "EFS mount target for fs-*", 2)]
    [InlineData("DescribeFlowLogs", "resource-id", HealthyRegion.Vpc, 1)]
    [InlineData("DescribeTransitGatewayAttachments", "resource-type", "vpc", 1)]
    [InlineData("DescribeManagedPrefixLists", "owner-id", "AWS", 1)]
    [InlineData("DescribePrefixLists", "prefix-list-name", "com.amazonaws.*", 1)]
    [InlineData("DescribeVpcEndpointServices", "service-name", "*.sts", 1)]
    public async Task Filters_match_as_AWS_matches_them(string action, string name, string values, int count)
    {
        using var stage = new Stage();
        var reply = await stage.Ec2(action, [("Filter.1.Name", name), .. values.Split('|').Select((value, i) => ($"Filter.1.Value.{i + 1}", value))]);
        Assert.Null(reply.Code);
        var set = reply.Xml.Elements().Single(e => e.Name.LocalName.EndsWith("Set", System.StringComparison.Ordinal) && e.Name.LocalName != "serviceNameSet" || e.Name.LocalName is "securityGroupInfo" or "transitGatewayAttachments");
        Assert.Equal(count, set.Elements().Count());
    }

    [Fact]
    public async Task Filters_are_anded()
    {
        using var stage = new Stage();
        var reply = await stage.Ec2("DescribeSubnets", ("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", HealthyRegion.Vpc), ("Filter.2.Name", "subnet-id"), ("Filter.2.Value.1", HealthyRegion.SubnetB));
        Assert.Equal(HealthyRegion.SubnetB, reply.One("subnetId"));
    }

    [Theory]
    [InlineData("DescribeVpcs", "VpcId.1", "vpc-0ccc1", "InvalidVpcID.NotFound", "The vpc ID 'vpc-0ccc1' does not exist")]
    [InlineData("DescribeVpcs", "VpcId.1", "VPC_1", "InvalidVpcID.Malformed", "Invalid id: \"VPC_1\" (expecting \"vpc-...\")")]
    [InlineData("DescribeSubnets", "SubnetId.1", "subnet-0ccc1", "InvalidSubnetID.NotFound", "The subnet ID 'subnet-0ccc1' does not exist")]
    [InlineData("DescribeRouteTables", "RouteTableId.1", "rtb-0ccc1", "InvalidRouteTableID.NotFound", null)]
    [InlineData("DescribeSecurityGroups", "GroupId.1", "sg-0ccc1", "InvalidGroup.NotFound", "The security group 'sg-0ccc1' does not exist")]
    [InlineData("DescribeVpcEndpoints", "VpcEndpointId.1", "vpce-0ccc1", "InvalidVpcEndpointId.NotFound", "The Vpc Endpoint Id 'vpce-0ccc1' does not exist")]
    [InlineData("DescribeVpcEndpoints", "VpcEndpointId.1", "Endpoint", "InvalidVpcEndpointId.Malformed", "Invalid Id: 'Endpoint' (expecting 'vpce-...; the Id may only contain lowercase alphanumeric characters and a single dash')")]
    [InlineData("DescribeVpcEndpointServices", "ServiceName.1", "com.amazonaws.x", "InvalidServiceName", "The Vpc Endpoint Service 'com.amazonaws.x' does not exist")]
    [InlineData("DescribeNatGateways", "NatGatewayId.1", "nat-0ccc1", "NatGatewayNotFound", null)]
    [InlineData("DescribeInternetGateways", "InternetGatewayId.1", "igw-0ccc1", "InvalidInternetGatewayID.NotFound", "The internetGateway ID 'igw-0ccc1' does not exist")]
    [InlineData("DescribeNetworkInterfaces", "NetworkInterfaceId.1", "eni-0ccc1", "InvalidNetworkInterfaceID.NotFound", "The networkInterface ID 'eni-0ccc1' does not exist")]
    [InlineData("DescribeTransitGateways", "TransitGatewayIds.1", "tgw-0ccc1", "InvalidTransitGatewayID.NotFound", "Transit Gateway tgw-0ccc1 was deleted or does not exist.")]
    [InlineData("DescribeVpcs", "Filter.1.Name", "colour", "InvalidParameterValue", "The filter 'colour' is invalid")]
    [InlineData("DescribeVpcs", "MaxResults", "4", "InvalidParameterValue", "Value ( 4 ) for parameter maxResults is invalid. Expecting a value greater than 5.")]
    [InlineData("DescribeRouteTables", "MaxResults", "101", "InvalidParameterValue", null)]
    [InlineData("DescribeVpcs", "NextToken", "nonsense", "InvalidNextToken", null)]
    [InlineData("DescribeVpcs", "Colour", "red", "UnknownParameter", "The parameter Colour is not recognized")]
    [InlineData("DescribeRegions", "MaxResults", "10", "UnknownParameter", "The parameter MaxResults is not recognized")]
    [InlineData("DescribeVpcAttribute", "VpcId", HealthyRegion.Vpc, "MissingParameter", "The request must contain the parameter attribute")]
    [InlineData("GetManagedPrefixListEntries", "MaxResults", "100", "MissingParameter", "The request must contain the parameter prefixListId")]
    [InlineData("DescribeVpcs", "DryRun", "true", "DryRunOperation", "Request would have succeeded, but DryRun flag is set.")]
    public async Task Bad_requests_have_the_codes_and_words_of_EC2(string action, string parameter, string value, string code, string? message)
    {
        using var stage = new Stage();
        var reply = await stage.Ec2(action, (parameter, value));
        Assert.Equal((code == "DryRunOperation" ? 412 : 400, code), ((int)reply.Status, reply.Code));
        if (message is not null)
            Assert.Equal(message, reply.Message);
    }

    [Fact]
    public async Task One_unknown_id_fails_the_whole_call()
    {
        using var stage = new Stage();
        Assert.Equal("InvalidSubnetID.NotFound", (await stage.Ec2("DescribeSubnets", ("SubnetId.1", HealthyRegion.SubnetA), ("SubnetId.2", "subnet-0ccc1"))).Code);
    }

    [Fact]
    public async Task Ids_and_pages_do_not_go_together()
    {
        using var stage = new Stage();
        var reply = await stage.Ec2("DescribeVpcs", ("VpcId.1", HealthyRegion.Vpc), ("MaxResults", "10"));
        Assert.Equal(("InvalidParameterCombination", "The parameter VpcIds cannot be used with the parameter MaxResults"), (reply.Code, reply.Message));
        Assert.Null((await stage.Ec2("DescribeVpcEndpoints", ("VpcEndpointId.1", HealthyRegion.S3Endpoint), ("MaxResults", "5000"))).Code);
    }

    [Fact]
    public async Task Pages_follow_their_tokens_and_the_last_one_has_none()
    {
        using var stage = new Stage();
        var seen = new List<string>();
        var pages = 0;
        string? token = null;
        do
        {
            var page = await stage.Ec2("DescribeNetworkInterfaces", token is null ? [("MaxResults", "5")] : [("MaxResults", "5"), ("NextToken", token)]);
            seen.AddRange(page.All("networkInterfaceId"));
            token = page.One("nextToken");
            pages++;
        }
        while (token is not null);
        var all = CompanyEstate.Rich().NetworkInterfaces.Items.Count;
        Assert.Equal(((all + 4) / 5, all), (pages, seen.Distinct().Count()));
    }

    [Fact]
    public async Task Entries_of_a_prefix_list_come_by_the_hundred()
    {
        using var stage = new Stage();
        var first = await stage.Ec2("GetManagedPrefixListEntries", ("PrefixListId", CompanyEstate.OwnPrefixList));
        var second = await stage.Ec2("GetManagedPrefixListEntries", ("PrefixListId", CompanyEstate.OwnPrefixList), ("NextToken", first.One("nextToken")!));
        Assert.Equal((100, 50, null), (first.All("cidr").Count, second.All("cidr").Count, second.One("nextToken")));
    }

    [Theory]
    [InlineData("state", "active", null, 2)]
    [InlineData("type", "static", "5", 3)]
    [InlineData("route-search.exact-match", "10.0.0.0/8", null, 1)]
    [InlineData("route-search.subnet-of-match", "10.0.0.0/8", null, 2)]
    [InlineData("route-search.supernet-of-match", "10.20.1.0/24", null, 3)]
    [InlineData("route-search.longest-prefix-match", "10.20.1.7", null, 1)]
    public async Task Routes_of_a_transit_gateway_are_searched(string filter, string value, string? max, int count)
    {
        using var stage = new Stage();
        List<(string, string)> parameters = [("TransitGatewayRouteTableId", CompanyEstate.TgwTable), ("Filter.1.Name", filter), ("Filter.1.Value.1", value)];
        if (max is not null)
            parameters.Add(("MaxResults", max));
        var reply = await stage.Ec2("SearchTransitGatewayRoutes", [.. parameters]);
        Assert.Equal((count, "false"), (reply.All("destinationCidrBlock").Count, reply.One("additionalRoutesAvailable")));
    }

    [Fact]
    public async Task An_empty_list_is_an_empty_element()
    {
        using var stage = new Stage();
        Assert.Contains("<natGatewaySet/>", (await stage.Ec2("DescribeNatGateways", ("Filter.1.Name", "state"), ("Filter.1.Value.1", "failed"))).Body);
        stage.Region = "ca-central-1";
        Assert.Contains("<vpcSet/>", (await stage.Ec2("DescribeVpcs")).Body);
    }

    [Fact]
    public async Task Regions_are_those_that_the_account_may_use_and_all_of_them_when_asked()
    {
        using var stage = new Stage(new SandboxOptions { NotOptedIn = ["eu-south-2"] });
        var enabled = await stage.Ec2("DescribeRegions");
        Assert.Equal(17, enabled.All("regionName").Count);
        var all = await stage.Ec2("DescribeRegions", ("AllRegions", "true"));
        Assert.Contains("eu-south-2", all.All("regionName"));
        var closed = await stage.Ec2("DescribeRegions", ("AllRegions", "true"), ("Filter.1.Name", "opt-in-status"), ("Filter.1.Value.1", "not-opted-in"));
        Assert.Contains("eu-south-2", closed.All("regionName"));
        Assert.DoesNotContain("eu-central-1", closed.All("regionName"));
    }

    [Fact]
    public async Task Zones_have_the_ids_of_the_accounts_subnets()
    {
        using var stage = new Stage();
        Assert.Equal(["euc1-az1", "euc1-az2", "euc1-az3"], (await stage.Ec2("DescribeAvailabilityZones")).All("zoneId"));
    }

    [Fact]
    public async Task An_attribute_of_a_VPC_comes_alone()
    {
        using var stage = new Stage();
        var reply = await stage.Ec2("DescribeVpcAttribute", ("VpcId", HealthyRegion.Vpc), ("Attribute", "enableDnsHostnames"));
        Assert.Equal(["requestId", "vpcId", "enableDnsHostnames"], reply.Xml.Elements().Select(e => e.Name.LocalName));
        Assert.Equal("true", reply.One("value"));
    }
}
