using System.Threading.Tasks;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Collect.Network;

/// <summary>VPC block public access of the region, and its exclusions where it is on.</summary>
internal sealed class BlockPublicAccessReader(Ec2Lists lists)
{
    public async Task<(Part<VpcBlockPublicAccessOptions> Options, Part<VpcBlockPublicAccessExclusion> Exclusions)> Read()
    {
        var answer = await lists.Caller.Ask("ec2:DescribeVpcBlockPublicAccessOptions", null, (c, ct) => c.EC2.DescribeVpcBlockPublicAccessOptionsAsync(new(), ct)).ConfigureAwait(false);
        if (answer.Failure is { } failure)
            return (Part<VpcBlockPublicAccessOptions>.Failed(failure), Part<VpcBlockPublicAccessExclusion>.NotAsked);
        if (answer.Value?.VpcBlockPublicAccessOptions is not { } raw)
            return (Part<VpcBlockPublicAccessOptions>.Read(), Part<VpcBlockPublicAccessExclusion>.NotAsked);
        var options = Ec2Shapes.BlockPublicAccess(raw);
        return (Part<VpcBlockPublicAccessOptions>.Read(options), options.InternetGatewayBlockMode == "off" ? Part<VpcBlockPublicAccessExclusion>.NotAsked : await Exclusions().ConfigureAwait(false));
    }

    private async Task<Part<VpcBlockPublicAccessExclusion>> Exclusions()
    {
        var list = await lists.Caller.ReadAll<Amazon.EC2.Model.VpcBlockPublicAccessExclusion>("ec2:DescribeVpcBlockPublicAccessExclusions", async (c, token, ct) =>
        {
            var page = await c.EC2.DescribeVpcBlockPublicAccessExclusionsAsync(new() { NextToken = token, MaxResults = 1000 }, ct).ConfigureAwait(false);
            return Page.Of(page.VpcBlockPublicAccessExclusions, page.NextToken);
        }).ConfigureAwait(false);
        return Parts.Joined([list], Ec2Shapes.Exclusion, e => e.ExclusionId);
    }
}
