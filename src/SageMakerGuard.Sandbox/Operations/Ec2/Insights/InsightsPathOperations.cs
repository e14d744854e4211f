using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.Tags;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Insights;

/// <summary>CreateNetworkInsightsPath, DescribeNetworkInsightsPaths and DeleteNetworkInsightsPath: from a network interface to another, to an internet gateway or to an address.</summary>
internal static class InsightsPathOperations
{
    public const string Type = "network-insights-path";

    private const string Filter = "FilterAtSource";

    public static readonly IdRule Ids = new(
        "NetworkInsightsPathId", "nip", "InvalidNetworkInsightsPathId.Malformed", "InvalidNetworkInsightsPathId.NotFound", id => $"[sandbox] The network insights path ID '{id}' does not exist") { ExcludesMaxResults = false };

    public static IEnumerable<Ec2Operation> All()
    {
        yield return new("CreateNetworkInsightsPath", ["Source", "Destination", "SourceIp", "DestinationIp", "DestinationPort", "Protocol", "ClientToken", Filter, "FilterAtDestination", "TagSpecification"], Create)
        {
            CheckForm = call => Read(call), Resource = ResourceArns.New(Type),
        };
        yield return new("DeleteNetworkInsightsPath", ["NetworkInsightsPathId"], Delete) { CheckForm = call => Named(call), Resource = ResourceArns.Named(Type, "NetworkInsightsPathId") };
        yield return new Listing<InsightsPath>
        {
            Set = "networkInsightsPathSet",
            Items = region => region.Insights.Paths,
            Id = p => p.Id,
            Ids = Ids,
            Page = PageRule.Hundred,
            Filters = new()
            {
                { "source", p => p.Source }, { "destination", p => p.Destination }, { "protocol", p => p.Protocol },
                { "filter-at-source.destination-address", p => p.AsFilter ? p.DestinationIp : null }, { "filter-at-source.destination-port-range", p => p.AsFilter ? p.Port.Word() : null },
                new[]
                {
                    "filter-at-source.source-address", "filter-at-source.source-port-range", "filter-at-destination.source-address", "filter-at-destination.source-port-range",
                    "filter-at-destination.destination-address", "filter-at-destination.destination-port-range",
                },
            },
            Write = Write,
        }.As("DescribeNetworkInsightsPaths");
    }

    public static string Named(Ec2Call call)
    {
        var id = call.Required("NetworkInsightsPathId");
        Ids.CheckForm(id);
        return id;
    }

    /// <summary>The path that is asked for. A filter at the source excludes SourceIp and DestinationPort (API_CreateNetworkInsightsPath).</summary>
    private static InsightsPath Read(Ec2Call call)
    {
        call.Required("ClientToken");
        ClientToken.CheckForm(call);
        call.RefuseUnmodelled("SourceIp", "FilterAtDestination", Filter + ".SourceAddress", Filter + ".SourcePortRange");
        var asFilter = call.Sends(Filter);
        if (asFilter && call.Sends("DestinationPort"))
            call.OnlyOne([Filter, "DestinationPort"]);
        var source = IdOf(call.Required("Source"));
        var destination = call.Form.Text("Destination") is { Length: > 0 } named ? IdOf(named) : null;
        var address = call.Form.Text(asFilter ? Filter + ".DestinationAddress" : "DestinationIp") is { Length: > 0 } text ? text : null;
        if (address is not null && !(IpAddress.TryParse(address, out var ip) && !ip.IsV6))
            throw ChangeRules.Invalid($"[sandbox] Value ({address}) is no IPv4 address.");
        if (destination is null && address is null)
            throw new AwsFault("MissingParameter", "[sandbox] The request must contain the parameter destination, or an address of the destination.");
        CheckKinds(source, destination);
        return new()
        {
            Id = NewIds.Of("nip"), Created = call.Now, Source = source, Destination = destination, DestinationIp = address, Protocol = Protocol(call), Port = Port(call, asFilter), AsFilter = asFilter,
            Tags = TagForm.OnCreate(call, Type),
        };
    }

    /// <summary>An id, or the ARN that ends with it.</summary>
    private static string IdOf(string idOrArn) => idOrArn.Substring(idOrArn.LastIndexOf('/') + 1);

