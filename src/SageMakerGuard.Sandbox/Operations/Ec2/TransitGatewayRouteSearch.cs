using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>SearchTransitGatewayRoutes: at most 1,000 routes, and a flag that says that there are more (API_SearchTransitGatewayRoutes).</summary>
internal static class TransitGatewayRouteSearch
{
    private static readonly FilterTable<TransitGatewayRoute> s_filters = new()
    {
        { "attachment.transit-gateway-attachment-id", r => r.TransitGatewayAttachments.Select(a => a.TransitGatewayAttachmentId) }, { "attachment.resource-id", r => r.TransitGatewayAttachments.Select(a => a.ResourceId) },
        { "attachment.resource-type", r => r.TransitGatewayAttachments.Select(a => a.ResourceType) }, { "prefix-list-id", r => r.PrefixListId },
        { "state", r => r.State ?? "active" }, { "type", r => r.Type ?? "static" },
    };

    public static Ec2Operation Operation { get; } = new("SearchTransitGatewayRoutes", ["TransitGatewayRouteTableId", "Filter", "MaxResults", "NextToken"], Run)
    {
        Resource = call => call.Region.Arn("ec2", "transit-gateway-route-table/" + call.Form.Text("TransitGatewayRouteTableId")),
    };

    private static Action<XmlText> Run(Ec2Call call)
    {
        var table = TransitGatewayReads.Table(call, call.Required("TransitGatewayRouteTableId"));
        if (call.Filters.Count == 0)
            throw new AwsFault("MissingParameter", "The request must contain the parameter filters");
        var size = PageRule.Usual.Size(call.Form);
        IEnumerable<TransitGatewayRoute> routes = table.Routes ?? [];
        foreach (var search in call.Filters.Where(f => f.Name.StartsWith("route-search.", StringComparison.Ordinal)))
            routes = Search(routes.ToList(), search);
        var found = s_filters.Apply(routes, call.Filters.Where(f => !f.Name.StartsWith("route-search.", StringComparison.Ordinal)).ToList(), call.Region).ToList();
        return xml =>
        {
            xml.Set("routeSet", found.Take(size), r =>
            {
                xml.Text("destinationCidrBlock", r.DestinationCidrBlock);
                xml.Text("prefixListId", r.PrefixListId);
                if (r.TransitGatewayAttachments.Count > 0)
                {
                    xml.Set("transitGatewayAttachments", r.TransitGatewayAttachments, a =>
                    {
                        xml.Text("resourceId", a.ResourceId);
                        xml.Text("transitGatewayAttachmentId", a.TransitGatewayAttachmentId);
                        xml.Text("resourceType", a.ResourceType);
                    });
                }

                xml.Text("type", r.Type ?? "static");
                xml.Text("state", r.State ?? "active");
            });
            xml.Flag("additionalRoutesAvailable", found.Count > size || table.AdditionalRoutesAvailable);
        };
    }

    private static IEnumerable<TransitGatewayRoute> Search(List<TransitGatewayRoute> routes, Ec2Filter filter)
    {
        var wanted = filter.Values.Select(AddressBlock.Read).OfType<AddressBlock>().ToList();
        bool Any(TransitGatewayRoute r, Func<AddressBlock, AddressBlock, bool> test) => AddressBlock.Read(r.DestinationCidrBlock) is { } route && wanted.Any(w => test(route, w));
        return filter.Name switch
        {
            "route-search.exact-match" => routes.Where(r => filter.Values.Contains(r.DestinationCidrBlock)),
            "route-search.subnet-of-match" => routes.Where(r => Any(r, (route, w) => w.Holds(route))),
            "route-search.supernet-of-match" => routes.Where(r => Any(r, (route, w) => route.Holds(w))),
            "route-search.longest-prefix-match" => routes.Where(r => Any(r, (route, w) => route.Holds(w))).OrderByDescending(r => AddressBlock.Read(r.DestinationCidrBlock)!.Length).Take(1),
            _ => throw new AwsFault("InvalidParameterValue", $"The filter '{filter.Name}' is invalid"),
        };
    }
}
