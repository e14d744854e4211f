using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.EC2;
using Amazon.EC2.Model;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;
using EstateDhcpOptions = SageMakerGuard.Estates.DhcpOptions;
using EstateSubnet = SageMakerGuard.Estates.Subnet;
using EstateVpc = SageMakerGuard.Estates.Vpc;

namespace SageMakerGuard.Aws.Collect.Network;

/// <summary>VPCs with their two DNS attributes, their DHCP options, and subnets.</summary>
internal sealed class VpcReader(Ec2Lists lists)
{
    public Task<Part<EstateSubnet>> Subnets(string filter, IReadOnlyList<string> ids) => lists.Read(
        "DescribeSubnets",
        filter,
        ids,
        async (ec2, filters, token, ct) =>
        {
            var page = await ec2.DescribeSubnetsAsync(new() { Filters = filters, NextToken = token, MaxResults = 1000 }, ct).ConfigureAwait(false);
            return Page.Of(page.Subnets, page.NextToken);
        },
        Ec2Shapes.Subnet,
        s => s.SubnetId);

    /// <summary>VPCs as the list shows them, which is without the two attributes.</summary>
    public Task<Part<EstateVpc>> Vpcs(IReadOnlyList<string> vpcIds) => lists.Read(
        "DescribeVpcs",
        "vpc-id",
        vpcIds,
        async (ec2, filters, token, ct) =>
        {
            var page = await ec2.DescribeVpcsAsync(new() { Filters = filters, NextToken = token, MaxResults = 1000 }, ct).ConfigureAwait(false);
            return Page.Of(page.Vpcs, page.NextToken);
        },
        Ec2Shapes.Vpc,
        v => v.VpcId);

    /// <summary>The same VPCs with the two attributes.</summary>
    public async Task<Part<EstateVpc>> WithDns(Part<EstateVpc> vpcs)
    {
        var read = await Task.WhenAll(vpcs.Items.Select(WithDns)).ConfigureAwait(false);
        return (vpcs with { Items = read.Select(a => a.Vpc).ToList() }).With(read.SelectMany(a => a.Failures));
    }

    /// <summary>The DHCP options that VPCs name.</summary>
    public async Task<Part<EstateDhcpOptions>> Options(Part<EstateVpc> vpcs)
    {
        // 'default' means that there is no option set.
        var ids = vpcs.Items.Select(v => v.DhcpOptionsId).Where(id => id is { Length: > 0 } and not "default").Select(id => id!).Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count == 0)
            return Part<EstateDhcpOptions>.Read();
        return await lists.Read(
            "DescribeDhcpOptions",
            "dhcp-options-id",
            ids,
            async (ec2, filters, token, ct) =>
            {
                var page = await ec2.DescribeDhcpOptionsAsync(new() { Filters = filters, NextToken = token, MaxResults = 1000 }, ct).ConfigureAwait(false);
                return Page.Of(page.DhcpOptions, page.NextToken);
            },
            Ec2Shapes.DhcpOptions,
            d => d.DhcpOptionsId).ConfigureAwait(false);
    }

    private async Task<(EstateVpc Vpc, UnreadableCall?[] Failures)> WithDns(EstateVpc vpc)
    {
        // One call per attribute is what the API has.
        var support = Attribute(vpc.VpcId, VpcAttributeName.EnableDnsSupport);
        var names = Attribute(vpc.VpcId, VpcAttributeName.EnableDnsHostnames);
        await Task.WhenAll(support, names).ConfigureAwait(false);
        return (vpc with { EnableDnsSupport = support.Result.Value?.EnableDnsSupport, EnableDnsHostnames = names.Result.Value?.EnableDnsHostnames }, [support.Result.Failure, names.Result.Failure]);
    }

    private Task<Answer<DescribeVpcAttributeResponse>> Attribute(string vpcId, VpcAttributeName name) => lists.Caller.Ask(
        "ec2:DescribeVpcAttribute",
        vpcId,
        (c, ct) => c.EC2.DescribeVpcAttributeAsync(new() { VpcId = vpcId, Attribute = name }, ct));
}
