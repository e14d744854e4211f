using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2;

public class VpcAttributeTests
{
    private const string Modify = "ModifyVpcAttribute";

    private static async Task<(string?, string?)> Attributes(Stage stage, string vpc) => (
        await Workshop.See(stage, "DescribeVpcAttribute", $"VpcId={vpc};Attribute=enableDnsSupport", "value"),
        await Workshop.See(stage, "DescribeVpcAttribute", $"VpcId={vpc};Attribute=enableDnsHostnames", "value"));

    [Fact]
    public async Task Attributes_change_one_by_one_and_at_once()
    {
        using var stage = Workshop.Slow();
        Assert.Equal(("true", "true"), await Attributes(stage, HealthyRegion.Vpc));
        Assert.Equal("true", (await stage.Ec2(Modify, $"VpcId={HealthyRegion.Vpc};EnableDnsHostnames.Value=false")).One("return"));
        Assert.Equal(("true", "false"), await Attributes(stage, HealthyRegion.Vpc));
        await stage.Ec2(Modify, $"VpcId={HealthyRegion.Vpc};EnableDnsSupport.Value=false");
        Assert.Equal(("false", "false"), await Attributes(stage, HealthyRegion.Vpc));
        Assert.StartsWith("[sandbox]", (await stage.Ec2(Modify, $"VpcId={HealthyRegion.Vpc};EnableDnsHostnames.Value=true")).Message);
        await stage.Ec2(Modify, $"VpcId={HealthyRegion.Vpc};EnableDnsSupport.Value=true");
        await stage.Ec2(Modify, $"VpcId={HealthyRegion.Vpc};EnableDnsHostnames.Value=true");
        Assert.Equal(("true", "true"), await Attributes(stage, HealthyRegion.Vpc));
        Assert.Equal(("true", "false"), await Attributes(stage, Workshop.LonelyVpc));
    }

    [Theory]
    [InlineData("EnableDnsSupport.Value=true", "MissingParameter", "The request must contain the parameter vpcId")]
    [InlineData("VpcId=" + HealthyRegion.Vpc, "MissingParameter", "[sandbox]")]
    [InlineData("VpcId=VPC;EnableDnsSupport.Value=true", "InvalidVpcID.Malformed", "Invalid id: \"VPC\" (expecting \"vpc-...\")")]
    [InlineData("VpcId=vpc-0ccc1;EnableDnsSupport.Value=true", "InvalidVpcID.NotFound", "The vpc ID 'vpc-0ccc1' does not exist")]
    [InlineData("VpcId=" + HealthyRegion.Vpc + ";EnableDnsSupport.Value=true;EnableDnsHostnames.Value=true", "InvalidParameterCombination", "Fields for multiple attribute types specified: enableDnsHostnames, enableDnsSupport")]
    [InlineData("VpcId=" + HealthyRegion.Vpc + ";EnableDnsSupport.Value=perhaps", "InvalidParameterValue", "[sandbox]")]
    [InlineData("VpcId=" + HealthyRegion.Vpc + ";EnableDnsSupport.Value=false", "InvalidParameterCombination", "[sandbox]")]
    [InlineData("VpcId=" + HealthyRegion.Vpc + ";EnableNetworkAddressUsageMetrics.Value=true", "UnsupportedOperation", "[sandbox]")]
    [InlineData("VpcId=" + HealthyRegion.Vpc + ";EnableDnsHostnames.Value=false;DryRun=true", "UnknownParameter", "The parameter DryRun is not recognized")]
    public async Task What_EC2_refuses_is_refused_in_its_words_and_changes_nothing(string parameters, string code, string message)
    {
        using var stage = Workshop.Slow();
        var reply = await stage.Ec2(Modify, parameters);
        Assert.Equal((400, code), ((int)reply.Status, reply.Code));
        Assert.StartsWith(message, reply.Message);
        Assert.Equal(("true", "true"), await Attributes(stage, HealthyRegion.Vpc));
    }

    [Theory]
    [InlineData("true", "true", new[] { Workshop.DefaultVpc })]
    [InlineData("false", "false", new[] { HealthyRegion.Vpc, Workshop.PeeredVpc, Workshop.LonelyVpc })]
    public async Task The_default_VPC_says_so(string asked, string told, string[] vpcs)
    {
        using var stage = Workshop.Slow();
        var seen = await stage.Ec2("DescribeVpcs", "Filter.1.Name=is-default;Filter.1.Value.1=" + asked);
        Assert.Equal(vpcs, seen.All("vpcId"));
        Assert.Equal([told], seen.All("isDefault").Distinct());
    }

    [Fact]
    public async Task The_attributes_of_a_shared_VPC_are_its_owners()
    {
        using var stage = Workshop.Slow(with: r => r with { Vpcs = r.Vpcs.Select(v => v with { OwnerId = CompanyEstate.OtherAccount }) });
        Assert.Equal("OperationNotPermitted", (await stage.Ec2(Modify, $"VpcId={HealthyRegion.Vpc};EnableDnsHostnames.Value=false")).Code);
    }
}
