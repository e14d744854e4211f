using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Baselines;

/// <summary>A fingerprint of a policy: the same for documents that say the same with other spacing or another order of members.</summary>
internal static class PolicyHash
{
    /// <summary>What stands for a policy that refuses nothing.</summary>
    public const string FullAccess = "full access";

    /// <summary>The fingerprint of an endpoint's policy.</summary>
    public static string Of(VpcEndpoint endpoint) => endpoint.PolicyDocument is not { Length: > 0 } text ? FullAccess : IsFullAccess(text) ? FullAccess : Hash(Canonical(text));

    /// <summary>The fingerprint of a text.</summary>
    public static string Hash(string text)
    {
        using var sha = SHA256.Create();
        return "sha256:" + BitConverter.ToString(sha.ComputeHash(Encoding.UTF8.GetBytes(text))).Replace("-", "").ToLowerInvariant().Substring(0, 32);
    }

    // The policy that an endpoint has where nobody gave it one (AWS PrivateLink guide, 'Default endpoint policy').
    private static bool IsFullAccess(string text)
    {
        if (Parsed(text)?["Statement"] is not { } statement)
            return false;
        var only = statement is JsonArray { Count: 1 } list ? list[0] : statement;
        return only is JsonObject { Count: 4 } one && Is(one["Effect"], "Allow") && Is(one["Principal"], "*") && Is(one["Action"], "*") && Is(one["Resource"], "*");
    }

    private static bool Is(JsonNode? node, string word) => node switch
    {
        JsonValue value => value.TryGetValue<string>(out var text) && text == word,
        JsonArray { Count: 1 } list => Is(list[0], word),
        JsonObject { Count: 1 } one => one.TryGetPropertyValue("AWS", out var accounts) && Is(accounts, word),
        _ => false,
    };

    private static string Canonical(string text) => Parsed(text) is { } document ? Sorted(document)!.ToJsonString() : text;

    private static JsonObject? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => new KeyValuePair<string, JsonNode?>(m.Key, Sorted(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
