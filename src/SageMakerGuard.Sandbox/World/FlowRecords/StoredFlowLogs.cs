using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>An object in S3.</summary>
internal sealed record BucketObject(string Key, DateTimeOffset Delivered, Func<byte[]> Read);

/// <summary>
/// The buckets that flow logs deliver to, with their files in both layouts (VPC User Guide, 'Flow log files'). They hold two weeks and are made when they
/// are read. A file comes once an hour, where AWS delivers every five minutes, and ten minutes after its hour. Parquet is not written here: a flow log
/// with that format has no files.
/// </summary>
internal static class StoredFlowLogs
{
    /// <summary>How far back the sandbox's flow logs go.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    /// <summary>How late records come: about ten minutes (VPC User Guide, 'Publish flow logs to Amazon S3').</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromMinutes(10);

    /// <summary>The region of a bucket that an account's flow logs deliver to; null where there is no such bucket.</summary>
    public static string? RegionOf(AccountState account, string bucket) => Logs(account, bucket).Select(pair => pair.Region.Region).FirstOrDefault();

    /// <summary>The objects of a bucket whose keys begin with a prefix, in the order of their keys.</summary>
    public static IEnumerable<BucketObject> Objects(AccountState account, string bucket, string prefix, DateTimeOffset now) =>
        Logs(account, bucket).SelectMany(pair => Files(pair.Region, pair.Log, now)).Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(file => file.Key, StringComparer.Ordinal);

    private static IEnumerable<(RegionState Region, FlowLog Log)> Logs(AccountState account, string bucket) => account.Regions
        .SelectMany(region => region.Estate.FlowLogs.Items.Select(log => (Region: region, Log: log)))
        .Where(pair => pair.Log.LogDestinationType == "s3" && pair.Log.DeliverLogsStatus != "FAILED" && Destination(pair.Log).Bucket == bucket);

    private static (string Bucket, string Folder) Destination(FlowLog log)
    {
        var name = (log.LogDestination ?? "").Split([":::"], 2, StringSplitOptions.None).Last();
        var slash = name.IndexOf('/');
        return slash < 0 ? (name, "") : (name.Substring(0, slash), name.Substring(slash + 1).Trim('/') is { Length: > 0 } folder ? folder + "/" : "");
    }

    private static IEnumerable<BucketObject> Files(RegionState region, FlowLog log, DateTimeOffset now)
    {
        var style = log.DestinationOptions;
        if (style?.FileFormat == "parquet")
            yield break;
        var fields = FlowRecord.Fields(log.LogFormat);
        var start = region.Made.Of(log.FlowLogId) is { } made && made > now - Kept ? made : now - Kept;
        for (var hour = Hour(start); hour + TimeSpan.FromHours(1) + Lag <= now; hour += TimeSpan.FromHours(1))
        {
            var from = hour;
            var delivered = hour + TimeSpan.FromHours(1) + Lag;
            var key = Key(region, log, style, delivered);
            yield return new(key, delivered, () => region.DeliveredFiles.GetOrAdd(key, _ => Pack(fields, FlowTraffic.Of(region, log, from, from + TimeSpan.FromHours(1)))));
        }
    }

    private static DateTimeOffset Hour(DateTimeOffset time) => new(time.Ticks - (time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    private static string Key(RegionState region, FlowLog log, FlowLogFiles? style, DateTimeOffset delivered)
    {
        var hive = style?.HiveCompatiblePartitions == true;
        string Time(string format) => delivered.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
        var where = hive
            ? $"AWSLogs/aws-account-id={region.AccountId}/aws-service=vpcflowlogs/aws-region={region.Region}/year={Time("yyyy")}/month={Time("MM")}/day={Time("dd")}/"
            : $"AWSLogs/{region.AccountId}/vpcflowlogs/{region.Region}/{Time("yyyy'/'MM'/'dd")}/";
        if (style?.PerHourPartition == true)
            where += hive ? $"hour={Time("HH")}/" : Time("HH") + "/";
        return $"{Destination(log).Folder}{where}{region.AccountId}_vpcflowlogs_{region.Region}_{log.FlowLogId}_{Time("yyyyMMdd'T'HHmm'Z'")}_{delivered.ToUnixTimeSeconds().ToString("x8", CultureInfo.InvariantCulture)}.log.gz";
    }

    private static byte[] Pack(IReadOnlyList<string> fields, IEnumerable<FlowRecord> records)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var text = new StreamWriter(gzip, new UTF8Encoding(false)) { NewLine = "\n" })
        {
            text.WriteLine(string.Join(" ", fields));
            foreach (var record in records)
                text.WriteLine(record.Line(fields));
        }

        return packed.ToArray();
    }
}
