using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Pricing;

/// <summary>The AWS Price List Service's GetProducts, over the list prices that come with the module.</summary>
internal static class PricingService
{
    /// <summary>API_pricing_GetProducts: MaxResults is at most 100, and that many where it is absent.</summary>
    private const int LargestPage = 100;

    public static IService Create() => new JsonService(
        "pricing",
        "pricing",
        "AWSPriceListService",
        new JsonDialect(),
        [
            new(
                "GetProducts",
                [
                    JsonMember.Text("ServiceCode", required: true),
                    JsonMember.List("Filters", 0, 50, false, JsonMember.Choice("Type", true, "TERM_MATCH", "EQUALS", "CONTAINS", "ANY_OF", "NONE_OF"), JsonMember.Text("Field", 1024, required: true), JsonMember.Text("Value", 1024, required: true)),
                    JsonMember.Text("FormatVersion", 32), JsonMember.Text("NextToken"), JsonMember.Integer("MaxResults", 1, LargestPage),
                ],
                _ => "*",
                GetProducts),
        ]);

    private static Action<Utf8JsonWriter> GetProducts(JsonCall call)
    {
        var code = call.Required("ServiceCode");
        var products = ListedProduct.All.Where(p => p.ServiceCode == code).ToList();
        if (products.Count == 0)
            throw new AwsFault("NotFoundException", $"[sandbox] The sandbox has no price list of {code}.") { Modelled = true };
        if (call.Request.Text("FormatVersion") is { } version && version != "aws_v1")
            throw new AwsFault("InvalidParameterException", "[sandbox] FormatVersion must be aws_v1.") { Modelled = true };
        var filters = call.Request.Member("Filters") is { } list ? list.EnumerateArray().Select(Fits).ToList() : [];
        var fitting = products.Where(p => filters.TrueForAll(f => f(p))).ToList();
        var question = code + call.Request.Member("Filters")?.GetRawText();
        var size = call.Request.Integer("MaxResults") ?? LargestPage;
        var start = call.Request.Text("NextToken") is { Length: > 0 } token ? PageToken.Read(token, question) ?? throw new AwsFault("InvalidNextTokenException", "[sandbox] The pagination token is invalid.") { Modelled = true } : 0;
        return json =>
        {
            json.WriteString("FormatVersion", "aws_v1");
            json.WriteStartArray("PriceList");
            foreach (var product in fitting.Skip(start).Take(size))
                json.WriteStringValue(product.Text());
            json.WriteEndArray();
            if (start + size < fitting.Count)
                json.WriteString("NextToken", PageToken.Make(start + size, question));
        };
    }

    private static Func<ListedProduct, bool> Fits(JsonElement filter)
    {
        var field = filter.GetProperty("Field").GetString()!;
        var value = filter.GetProperty("Value").GetString()!;
        var several = value.Split(',');
        return filter.GetProperty("Type").GetString() switch
        {
            "CONTAINS" => p => Of(p).Contains(value),
            "ANY_OF" => p => several.Contains(Of(p)),
            "NONE_OF" => p => !several.Contains(Of(p)),
            _ => p => Of(p) == value,
        };

        string Of(ListedProduct product) => product.Attributes.TryGetValue(field, out var own) ? own : "";
    }
}
