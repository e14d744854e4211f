using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Tags;

/// <summary>Tags in requests, and the rules that all tags keep (EC2 User Guide, 'Tag restrictions'). The codes are EC2's list's; which goes with what, and the sentences, are not known.</summary>
internal static class TagForm
{
    public const int MaxTags = 50;
    private const int MaxKey = 128;
    private const int MaxValue = 256;

    /// <summary>Tag.1, Tag.2 and so on; the value is null where the request has none.</summary>
    public static IReadOnlyList<(string Key, string? Value)> Listed(QueryForm form, string name = "Tag") =>
        form.Indexes(name).Select(i => name + "." + i.ToString(CultureInfo.InvariantCulture)).Select(prefix => (form.Text(prefix + ".Key") ?? "", form.Text(prefix + ".Value"))).ToList();

    /// <summary>The tags of TagSpecifications, which must all be for what the operation makes.</summary>
    public static IReadOnlyList<Tag> OnCreate(Ec2Call call, string resourceType)
    {
        var tags = new List<Tag>();
        foreach (var prefix in Specifications(call.Form))
        {
            // The sentence was seen from launch templates; the code is unconfirmed.
            if (call.Form.Text(prefix + ".ResourceType") is var type && type != resourceType)
                throw new AwsFault("InvalidParameterValue", $"'{type}' is not a valid taggable resource type for this operation.");
            tags.AddRange(Checked(Listed(call.Form, prefix + ".Tag")));
        }

        return tags;
    }

    /// <summary>Tags that may be put on a resource.</summary>
    public static IReadOnlyList<Tag> Checked(IReadOnlyList<(string Key, string? Value)> given)
    {
        foreach (var (key, value) in given)
        {
            if (key.Length is 0 or > MaxKey)
                throw Invalid($"Tag keys have 1 to {MaxKey.ToString(CultureInfo.InvariantCulture)} characters: '{key}'.");
            if (value?.Length > MaxValue)
                throw Invalid($"Tag values have at most {MaxValue.ToString(CultureInfo.InvariantCulture)} characters: '{value}'.");
            if (IsAwsKey(key))
                throw Invalid($"Tag keys that begin with aws: are reserved: '{key}'.");
        }

        if (given.GroupBy(t => t.Key, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } doubled)
            throw Invalid($"The tag key '{doubled.Key}' is there more than once.");
        if (given.Count > MaxTags)
            throw LimitExceeded();
        return given.Select(t => new Tag { Key = t.Key, Value = t.Value ?? "" }).ToList();
    }

    /// <summary>Keys of AWS's own tags: nobody else sets or removes them.</summary>
    public static bool IsAwsKey(string key) => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);

    public static AwsFault LimitExceeded() => new("TagLimitExceeded", "[sandbox] A resource has at most 50 tags.");

    /// <summary>Tagging while creating needs ec2:CreateTags as well (EC2 User Guide, 'Grant permission to tag resources during creation').</summary>
    public static IEnumerable<NeededPermission> Needs(Ec2Call call) => Specifications(call.Form)
        .Where(prefix => call.Form.Indexes(prefix + ".Tag").Count > 0)
        .Select(prefix => new NeededPermission("ec2:CreateTags", call.Region.Arn("ec2", call.Form.Text(prefix + ".ResourceType") + "/*"))
        {
            Context = new Dictionary<string, string> { ["ec2:CreateAction"] = call.Form.Text("Action") ?? "" },
        });

    private static IEnumerable<string> Specifications(QueryForm form) => form.Indexes("TagSpecification").Select(i => "TagSpecification." + i.ToString(CultureInfo.InvariantCulture));

    private static AwsFault Invalid(string message) => new("InvalidParameterValue", "[sandbox] " + message);
}
