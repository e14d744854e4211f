using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2.Changing;

public class NatGatewayTests
{
    private const string InA = "SubnetId=" + HealthyRegion.SubnetA;
    private const string Route = "RouteTableId=" + HealthyRegion.TableB + "&DestinationCidrBlock=0.0.0.0/0&NatGatewayId=";

    private static async Task<(string Nat, string Allocation)> Made(Stage stage, string subnet = HealthyRegion.SubnetA)
    {
        var allocation = await stage.Make("AllocateAddress", "", "allocationId");
        return (await stage.Make("CreateNatGateway", $"SubnetId={subnet}&AllocationId={allocation}", "natGatewayId"), allocation);
    }

    [Fact]
    public async Task It_is_pending_with_nothing_but_its_allocation_and_available_with_interface_and_addresses_in_time()
    {
        using var stage = Asking.Slow();
        var free = await stage.FreeAddresses();
        var allocation = await stage.Do("AllocateAddress");
        var pending = await stage.Do("CreateNatGateway", $"{InA}&AllocationId={allocation.One("allocationId")}&TagSpecification.1.ResourceType=natgateway&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=out");
        var nat = pending.One("natGatewayId")!;
        Assert.Equal(("pending", "public", "out", "2026-03-01T08:00:00.000Z"), (pending.One("state"), pending.One("connectivityType"), pending.One("value"), pending.One("createTime")));
        Assert.Equal((allocation.One("allocationId"), null, null, null), (pending.One("allocationId"), pending.One("networkInterfaceId"), pending.One("privateIp"), pending.One("publicIp")));
        Assert.Equal("pending", await stage.State(nat));
        stage.Now += TimeSpan.FromMinutes(2);
        var row = await stage.Row("DescribeNatGateways", "natGatewayId", nat);
        Assert.Equal(("available", allocation.One("publicIp"), "10.20.1.4"), (row.Of("state"), row.Of("publicIp"), row.Of("privateIp")));
        var networkInterface = await stage.Row("DescribeNetworkInterfaces", "networkInterfaceId", row.Of("networkInterfaceId")!);
        Assert.Equal(
            ($"Interface for NAT Gateway {nat}", "natGateway", "true", "false", "", allocation.One("publicIp"), "amazon-aws"),
            (networkInterface.Of("description"), networkInterface.Of("interfaceType"), networkInterface.Of("requesterManaged"), networkInterface.Of("sourceDestCheck"), networkInterface.Of("groupSet"), networkInterface.Of("publicIp"), networkInterface.Of("instanceOwnerId")));
        Assert.StartsWith("ela-attach-", networkInterface.Of("attachmentId"));
        Assert.Equal(row.Of("networkInterfaceId"), (await stage.Row("DescribeAddresses", "allocationId", allocation.One("allocationId")!)).Of("networkInterfaceId"));
        Assert.Equal(free - 1, await stage.FreeAddresses());
    }

    [Fact]
    public async Task Where_changes_take_no_time_the_answer_is_pending_all_the_same()
    {
        using var stage = Asking.Quick();
        var allocation = await stage.Make("AllocateAddress", "", "allocationId");
        var reply = await stage.Do("CreateNatGateway", $"{InA}&AllocationId={allocation}");
        Assert.Equal(("pending", "available"), (reply.One("state"), await stage.State(reply.One("natGatewayId")!)));
    }

    [Fact]
    public async Task A_private_one_needs_neither_address_nor_internet_gateway()
    {
        using var stage = Asking.Quick(e => e with { InternetGateways = Part<InternetGateway>.Read() });
        var nat = await stage.Make("CreateNatGateway", InA + "&ConnectivityType=private&PrivateIpAddress=10.20.1.77", "natGatewayId");
        var row = await stage.Row("DescribeNatGateways", "natGatewayId", nat);
        Assert.Equal(("available", "10.20.1.77", null, null), (row.Of("state"), row.Of("privateIp"), row.Of("publicIp"), row.Of("allocationId")));
    }

    [Fact]
    public async Task A_token_makes_one_gateway_and_the_second_answer_shows_it_as_it_is_by_then()
    {
        using var stage = Asking.Slow();
        var allocation = await stage.Make("AllocateAddress", "", "allocationId");
        var first = await stage.Do("CreateNatGateway", $"{InA}&AllocationId={allocation}&ClientToken=once");
        Assert.Equal("once", first.One("clientToken"));
        stage.Now += TimeSpan.FromMinutes(2);
        var second = await stage.Do("CreateNatGateway", $"{InA}&AllocationId={allocation}&ClientToken=once");
        Assert.Equal((first.One("natGatewayId"), "available"), (second.One("natGatewayId"), second.One("state")));
        await stage.Refuses("CreateNatGateway", $"SubnetId={HealthyRegion.SubnetB}&AllocationId={allocation}&ClientToken=once", "IdempotentParameterMismatch", "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).");
        Assert.Equal(2, (await stage.Do("DescribeNatGateways")).All("natGatewayId").Count);
    }

