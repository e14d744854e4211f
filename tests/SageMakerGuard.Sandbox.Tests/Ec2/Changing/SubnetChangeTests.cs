using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2.Changing;

public class SubnetChangeTests
{
    private const string Vpc = "VpcId=" + HealthyRegion.Vpc;

    private static RegionEstate WithV6(RegionEstate estate) => estate with { Vpcs = estate.Vpcs.Select(v => v with { Ipv6CidrBlockAssociationSet = [new() { Ipv6CidrBlock = "2a05:d014:1::/56" }] }) };

    [Theory]
    [InlineData("CidrBlock=10.20.5.0/24&AvailabilityZone=eu-central-1b", "10.20.5.0/24", "eu-central-1b", "euc1-az2", 251)]
    [InlineData("CidrBlock=10.20.5.0/28&AvailabilityZoneId=euc1-az3", "10.20.5.0/28", "eu-central-1c", "euc1-az3", 11)]
    [InlineData("CidrBlock=10.20.128.9/17", "10.20.128.0/17", "eu-central-1a", "euc1-az1", 32763)]
    public async Task A_subnet_has_its_block_in_canonical_form_its_zone_and_five_addresses_less(string parameters, string block, string zone, string zoneId, int free)
    {
        using var stage = Asking.Quick();
        var reply = await stage.Do("CreateSubnet", $"{Vpc}&{parameters}");
        Assert.Equal((block, zone, zoneId, free.ToString(), "false"), (reply.One("cidrBlock"), reply.One("availabilityZone"), reply.One("availabilityZoneId"), reply.One("availableIpAddressCount"), reply.One("mapPublicIpOnLaunch")));
        Assert.Equal(reply.Xml.Descendants().Single(e => e.Name.LocalName == "subnet").Elements().Select(e => (e.Name.LocalName, e.Value)), (await stage.Row("DescribeSubnets", "subnetId", reply.One("subnetId")!)).Elements().Select(e => (e.Name.LocalName, e.Value)));
    }

    [Fact]
    public async Task A_subnet_comes_with_the_default_ACL_and_the_main_table_without_a_row_of_its_own()
    {
        using var stage = Asking.Quick();
        var subnet = await stage.Make("CreateSubnet", $"{Vpc}&CidrBlock=10.20.5.0/24", "subnetId");
        Assert.Contains(subnet, (await stage.Row("DescribeNetworkAcls", "networkAclId", HealthyRegion.Acl)).Elements().Single(e => e.Name.LocalName == "associationSet").Value);
        Assert.DoesNotContain(subnet, (await stage.Do("DescribeRouteTables")).Body);
    }

    [Fact]
    public async Task A_subnet_is_made_with_its_tags_which_the_tagging_API_shows_as_well()
    {
        using var stage = Asking.Quick();
        var subnet = await stage.Make("CreateSubnet", $"{Vpc}&CidrBlock=10.20.5.0/24&TagSpecification.1.ResourceType=subnet&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=studio a", "subnetId");
        var found = await stage.Do("DescribeSubnets", "Filter.1.Name=tag:Name&Filter.1.Value.1=studio*");
        Assert.Equal(subnet, found.One("subnetId"));
        Assert.Contains("subnet/" + subnet, (await stage.Tagging("GetResources")).Body);
    }

    [Fact]
    public async Task An_IPv6_block_goes_with_it_where_the_VPC_has_one()
    {
        using var stage = Asking.Quick(WithV6);
        var subnet = await stage.Do("CreateSubnet", $"{Vpc}&CidrBlock=10.20.5.0/24&Ipv6CidrBlock=2a05:d014:1:5::/64");
        Assert.Equal("2a05:d014:1:5::/64", subnet.One("ipv6CidrBlock"));
        await stage.Refuses("CreateSubnet", $"{Vpc}&CidrBlock=10.20.6.0/24&Ipv6CidrBlock=2a05:d014:1:5::/64", "InvalidSubnet.Conflict", "The CIDR '2a05:d014:1:5::/64' conflicts with another subnet");
        await stage.Refuses("CreateSubnet", $"{Vpc}&CidrBlock=10.20.6.0/24&Ipv6CidrBlock=2a05:d014:2:5::/64", "InvalidSubnet.Range", null);
    }

