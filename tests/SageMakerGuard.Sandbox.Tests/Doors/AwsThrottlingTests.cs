using System;
using System.Threading.Tasks;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Doors;

public class AwsThrottlingTests
{
    [Theory]
    [InlineData("DescribeVpcs", "", 100, 20)]
    [InlineData("DescribeSubnets", "", 100, 20)]
    [InlineData("SearchTransitGatewayRoutes", "", 100, 20)]
    [InlineData("DescribeSecurityGroups", "", 50, 10)]
    [InlineData("DescribeSecurityGroups", "Filter.1.Name=vpc-id", 100, 20)]
    [InlineData("DescribeNetworkInterfaces", "", 50, 10)]
    [InlineData("DescribeNetworkInterfaces", "MaxResults=5", 100, 20)]
    [InlineData("CreateVpcEndpoint", "", 4, 0.3)]
    [InlineData("ModifyVpcEndpoint", "", 4, 0.3)]
    [InlineData("DeleteVpcEndpoints", "", 4, 0.3)]
    [InlineData("CreateNatGateway", "", 10, 1)]
    [InlineData("DeleteNatGateway", "", 10, 1)]
    [InlineData("CreateSubnet", "", 50, 5)]
    [InlineData("AuthorizeSecurityGroupIngress", "", 50, 5)]
    [InlineData("CreateTags", "", 100, 10)]
    [InlineData("DeleteTags", "", 100, 10)]
    public async Task An_operation_has_the_bucket_of_its_kind_and_gets_tokens_back_at_its_rate(string action, string parameter, int capacity, double perSecond)
    {
        using var stage = new Stage(new SandboxOptions { AwsThrottling = true });
        async Task<string?> Call() => (await stage.Ec2(action, parameter.Length == 0 ? [] : [(parameter.Split('=')[0], parameter.Split('=')[1])])).Code;
        for (var i = 0; i < capacity; i++)
            Assert.NotEqual("RequestLimitExceeded", await Call());
        Assert.Equal("RequestLimitExceeded", await Call());
        stage.Now += TimeSpan.FromSeconds(3 / perSecond);
        for (var i = 0; i < 3; i++)
            Assert.NotEqual("RequestLimitExceeded", await Call());
        Assert.Equal("RequestLimitExceeded", await Call());
    }

    [Fact]
    public async Task Every_operation_region_and_account_has_a_bucket_of_its_own()
    {
        using var stage = new Stage(new SandboxOptions { AwsThrottling = true });
        async Task<int> Throttled() => (int)(await stage.Ec2("DescribeVpcs")).Status;
        for (var i = 0; i < 100; i++)
            await stage.Ec2("DescribeVpcs");
        var reply = await stage.Ec2("DescribeVpcs");
        Assert.Equal((503, "RequestLimitExceeded"), ((int)reply.Status, reply.Code));
        Assert.Null((await stage.Ec2("DescribeSubnets")).Code);
        stage.Region = "us-east-1";
        Assert.Equal(200, await Throttled());
        stage.Region = HealthyRegion.Region;
        stage.AccessKey = stage.Sandbox.Accounts[1].AccessKey;
        Assert.Equal(200, await Throttled());
    }

    [Fact]
    public async Task Services_whose_rates_nobody_knows_are_not_throttled()
    {
        using var stage = new Stage(new SandboxOptions { AwsThrottling = true });
        for (var i = 0; i < 120; i++)
            Assert.Null((await stage.SageMaker("ListDomains")).Code);
    }

    [Fact]
    public async Task Without_it_nothing_is_throttled()
    {
        using var stage = new Stage();
        for (var i = 0; i < 60; i++)
            Assert.Null((await stage.Ec2("DescribeSecurityGroups")).Code);
    }
}
