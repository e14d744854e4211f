using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Projects;

/// <summary>
/// The buckets that a role's policies let it work in, by the names in their statements. It reads what is granted and no more: a Deny, a condition, a
/// permissions boundary or the bucket's own policy may take some of it back, and a bucket's policy may add others.
/// </summary>
public static class BucketReach
{
    // What people do with data (Service Authorization Reference, 'Actions, resources, and condition keys for Amazon S3').
    private static readonly string[] s_dataActions = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket"];

    /// <summary>The buckets' names, each once and in order; a name with <c>*</c> or <c>?</c> stands for every bucket that fits, <c>*</c> for any.</summary>
    /// <exception cref="FormatException">A document is no policy; the message names it.</exception>
    public static IReadOnlyList<string> Of(ExecutionRole role) =>
        role.Policies.SelectMany(Of).Distinct(StringComparer.Ordinal).OrderBy(n => n, StringComparer.Ordinal).ToList();

    private static IEnumerable<string> Of(ExecutionRolePolicy policy)
    {
        try
        {
            using var document = JsonDocument.Parse(policy.PolicyDocument);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("Statement", out var statements))
                throw NoPolicy(policy, null);
            var all = statements.ValueKind == JsonValueKind.Array ? statements.EnumerateArray().ToList() : [statements];
            return all.Where(s => s.ValueKind == JsonValueKind.Object).SelectMany(Of).ToList();
        }
        catch (JsonException e)
        {
            throw NoPolicy(policy, e);
        }
    }

    private static IEnumerable<string> Of(JsonElement statement)
    {
        if (!Texts(statement, "Effect").Contains("Allow", StringComparer.Ordinal) || !GrantsData(statement))
            return [];
        return statement.TryGetProperty("NotResource", out _) ? ["*"] : Texts(statement, "Resource").Select(Bucket).OfType<string>();
    }

    private static bool GrantsData(JsonElement statement) => statement.TryGetProperty("NotAction", out _)
        ? s_dataActions.Any(action => !Texts(statement, "NotAction").Any(pattern => NamePattern.Fits(action, pattern)))
        : Texts(statement, "Action").Any(pattern => s_dataActions.Any(action => NamePattern.Fits(action, pattern)));

    // arn:aws:s3:::bucket/key; an access point's ARN has a region and an account, and hides the bucket's name.
    private static string? Bucket(string resource)
    {
        if (NamePattern.Fits("arn:aws:s3:::", resource))
            return "*";
        var parts = resource.Split([':'], 6);
        if (parts.Length < 6 || !NamePattern.Fits("s3", parts[2]))
            return null;
        if (parts[3].Length > 0 && parts[3] != "*")
            return "*";
        var name = parts[5].Split('/')[0];
        var variable = name.IndexOf("${", StringComparison.Ordinal);
        return name.Length == 0 ? null : variable >= 0 ? name.Substring(0, variable) + "*" : name;
    }

    private static IReadOnlyList<string> Texts(JsonElement statement, string member) => !statement.TryGetProperty(member, out var value) ? []
        : value.ValueKind == JsonValueKind.String ? [value.GetString()!]
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!).ToList()
        : [];

    private static FormatException NoPolicy(ExecutionRolePolicy policy, Exception? inner) => new($"The policy '{policy.PolicyArn ?? policy.PolicyName}' is not a policy document.", inner);
}
