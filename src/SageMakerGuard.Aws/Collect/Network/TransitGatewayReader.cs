using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.EC2.Model;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;
using E = SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Collect.Network;

/// <summary>Transit gateways that routes name: their attachments, and their route tables with the routes.</summary>
internal sealed class TransitGatewayReader(Ec2Lists lists)
{
    private const string OfGateway = "transit-gateway-id";

    public async Task<RegionEstate> ReadInto(RegionEstate region, IEnumerable<E.Route> routes)
    {
        var ids = routes.Select(r => r.TransitGatewayId).Where(id => id is { Length: > 0 }).Select(id => id!).Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count == 0)
            return region;
        var attachments = Attachments(ids);
        var vpcs = VpcAttachments(ids);
        var tables = Tables(ids);
        await Task.WhenAll(attachments, vpcs, tables).ConfigureAwait(false);
        return region with { TransitGatewayAttachments = attachments.Result, TransitGatewayVpcAttachments = vpcs.Result, TransitGatewayRouteTables = tables.Result };
    }

    private Task<Part<E.TransitGatewayAttachment>> Attachments(List<string> ids) => lists.Read(
        "DescribeTransitGatewayAttachments",
        OfGateway,
        ids,
        async (ec2, filters, token, ct) =>
        {
            var page = await ec2.DescribeTransitGatewayAttachmentsAsync(new() { Filters = filters, NextToken = token, MaxResults = 1000 }, ct).ConfigureAwait(false);
            return Page.Of(page.TransitGatewayAttachments, page.NextToken);
        },
        Ec2Shapes.Attachment,
        a => a.TransitGatewayAttachmentId);

    private Task<Part<E.TransitGatewayVpcAttachment>> VpcAttachments(List<string> ids) => lists.Read(
        "DescribeTransitGatewayVpcAttachments",
        OfGateway,
        ids,
        async (ec2, filters, token, ct) =>
        {
            var page = await ec2.DescribeTransitGatewayVpcAttachmentsAsync(new() { Filters = filters, NextToken = token, MaxResults = 1000 }, ct).ConfigureAwait(false);
            return Page.Of(page.TransitGatewayVpcAttachments, page.NextToken);
        },
        Ec2Shapes.VpcAttachment,
        a => a.TransitGatewayAttachmentId);

    private async Task<Part<E.TransitGatewayRouteTable>> Tables(List<string> ids)
    {
        var tables = await lists.Read(
            "DescribeTransitGatewayRouteTables",
            OfGateway,
            ids,
            async (ec2, filters, token, ct) =>
            {
                var page = await ec2.DescribeTransitGatewayRouteTablesAsync(new() { Filters = filters, NextToken = token, MaxResults = 1000 }, ct).ConfigureAwait(false);
                return Page.Of(page.TransitGatewayRouteTables, page.NextToken);
            },
            Ec2Shapes.TransitTable,
            t => t.TransitGatewayRouteTableId).ConfigureAwait(false);
        var filled = await Task.WhenAll(tables.Items.Select(WithRoutes)).ConfigureAwait(false);
        var missing = tables.IsComplete ? ids.Where(id => !tables.Items.Any(t => t.TransitGatewayId == id)).Select(Invisible) : [];
        return (tables with { Items = filled.Select(f => f.Table).ToList() }).With(filled.Select(f => f.Failure).Concat(missing));
    }

    // A gateway that another account shares shows no tables here, which is not the same as having none.
    private UnreadableCall Invisible(string gateway) => new()
    {
        Operation = "ec2:DescribeTransitGatewayRouteTables",
        ResourceId = gateway,
        Cause = UnreadableCause.Denied,
        Reason = $"ec2:DescribeTransitGatewayRouteTables in {lists.Caller.Region} shows no route table of {gateway}: a gateway that another account owns shows them to its owner only.",
    };

    private async Task<(E.TransitGatewayRouteTable Table, UnreadableCall? Failure)> WithRoutes(E.TransitGatewayRouteTable table)
    {
        var answer = await lists.Caller.Ask(
            "ec2:SearchTransitGatewayRoutes",
            table.TransitGatewayRouteTableId,
            (c, ct) => c.EC2.SearchTransitGatewayRoutesAsync(
                new() { TransitGatewayRouteTableId = table.TransitGatewayRouteTableId, Filters = [new Filter("state", ["active", "blackhole"])], MaxResults = 1000 }, ct)).ConfigureAwait(false);
        return answer.Value is { } found
            ? (table with { Routes = (found.Routes ?? []).Select(Ec2Shapes.TransitRoute).OrderBy(r => r.DestinationCidrBlock ?? r.PrefixListId, StringComparer.Ordinal).ToList(), AdditionalRoutesAvailable = found.AdditionalRoutesAvailable ?? false }, null)
            : (table, answer.Failure);
    }
}
