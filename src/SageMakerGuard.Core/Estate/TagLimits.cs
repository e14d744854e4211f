using System;
using System.Globalization;
using System.Linq;

namespace SageMakerGuard.Estates;

/// <summary>What a tag of a user's may be (AWS General Reference, 'Tag naming limits and requirements'; botocore 1.43, TagKey and TagValue of sagemaker and ec2).</summary>
public static class TagLimits
{
    /// <summary>The most tags that one resource has. AWS's own do not count.</summary>
    public const int PerResource = 50;

    private const int KeyLength = 128;
    private const int ValueLength = 256;

    /// <summary>Whether a tag is AWS's own: nobody else sets it or takes it off.</summary>
    public static bool IsAwsKey(string key) => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Why a text cannot be a tag's key, in one sentence; null where it can.</summary>
    public static string? ObjectionToKey(string key)
    {
        if (key.Length is 0 or > KeyLength)
            return $"A tag's key has 1 to {Text(KeyLength)} characters, and '{key}' has {Text(key.Length)}.";
        return IsAwsKey(key) ? $"Keys that begin with aws: are AWS's own, and '{key}' does." : Signs(key, "key");
    }

    /// <summary>Why a text cannot be a tag's value, in one sentence; null where it can.</summary>
    public static string? ObjectionToValue(string value) =>
        value.Length > ValueLength ? $"A tag's value has at most {Text(ValueLength)} characters, and '{value}' has {Text(value.Length)}." : Signs(value, "value");

    // EC2 takes every sign, SageMaker these alone: a rule that holds for both kinds of resource keeps to them.
    private static string? Signs(string text, string what) => text.Where(c => !IsTaken(c)).Select(c => (char?)c).FirstOrDefault() is { } wrong
        ? $"A tag's {what} is of letters, digits, spaces and _ . : / = + - @, and '{text}' holds '{wrong}'."
        : null;

    // \p{L}\p{Z}\p{N}_.:/=+\-@, outside of the first plane too.
    private static bool IsTaken(char c) => char.IsLetter(c) || char.IsNumber(c) || char.IsSeparator(c) || char.IsSurrogate(c) || "_.:/=+-@".IndexOf(c) >= 0;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