    [Fact]
    public async Task Calls_at_the_same_time_make_one_thing_of_one_token_and_one_subnet_of_one_block()
    {
        using var stage = Asking.Slow();
        var allocation = await stage.Make("AllocateAddress", "", "allocationId");
        var nats = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => stage.Make("CreateNatGateway", $"{InA}&AllocationId={allocation}&ClientToken=once", "natGatewayId")));
        var subnets = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => stage.Ask("CreateSubnet", $"VpcId={HealthyRegion.Vpc}&CidrBlock=10.20.5.0/24")));
        Assert.Single(nats.Distinct());
        Assert.Equal((1, 7), (subnets.Count(r => r.Code is null), subnets.Count(r => r.Code == "InvalidSubnet.Conflict")));
    }

    [Theory]
    [InlineData("no gateway", "Gateway.NotAttached", "Network " + HealthyRegion.Vpc + " has no Internet gateway attached")]
    [InlineData("address in use", "Resource.AlreadyAssociated", "Elastic IP address eipalloc-0aaa1 is already associated")]
    [InlineData("no address", "InvalidAllocationID.NotFound", "Elastic IP address eipalloc-0ccc1 could not be associated with this NAT gateway")]
    [InlineData("full subnet", "InsufficientFreeAddressesInSubnet", "Subnet has insufficient free addresses to create this NAT gateway")]
    [InlineData("subnet gone", "InvalidSubnetID.NotFound", "The specified subnet {0} does not exist or could not be found.")]
    public async Task What_is_wrong_shows_later_and_the_route_to_it_is_a_blackhole_and_after_an_hour_it_is_gone(string why, string code, string message)
    {
        using var stage = Asking.Slow(with: e => why switch
        {
            "no gateway" => e with { InternetGateways = Part<InternetGateway>.Read() },
            "full subnet" => e with { Subnets = e.Subnets.Select(s => s with { AvailableIpAddressCount = 0 }) },
            _ => e,
        });
        var subnet = why == "subnet gone" ? await stage.Make("CreateSubnet", $"VpcId={HealthyRegion.Vpc}&CidrBlock=10.20.5.0/24", "subnetId") : HealthyRegion.SubnetA;
        var allocation = why switch { "address in use" => "eipalloc-0aaa1", "no address" => "eipalloc-0ccc1", _ => await stage.Make("AllocateAddress", "", "allocationId") };
        var nat = await stage.Make("CreateNatGateway", $"SubnetId={subnet}&AllocationId={allocation}", "natGatewayId");
        await stage.Do("CreateRoute", Route + nat);
        if (why == "subnet gone")
            await stage.Do("DeleteSubnet", "SubnetId=" + subnet);
        Assert.Equal("pending", await stage.State(nat));
        stage.Now += TimeSpan.FromMinutes(2);
        var row = await stage.Row("DescribeNatGateways", "natGatewayId", nat);
        Assert.Equal(("failed", code, string.Format(System.Globalization.CultureInfo.InvariantCulture, message, subnet), allocation), (row.Of("state"), row.Of("failureCode"), row.Of("failureMessage"), row.Of("allocationId")));
        Assert.Contains($"0.0.0.0/0 -> {nat} (blackhole)", await stage.Routes(HealthyRegion.TableB));
        stage.Now += TimeSpan.FromHours(1);
        await stage.Refuses("DescribeNatGateways", "NatGatewayId.1=" + nat, "NatGatewayNotFound", null);
    }

    [Fact]
    public async Task Of_two_for_one_address_the_second_fails()
    {
        using var stage = Asking.Slow();
        var (first, allocation) = await Made(stage);
        stage.Now += TimeSpan.FromSeconds(1);
        var second = await stage.Make("CreateNatGateway", $"{InA}&AllocationId={allocation}", "natGatewayId");
        stage.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(("available", "failed"), (await stage.State(first), await stage.State(second)));
    }

    [Fact]
    public async Task A_deleted_one_stays_listed_for_an_hour_and_lets_go_of_subnet_address_and_routes_at_the_end_of_deleting()
    {
        using var stage = Asking.Slow();
        var subnet = await stage.Make("CreateSubnet", $"VpcId={HealthyRegion.Vpc}&CidrBlock=10.20.5.0/24", "subnetId");
        var (nat, allocation) = await Made(stage, subnet);
        stage.Now += TimeSpan.FromMinutes(2);
        await stage.Do("CreateRoute", Route + nat);
        Assert.Equal(nat, await stage.Make("DeleteNatGateway", "NatGatewayId=" + nat, "natGatewayId"));
        Assert.Equal("deleting", await stage.State(nat));
        Assert.Contains($"0.0.0.0/0 -> {nat} (active)", await stage.Routes(HealthyRegion.TableB));
        await stage.Refuses("DeleteSubnet", "SubnetId=" + subnet, "DependencyViolation", $"The subnet '{subnet}' has dependencies and cannot be deleted.");
        await stage.Do("DeleteNatGateway", "NatGatewayId=" + nat);
        stage.Now += TimeSpan.FromMinutes(2);
        var row = await stage.Row("DescribeNatGateways", "natGatewayId", nat);
        Assert.Equal(("deleted", allocation, "2026-03-01T08:04:00.000Z"), (row.Of("state"), row.Of("allocationId"), row.Of("deleteTime")));
        Assert.Contains($"0.0.0.0/0 -> {nat} (blackhole)", await stage.Routes(HealthyRegion.TableB));
        Assert.Null((await stage.Row("DescribeAddresses", "allocationId", allocation)).Of("associationId"));
        await stage.Refuses("DescribeNetworkInterfaces", "NetworkInterfaceId.1=" + row.Of("networkInterfaceId"), "InvalidNetworkInterfaceID.NotFound", $"The networkInterface ID '{row.Of("networkInterfaceId")}' does not exist");
        await stage.Do("DeleteSubnet", "SubnetId=" + subnet);
        await stage.Do("DeleteRoute", "RouteTableId=" + HealthyRegion.TableB + "&DestinationCidrBlock=0.0.0.0/0");
        stage.Now += TimeSpan.FromMinutes(59);
        Assert.Equal("deleted", await stage.State(nat));
        stage.Now += TimeSpan.FromMinutes(1);
        await stage.Refuses("DeleteNatGateway", "NatGatewayId=" + nat, "NatGatewayNotFound", null);
    }

    [Fact]
    public async Task One_that_is_deleted_while_pending_never_becomes_available()
    {
        using var stage = Asking.Slow();
        var (nat, allocation) = await Made(stage);
        stage.Now += TimeSpan.FromMinutes(1);
        await stage.Do("DeleteNatGateway", "NatGatewayId=" + nat);
        stage.Now += TimeSpan.FromMinutes(1.5);
        Assert.Equal("deleting", await stage.State(nat));
        stage.Now += TimeSpan.FromMinutes(1);
        Assert.Equal("deleted", await stage.State(nat));
        Assert.Null((await stage.Row("DescribeAddresses", "allocationId", allocation)).Of("associationId"));
    }

    [Fact]
    public async Task A_zone_has_room_for_five()
    {
        using var stage = Asking.Quick(e => e with { Addresses = Part<Address>.Read(Enumerable.Range(0, 6).Select(i => new Address { AllocationId = "eipalloc-0many" + i, PublicIp = "203.0.113." + (100 + i) })) });
        for (var i = 0; i < 4; i++)
            await stage.Do("CreateNatGateway", $"{InA}&AllocationId=eipalloc-0many{i}");
        await stage.Refuses("CreateNatGateway", $"{InA}&AllocationId=eipalloc-0many4", "NatGatewayLimitExceeded", "Performing this operation would exceed the limit of 5 NAT gateways");
        await stage.Do("CreateNatGateway", $"SubnetId={HealthyRegion.SubnetB}&AllocationId=eipalloc-0many4");
        await stage.Do("DeleteNatGateway", "NatGatewayId=" + CompanyEstate.Nat);
        await stage.Do("CreateNatGateway", $"{InA}&AllocationId=eipalloc-0many5");
    }

    [Theory]
    [InlineData("CreateNatGateway", "AllocationId=eipalloc-0aaa1", "MissingParameter", "The request must contain the parameter subnetId")]
    [InlineData("CreateNatGateway", InA, "MissingParameter", "The request must contain the parameter allocationId")]
    [InlineData("CreateNatGateway", "SubnetId=subnet-0ccc1&AllocationId=eipalloc-0aaa1", "InvalidSubnetID.NotFound", "The subnet ID 'subnet-0ccc1' does not exist")]
    [InlineData("CreateNatGateway", "SubnetId=subnet&AllocationId=eipalloc-0aaa1", "InvalidSubnetID.Malformed", "Invalid id: \"subnet\" (expecting \"subnet-...\")")]
    [InlineData("CreateNatGateway", InA + "&AllocationId=eipalloc-0aaa1&ConnectivityType=private", "InvalidParameterCombination", null)]
    [InlineData("CreateNatGateway", InA + "&ConnectivityType=both", "InvalidParameterValue", null)]
    [InlineData("CreateNatGateway", InA + "&ConnectivityType=private&PrivateIpAddress=10.20.2.9", "InvalidParameterValue", null)]
    [InlineData("CreateNatGateway", InA + "&ConnectivityType=private&PrivateIpAddress=10.20.1.10", "InvalidIPAddress.InUse", null)]
    [InlineData("CreateNatGateway", InA + "&AllocationId=eipalloc-0aaa1&SecondaryPrivateIpAddressCount=2", "UnsupportedOperation", null)]
    [InlineData("CreateNatGateway", "VpcId=" + HealthyRegion.Vpc + "&AvailabilityMode=regional", "UnsupportedOperation", null)]
    [InlineData("DeleteNatGateway", "NatGatewayId=nat-0ccc1", "NatGatewayNotFound", null)]
    [InlineData("DeleteNatGateway", "NatGatewayId=gateway", "NatGatewayMalformed", "Invalid id: \"gateway\" (expecting \"nat-...\")")]
    public async Task Bad_requests_have_the_codes_of_EC2(string action, string parameters, string code, string? sentence)
    {
        using var stage = Asking.Quick();
        await stage.Refuses(action, parameters, code, sentence);
    }
}
