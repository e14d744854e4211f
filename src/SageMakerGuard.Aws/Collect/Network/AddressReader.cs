using System.Threading.Tasks;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Collect.Network;

/// <summary>The region's Elastic IP addresses. The call knows no pages: all come in one answer (API_DescribeAddresses).</summary>
internal sealed class AddressReader(Ec2Lists lists)
{
    public async Task<Part<Address>> Read()
    {
        var list = await lists.Caller.ReadAll<Amazon.EC2.Model.Address>(
            "ec2:DescribeAddresses",
            async (c, _, ct) => Page.Of((await c.EC2.DescribeAddressesAsync(new Amazon.EC2.Model.DescribeAddressesRequest(), ct).ConfigureAwait(false)).Addresses, null)).ConfigureAwait(false);
        return Parts.Joined([list], Ec2Shapes.Address, a => a.AllocationId.Length > 0 ? a.AllocationId : a.PublicIp ?? "");
    }
}