    [Theory]
    [InlineData(Vpc + "&CidrBlock=10.20.1.0/24", "InvalidSubnet.Conflict", "The CIDR '10.20.1.0/24' conflicts with another subnet")]
    [InlineData(Vpc + "&CidrBlock=10.20.0.0/16", "InvalidSubnet.Conflict", "The CIDR '10.20.0.0/16' conflicts with another subnet")]
    [InlineData(Vpc + "&CidrBlock=10.20.1.128/28", "InvalidSubnet.Conflict", "The CIDR '10.20.1.128/28' conflicts with another subnet")]
    [InlineData(Vpc + "&CidrBlock=10.21.0.0/24", "InvalidSubnet.Range", null)]
    [InlineData(Vpc + "&CidrBlock=10.20.5.0/29", "InvalidSubnet.Range", null)]
    [InlineData(Vpc + "&CidrBlock=10.0.0.0/8", "InvalidSubnet.Range", null)]
    [InlineData(Vpc + "&CidrBlock=10.20.5.0", "InvalidParameterValue", null)]
    [InlineData(Vpc + "&CidrBlock=10.20.5/24", "InvalidParameterValue", null)]
    [InlineData(Vpc + "&CidrBlock=2a05:d014:1:5::/64", "InvalidParameterValue", null)]
    [InlineData(Vpc, "MissingParameter", "The request must contain the parameter cidrBlock")]
    [InlineData("CidrBlock=10.20.5.0/24", "MissingParameter", "The request must contain the parameter vpcId")]
    [InlineData("VpcId=vpc-0ccc1&CidrBlock=10.20.5.0/24", "InvalidVpcID.NotFound", "The vpc ID 'vpc-0ccc1' does not exist")]
    [InlineData("VpcId=VPC&CidrBlock=10.20.5.0/24", "InvalidVpcID.Malformed", "Invalid id: \"VPC\" (expecting \"vpc-...\")")]
    [InlineData(Vpc + "&CidrBlock=10.20.5.0/24&AvailabilityZone=us-west-2c", "InvalidParameterValue", "Value (us-west-2c) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: eu-central-1a, eu-central-1b, eu-central-1c.")]
    [InlineData(Vpc + "&CidrBlock=10.20.5.0/24&AvailabilityZoneId=usw2-az1", "InvalidParameterValue", null)]
    [InlineData(Vpc + "&CidrBlock=10.20.5.0/24&AvailabilityZone=eu-central-1a&AvailabilityZoneId=euc1-az1", "InvalidParameterCombination", null)]
    [InlineData(Vpc + "&CidrBlock=10.20.5.0/24&OutpostArn=arn:aws:outposts:x", "UnsupportedOperation", null)]
    [InlineData(Vpc + "&CidrBlock=10.20.5.0/24&TagSpecification.1.ResourceType=subnet&TagSpecification.1.Tag.1.Key=aws:x", "InvalidParameterValue", null)]
    public async Task A_subnet_that_cannot_be_is_refused_and_nothing_is_made(string parameters, string code, string? sentence)
    {
        using var stage = Asking.Quick();
        await stage.Refuses("CreateSubnet", parameters, code, sentence);
        Assert.Equal(2, (await stage.Do("DescribeSubnets")).All("subnetId").Count);
    }

    [Fact]
    public async Task The_VPC_has_room_for_two_hundred_subnets()
    {
        using var stage = Asking.Quick(e => e with { Subnets = e.Subnets with { Items = [.. e.Subnets.Items, .. Enumerable.Range(0, 197).Select(i => HealthyRegion.Subnet($"subnet-0many{i}", $"10.20.{100 + (i / 16)}.{i % 16 * 16}/28", "a", 1))] } });
        await stage.Do("CreateSubnet", $"{Vpc}&CidrBlock=10.20.5.0/24");
        await stage.Refuses("CreateSubnet", $"{Vpc}&CidrBlock=10.20.6.0/24", "SubnetLimitExceeded", null);
    }

    [Fact]
    public async Task A_subnet_with_an_interface_stays_and_an_empty_one_goes_with_its_associations()
    {
        using var stage = Asking.Quick();
        await stage.Refuses("DeleteSubnet", "SubnetId=" + HealthyRegion.SubnetA, "DependencyViolation", $"The subnet '{HealthyRegion.SubnetA}' has dependencies and cannot be deleted.");
        var subnet = await stage.Make("CreateSubnet", $"{Vpc}&CidrBlock=10.20.5.0/24", "subnetId");
        await stage.Do("AssociateRouteTable", $"RouteTableId={HealthyRegion.TableA}&SubnetId={subnet}");
        Assert.Equal("true", (await stage.Do("DeleteSubnet", "SubnetId=" + subnet)).One("return"));
        await stage.Refuses("DeleteSubnet", "SubnetId=" + subnet, "InvalidSubnetID.NotFound", $"The subnet ID '{subnet}' does not exist");
        await stage.Refuses("DeleteSubnet", "SubnetId=Subnet", "InvalidSubnetID.Malformed", "Invalid id: \"Subnet\" (expecting \"subnet-...\")");
        Assert.DoesNotContain(subnet, (await stage.Do("DescribeRouteTables")).Body + (await stage.Do("DescribeNetworkAcls")).Body);
    }

