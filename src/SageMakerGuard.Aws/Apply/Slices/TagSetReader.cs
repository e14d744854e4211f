using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Aws.Collect.Network;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Aws.Apply.Slices;

/// <summary>The tags of single resources, from the service that holds them and not from an index, and what billing knows of tag keys.</summary>
internal sealed class TagSetReader(RegionCaller caller)
{
    // ListCostAllocationTags takes 100 keys (API_ListCostAllocationTags).
    private const int KeysPerCall = 100;

    private readonly Ec2Lists _lists = new(caller);

    /// <summary>A row for each resource that is there.</summary>
    public async Task<Part<ResourceTags>> Read(IReadOnlyList<string> arns)
    {
        var parts = await Task.WhenAll(arns.Distinct(StringComparer.Ordinal).Select(One)).ConfigureAwait(false);
        return new Part<ResourceTags> { Asked = true, Items = parts.SelectMany(p => p.Items).ToList(), Unreadable = parts.SelectMany(p => p.Unreadable).ToList() }.Strictly();
    }

    /// <summary>Those of the keys that billing knows.</summary>
    public async Task<Part<CostAllocationTag>> Keys(IReadOnlyList<string> keys)
    {
        var lists = await Task.WhenAll(Chunks.Of(keys.Distinct(StringComparer.Ordinal).ToList(), KeysPerCall).Select(chunk => caller.ReadAll<CostAllocationTag>("ce:ListCostAllocationTags", async (c, token, ct) =>
        {
            var page = await c.Costs.ListCostAllocationTagsAsync(new() { TagKeys = chunk, MaxResults = KeysPerCall, NextToken = token }, ct).ConfigureAwait(false);
            return new(page.CostAllocationTags, page.NextToken);
        }))).ConfigureAwait(false);
        return Parts.Joined(lists);
    }

    private async Task<Part<ResourceTags>> One(string arn)
    {
        var resource = TaggableArn.Read(arn);
        if (resource is not { IsEc2: true })
            return await OfSageMaker(arn).ConfigureAwait(false);
        return resource.ResourceType == "AWS::EC2::NatGateway"
            ? Row(arn, await _lists.Read(
                "DescribeNatGateways",
                "nat-gateway-id",
                [resource.Name],
                async (ec2, filters, token, ct) =>
                {
                    var page = await ec2.DescribeNatGatewaysAsync(new() { Filter = filters, NextToken = token, MaxResults = 5 }, ct).ConfigureAwait(false);
                    return Page.Of(page.NatGateways, page.NextToken);
                },
                Ec2Shapes.NatGateway,
                n => n.NatGatewayId).ConfigureAwait(false), n => n.Tags)
            : await OfEndpoint(arn, resource.Name).ConfigureAwait(false);
    }

    // By its id and not by a filter: each of the two is AWS's, and other AWSs know the id alone (moto has no filter vpc-endpoint-id).
    private async Task<Part<ResourceTags>> OfEndpoint(string arn, string id)
    {
        var answer = await caller.Ask("ec2:DescribeVpcEndpoints", id, (c, ct) => c.EC2.DescribeVpcEndpointsAsync(new() { VpcEndpointIds = [id] }, ct)).ConfigureAwait(false);
        if (answer.Value is { } found)
            return Row(arn, Part<VpcEndpoint>.Read((found.VpcEndpoints ?? []).Select(Ec2Shapes.VpcEndpoint)), e => e.Tags);
        return answer.Fault!.Category == FaultCategory.NotFound ? Part<ResourceTags>.Read() : Part<ResourceTags>.Failed(answer.Failure!);
    }

    // For what is not there SageMaker answers ResourceNotFound or the code of a malformed request (API_ListTags names no error at all).
    private async Task<Part<ResourceTags>> OfSageMaker(string arn)
    {
        var tags = await caller.ReadAll<Tag>(
            "sagemaker:ListTags",
            async (c, token, ct) =>
            {
                var page = await c.SageMaker.ListTagsAsync(new() { ResourceArn = arn, MaxResults = 50, NextToken = token }, ct).ConfigureAwait(false);
                return new(page.Tags, page.NextToken);
            },
            resourceId: arn).ConfigureAwait(false);
        if (tags.Failure is null)
            return Part<ResourceTags>.Read(new ResourceTags { ResourceARN = arn, Tags = tags.Items });
        return tags.Fault!.Category is FaultCategory.NotFound or FaultCategory.InvalidArgument ? Part<ResourceTags>.Read() : Part<ResourceTags>.Failed(tags.Failure);
    }

    private static Part<ResourceTags> Row<T>(string arn, Part<T> found, Func<T, IReadOnlyList<Tag>> tags) => new()
    {
        Asked = true,
        Items = found.Items.Select(item => new ResourceTags { ResourceARN = arn, Tags = tags(item) }).ToList(),
        Unreadable = found.Unreadable,
    };
}
