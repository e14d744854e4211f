using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.CostExplorer;

/// <summary>What the answers of Cost Anomaly Detection have in common.</summary>
internal static class AnomalyAnswers
{
    /// <summary>The size of a page where none is asked for is not documented.</summary>
    private const int DefaultPage = 100;

    public static string Arn(JsonCall call, string resource) => $"arn:{call.Region.Partition}:ce::{call.Account.Id}:{resource}";

    public static Action<Utf8JsonWriter> Pages<T>(JsonCall call, string name, IReadOnlyList<T> items)
    {
        var size = call.Request.Integer("MaxResults") is >= 1 and var asked ? asked : DefaultPage;
        var question = $"{name}|{call.Account.Id}|{call.Request.Member("MonitorArnList")?.GetRawText()}|{call.Request.Member("SubscriptionArnList")?.GetRawText()}|{call.Request.Text("MonitorArn")}";
        var start = call.Request.Text("NextPageToken") is { Length: > 0 } token
            ? PageToken.Read(token, question) ?? throw new AwsFault("InvalidNextTokenException", "[sandbox] The token is not valid for this request.") { Modelled = true }
            : 0;
        return json =>
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, items.Skip(start).Take(size), EstateJson.Options);
            if (start + size < items.Count)
                json.WriteString("NextPageToken", PageToken.Make(start + size, question));
        };
    }
}
