using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2.Changing;

public class AddressTests
{
    private const string NatAllocation = "eipalloc-0aaa1";
    private const string Loose = "eni-0loose";

    private static RegionEstate WithLoose(RegionEstate e) => e with
    {
        NetworkInterfaces = e.NetworkInterfaces with { Items = [.. e.NetworkInterfaces.Items, new NetworkInterface { NetworkInterfaceId = Loose, VpcId = HealthyRegion.Vpc, SubnetId = HealthyRegion.SubnetA, PrivateIpAddress = "10.20.1.200", InterfaceType = "interface", Status = "available" }] },
    };

    [Fact]
    public async Task An_address_is_allocated_described_and_released()
    {
        using var stage = Asking.Quick();
        var made = await stage.Do("AllocateAddress", "Domain=vpc&TagSpecification.1.ResourceType=elastic-ip&TagSpecification.1.Tag.1.Key=Owner&TagSpecification.1.Tag.1.Value=ml");
        var id = made.One("allocationId")!;
        Assert.Equal(("vpc", "amazon", "eu-central-1"), (made.One("domain"), made.One("publicIpv4Pool"), made.One("networkBorderGroup")));
        var row = await stage.Row("DescribeAddresses", "allocationId", id);
        Assert.Equal((made.One("publicIp"), "ml", null, null), (row.Of("publicIp"), row.Of("value"), row.Of("associationId"), row.Of("privateIpAddress")));
        Assert.Equal(id, (await stage.Do("DescribeAddresses", "PublicIp.1=" + made.One("publicIp"))).One("allocationId"));
        await stage.Do("ReleaseAddress", "AllocationId=" + id);
        await stage.Refuses("ReleaseAddress", "AllocationId=" + id, "InvalidAllocationID.NotFound", $"The allocation ID '{id}' does not exist");
        await stage.Refuses("DescribeAddresses", "AllocationId.1=" + id, "InvalidAllocationID.NotFound", $"The allocation ID '{id}' does not exist");
    }

    [Fact]
    public async Task An_estate_that_was_not_asked_for_addresses_shows_those_of_its_NAT_gateways()
    {
        using var stage = Asking.Quick();
        var row = await stage.Row("DescribeAddresses", "allocationId", NatAllocation);
        Assert.Equal(("203.0.113.7", "eni-0aaa1", "10.20.1.9", HealthyRegion.Account), (row.Of("publicIp"), row.Of("networkInterfaceId"), row.Of("privateIpAddress"), row.Of("networkInterfaceOwnerId")));
        await stage.Refuses("ReleaseAddress", "AllocationId=" + NatAllocation, "InvalidIPAddress.InUse", null);
        await stage.Refuses("DisassociateAddress", "AssociationId=" + row.Of("associationId"), "OperationNotPermitted", "You are not allowed to manage 'ela-attach' attachments.");
    }

    [Theory]
    [InlineData("allocation-id", NatAllocation, 1)]
    [InlineData("public-ip", "203.0.113.*", 1)]
    [InlineData("private-ip-address", "10.20.1.9", 1)]
    [InlineData("network-interface-id", "eni-0aaa1", 1)]
    [InlineData("network-border-group", "eu-central-1", 1)]
    [InlineData("instance-id", "*", 0)]
    [InlineData("tag-key", "Owner", 0)]
    public async Task Addresses_are_filtered(string name, string value, int count)
    {
        using var stage = Asking.Quick();
        Assert.Equal(count, (await stage.Do("DescribeAddresses", $"Filter.1.Name={name}&Filter.1.Value.1={value}")).All("allocationId").Count);
    }

    [Theory]
    [InlineData("ReleaseAddress", "PublicIp=203.0.113.7", "InvalidParameterValue", "You must specify an allocation id when releasing a VPC elastic IP address")]
    [InlineData("ReleaseAddress", "", "MissingParameter", "The request must contain the parameter allocationId")]
    [InlineData("ReleaseAddress", "AllocationId=eipalloc-0aaa1&NetworkBorderGroup=us-east-1", "InvalidAddress.NotFound", null)]
    [InlineData("AllocateAddress", "Domain=standard", "InvalidParameterValue", null)]
    [InlineData("AllocateAddress", "PublicIpv4Pool=ipv4pool-ec2-1", "InvalidParameterValue", null)]
    [InlineData("AllocateAddress", "Address=203.0.113.9", "UnsupportedOperation", null)]
    [InlineData("DescribeAddresses", "PublicIp.1=203.0.113.99", "InvalidAddress.NotFound", null)]
    [InlineData("DescribeAddresses", "PublicIp.1=here", "InvalidAddress.Malformed", null)]
    [InlineData("DescribeAddresses", "MaxResults=10", "UnknownParameter", "The parameter MaxResults is not recognized")]
    [InlineData("AssociateAddress", "AllocationId=eipalloc-0aaa1&NetworkInterfaceId=eni-0ccc1", "InvalidNetworkInterfaceID.NotFound", "The networkInterface ID 'eni-0ccc1' does not exist")]
    [InlineData("AssociateAddress", "AllocationId=eipalloc-0ccc1&NetworkInterfaceId=eni-0loose", "InvalidAllocationID.NotFound", "The allocation ID 'eipalloc-0ccc1' does not exist")]
    [InlineData("AssociateAddress", "AllocationId=eipalloc-0aaa1&NetworkInterfaceId=eni-0aaa00000000mta1", "OperationNotPermitted", "You are not allowed to manage 'ela-attach' attachments.")]
    [InlineData("AssociateAddress", "AllocationId=eipalloc-0aaa1&InstanceId=i-0aaa1", "UnsupportedOperation", null)]
    [InlineData("DisassociateAddress", "AssociationId=eipassoc-0ccc1", "InvalidAssociationID.NotFound", null)]
    public async Task Bad_requests_have_the_codes_of_EC2(string action, string parameters, string code, string? sentence)
    {
        using var stage = Asking.Quick(WithLoose);
        await stage.Refuses(action, parameters, code, sentence);
    }