    private static string Protocol(Ec2Call call) => call.Required("Protocol") is "tcp" or "udp" or "TCP" or "UDP" ? call.Required("Protocol").ToLowerInvariant() : throw ChangeRules.Invalid($"[sandbox] Value ({call.Required("Protocol")}) for parameter protocol is invalid.");

    /// <summary>AWS takes ranges of ports, and none for all of them; the sandbox follows one port.</summary>
    private static int Port(Ec2Call call, bool asFilter)
    {
        var port = asFilter ? call.Integer(Filter + ".DestinationPortRange.FromPort") : call.Integer("DestinationPort");
        if (port is null || (asFilter && call.Integer(Filter + ".DestinationPortRange.ToPort") != port))
            throw new AwsFault("UnsupportedOperation", "[sandbox] The sandbox follows paths to one port: give DestinationPort, or a DestinationPortRange of one port.");
        return port is >= 0 and <= 65535 ? port.Value : throw ChangeRules.Invalid($"[sandbox] Value ({port.Value.Word()}) is no port.");
    }

    private static void CheckKinds(string source, string? destination)
    {
        if (!Is(source, "eni") || (destination is not null && !Is(destination, "eni") && !Is(destination, "igw")))
            throw new AwsFault("UnsupportedOperation", "[sandbox] The sandbox follows paths from a network interface to a network interface, an internet gateway or an address.");
    }

    private static bool Is(string id, string prefix) => Regex.IsMatch(id, "^" + prefix + "-[a-z0-9]+$", RegexOptions.CultureInvariant);

    private static Action<XmlText> Create(Ec2Call call)
    {
        var wanted = Read(call);
        var id = Idempotently.Make(call, () =>
        {
            // Codes of the handler of AWS::EC2::NetworkInsightsPath in AWS CloudFormation.
            var gateways = call.Region.Estate.InternetGateways.Items;
            if (call.Region.Index.NetworkInterface(wanted.Source) is null)
                throw new AwsFault("NetworkInsightsSource.NotFound", $"[sandbox] The source {wanted.Source} does not exist.");
            if (wanted.Destination is { } to && call.Region.Index.NetworkInterface(to) is null && gateways.All(i => i.InternetGatewayId != to))
                throw new AwsFault("NetworkInsightsDestination.NotFound", $"[sandbox] The destination {to} does not exist.");
            call.Region.Insights.Add(wanted);
            Creation.Enter(call, Type, wanted.Id, wanted.Tags, estate => estate);
            return wanted.Id;
        });
        var made = Ids.One(call.Region.Insights.Paths, id, p => p.Id);
        return xml => xml.Element("networkInsightsPath", () => Write(xml, made, call.Region));
    }

    /// <summary>Analyses go first (hashicorp/terraform-provider-aws, internal/service/ec2/errors.go).</summary>
    private static Action<XmlText> Delete(Ec2Call call)
    {
        var id = Named(call);
        lock (call.Region.Gate)
        {
            Ids.One(call.Region.Insights.Paths, id, p => p.Id);
            if (call.Region.Insights.Analyses.Any(a => a.PathId == id))
                throw new AwsFault("AnalysisExistsForNetworkInsightsPath", $"[sandbox] There are analyses of {id}.");
            call.Region.Insights.RemovePath(id);
            return xml => xml.Text("networkInsightsPathId", id);
        }
    }

    private static void Write(XmlText xml, InsightsPath p, RegionState region)
    {
        xml.Text("networkInsightsPathId", p.Id);
        xml.Text("networkInsightsPathArn", region.Arn("ec2", Type + "/" + p.Id));
        xml.Time("createdDate", p.Created);
        xml.Text("source", p.Source);
        xml.Text("sourceArn", ComponentArns.Of(p.Source, region));
        xml.Text("destination", p.Destination);
        xml.Text("destinationArn", ComponentArns.Of(p.Destination, region));
        xml.Text("protocol", p.Protocol);
        if (p.AsFilter)
        {
            xml.Element("filterAtSource", () =>
            {
                xml.Text("destinationAddress", p.DestinationIp);
                xml.Element("destinationPortRange", () =>
                {
                    xml.Number("fromPort", p.Port);
                    xml.Number("toPort", p.Port);
                });
            });
        }
        else
        {
            xml.Text("destinationIp", p.DestinationIp);
            xml.Number("destinationPort", p.Port);
        }

        xml.Tags(p.Tags);
    }
}