    [Theory]
    [InlineData("mount target")]
    [InlineData("endpoint")]
    [InlineData("attachment")]
    public async Task A_subnet_is_held_by_those_whose_interfaces_the_estate_does_not_list(string by)
    {
        using var stage = Asking.Quick(e => (e with { NetworkInterfaces = Part<NetworkInterface>.Read(), MountTargets = Part<MountTarget>.Read(), VpcEndpoints = Part<VpcEndpoint>.Read(), TransitGatewayVpcAttachments = Part<TransitGatewayVpcAttachment>.Read() }) is var bare ? by switch
        {
            "mount target" => bare with { MountTargets = e.MountTargets },
            "endpoint" => bare with { VpcEndpoints = e.VpcEndpoints },
            _ => bare with { TransitGatewayVpcAttachments = e.TransitGatewayVpcAttachments.Select(a => a with { SubnetIds = [HealthyRegion.SubnetB] }) },
        } : e);
        await stage.Refuses("DeleteSubnet", "SubnetId=" + HealthyRegion.SubnetB, "DependencyViolation", $"The subnet '{HealthyRegion.SubnetB}' has dependencies and cannot be deleted.");
    }

    [Fact]
    public async Task One_attribute_at_a_time_is_modified_and_there_is_no_dry_run_for_it()
    {
        using var stage = Asking.Quick();
        const string Subnet = "SubnetId=" + HealthyRegion.SubnetA;
        await stage.Do("ModifySubnetAttribute", Subnet + "&MapPublicIpOnLaunch.Value=true");
        Assert.Equal("true", (await stage.Row("DescribeSubnets", "subnetId", HealthyRegion.SubnetA)).Of("mapPublicIpOnLaunch"));
        await stage.Do("ModifySubnetAttribute", Subnet + "&MapPublicIpOnLaunch.Value=false");
        Assert.Equal("false", (await stage.Row("DescribeSubnets", "subnetId", HealthyRegion.SubnetA)).Of("mapPublicIpOnLaunch"));
        await stage.Refuses("ModifySubnetAttribute", Subnet, "MissingParameter", null);
        await stage.Refuses("ModifySubnetAttribute", Subnet + "&MapPublicIpOnLaunch.Value=true&EnableDns64.Value=true", "InvalidParameterCombination", null);
        await stage.Refuses("ModifySubnetAttribute", Subnet + "&EnableDns64.Value=true", "UnsupportedOperation", null);
        await stage.Refuses("ModifySubnetAttribute", Subnet + "&MapPublicIpOnLaunch.Value=perhaps", "InvalidParameterValue", null);
        await stage.Refuses("ModifySubnetAttribute", Subnet + "&MapPublicIpOnLaunch.Value=true&DryRun=true", "UnknownParameter", "The parameter DryRun is not recognized");
        await stage.Refuses("ModifySubnetAttribute", "SubnetId=subnet-0ccc1&MapPublicIpOnLaunch.Value=true", "InvalidSubnetID.NotFound", "The subnet ID 'subnet-0ccc1' does not exist");
    }

    [Fact]
    public async Task A_dry_run_changes_nothing_and_a_shared_VPC_is_not_this_accounts_to_change()
    {
        using (var stage = Asking.Quick())
        {
            Assert.Equal("DryRunOperation", (await stage.Ask("CreateSubnet", $"{Vpc}&CidrBlock=10.20.5.0/24&DryRun=true")).Code);
            Assert.Equal(2, (await stage.Do("DescribeSubnets")).All("subnetId").Count);
        }

        using var shared = Asking.Quick(e => e with { Vpcs = e.Vpcs.Select(v => v with { OwnerId = CompanyEstate.OtherAccount }) });
        await shared.Refuses("CreateSubnet", $"{Vpc}&CidrBlock=10.20.5.0/24", "OperationNotPermitted", null);
        await shared.Refuses("CreateRoute", $"RouteTableId={HealthyRegion.TableA}&DestinationCidrBlock=0.0.0.0/0&NatGatewayId={CompanyEstate.Nat}", "OperationNotPermitted", null);
    }
}
