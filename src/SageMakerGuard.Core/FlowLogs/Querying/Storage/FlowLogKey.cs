using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SageMakerGuard.Egress;

/// <summary>
/// The key of a flow log file in S3 (VPC User Guide, 'Flow log files'): <c>AWSLogs/&lt;account&gt;/vpcflowlogs/&lt;region&gt;/YYYY/MM/DD/[HH/]</c> or the same with
/// Hive's <c>name=value</c> folders, and a file <c>&lt;account&gt;_vpcflowlogs_&lt;region&gt;_&lt;flow log&gt;_YYYYMMDDTHHmmZ_&lt;hash&gt;.log.gz</c>.
/// </summary>
internal static class FlowLogKey
{
    private static readonly Regex s_name = new(
        @"(?<account>\d{12})_vpcflowlogs_(?<region>[a-z0-9-]+)_(?<id>fl-[0-9a-f]+)_(?<time>\d{8}T\d{4}Z)_[^/]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>When a file was delivered, by its name; null where the name does not say.</summary>
    public static DateTimeOffset? Delivered(string key) =>
        s_name.Match(key) is { Success: true } match
        && DateTimeOffset.TryParseExact(match.Groups["time"].Value, "yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    /// <summary>The flow log that a file is of, by its name; null where the name does not say.</summary>
    public static string? FlowLogId(string key) => s_name.Match(key) is { Success: true } match ? match.Groups["id"].Value : null;

    /// <summary>Whether a key looks like a file of flow logs at all: text, packed or not, or Parquet.</summary>
    public static bool IsLog(string key) =>
        Ends(key, ".gz") || Ends(key, ".log") || Ends(key, ".txt") || Ends(key, ".parquet");

    private static bool Ends(string key, string end) => key.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
