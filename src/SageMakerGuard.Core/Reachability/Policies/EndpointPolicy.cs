using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace SageMakerGuard.Reachability;

/// <summary>
/// Reads endpoint policies as far as an honest answer goes: who is surely let in with everything, who is surely kept out, and
/// everything between is 'depends'. No policy means full access (AWS PrivateLink Guide, 'Control access using endpoint policies');
/// an explicit deny wins, and nothing is allowed that no statement allows (IAM User Guide, 'Policy evaluation logic').
/// </summary>
public static class EndpointPolicy
{
    private enum Match
    {
        No,
        Maybe,
        Yes,
    }

    /// <summary>What is asked for: every action of a service, or one.</summary>
    private readonly record struct Request(string ServiceName, string Prefix, string? Action);

    /// <summary>Judges a policy.</summary>
    /// <param name="document">The policy; null or empty means full access.</param>
    /// <param name="serviceName">The endpoint service's name.</param>
    /// <param name="principalArn">The role; null where it is not known.</param>
    /// <param name="accountId">The role's account where the role is not known.</param>
    public static PolicyJudgement Judge(string? document, string serviceName, string? principalArn, string accountId) =>
        Judge(document, new Request(serviceName, ActionPrefix(serviceName), null), principalArn, accountId);

    /// <summary>
    /// Judges a policy for one action: open where every request with it passes, closed where none does. Whose the resource of a
    /// request is stays open, so what is allowed with the account's own resources only is 'depends' here.
    /// </summary>
    /// <param name="document">The policy; null or empty means full access.</param>
    /// <param name="action">The action: <c>s3:GetObject</c>.</param>
    /// <param name="principalArn">The role; null where it is not known.</param>
    /// <param name="accountId">The role's account where the role is not known.</param>
    public static PolicyJudgement JudgeAction(string? document, string action, string? principalArn, string accountId)
    {
        var prefix = action.Substring(0, Math.Max(action.IndexOf(':'), 0));
        return Judge(document, new Request(prefix, prefix, action), principalArn, accountId);
    }

    private static PolicyJudgement Judge(string? document, Request request, string? principalArn, string accountId)
    {
        if (string.IsNullOrWhiteSpace(document))
            return new(EndpointAccess.Open, "full access, the default policy");
        try
        {
            using var json = JsonDocument.Parse(document!);
            return Judge(json.RootElement, request, principalArn, AccountOf(principalArn) ?? accountId);
        }
        catch (JsonException)
        {
            return new(EndpointAccess.Depends, "the policy document could not be understood");
        }
    }

    /// <summary>The service's name in IAM actions, where it is not the name of the endpoint service (Service Authorization Reference).</summary>
    public static string ActionPrefix(string serviceName)
    {
        var parts = serviceName.Split('.');
        if (serviceName.StartsWith("aws.sagemaker.", StringComparison.Ordinal))
            return "sagemaker";
        var region = Array.FindIndex(parts, IsRegion);
        var name = region >= 0 && region + 1 < parts.Length ? parts[region + 1] : parts[parts.Length - 1];
        return name switch { "monitoring" => "cloudwatch", "forecastquery" => "forecast", "bedrock-runtime" => "bedrock", _ => name };
    }

    /// <summary>The region in an endpoint service's name; null where there is none.</summary>
    internal static string? RegionOf(string serviceName) => Array.Find(serviceName.Split('.'), IsRegion);

    private static bool IsRegion(string part) => part.Count(c => c == '-') >= 2 && char.IsDigit(part[part.Length - 1]);

