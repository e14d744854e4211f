using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.EC2.Model;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;
using E = SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Collect.Network;

/// <summary>What lies inside VPCs, each kind by one list for all of them.</summary>
internal sealed class VpcContentReader(Ec2Lists lists, IReadOnlyList<string> vpcIds)
{
    private const string InVpc = "vpc-id";

    public Task<Part<E.RouteTable>> RouteTables() => lists.Read(
        "DescribeRouteTables",
        InVpc,
        vpcIds,
        async (ec2, filters, token, ct) =>
        {
            var page = await ec2.DescribeRouteTablesAsync(new() { Filters = filters, NextToken = token, MaxResults = 100 }, ct).ConfigureAwait(false);
            return Page.Of(page.RouteTables, page.NextToken);
        },
        Ec2Shapes.RouteTable,
        t => t.RouteTableId);

    public Task<Part<E.NetworkAcl>> NetworkAcls() => lists.Read(
        "DescribeNetworkAcls",
        InVpc,
        vpcIds,
        async (ec2, filters, token, ct) =>
        {
            var page = await ec2.DescribeNetworkAclsAsync(new() { Filters = filters, NextToken = token, MaxResults = 1000 }, ct).ConfigureAwait(false);
            return Page.Of(page.NetworkAcls, page.NextToken);
        },
        Ec2Shapes.NetworkAcl,
        a => a.NetworkAclId);

    public Task<Part<E.SecurityGroup>> SecurityGroups() => lists.Read(
        "DescribeSecurityGroups",
        InVpc,
        vpcIds,
        async (ec2, filters, token, ct) =>
        {
            var page = await ec2.DescribeSecurityGroupsAsync(new() { Filters = filters, NextToken = token, MaxResults = 1000 }, ct).ConfigureAwait(false);
            return Page.Of(page.SecurityGroups, page.NextToken);
        },
        Ec2Shapes.SecurityGroup,
        g => g.GroupId);

    public Task<Part<E.VpcEndpoint>> VpcEndpoints() => lists.Read(
        "DescribeVpcEndpoints",
        InVpc,
        vpcIds,
        async (ec2, filters, token, ct) =>
        {
            var page = await ec2.DescribeVpcEndpointsAsync(new() { Filters = filters, NextToken = token, MaxResults = 1000 }, ct).ConfigureAwait(false);
            return Page.Of(page.VpcEndpoints, page.NextToken);
        },
        Ec2Shapes.VpcEndpoint,
        e => e.VpcEndpointId);

    public Task<Part<E.NatGateway>> NatGateways() => lists.Read(
        "DescribeNatGateways",
        InVpc,
        vpcIds,
        async (ec2, filters, token, ct) =>
        {
            var page = await ec2.DescribeNatGatewaysAsync(new() { Filter = filters, NextToken = token, MaxResults = 1000 }, ct).ConfigureAwait(false);
            return Page.Of(page.NatGateways, page.NextToken);
        },
        Ec2Shapes.NatGateway,
        n => n.NatGatewayId);

    public Task<Part<E.InternetGateway>> InternetGateways() => InternetGateways("attachment.vpc-id", vpcIds);

    /// <summary>Internet gateways of the region that carry a tag of this key, attached or not.</summary>
    public Task<Part<E.InternetGateway>> InternetGatewaysTagged(string key) => InternetGateways("tag-key", [key]);

    public Task<Part<E.NetworkInterface>> NetworkInterfaces() => lists.Read(
        "DescribeNetworkInterfaces",
        InVpc,
        vpcIds,
        async (ec2, filters, token, ct) =>
        {
            var page = await ec2.DescribeNetworkInterfacesAsync(new() { Filters = filters, NextToken = token, MaxResults = 1000 }, ct).ConfigureAwait(false);
            return Page.Of(page.NetworkInterfaces, page.NextToken);
        },
        Ec2Shapes.NetworkInterface,
        i => i.NetworkInterfaceId);

    /// <summary>Flow logs on the VPCs and on these subnets.</summary>
    public Task<Part<E.FlowLog>> FlowLogs(IEnumerable<E.Subnet> subnets) => lists.Read(
        "DescribeFlowLogs",
        "resource-id",
        vpcIds.Concat(subnets.Select(s => s.SubnetId)).ToList(),
        async (ec2, filters, token, ct) =>
        {
            var page = await ec2.DescribeFlowLogsAsync(new() { Filter = filters, NextToken = token, MaxResults = 1000 }, ct).ConfigureAwait(false);
            return Page.Of(page.FlowLogs, page.NextToken);
        },
        Ec2Shapes.FlowLog,
        f => f.FlowLogId);

    private Task<Part<E.InternetGateway>> InternetGateways(string filter, IReadOnlyList<string> values) => lists.Read(
        "DescribeInternetGateways",
        filter,
        values,
        async (ec2, filters, token, ct) =>
        {
            var page = await ec2.DescribeInternetGatewaysAsync(new() { Filters = filters, NextToken = token, MaxResults = 1000 }, ct).ConfigureAwait(false);
            return Page.Of(page.InternetGateways, page.NextToken);
        },
        Ec2Shapes.InternetGateway,
        g => g.InternetGatewayId);
}
