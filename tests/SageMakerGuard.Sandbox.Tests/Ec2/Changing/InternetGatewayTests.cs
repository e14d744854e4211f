using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2.Changing;

public class InternetGatewayTests
{
    private const string Vpc = "&VpcId=" + HealthyRegion.Vpc;
    private const string Gateway = "InternetGatewayId=" + CompanyEstate.Igw;

    private static RegionEstate WithoutNat(RegionEstate e) => e with { NatGateways = Part<NatGateway>.Read() };

    [Fact]
    public async Task A_gateway_is_made_loose_attached_and_taken_away_again()
    {
        using var stage = Asking.Quick(e => WithoutNat(e) with { InternetGateways = Part<InternetGateway>.Read() });
        var made = await stage.Do("CreateInternetGateway", "TagSpecification.1.ResourceType=internet-gateway&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=out");
        var id = made.One("internetGatewayId")!;
        Assert.Equal(("out", "", HealthyRegion.Account), (made.One("value"), made.One("attachmentSet"), made.One("ownerId")));
        await stage.Do("AttachInternetGateway", $"InternetGatewayId={id}{Vpc}");
        Assert.Equal((HealthyRegion.Vpc, "attached"), ((await stage.Row("DescribeInternetGateways", "internetGatewayId", id)).Of("vpcId"), (await stage.Row("DescribeInternetGateways", "internetGatewayId", id)).Of("state")));
        await stage.Refuses("DeleteInternetGateway", "InternetGatewayId=" + id, "DependencyViolation", $"The internetGateway '{id}' has dependencies and cannot be deleted.");
        await stage.Do("DetachInternetGateway", $"InternetGatewayId={id}{Vpc}");
        await stage.Refuses("DetachInternetGateway", $"InternetGatewayId={id}{Vpc}", "Gateway.NotAttached", null);
        await stage.Do("DeleteInternetGateway", "InternetGatewayId=" + id);
        await stage.Refuses("DeleteInternetGateway", "InternetGatewayId=" + id, "InvalidInternetGatewayID.NotFound", $"The internetGateway ID '{id}' does not exist");
    }

    [Fact]
    public async Task A_gateway_has_one_VPC_and_a_VPC_one_gateway()
    {
        using var stage = Asking.Quick();
        await stage.Refuses("AttachInternetGateway", Gateway + Vpc, "Resource.AlreadyAssociated", $"resource {CompanyEstate.Igw} is already attached to network {HealthyRegion.Vpc}");
        var second = await stage.Make("CreateInternetGateway", "", "internetGatewayId");
        await stage.Refuses("AttachInternetGateway", $"InternetGatewayId={second}{Vpc}", "InvalidParameterValue", $"Network {HealthyRegion.Vpc} already has an internet gateway attached");
    }

    [Fact]
    public async Task Public_addresses_hold_the_gateway()
    {
        using var stage = Asking.Quick();
        const string Mapped = $"Network {HealthyRegion.Vpc} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.";
        await stage.Refuses("DetachInternetGateway", Gateway + Vpc, "DependencyViolation", Mapped);
        await stage.Do("DeleteNatGateway", "NatGatewayId=" + CompanyEstate.Nat);
        await stage.Do("DetachInternetGateway", Gateway + Vpc);
        using var mapped = Asking.Quick(e => WithoutNat(e) with { NetworkInterfaces = e.NetworkInterfaces.Select(i => i with { Association = new() { PublicIp = "203.0.113.50" } }) });
        await mapped.Refuses("DetachInternetGateway", Gateway + Vpc, "DependencyViolation", Mapped);
    }

    [Fact]
    public async Task Routes_to_a_detached_gateway_are_blackholes_until_it_is_attached_again()
    {
        using var stage = Asking.Quick(WithoutNat);
        await stage.Do("CreateRoute", $"RouteTableId={HealthyRegion.MainTable}&DestinationCidrBlock=0.0.0.0/0&GatewayId={CompanyEstate.Igw}");
        await stage.Do("DetachInternetGateway", Gateway + Vpc);
        Assert.Contains($"0.0.0.0/0 -> {CompanyEstate.Igw} (blackhole)", await stage.Routes(HealthyRegion.MainTable));
        await stage.Do("AttachInternetGateway", Gateway + Vpc);
        Assert.Contains($"0.0.0.0/0 -> {CompanyEstate.Igw} (active)", await stage.Routes(HealthyRegion.MainTable));
    }

    [Fact]
    public async Task An_account_has_five_gateways()
    {
        using var stage = Asking.Quick();
        for (var i = 0; i < 4; i++)
            await stage.Do("CreateInternetGateway");
        await stage.Refuses("CreateInternetGateway", "", "InternetGatewayLimitExceeded", "The maximum number of internet gateways has been reached.");
    }

    [Theory]
    [InlineData("AttachInternetGateway", "InternetGatewayId=igw-0ccc1" + Vpc, "InvalidInternetGatewayID.NotFound", "The internetGateway ID 'igw-0ccc1' does not exist")]
    [InlineData("AttachInternetGateway", "InternetGatewayId=igw-0ccc1&VpcId=x", "InvalidVpcID.Malformed", "Invalid id: \"x\" (expecting \"vpc-...\")")]
    [InlineData("AttachInternetGateway", Gateway + "&VpcId=vpc-0ccc1", "InvalidVpcID.NotFound", "The vpc ID 'vpc-0ccc1' does not exist")]
    [InlineData("AttachInternetGateway", Gateway, "MissingParameter", "The request must contain the parameter vpcId")]
    [InlineData("DetachInternetGateway", "InternetGatewayId=gateway" + Vpc, "InvalidInternetGatewayId.Malformed", "Invalid id: \"gateway\" (expecting \"igw-...\")")]
    [InlineData("DetachInternetGateway", Gateway + "&VpcId=vpc-0ccc1", "InvalidVpcID.NotFound", "The vpc ID 'vpc-0ccc1' does not exist")]
    public async Task Bad_requests_have_the_codes_of_EC2(string action, string parameters, string code, string? sentence)
    {
        using var stage = Asking.Quick();
        await stage.Refuses(action, parameters, code, sentence);
    }
}