    private static PolicyJudgement Judge(JsonElement policy, Request request, string? principalArn, string accountId)
    {
        if (policy.ValueKind != JsonValueKind.Object || !policy.TryGetProperty("Statement", out var statements))
            return new(EndpointAccess.Depends, "the policy document has no statement");
        var open = false;
        var owned = new OwnedResources(request.ServiceName, request.Prefix);
        string? depends = null;
        foreach (var statement in statements.ValueKind == JsonValueKind.Array ? statements.EnumerateArray().ToList() : [statements])
        {
            var deny = Text(statement, "Effect") != "Allow";
            var who = Principal(statement, principalArn, accountId);
            var what = Actions(statement, request);
            if (who == Match.No || what == Match.No)
                continue;
            var condition = Condition(statement, principalArn, accountId, deny, out var ownOnly);
            if (condition == Match.No)
                continue;
            if (!deny && !ownOnly && who == Match.Yes && condition == Match.Yes && statement.TryGetProperty("Action", out var actions) && Texts(actions).Any(OwnedResources.IsReading))
                owned.AllowReading(statement.TryGetProperty("Resource", out var resources) ? Texts(resources) : []);
            var whole = who == Match.Yes && what == Match.Yes && condition == Match.Yes && AllResources(statement);
            if (whole && deny)
                return new(EndpointAccess.Closed, $"a statement denies {request.Action ?? "everything"}");
            if (whole && ownOnly)
                owned.AllowOwn();
            if (whole && !ownOnly)
                open = true;
            else if (deny || !open)
                depends ??= Why(statement, deny, who, what, ownOnly ? Match.Maybe : condition);
            if (deny && !whole)
                depends = Why(statement, deny, who, what, condition);
        }

        var limitedByDeny = depends?.StartsWith("a statement denies", StringComparison.Ordinal) == true;
        if (open && !limitedByDeny)
            return new(EndpointAccess.Open, $"the policy lets the role do {request.Action ?? "everything"}");
        if (request.Action is null && owned.Suffice && !limitedByDeny)
            return new(EndpointAccess.Open, "the policy lets the role do everything with what its own account owns, and read what AWS keeps for its services");
        return depends is null
            ? new(EndpointAccess.Closed, $"no statement allows the role {request.Action ?? "this service"}")
            : new(EndpointAccess.Depends, depends);
    }

    private static string Why(JsonElement statement, bool deny, Match who, Match what, Match condition)
    {
        var verb = deny ? "a statement denies" : "a statement allows";
        var sid = Text(statement, "Sid") is { Length: > 0 } id ? $" ({id})" : "";
        return who != Match.Yes ? $"{verb} principals{sid} of which nobody can say whether the role is one"
            : condition != Match.Yes ? $"{verb} requests under a condition{sid}"
            : what != Match.Yes ? $"{verb} certain actions{sid}"
            : $"{verb} certain resources{sid}";
    }

    private static Match Principal(JsonElement statement, string? principalArn, string accountId)
    {
        if (statement.TryGetProperty("NotPrincipal", out _))
            return Match.Maybe;
        if (!statement.TryGetProperty("Principal", out var principal))
            return Match.Maybe;
        if (principal.ValueKind == JsonValueKind.Object)
        {
            if (!principal.TryGetProperty("AWS", out principal))
                return Match.No;
        }

        return Best(Texts(principal).Select(p => Principal(p, principalArn, accountId)));
    }

    private static Match Principal(string pattern, string? principalArn, string accountId)
    {
        if (pattern == "*")
            return Match.Yes;
        if (pattern == accountId || (pattern.EndsWith(":root", StringComparison.Ordinal) && AccountOf(pattern) == accountId))
            return Match.Yes;
        if (principalArn is null)
            return accountId.Length == 0 || AccountOf(pattern) == accountId ? Match.Maybe : Match.No;
        if (pattern == principalArn)
            return Match.Yes;

        // A session of the role is one of its principals, and which session runs is not known.
        var role = principalArn.Substring(principalArn.LastIndexOf('/') + 1);
        return pattern.IndexOf(":assumed-role/" + role + "/", StringComparison.Ordinal) >= 0 ? Match.Maybe : Match.No;
    }

    private static Match Actions(JsonElement statement, Request request)
    {
        if (statement.TryGetProperty("NotAction", out _))
            return Match.Maybe;
        return statement.TryGetProperty("Action", out var action) ? Best(Texts(action).Select(a => Action(a, request))) : Match.Maybe;
    }

