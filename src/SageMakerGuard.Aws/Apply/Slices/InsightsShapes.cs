using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using M = Amazon.EC2.Model;

namespace SageMakerGuard.Aws.Apply.Slices;

/// <summary>Reachability Analyzer's answers in the shapes of the estate.</summary>
internal static class InsightsShapes
{
    public static NetworkInsightsPath Path(M.NetworkInsightsPath p) => new()
    {
        NetworkInsightsPathId = p.NetworkInsightsPathId,
        Source = p.Source ?? "",
        Destination = p.Destination,
        DestinationIp = p.DestinationIp,
        Protocol = p.Protocol?.Value,
        DestinationPort = p.DestinationPort,
        FilterAtSource = p.FilterAtSource is not { } filter ? null : new()
        {
            DestinationAddress = filter.DestinationAddress,
            DestinationPortRange = filter.DestinationPortRange is { } ports ? new() { FromPort = ports.FromPort, ToPort = ports.ToPort } : null,
        },
        Tags = Tags(p.Tags),
    };

    public static NetworkInsightsAnalysis Analysis(M.NetworkInsightsAnalysis a) => new()
    {
        NetworkInsightsAnalysisId = a.NetworkInsightsAnalysisId,
        NetworkInsightsPathId = a.NetworkInsightsPathId ?? "",
        StartDate = a.StartDate is { } start ? new DateTimeOffset(start.ToUniversalTime()) : null,
        Status = a.Status?.Value ?? "",
        StatusMessage = a.StatusMessage,
        WarningMessage = a.WarningMessage,
        NetworkPathFound = a.NetworkPathFound,
        Explanations = (a.Explanations ?? []).Select(Explanation).ToList(),
        Tags = Tags(a.Tags),
    };

    private static PathExplanation Explanation(M.Explanation e) => new()
    {
        ExplanationCode = e.ExplanationCode,
        Direction = e.Direction,
        MissingComponent = e.MissingComponent,
        Acl = Component(e.Acl),
        AttachedTo = Component(e.AttachedTo),
        Component = Component(e.Component),
        CustomerGateway = Component(e.CustomerGateway),
        Destination = Component(e.Destination),
        DestinationVpc = Component(e.DestinationVpc),
        IngressRouteTable = Component(e.IngressRouteTable),
        InternetGateway = Component(e.InternetGateway),
        NatGateway = Component(e.NatGateway),
        NetworkInterface = Component(e.NetworkInterface),
        PrefixList = Component(e.PrefixList),
        RouteTable = Component(e.RouteTable),
        SecurityGroup = Component(e.SecurityGroup),
        SourceVpc = Component(e.SourceVpc),
        Subnet = Component(e.Subnet),
        SubnetRouteTable = Component(e.SubnetRouteTable),
        TransitGateway = Component(e.TransitGateway),
        TransitGatewayAttachment = Component(e.TransitGatewayAttachment),
        TransitGatewayRouteTable = Component(e.TransitGatewayRouteTable),
        Vpc = Component(e.Vpc),
        VpcEndpoint = Component(e.VpcEndpoint),
        VpcPeeringConnection = Component(e.VpcPeeringConnection),
        VpnConnection = Component(e.VpnConnection),
        VpnGateway = Component(e.VpnGateway),
        SecurityGroups = (e.SecurityGroups ?? []).Select(Component).OfType<PathComponent>().ToList(),
    };

    private static PathComponent? Component(M.AnalysisComponent? c) => c is null ? null : new() { Id = c.Id ?? "", Arn = c.Arn };

    private static IReadOnlyList<Tag> Tags(List<M.Tag>? tags) => (tags ?? []).Select(t => new Tag { Key = t.Key ?? "", Value = t.Value ?? "" }).ToList();
}
