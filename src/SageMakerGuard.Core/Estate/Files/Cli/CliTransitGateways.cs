using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Estates.Files.Cli;

/// <summary>Transit gateway route tables with their routes, which come from a call of their own for each table.</summary>
internal static class CliTransitGateways
{
    /// <summary>The tables; one without a file of routes has none and is named as not read.</summary>
    public static Part<TransitGatewayRouteTable> RouteTables(CliAnswers answers)
    {
        var routes = answers.Named(CliCalls.SearchTransitGatewayRoutes).ToLookup(pair => pair.Id, pair => pair.Document, StringComparer.Ordinal);
        var part = answers.Part<TransitGatewayRouteTable>(CliCalls.DescribeTransitGatewayRouteTables, table => table.TransitGatewayRouteTableId);
        var items = part.Items.Select(table => routes.Contains(table.TransitGatewayRouteTableId) ? WithRoutes(table, [.. routes[table.TransitGatewayRouteTableId]]) : table with { Routes = null }).ToList();
        return part with
        {
            Items = items,
            Unreadable = [.. part.Unreadable, .. items.Where(table => table.Routes is null).Select(table => answers.NotProvided(CliCalls.SearchTransitGatewayRoutes, table.TransitGatewayRouteTableId))],
        };
    }

    private static TransitGatewayRouteTable WithRoutes(TransitGatewayRouteTable table, IReadOnlyList<CliDocument> documents) => table with
    {
        Routes = documents.SelectMany(document => document.List<TransitGatewayRoute>("Routes")).ToList(),
        AdditionalRoutesAvailable = documents.Any(document => (document.Has("AdditionalRoutesAvailable") && document.Read<bool>("AdditionalRoutesAvailable")) || document.Has("NextToken")),
    };
}
