using System.Linq;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.Tests.Costs;

/// <summary>Names of the network on the bill.</summary>
public sealed class UsageTypeTests
{
    [Theory]
    [InlineData("NatGateway-Hours", NetworkMeter.NatGatewayHours, "us-east-1")]
    [InlineData("USE1-NatGateway-Bytes", NetworkMeter.NatGatewayBytes, "us-east-1")]
    [InlineData("EU-NatGateway-Hours", NetworkMeter.NatGatewayHours, "eu-west-1")]
    [InlineData("APS3-VpcEndpoint-Hours", NetworkMeter.InterfaceEndpointHours, "ap-south-1")]
    [InlineData("VpcEndpoint-Bytes", NetworkMeter.InterfaceEndpointBytes, "us-east-1")]
    [InlineData("EUC1-PublicIPv4:InUseAddress", NetworkMeter.PublicIpv4InUse, "eu-central-1")]
    [InlineData("EUC1-PublicIPv4:IdleAddress", NetworkMeter.PublicIpv4Idle, "eu-central-1")]
    [InlineData("DataTransfer-Regional-Bytes", NetworkMeter.CrossZoneBytes, "us-east-1")]
    public void A_usage_type_says_what_it_counts_and_where(string usageType, NetworkMeter meter, string region) => Assert.Equal((meter, region), UsageTypes.Read(usageType));

    [Theory]
    [InlineData("EUC1-RegionalNatGateway-Hours")]
    [InlineData("NatGateway-Prvd-Bytes")]
    [InlineData("EUC1-VpcEndpoint-GWLBE-Bytes")]
    [InlineData("USE2-VpcEndpoint-Service-Hours")]
    [InlineData("ZZZ1-NatGateway-Hours")]
    [InlineData("BoxUsage:m5.large")]
    [InlineData("")]
    public void Other_meters_are_not_taken_for_these(string usageType) => Assert.Null(UsageTypes.Read(usageType));

    [Fact]
    public void Every_name_of_every_meter_in_every_region_reads_back()
    {
        foreach (var region in new[] { "us-east-1", "eu-west-1", "ap-southeast-7", "cn-north-1", "us-gov-west-1" })
        {
            foreach (var meter in UsageTypes.Meters)
            {
                Assert.All(UsageTypes.In(region, meter), name => Assert.Equal((meter, region), UsageTypes.Read(name)));
                Assert.Contains(UsageTypes.Usual(region, meter), UsageTypes.In(region, meter));
            }
        }

        Assert.Empty(UsageTypes.In("xx-nowhere-1", NetworkMeter.NatGatewayHours));
        Assert.Null(UsageTypes.Usual("xx-nowhere-1", NetworkMeter.NatGatewayHours));
        Assert.Equal(["NatGateway-Hours", "USE1-NatGateway-Hours"], UsageTypes.In("us-east-1", NetworkMeter.NatGatewayHours).Order());
    }
}
