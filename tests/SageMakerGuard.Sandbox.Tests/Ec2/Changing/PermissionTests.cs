using System.Threading.Tasks;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2.Changing;

public class PermissionTests
{
    private const string Arn = $"arn:aws:ec2:{HealthyRegion.Region}:{HealthyRegion.Account}:";
    private const string User = $"You are not authorized to perform this operation. User: arn:aws:iam::{HealthyRegion.Account}:user/sandbox is not authorized to perform: ";

    private static Stage Denying(string action, string resource) => new(new SandboxOptions
    {
        PolicyDocument = $$"""{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"{{action}}","Resource":"{{resource}}"}]}""",
    });

    [Theory]
    [InlineData("CreateSubnet", "VpcId=" + HealthyRegion.Vpc + "&CidrBlock=10.20.5.0/24", "subnet/*", "vpc/" + HealthyRegion.Vpc)]
    [InlineData("DeleteSubnet", "SubnetId=" + HealthyRegion.SubnetA, "subnet/" + HealthyRegion.SubnetA)]
    [InlineData("CreateRouteTable", "VpcId=" + HealthyRegion.Vpc, "route-table/*", "vpc/" + HealthyRegion.Vpc)]
    [InlineData("DeleteRouteTable", "RouteTableId=" + HealthyRegion.TableA, "route-table/" + HealthyRegion.TableA)]
    [InlineData("AssociateRouteTable", "RouteTableId=" + HealthyRegion.TableA + "&SubnetId=" + HealthyRegion.SubnetA, "route-table/" + HealthyRegion.TableA, "subnet/" + HealthyRegion.SubnetA)]
    [InlineData("AssociateRouteTable", "RouteTableId=" + HealthyRegion.TableA + "&GatewayId=vgw-0aaa1", "route-table/" + HealthyRegion.TableA, "vpn-gateway/vgw-0aaa1")]
    [InlineData("DisassociateRouteTable", "AssociationId=rtbassoc-0", "route-table/" + HealthyRegion.MainTable)]
    [InlineData("ReplaceRouteTableAssociation", "AssociationId=rtbassoc-0&RouteTableId=" + HealthyRegion.TableA, "route-table/" + HealthyRegion.TableA)]
    [InlineData("CreateRoute", "RouteTableId=" + HealthyRegion.TableA + "&DestinationCidrBlock=0.0.0.0/0&NatGatewayId=" + CompanyEstate.Nat, "route-table/" + HealthyRegion.TableA)]
    [InlineData("ReplaceRoute", "RouteTableId=" + HealthyRegion.TableA + "&DestinationCidrBlock=0.0.0.0/0&NatGatewayId=" + CompanyEstate.Nat, "route-table/" + HealthyRegion.TableA)]
    [InlineData("DeleteRoute", "RouteTableId=" + HealthyRegion.TableA + "&DestinationCidrBlock=0.0.0.0/0", "route-table/" + HealthyRegion.TableA)]
    [InlineData("AllocateAddress", "", "elastic-ip/*")]
    [InlineData("ReleaseAddress", "AllocationId=eipalloc-0aaa1", "elastic-ip/eipalloc-0aaa1")]
    [InlineData("AssociateAddress", "AllocationId=eipalloc-0aaa1&NetworkInterfaceId=eni-0aaa00000000mta1", "elastic-ip/eipalloc-0aaa1", "network-interface/eni-0aaa00000000mta1")]
    [InlineData("DisassociateAddress", "AssociationId=eipassoc-0aaa1", "elastic-ip/eipalloc-0aaa1")]
    [InlineData("CreateNatGateway", "SubnetId=" + HealthyRegion.SubnetA + "&AllocationId=eipalloc-0aaa1", "natgateway/*", "subnet/" + HealthyRegion.SubnetA, "elastic-ip/eipalloc-0aaa1")]
    [InlineData("DeleteNatGateway", "NatGatewayId=" + CompanyEstate.Nat, "natgateway/" + CompanyEstate.Nat)]
    [InlineData("CreateInternetGateway", "", "internet-gateway/*")]
    [InlineData("AttachInternetGateway", "InternetGatewayId=" + CompanyEstate.Igw + "&VpcId=" + HealthyRegion.Vpc, "internet-gateway/" + CompanyEstate.Igw, "vpc/" + HealthyRegion.Vpc)]
    [InlineData("DetachInternetGateway", "InternetGatewayId=" + CompanyEstate.Igw + "&VpcId=" + HealthyRegion.Vpc, "internet-gateway/" + CompanyEstate.Igw, "vpc/" + HealthyRegion.Vpc)]
    [InlineData("DeleteInternetGateway", "InternetGatewayId=" + CompanyEstate.Igw, "internet-gateway/" + CompanyEstate.Igw)]
    [InlineData("CreateNetworkInsightsPath", "Source=eni-0aaa00000000mta1&DestinationIp=198.51.100.1&DestinationPort=443&Protocol=tcp&ClientToken=t", "network-insights-path/*")]
    [InlineData("StartNetworkInsightsAnalysis", "NetworkInsightsPathId=nip-0aaa1&ClientToken=t", "network-insights-analysis/*", "network-insights-path/nip-0aaa1")]
    [InlineData("DeleteNetworkInsightsPath", "NetworkInsightsPathId=nip-0aaa1", "network-insights-path/nip-0aaa1")]
    [InlineData("DeleteNetworkInsightsAnalysis", "NetworkInsightsAnalysisId=nia-0aaa1", "network-insights-analysis/nia-0aaa1")]
    public async Task A_change_needs_its_permission_for_each_resource_that_it_names(string action, string parameters, params string[] resources)
    {
        foreach (var resource in resources)
        {
            using var stage = Denying("ec2:" + action, Arn + resource);
            var reply = await stage.Ask(action, parameters + "&DryRun=true");
            Assert.Equal(("UnauthorizedOperation", $"{User}ec2:{action} on resource: {Arn}{resource} with an explicit deny in an identity-based policy"), (reply.Code, reply.Message));
        }

        using var other = Denying("ec2:" + action, Arn + "something/else");
        Assert.Equal("DryRunOperation", (await other.Ask(action, parameters + "&DryRun=true")).Code);
    }

    [Fact]
    public async Task Tags_on_creation_need_CreateTags_as_well()
    {
        using var stage = Denying("ec2:CreateTags", "*");
        const string Subnet = "VpcId=" + HealthyRegion.Vpc + "&CidrBlock=10.20.5.0/24";
        var reply = await stage.Ask("CreateSubnet", Subnet + "&TagSpecification.1.ResourceType=subnet&TagSpecification.1.Tag.1.Key=Name");
        Assert.Equal(("UnauthorizedOperation", $"{User}ec2:CreateTags on resource: {Arn}subnet/* with an explicit deny in an identity-based policy"), (reply.Code, reply.Message));
        await stage.Do("CreateSubnet", Subnet);
    }

    [Fact]
    public async Task The_form_of_parameters_comes_before_the_permission_and_what_is_missing_after_it()
    {
        using var stage = Denying("ec2:DeleteSubnet", "*");
        await stage.Refuses("DeleteSubnet", "SubnetId=Subnet", "InvalidSubnetID.Malformed", "Invalid id: \"Subnet\" (expecting \"subnet-...\")");
        Assert.Equal("UnauthorizedOperation", (await stage.Ask("DeleteSubnet", "SubnetId=subnet-0ccc1")).Code);
    }
}
