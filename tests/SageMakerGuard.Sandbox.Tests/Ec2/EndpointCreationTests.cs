using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2;

public class EndpointCreationTests
{
    private const string Create = "CreateVpcEndpoint";
    private const string Athena = "VpcEndpointType=Interface;VpcId=" + HealthyRegion.Vpc + ";ServiceName=" + Workshop.Athena + ";";
    private const string InA = "SubnetId.1=" + HealthyRegion.SubnetA + ";";
    private const string S3 = "VpcId=" + HealthyRegion.Vpc + ";ServiceName=" + Workshop.S3 + ";";
    private const string DynamoDb = "VpcId=" + HealthyRegion.Vpc + ";ServiceName=" + Workshop.DynamoDb + ";";

    private static Task<Reply> Endpoint(Stage stage, string? id) => stage.Ec2("DescribeVpcEndpoints", "VpcEndpointId.1=" + id);

    private static Task<string?> Free(Stage stage, string subnet) => Workshop.See(stage, "DescribeSubnets", "SubnetId.1=" + subnet, "availableIpAddressCount");

    [Fact]
    public async Task An_interface_endpoint_is_pending_with_its_interfaces_and_then_available()
    {
        using var stage = Workshop.Slow();
        var made = await stage.Ec2(Create, Athena + InA + $"SubnetId.2={HealthyRegion.SubnetB};SecurityGroupId.1={HealthyRegion.EndpointGroup};PrivateDnsEnabled=true;TagSpecification.1.ResourceType=vpc-endpoint;TagSpecification.1.Tag.1.Key=Name;TagSpecification.1.Tag.1.Value=athena");
        var id = made.One("vpcEndpointId");
        Assert.Equal(("pending", "Interface", Workshop.Athena, HealthyRegion.EndpointGroup, "endpoints", "true", "athena"), (made.One("state"), made.One("vpcEndpointType"), made.One("serviceName"), made.One("groupId"), made.One("groupName"), made.One("privateDnsEnabled"), made.One("value")));
        Assert.Equal("pending", (await Endpoint(stage, id)).One("state"));

        var interfaces = await stage.Ec2("DescribeNetworkInterfaces", "Filter.1.Name=description;Filter.1.Value.1=VPC Endpoint Interface " + id);
        Assert.Equal(made.Xml.Descendants().Single(e => e.Name.LocalName == "networkInterfaceIdSet").Elements().Select(e => e.Value), interfaces.All("networkInterfaceId"));
        Assert.Equal([HealthyRegion.SubnetA, HealthyRegion.SubnetB], interfaces.All("subnetId"));
        Assert.Equal(["vpc_endpoint", "vpc_endpoint"], interfaces.All("interfaceType"));
        Assert.Equal(["true", "true"], interfaces.All("requesterManaged"));
        Assert.Equal([HealthyRegion.EndpointGroup, HealthyRegion.EndpointGroup], interfaces.All("groupId"));
        Assert.Equal(("239", "239"), (await Free(stage, HealthyRegion.SubnetA), await Free(stage, HealthyRegion.SubnetB)));

        stage.Now += Workshop.Step;
        var seen = await Endpoint(stage, id);
        Assert.Equal("available", seen.One("state"));
        var names = seen.All("dnsName");
        Assert.Matches($@"^{id}-[0-9a-f]{{8}}\.athena\.eu-central-1\.vpce\.amazonaws\.com$", names[0]);
        Assert.Equal([names[0].Replace(".athena.", "-eu-central-1a.athena."), names[0].Replace(".athena.", "-eu-central-1b.athena."), "athena.eu-central-1.amazonaws.com"], names.Skip(1));
        Assert.Contains("ZONEIDPENDING", made.All("hostedZoneId"));
        Assert.DoesNotContain("ZONEIDPENDING", seen.All("hostedZoneId"));
    }

