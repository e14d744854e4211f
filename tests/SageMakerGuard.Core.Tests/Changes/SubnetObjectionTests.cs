using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Tests.Changes;

/// <summary>What keeps a subnet from being taken back is said so that a person can read it.</summary>
public sealed class SubnetObjectionTests
{
    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "Subnet subnet-1 is in use by eni-1 (VPC Endpoint Interface vpce-1).")]
    [InlineData(3, "Subnet subnet-1 is in use by eni-1 (VPC Endpoint Interface vpce-1), eni-2 (VPC Endpoint Interface vpce-2), eni-3 (VPC Endpoint Interface vpce-3).")]
    [InlineData(44, "Subnet subnet-1 is in use by eni-1 (VPC Endpoint Interface vpce-1), eni-2 (VPC Endpoint Interface vpce-2), eni-3 (VPC Endpoint Interface vpce-3) and 41 more interfaces.")]
    public void Interfaces_in_a_subnet_are_one_objection(int interfaces, string? expected)
    {
        var estate = new RegionEstate
        {
            NetworkInterfaces = Part<NetworkInterface>.Read([
                new NetworkInterface { NetworkInterfaceId = "eni-other", SubnetId = "subnet-2" },
                .. Enumerable.Range(1, interfaces).Select(i => new NetworkInterface { NetworkInterfaceId = $"eni-{i}", SubnetId = "subnet-1", Description = $"VPC Endpoint Interface vpce-{i}" }),
            ]),
        };
        Assert.Equal(expected is null ? [] : [expected], new DeleteSubnet { SubnetId = "subnet-1", VpcId = "vpc-1" }.Objections(estate));
    }
}
