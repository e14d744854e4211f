using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.FinOps.Alerts;

/// <summary>Whether a service may publish to a topic.</summary>
public enum TopicVerdict
{
    /// <summary>It may.</summary>
    Allowed,

    /// <summary>No statement lets it, or one forbids it.</summary>
    Missing,

    /// <summary>Nobody can say: the policy was not read, or hangs on what is not known here.</summary>
    Unknown,
}

/// <summary>What a topic's policy means for a service.</summary>
/// <param name="Verdict">Whether it may publish.</param>
/// <param name="Reason">Why, in half a sentence.</param>
public sealed record TopicJudgement(TopicVerdict Verdict, string Reason);

/// <summary>
/// Reads a topic's access policy for one service that publishes, as far as an honest answer goes: an explicit deny wins, nothing is allowed that no
/// statement allows (IAM User Guide, 'Policy evaluation logic'), and what hangs on a key that is not known here is unknown.
/// </summary>
public static class TopicPolicy
{
    private const string Publish = "sns:publish";

    private enum Match
    {
        No,
        Maybe,
        Yes,
    }

    /// <summary>Judges a topic's policy.</summary>
    public static TopicJudgement Judge(NotificationTopic topic, AlertPublisher publisher)
    {
        if (!topic.Exists)
            return new(TopicVerdict.Missing, "there is no such topic");
        if (topic.Policy is not { } text)
            return new(TopicVerdict.Unknown, topic.Unreadable is { } call ? call.ToString().TrimEnd('.') : "its policy was not read");
        try
        {
            using var policy = JsonDocument.Parse(text);
            return Judge(Statements(policy.RootElement), topic, publisher);
        }
        catch (JsonException)
        {
            return new(TopicVerdict.Unknown, "its policy cannot be understood");
        }
    }

    /// <summary>The statement that lets a service publish, as JSON, ready to be put into the policy.</summary>
    public static string StatementFor(NotificationTopic topic, AlertPublisher publisher)
    {
        var source = publisher.SourceArn.Split(':');
        return new JsonObject
        {
            ["Sid"] = "SageMakerGuardAlerts",
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["Service"] = publisher.Service },
            ["Action"] = "SNS:Publish",
            ["Resource"] = topic.TopicArn,
            ["Condition"] = new JsonObject
            {
                ["StringEquals"] = new JsonObject { ["aws:SourceAccount"] = publisher.AccountId },
                ["ArnLike"] = new JsonObject { ["aws:SourceArn"] = string.Join(":", source.Take(5)) + ":*" },
            },
        }.ToJsonString();
    }

    private static TopicJudgement Judge(IEnumerable<JsonElement> statements, NotificationTopic topic, AlertPublisher publisher)
    {
        var (allowed, maybe) = (false, (string?)null);
        foreach (var statement in statements)
        {
            var match = Least(Principal(statement, publisher), Action(statement), Resource(statement, topic), Conditions(statement, publisher));
            if (match == Match.No)
                continue;
            var deny = Texts(statement, "Effect").FirstOrDefault() != "Allow";
            var name = Texts(statement, "Sid").FirstOrDefault() is { Length: > 0 } sid ? $" ({sid})" : "";
            if (match == Match.Maybe)
                maybe ??= $"statement{name} hangs on what is not known here";
            else if (deny)
                return new(TopicVerdict.Missing, $"statement{name} forbids it");
            else
                allowed = true;

            // A deny that may hold leaves nothing certain.
            if (match == Match.Maybe && deny)
                return new(TopicVerdict.Unknown, $"statement{name}, which forbids it, hangs on what is not known here");
        }

        return allowed ? new(TopicVerdict.Allowed, $"its policy lets {publisher.Service} publish")
            : maybe is not null ? new(TopicVerdict.Unknown, maybe)
            : new(TopicVerdict.Missing, $"no statement lets {publisher.Service} publish");
    }

    private static Match Principal(JsonElement statement, AlertPublisher publisher)
    {
        if (!statement.TryGetProperty("Principal", out var principal))
            return Match.Maybe;
        if (principal.ValueKind == JsonValueKind.String)
            return principal.GetString() == "*" ? Match.Yes : Match.No;
        var services = principal.ValueKind == JsonValueKind.Object ? Texts(principal, "Service") : [];
        return services.Contains(publisher.Service, StringComparer.Ordinal) || services.Contains("*") || (principal.ValueKind == JsonValueKind.Object && Texts(principal, "AWS").Contains("*")) ? Match.Yes : Match.No;
    }

    private static Match Action(JsonElement statement) => !statement.TryGetProperty("Action", out _) ? Match.Maybe
        : Texts(statement, "Action").Any(pattern => EndpointPolicy.Wildcard(pattern.ToLowerInvariant(), Publish)) ? Match.Yes : Match.No;

    private static Match Resource(JsonElement statement, NotificationTopic topic) => !statement.TryGetProperty("Resource", out _) ? Match.Maybe
        : Texts(statement, "Resource").Any(pattern => EndpointPolicy.Wildcard(pattern, topic.TopicArn)) ? Match.Yes : Match.No;

    private static Match Conditions(JsonElement statement, AlertPublisher publisher)
    {
        if (!statement.TryGetProperty("Condition", out var condition) || condition.ValueKind != JsonValueKind.Object)
            return Match.Yes;
        return Least([.. condition.EnumerateObject().SelectMany(op => op.Value.EnumerateObject().Select(key => One(op.Name, key.Name, Texts(op.Value, key.Name), publisher)))]);
    }

    // Keys are compared without case (IAM User Guide, 'IAM JSON policy elements: Condition').
    private static Match One(string op, string key, IReadOnlyList<string> values, AlertPublisher publisher)
    {
        var known = key.ToLowerInvariant() switch
        {
            "aws:sourceaccount" => publisher.AccountId,
            "aws:sourcearn" => publisher.SourceArn,
            "aws:sourceowner" => publisher.PassesByOwner ? publisher.AccountId : "",
            _ => null,
        };
        return (known, op) switch
        {
            (null, _) => Match.Maybe,
            (_, "StringEquals") => Of(values.Contains(known, StringComparer.Ordinal)),
            (_, "StringLike" or "ArnLike" or "ArnEquals") => Of(values.Any(pattern => Overlap(pattern, known!))),
            (_, "StringNotEquals") => Of(!values.Contains(known, StringComparer.Ordinal)),
            (_, "StringNotLike" or "ArnNotLike" or "ArnNotEquals") => Of(!values.Any(pattern => Overlap(pattern, known!))),
            _ => Match.Maybe,
        };
    }

    // The ARN of what is to be made is known up to its last part.
    private static bool Overlap(string pattern, string known) => EndpointPolicy.Wildcard(pattern, known) || (known.EndsWith("*", StringComparison.Ordinal) && EndpointPolicy.Wildcard(known, pattern));

    private static Match Of(bool holds) => holds ? Match.Yes : Match.No;

    private static Match Least(params Match[] matches) => matches.Length == 0 ? Match.Yes : matches.Min();

    private static IEnumerable<JsonElement> Statements(JsonElement policy)
    {
        if (policy.ValueKind != JsonValueKind.Object || !policy.TryGetProperty("Statement", out var statements))
            return [];
        return statements.ValueKind == JsonValueKind.Array ? statements.EnumerateArray().ToList() : [statements];
    }

    private static IReadOnlyList<string> Texts(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
            return [];
        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString() ?? ""],
            JsonValueKind.Array => value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString() ?? "").ToList(),
            _ => [],
        };
    }
}
