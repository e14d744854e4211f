using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Route53;

/// <summary>Route 53's ListHostedZonesByVPC. The service is global; the VPC's region is a parameter.</summary>
internal sealed class Route53Service : IService
{
    /// <summary>API_ListHostedZonesByVPC: MaxItems is 100 where it is absent.</summary>
    private const int DefaultPage = 100;

    public string SigningName => "route53";

    public Dialect Dialect { get; } = new QueryDialect(QueryDialect.Route53);

    public IEnumerable<string> Operations => ["route53:ListHostedZonesByVPC"];

    public bool Owns(RequestHead request, QueryForm form) => request.Path.StartsWith("/2013-04-01/", StringComparison.Ordinal);

    public PreparedCall Prepare(RequestHead request, QueryForm form)
    {
        if (request.Method != "GET" || request.Path.TrimEnd('/') != "/2013-04-01/hostedzonesbyvpc")
            throw Dialect.UnknownOperation(request.Path);
        return new() { Operation = "route53:ListHostedZonesByVPC", Check = call => List(call, form) };
    }

    private static ReadyCall List(ServiceCall call, QueryForm form)
    {
        var vpc = form.Text("vpcid") is { Length: > 0 } id ? id : throw Invalid("[sandbox] vpcid is required.");
        var regionName = form.Text("vpcregion") is { Length: > 0 } name ? name : throw Invalid("[sandbox] vpcregion is required.");
        var region = call.Account.Region(regionName);
        return new([new("route53:ListHostedZonesByVPC", region.Arn("ec2", "vpc/" + vpc))], requestId =>
        {
            // Without a zone the answer is an empty list; what a VPC that does not exist gives is not known.
            var zones = region.Estate.HostedZones.Items.Where(z => z.VpcId is null || z.VpcId == vpc).ToList();
            var key = vpc + "|" + regionName;
            var start = form.Text("nexttoken") is { Length: > 0 } token ? PageToken.Read(token, key) ?? throw new AwsFault("InvalidPaginationToken", "[sandbox] The token is not valid for this request.") : 0;
            var size = Math.Min(form.Number("maxitems") ?? DefaultPage, DefaultPage);
            return QueryDialect.Route53Success("ListHostedZonesByVPC", requestId, xml =>
            {
                xml.Set(
                    "HostedZoneSummaries",
                    zones.Skip(start).Take(size),
                    zone =>
                    {
                        xml.Text("HostedZoneId", zone.HostedZoneId);
                        xml.Text("Name", zone.Name);
                        xml.Element("Owner", () => xml.Text("OwningAccount", call.Account.Id));
                    },
                    "HostedZoneSummary");
                xml.Text("MaxItems", size.ToString(CultureInfo.InvariantCulture));
                if (start + size < zones.Count)
                    xml.Text("NextToken", PageToken.Make(start + size, key));
            });
        });
    }

    private static AwsFault Invalid(string message) => new("InvalidInput", message);
}
