using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ram;

/// <summary>AWS Resource Access Manager: the reads of resource shares, of subnets alone.</summary>
internal sealed class RamService : IService
{
    // API_ListResources, maxResults: 1 to 500; without it the service decides.
    private const int DefaultPage = 100;
    private const int LargestPage = 500;

    private static readonly Dictionary<string, (string Name, Func<ServiceCall, JsonRequest, Action<Utf8JsonWriter>> Read)> s_operations = new(StringComparer.Ordinal)
    {
        ["/listresources"] = ("ListResources", ListResources),
        ["/getresourceshares"] = ("GetResourceShares", GetResourceShares),
        ["/getresourceshareassociations"] = ("GetResourceShareAssociations", GetResourceShareAssociations),
    };

    public string SigningName => "ram";

    public Dialect Dialect { get; } = new RestJsonDialect();

    public IEnumerable<string> Operations => s_operations.Values.Select(o => "ram:" + o.Name);

    public bool Owns(RequestHead request, QueryForm form) => request.Target is null && s_operations.ContainsKey(request.Path);

    public PreparedCall Prepare(RequestHead request, QueryForm form)
    {
        if (request.Method != "POST" || !s_operations.TryGetValue(request.Path, out var operation))
            throw Dialect.UnknownOperation(request.Path);
        var body = JsonRequest.Parse(request.Body);
        var action = "ram:" + operation.Name;

        // RAM's lists have no resource level (Service Authorization Reference, 'AWS Resource Access Manager').
        return new()
        {
            Operation = action,
            Check = call =>
            {
                var write = operation.Read(call, body);
                return new([new(action, "*")], id => new() { ContentType = RestJsonDialect.ContentType, Headers = [("x-amzn-RequestId", id)], Body = JsonDialect.Write(write) });
            },
        };
    }

    private static Action<Utf8JsonWriter> ListResources(ServiceCall call, JsonRequest request)
    {
        var type = request.Text("resourceType");
        var rows = type is null or "ec2:Subnet" ? Shares(call, request).SelectMany(share => share.SubnetArns.Select(arn => (share, arn))).ToList() : [];
        return Page(request, "resources", rows, (json, row) =>
        {
            json.WriteString("arn", row.arn);
            json.WriteString("type", "ec2:Subnet");
            json.WriteString("resourceShareArn", row.share.Arn);
            json.WriteString("resourceRegionScope", "REGIONAL");
            Dates(json);
        });
    }

    private static Action<Utf8JsonWriter> GetResourceShares(ServiceCall call, JsonRequest request)
    {
        var rows = request.Text("resourceShareStatus") is null or "ACTIVE" ? Shares(call, request) : [];
        return Page(request, "resourceShares", rows, (json, share) =>
        {
            json.WriteString("resourceShareArn", share.Arn);
            json.WriteString("name", share.Name);
            json.WriteString("owningAccountId", share.Owner);
            json.WriteBoolean("allowExternalPrincipals", false);
            json.WriteString("status", "ACTIVE");
            json.WriteString("featureSet", "STANDARD");
            Dates(json);
        });
    }

    // API_GetResourceShareAssociations: 'the resource shares that you own'.
    private static Action<Utf8JsonWriter> GetResourceShareAssociations(ServiceCall call, JsonRequest request)
    {
        var type = request.Text("associationType");
        if (type is not ("PRINCIPAL" or "RESOURCE"))
            throw Invalid("[sandbox] associationType must be PRINCIPAL or RESOURCE.");
        var shares = SubnetShares.From(call.World, call.Account.Id, call.RegionName);
        var rows = shares.SelectMany(share => (type == "PRINCIPAL" ? [share.Guest] : share.SubnetArns).Select(entity => (share, entity))).ToList();
        return Page(request, "resourceShareAssociations", rows, (json, row) =>
        {
            json.WriteString("resourceShareArn", row.share.Arn);
            json.WriteString("resourceShareName", row.share.Name);
            json.WriteString("associatedEntity", row.entity);
            json.WriteString("associationType", type);
            json.WriteString("status", "ASSOCIATED");
            json.WriteBoolean("external", false);
            Dates(json);
        });
    }

    private static List<SubnetShare> Shares(ServiceCall call, JsonRequest request) => request.Text("resourceOwner") switch
    {
        "SELF" => SubnetShares.From(call.World, call.Account.Id, call.RegionName).ToList(),
        "OTHER-ACCOUNTS" => SubnetShares.To(call.Region).ToList(),
        _ => throw Invalid("[sandbox] resourceOwner must be SELF or OTHER-ACCOUNTS."),
    };

    private static void Dates(Utf8JsonWriter json)
    {
        json.WriteTime("creationTime", RegionState.LongAgo);
        json.WriteTime("lastUpdatedTime", RegionState.LongAgo);
    }

    private static Action<Utf8JsonWriter> Page<T>(JsonRequest request, string list, IReadOnlyList<T> rows, Action<Utf8JsonWriter, T> write)
    {
        var size = request.Integer("maxResults") ?? DefaultPage;
        if (size is < 1 or > LargestPage)
            throw Invalid("[sandbox] maxResults must be between 1 and 500.");
        var key = list + "|" + request.Text("resourceOwner") + request.Text("resourceType") + request.Text("associationType");
        var start = request.Text("nextToken") is { Length: > 0 } token ? PageToken.Read(token, key) ?? throw new AwsFault("InvalidNextTokenException", "[sandbox] The token is not valid for this request.") : 0;
        return json =>
        {
            json.WriteStartArray(list);
            foreach (var row in rows.Skip(start).Take(size))
            {
                json.WriteStartObject();
                write(json, row);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (start + size < rows.Count)
                json.WriteString("nextToken", PageToken.Make(start + size, key));
        };
    }

    private static AwsFault Invalid(string message) => new("InvalidParameterException", message);
}