    [Fact]
    public async Task Interfaces_take_addresses_that_nobody_has()
    {
        using var stage = Workshop.Slow(with: r => r with { HostedZones = Part<HostedZone>.Read() });
        foreach (var service in new[] { Workshop.Athena, Workshop.Glue, Workshop.Secrets })
            Assert.Null((await stage.Ec2(Create, Athena.Replace(Workshop.Athena, service) + InA)).Code);
        var addresses = (await stage.Ec2("DescribeNetworkInterfaces", "Filter.1.Name=subnet-id;Filter.1.Value.1=" + HealthyRegion.SubnetA)).Xml.Descendants().Where(e => e.Name.LocalName == "privateIpAddressesSet").Select(e => e.Value).ToList();
        Assert.Equal(addresses.Distinct(), addresses);
        Assert.Equal("237", await Free(stage, HealthyRegion.SubnetA));
    }

    [Fact]
    public async Task What_a_request_leaves_out_is_the_default_group_full_access_and_private_DNS()
    {
        using var stage = Workshop.Slow();
        var made = await stage.Ec2(Create, Athena);
        Assert.Equal((Workshop.DefaultGroup, "default", "true"), (made.One("groupId"), made.One("groupName"), made.One("privateDnsEnabled")));
        Assert.Contains("\"Action\": \"*\"", made.One("policyDocument"));
        Assert.Contains("<subnetIdSet/>", made.Body);
        Assert.Contains("<dnsEntrySet/>", made.Body);
        Assert.Equal("false", (await stage.Ec2(Create, Athena.Replace(Workshop.Athena, Workshop.DynamoDb))).One("privateDnsEnabled"));
    }