    private static Match Action(string pattern, Request request)
    {
        // Actions are compared without case (IAM User Guide, 'IAM JSON policy elements: Action').
        if (request.Action is { } one)
            return Wildcard(pattern.ToLowerInvariant(), one.ToLowerInvariant()) ? Match.Yes : Match.No;
        var prefix = request.Prefix;
        if (pattern is "*" or "*:*" || string.Equals(pattern, prefix + ":*", StringComparison.OrdinalIgnoreCase))
            return Match.Yes;
        var colon = pattern.IndexOf(':');
        var service = colon < 0 ? pattern : pattern.Substring(0, colon);
        return service.IndexOfAny(['*', '?']) >= 0 || string.Equals(service, prefix, StringComparison.OrdinalIgnoreCase) ? Match.Maybe : Match.No;
    }

    private static bool AllResources(JsonElement statement) => statement.TryGetProperty("Resource", out var resource) && Texts(resource).Contains("*", StringComparer.Ordinal);

    /// <summary>Conditions on who asks are answered; every other one depends on the request.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="principalArn">The role.</param>
    /// <param name="accountId">Its account.</param>
    /// <param name="deny">Whether it denies: then whose the resource is stays open.</param>
    /// <param name="ownOnly">Whether the answer holds only for what the role's account owns.</param>
    private static Match Condition(JsonElement statement, string? principalArn, string accountId, bool deny, out bool ownOnly)
    {
        ownOnly = false;
        if (!statement.TryGetProperty("Condition", out var condition) || condition.ValueKind != JsonValueKind.Object)
            return Match.Yes;
        var worst = Match.Yes;
        foreach (var test in condition.EnumerateObject())
        {
            if (test.Value.ValueKind != JsonValueKind.Object)
                return Match.Maybe;
            foreach (var key in test.Value.EnumerateObject())
            {
                if (!deny && test.Name == "StringEquals" && accountId.Length > 0 && OwnedResources.IsAbout(key.Name) && Texts(key.Value).Contains(accountId, StringComparer.Ordinal))
                {
                    ownOnly = true;
                    continue;
                }

                var known = string.Equals(key.Name, "aws:PrincipalAccount", StringComparison.OrdinalIgnoreCase) && accountId.Length > 0 ? accountId
                    : string.Equals(key.Name, "aws:PrincipalArn", StringComparison.OrdinalIgnoreCase) ? principalArn
                    : null;
                var answer = known is null ? Match.Maybe : Test(test.Name, Texts(key.Value), known);
                worst = answer < worst ? answer : worst;
            }
        }

        return worst;
    }

    private static Match Test(string test, IReadOnlyList<string> patterns, string value) => test switch
    {
        "StringEquals" => patterns.Contains(value, StringComparer.Ordinal) ? Match.Yes : Match.No,
        "StringNotEquals" => patterns.Contains(value, StringComparer.Ordinal) ? Match.No : Match.Yes,
        "StringLike" or "ArnLike" or "ArnEquals" => patterns.Any(p => Wildcard(p, value)) ? Match.Yes : Match.No,
        "StringNotLike" or "ArnNotLike" or "ArnNotEquals" => patterns.Any(p => Wildcard(p, value)) ? Match.No : Match.Yes,
        _ => Match.Maybe,
    };

    internal static bool Wildcard(string pattern, string value)
    {
        int p = 0, v = 0, star = -1, mark = 0;
        while (v < value.Length)
        {
            if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == value[v]))
                (p, v) = (p + 1, v + 1);
            else if (p < pattern.Length && pattern[p] == '*')
                (star, mark, p) = (p, v, p + 1);
            else if (star >= 0)
                (p, mark, v) = (star + 1, mark + 1, mark + 1);
            else
                return false;
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    private static Match Best(IEnumerable<Match> matches) => matches.DefaultIfEmpty(Match.No).Max();

    private static string? AccountOf(string? arn)
    {
        var parts = arn?.Split(':');
        return parts is { Length: > 4 } ? parts[4] : arn is { Length: 12 } && arn.All(char.IsDigit) ? arn : null;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => [.. element.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)],
        _ => [],
    };
}