    [Fact]
    public async Task An_account_has_five_addresses_and_one_that_begins_with_more_may_have_as_many_again()
    {
        using (var stage = Asking.Quick())
        {
            for (var i = 0; i < 4; i++)
                await stage.Do("AllocateAddress");
            await stage.Refuses("AllocateAddress", "", "AddressLimitExceeded", "The maximum number of addresses has been reached.");
            Assert.Equal(5, (await stage.Do("DescribeAddresses")).All("publicIp").Distinct().Count());
        }

        using var rich = Asking.Quick(e => e with { Addresses = Part<Address>.Read(Enumerable.Range(0, 6).Select(i => new Address { AllocationId = "eipalloc-0many" + i, PublicIp = "203.0.113." + (100 + i) })) });
        await rich.Do("AllocateAddress");
    }

    [Fact]
    public async Task An_address_goes_from_interface_to_interface_unless_that_is_forbidden()
    {
        using var stage = Asking.Quick(e => WithLoose(e) is var more ? more with { NetworkInterfaces = more.NetworkInterfaces with { Items = [.. more.NetworkInterfaces.Items, more.NetworkInterfaces.Items[^1] with { NetworkInterfaceId = "eni-0loose2", PrivateIpAddress = "10.20.1.201" }] } } : e);
        var id = await stage.Make("AllocateAddress", "", "allocationId");
        var first = await stage.Make("AssociateAddress", $"AllocationId={id}&NetworkInterfaceId={Loose}", "associationId");
        Assert.Equal(first, await stage.Make("AssociateAddress", $"AllocationId={id}&NetworkInterfaceId={Loose}", "associationId"));
        Assert.Equal("10.20.1.200", (await stage.Row("DescribeAddresses", "allocationId", id)).Of("privateIpAddress"));
        await stage.Refuses("ReleaseAddress", "AllocationId=" + id, "InvalidIPAddress.InUse", null);
        await stage.Refuses("AssociateAddress", $"AllocationId={id}&NetworkInterfaceId=eni-0loose2&AllowReassociation=false", "Resource.AlreadyAssociated", null);
        var second = await stage.Make("AssociateAddress", $"AllocationId={id}&NetworkInterfaceId=eni-0loose2", "associationId");
        Assert.NotEqual(first, second);
        Assert.Null((await stage.Row("DescribeNetworkInterfaces", "networkInterfaceId", Loose)).Of("publicIp"));
        Assert.NotNull((await stage.Row("DescribeNetworkInterfaces", "networkInterfaceId", "eni-0loose2")).Of("publicIp"));
        await stage.Do("DisassociateAddress", "AssociationId=" + second);
        Assert.Null((await stage.Row("DescribeNetworkInterfaces", "networkInterfaceId", "eni-0loose2")).Of("publicIp"));
        await stage.Do("ReleaseAddress", "AllocationId=" + id);
    }

    [Fact]
    public async Task A_public_address_is_of_no_use_in_a_VPC_without_an_internet_gateway()
    {
        using var stage = Asking.Quick(e => WithLoose(e) with { InternetGateways = Part<InternetGateway>.Read() });
        var id = await stage.Make("AllocateAddress", "", "allocationId");
        await stage.Refuses("AssociateAddress", $"AllocationId={id}&NetworkInterfaceId={Loose}", "Gateway.NotAttached", $"Network {HealthyRegion.Vpc} is not attached to any internet gateway");
    }

    [Fact]
    public async Task An_address_that_a_NAT_gateway_lets_go_is_nobodys_for_some_seconds()
    {
        using var stage = Asking.Slow();
        await stage.Do("DeleteNatGateway", "NatGatewayId=" + CompanyEstate.Nat);
        const string NotYours = "You do not have permission to access the specified resource.";
        await stage.Refuses("ReleaseAddress", "AllocationId=" + NatAllocation, "AuthFailure", NotYours);
        stage.Now += TimeSpan.FromMinutes(2);
        Assert.Equal("deleted", await stage.State(CompanyEstate.Nat));
        await stage.Refuses("ReleaseAddress", "AllocationId=" + NatAllocation, "AuthFailure", NotYours);
        stage.Now += TimeSpan.FromSeconds(10);
        Assert.Equal(HttpStatusCode.OK, (await stage.Ask("ReleaseAddress", "AllocationId=" + NatAllocation)).Status);
    }
}
