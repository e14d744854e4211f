using System;
using System.Text.RegularExpressions;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Egress;

/// <summary>A place in S3: a bucket, and what keys begin with.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Prefix">The prefix: empty, or a folder with its closing slash.</param>
public sealed record StoredPlace(string Bucket, string Prefix)
{
    private static readonly Regex s_uri = new(@"^(s3://|arn:[a-z-]+:s3:::)(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(/(?<key>[^\r\n?#]*))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The place of an S3 URI or of a bucket's ARN with a folder, as flow logs name their destination; null where it is none.</summary>
    public static StoredPlace? TryParse(string? text)
    {
        if (text is null || s_uri.Match(text) is not { Success: true } match)
            return null;
        var key = match.Groups["key"].Value.Trim('/');
        return new(match.Groups["bucket"].Value, key.Length == 0 ? "" : key + "/");
    }

    /// <summary>The same.</summary>
    /// <exception cref="GuardFault">S3UriInvalid.</exception>
    public static StoredPlace Parse(string text) => TryParse(text) ?? throw new GuardFault(
        "S3UriInvalid",
        FaultCategory.InvalidArgument,
        $"'{text}' is no place in S3.",
        "Give it like s3://<bucket>/<folder>, the folder in which AWSLogs lies.");

    /// <inheritdoc/>
    public override string ToString() => $"s3://{Bucket}/{Prefix}";
}