    [Fact]
    public async Task A_gateway_endpoint_is_available_in_the_answer_and_has_a_route_in_each_table()
    {
        using var stage = Workshop.Slow();
        var made = await stage.Ec2(Create, DynamoDb + $"RouteTableId.1={HealthyRegion.TableA};RouteTableId.2={HealthyRegion.MainTable}");
        var id = made.One("vpcEndpointId");
        Assert.Equal(("available", "Gateway", "false"), (made.One("state"), made.One("vpcEndpointType"), made.One("privateDnsEnabled")));
        var list = (await stage.Ec2("DescribePrefixLists", $"Filter.1.Name=prefix-list-name;Filter.1.Value.1={Workshop.DynamoDb}")).One("prefixListId");
        Assert.Matches("^pl-[0-9a-f]{8}$", list);
        var tables = await stage.Ec2("DescribeRouteTables", "Filter.1.Name=route.gateway-id;Filter.1.Value.1=" + id);
        Assert.Equal([HealthyRegion.MainTable, HealthyRegion.TableA], tables.Xml.Descendants().Where(e => e.Name.LocalName == "routeTableId" && e.Parent!.Parent!.Name.LocalName == "routeTableSet").Select(e => e.Value));
        var route = tables.Xml.Descendants().First(e => e.Name.LocalName == "gatewayId" && e.Value == id).Parent!;
        Assert.Equal([list, id, "active", "CreateRoute"], route.Elements().Select(e => e.Value));
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { "ServiceName=" + Workshop.S3, "MissingParameter", "The request must contain the parameter vpcId" },
        { "VpcId=" + HealthyRegion.Vpc, "MissingParameter", "The request must contain the parameter serviceName" },
        { Athena.Replace("Interface", "Bridge"), "InvalidParameterValue", "[sandbox]" },
        { Athena.Replace("Interface", "Resource"), "UnsupportedOperation", "[sandbox]" },
        { Athena + "ServiceRegion=us-east-1", "UnsupportedOperation", "[sandbox]" },
        { Athena + "SubnetConfiguration.1.SubnetId=" + HealthyRegion.SubnetA, "UnsupportedOperation", "[sandbox]" },
        { Athena + "IpAddressType=dualstack", "UnsupportedOperation", "[sandbox]" },
        { Athena + "PrivateDnsEnabled=maybe", "InvalidParameterValue", "[sandbox]" },
        { Athena + "ClientToken=" + new string('t', 65), "InvalidParameterValue", "[sandbox]" },
        { S3.Replace(HealthyRegion.Vpc, "MalformedVpcId"), "InvalidVpcId.Malformed", "Invalid Id: 'MalformedVpcId' (expecting 'vpc-...; the Id may only contain lowercase alphanumeric characters and a single dash')" },
        { Athena + "SubnetId.1=subnet", "InvalidSubnetId.Malformed", "Invalid Subnet Id: 'subnet' (expecting 'subnet-...; the Id may only contain lowercase alphanumeric characters and a single dash')" },
        { Athena + InA + "SecurityGroupId.1=group", "InvalidSecurityGroupId.Malformed", "Invalid Security Group Id: 'group'" },
        { DynamoDb + "RouteTableId.1=table", "InvalidRouteTableId.Malformed", "Invalid Route Table Id: 'table'" },

        // Malformed comes before missing.
        { S3.Replace(HealthyRegion.Vpc, "vpc-0ccc1") + "RouteTableId.1=table", "InvalidRouteTableId.Malformed", "Invalid Route Table Id: 'table'" },
        { S3.Replace(HealthyRegion.Vpc, "vpc-0ccc1"), "InvalidVpcId.NotFound", "[sandbox]" },
        { Athena + "SubnetId.1=subnet-0ccc1", "InvalidSubnetId.NotFound", "[sandbox]" },
        { Athena + InA + "SecurityGroupId.1=sg-0ccc1", "InvalidSecurityGroupId.NotFound", "[sandbox]" },
        { DynamoDb + "RouteTableId.1=rtb-0ccc1", "InvalidRouteTableId.NotFound", "[sandbox]" },
        { Athena + "SubnetId.1=" + Workshop.LonelySubnet, "InvalidParameter", "[sandbox]" },
        { Athena + InA + "SecurityGroupId.1=" + Workshop.LonelyGroup, "InvalidParameter", "[sandbox]" },
        { DynamoDb + "RouteTableId.1=" + Workshop.LonelyTable, "InvalidParameter", "[sandbox]" },
        { Athena.Replace(Workshop.Athena, "com.amazonaws.eu-central-1.none"), "InvalidServiceName", "The Vpc Endpoint Service 'com.amazonaws.eu-central-1.none' does not exist" },
        { Athena.Replace("Interface", "Gateway"), "InvalidParameter", "Endpoint type (Gateway) does not match available service types ([Interface])." },
        { S3 + InA, "InvalidParameter", "Subnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints." },
        { S3 + "SecurityGroupId.1=" + HealthyRegion.EndpointGroup, "InvalidParameter", "[sandbox]" },
        { S3 + "PrivateDnsEnabled=true", "InvalidParameter", "[sandbox]" },
        { Athena + "RouteTableId.1=" + HealthyRegion.TableA, "InvalidParameter", "[sandbox]" },
        { S3 + "RouteTableId.1=" + HealthyRegion.TableA, "RouteAlreadyExists", $"route table {HealthyRegion.TableA} already has a route with destination-prefix-list-id {HealthyRegion.S3PrefixList}" },
        { Athena.Replace(Workshop.Athena, Workshop.Smtp) + InA, "InvalidParameter", $"The VPC endpoint service {Workshop.Smtp} does not support the availability zone of the subnet: {HealthyRegion.SubnetA}." },
        { Athena + InA + "SubnetId.2=" + Workshop.SecondSubnetA, "DuplicateSubnetsInSameZone", $"Found another VPC endpoint subnet in the availability zone of {Workshop.SecondSubnetA}. VPC endpoint subnets should be in different availability zones supported by the VPC endpoint service." },
        { Athena + "SubnetId.1=" + Workshop.FullSubnet, "InsufficientFreeAddressesInSubnet", "[sandbox]" },
        { Athena.Replace(Workshop.Athena, "com.amazonaws.eu-central-1.sts"), "InvalidParameter", $"private-dns-enabled cannot be set because there is already a conflicting DNS domain for sts.eu-central-1.amazonaws.com in the VPC {HealthyRegion.Vpc}" },
        { Athena.Replace(Workshop.Athena, Workshop.Secrets), "InvalidParameter", $"private-dns-enabled cannot be set because there is already a conflicting DNS domain for secretsmanager.eu-central-1.amazonaws.com in the VPC {HealthyRegion.Vpc}" },
        { Athena.Replace(HealthyRegion.Vpc, Workshop.PeeredVpc) + $"PrivateDnsEnabled=true;SecurityGroupId.1={Workshop.PeeredGroup}", "InvalidParameter", $"Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for {Workshop.PeeredVpc}" },
        { Athena.Replace(Workshop.Athena, Workshop.DynamoDb) + "PrivateDnsEnabled=true", "InvalidParameter", $"Private DNS can't be enabled because the service {Workshop.DynamoDb} does not provide a private DNS name." },
        { Athena.Replace(Workshop.Athena, Workshop.S3).Replace(HealthyRegion.Vpc, Workshop.DefaultVpc) + "PrivateDnsEnabled=true", "InvalidParameter", $"To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC {Workshop.DefaultVpc} must have a Gateway endpoint for the service." },
        { Athena.Replace(HealthyRegion.Vpc, Workshop.LonelyVpc) + "PrivateDnsEnabled=false", "InvalidParameter", "[sandbox]" },
        { Athena + "SecurityGroupId.1=" + string.Join(";", new[] { HealthyRegion.DomainGroup, HealthyRegion.EndpointGroup, HealthyRegion.NfsInbound, HealthyRegion.NfsOutbound, Workshop.DefaultGroup, Workshop.LooseGroup }.Select((g, i) => i == 0 ? g : $"SecurityGroupId.{i + 1}={g}")), "SecurityGroupsPerInterfaceLimitExceeded", "[sandbox]" },
        { Athena + "PolicyDocument={", "InvalidPolicyDocument", "[sandbox]" },
        { Athena + "PolicyDocument={}", "InvalidPolicyDocument", "[sandbox]" },
        { Athena + "PolicyDocument={\"Statement\":[]," + new string(' ', 20480) + "\"Version\":\"2012-10-17\"}", "InvalidPolicyDocument", "[sandbox]" },
        { Athena + "TagSpecification.1.ResourceType=vpc;TagSpecification.1.Tag.1.Key=a", "InvalidParameterValue", "'vpc' is not a valid taggable resource type for this operation." },
        { Athena + "DryRun=true", "DryRunOperation", "Request would have succeeded, but DryRun flag is set." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_EC2_refuses_is_refused_in_its_words_and_changes_nothing(string parameters, string code, string message)
    {
        using var stage = Workshop.Slow();
        var before = await Workshop.Network(stage);
        var reply = await stage.Ec2(Create, parameters);
        Assert.Equal((code == "DryRunOperation" ? 412 : 400, code), ((int)reply.Status, reply.Code));
        Assert.StartsWith(message, reply.Message);
        Assert.Equal(before, await Workshop.Network(stage));
    }

    [Fact]
    public async Task Private_DNS_of_S3_goes_with_a_gateway_endpoint_or_with_all_resolvers_asked_for()
    {
        using var stage = Workshop.Slow();
        var s3 = Athena.Replace(Workshop.Athena, Workshop.S3);
        Assert.Null((await stage.Ec2(Create, s3 + InA + "PrivateDnsEnabled=true")).Code);
        Assert.Null((await stage.Ec2(Create, s3.Replace(HealthyRegion.Vpc, Workshop.DefaultVpc) + "PrivateDnsEnabled=true;DnsOptions.PrivateDnsOnlyForInboundResolverEndpoint=false")).Code);
    }

    [Fact]
    public async Task A_participant_of_a_shared_VPC_makes_no_endpoints_in_it()
    {
        using var stage = Workshop.Slow(with: r => r with { Vpcs = r.Vpcs.Select(v => v with { OwnerId = CompanyEstate.OtherAccount }) });
        Assert.Equal("OperationNotPermitted", (await stage.Ec2(Create, Athena)).Code);
    }

    [Fact]
    public async Task A_token_makes_one_endpoint_whatever_became_of_it_and_takes_no_other_parameters()
    {
        using var stage = Workshop.Slow();
        var request = Athena + InA + "ClientToken=Token-1";
        var first = await stage.Ec2(Create, request);
        Assert.Equal("Token-1", first.One("clientToken"));
        stage.Now += Workshop.Step;
        var again = await stage.Ec2(Create, request);
        Assert.Equal((first.One("vpcEndpointId"), "available"), (again.One("vpcEndpointId"), again.One("state")));
        Assert.Equal("239", await Free(stage, HealthyRegion.SubnetA));

        var other = await stage.Ec2(Create, request.Replace(HealthyRegion.SubnetA, HealthyRegion.SubnetB));
        Assert.Equal(("IdempotentParameterMismatch", "Arguments on this idempotent request are inconsistent with arguments used in previous request(s)."), (other.Code, other.Message));

        // Tokens are case-sensitive: this is another one, and the name is taken.
        Assert.Equal("InvalidParameter", (await stage.Ec2(Create, request.Replace("Token-1", "token-1"))).Code);
    }

    [Fact]
    public async Task A_refused_or_dry_request_does_not_use_up_its_token()
    {
        using var stage = Workshop.Slow();
        Assert.Equal("DryRunOperation", (await stage.Ec2(Create, Athena + InA + "ClientToken=t;DryRun=true")).Code);
        Assert.Equal("InvalidSubnetId.NotFound", (await stage.Ec2(Create, Athena + "SubnetId.1=subnet-0ccc1;ClientToken=t")).Code);
        Assert.Null((await stage.Ec2(Create, Athena + InA + "ClientToken=t")).Code);
    }

    [Theory]
    [InlineData("Interface", 50)]
    [InlineData("Gateway", 20)]
    public async Task Endpoints_are_counted(string type, int most)
    {
        using var stage = Workshop.Slow(with: r => r with
        {
            VpcEndpoints = r.VpcEndpoints with { Items = [.. r.VpcEndpoints.Items, .. Enumerable.Range(0, most - 1 - r.VpcEndpoints.Items.Count(e => e.VpcEndpointType == type)).Select(i => new VpcEndpoint { VpcEndpointId = $"vpce-0{i:x16}", VpcEndpointType = type, VpcId = HealthyRegion.Vpc, ServiceName = "com.amazonaws.vpce.own", State = "available" })] },
        });
        var request = type == "Interface" ? Athena + "PrivateDnsEnabled=false" : DynamoDb;
        Assert.Null((await stage.Ec2(Create, request)).Code);
        var refused = await stage.Ec2(Create, request);
        Assert.Equal(("VpcEndpointLimitExceeded", "The maximum number of VPC endpoints has been reached."), (refused.Code, refused.Message));
    }

    [Fact]
    public async Task Of_two_who_make_the_same_endpoint_at_once_one_gets_it()
    {
        using var stage = Workshop.Slow();
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => stage.Ec2(Create, Athena + InA + "PrivateDnsEnabled=true")));
        Assert.Equal(1, replies.Count(r => r.Code is null));
        Assert.Equal("239", await Free(stage, HealthyRegion.SubnetA));
    }

    [Fact]
    public async Task A_region_of_which_nothing_is_known_has_the_prefix_lists_of_its_gateways()
    {
        using var stage = new Stage { Region = "eu-west-1" };
        var lists = await stage.Ec2("DescribePrefixLists");
        Assert.Equal(["com.amazonaws.eu-west-1.s3", "com.amazonaws.eu-west-1.dynamodb"], lists.All("prefixListName"));
        Assert.Equal(2, lists.All("prefixListId").Distinct().Count());
        using var another = new Stage { Region = "eu-west-1" };
        Assert.Equal(lists.All("prefixListId"), (await another.Ec2("DescribePrefixLists")).All("prefixListId"));
    }
}
