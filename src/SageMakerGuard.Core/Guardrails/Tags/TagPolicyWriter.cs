using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using SageMakerGuard.Faults;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Guardrails;

/// <summary>
/// Writes the tag policy: which keys in which case, which values, on which types AWS refuses others and for which it reports what is missing
/// (Organizations User Guide, 'Tag policy syntax'). A tag policy never keeps anybody from making something without tags.
/// </summary>
public static class TagPolicyWriter
{
    private const string Purpose = "Owner, cost centre and data sensitivity of what SageMaker AI uses. Written by SageMakerGuard (New-SMTagPolicy).";
    private const string Assign = "@@assign";

    private static readonly Regex s_type = new("^[a-z0-9-]+:([A-Za-z0-9-]+|\\*|ALL_SUPPORTED)$", RegexOptions.CultureInvariant);
    private static readonly JsonWriterOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The policy.</summary>
    /// <exception cref="GuardFault">NothingToWrite, TagRuleInvalid, ResourceTypeInvalid; PolicyTooLarge: it is larger than AWS takes.</exception>
    public static GuardrailPolicy Write(TagPolicyOptions options)
    {
        Check(options.Rules);
        foreach (var type in options.EnforcedFor.Concat(options.ReportRequiredFor).Where(type => !s_type.IsMatch(type)))
            throw new GuardFault("ResourceTypeInvalid", FaultCategory.InvalidArgument, $"'{type}' is no resource type of a tag policy.", "Write it as service and type, for example ec2:natgateway, ec2:* or sagemaker:ALL_SUPPORTED; there is no word for all services.");
        var policy = new GuardrailPolicy { Name = options.Name, Type = PolicyLimits.TagPolicy, Description = Purpose, Content = Document(options), Limit = PolicyLimits.TagPolicySize };
        return policy.Size <= policy.Limit
            ? policy
            : throw new GuardFault("PolicyTooLarge", FaultCategory.QuotaExceeded, $"The tag policy takes {Number(policy.Size)} characters, and AWS takes {Number(policy.Limit)}.", "Name fewer values, or patterns with an asterisk in place of many.");
    }

    /// <summary>Refuses rules that no policy can hold.</summary>
    internal static void Check(IReadOnlyList<TagRequirement> rules)
    {
        if (rules.Count == 0)
            throw new GuardFault("NothingToWrite", FaultCategory.InvalidArgument, "No tag is demanded, so that there is nothing to write.", "Name tags with -RequiredTag @{ CostCenter = '100', '200*' } or in the settings' MandatoryTags.");
        if (rules.Select(rule => rule.Objection()).FirstOrDefault(objection => objection is not null) is { } wrong)
            throw Invalid(wrong);
        if (rules.GroupBy(rule => rule.Key, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw Invalid($"{string.Join(" and ", twice.Select(rule => rule.Key))} are one key in two spellings, and a policy holds each key in one.");
    }

    private static GuardFault Invalid(string message) => new("TagRuleInvalid", FaultCategory.InvalidArgument, message, "Correct -RequiredTag or the settings' MandatoryTags and run the command again.");

    private static string Document(TagPolicyOptions options)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_relaxed))
        {
            json.WriteStartObject();
            json.WriteStartObject("tags");
            foreach (var rule in options.Rules)
            {
                // The policy's name for a key is the key but for its case ('Tag policy syntax').
                json.WriteStartObject(rule.Key.ToLowerInvariant());
                Write(json, "tag_key", options, () => json.WriteStringValue(rule.Key));
                if (rule.AllowedValues.Count > 0)
                    Write(json, "tag_value", options, () => List(json, rule.AllowedValues));
                if (options.EnforcedFor.Count > 0)
                    Write(json, "enforced_for", options, () => List(json, options.EnforcedFor));
                if (options.ReportRequiredFor.Count > 0)
                    Write(json, "report_required_tag_for", options, () => List(json, options.ReportRequiredFor));
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string name, TagPolicyOptions options, Action value)
    {
        json.WriteStartObject(name);
        json.WritePropertyName(Assign);
        value();
        if (options.LockChildPolicies)
        {
            json.WritePropertyName("@@operators_allowed_for_child_policies");
            List(json, ["@@none"]);
        }

        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, IReadOnlyList<string> values)
    {
        json.WriteStartArray();
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
