using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Egress;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Tests.FlowLogs.Querying;

/// <summary>Of a bucket with years of many accounts only the folders of the days that are asked for are listed.</summary>
public sealed class FlowLogFolderTests
{
    private const string Plain = "net/AWSLogs/111122223333/vpcflowlogs/eu-central-1/";
    private const string Hive = "net/AWSLogs/aws-account-id=444455556666/aws-service=vpcflowlogs/aws-region=us-east-1/";

    private static readonly QuerySpan s_span = QuerySpan.Of(new(2026, 11, 29, 23, 30, 0, TimeSpan.Zero), new(2026, 11, 30, 23, 30, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("s3://logs/net", "net/", "net/AWSLogs/", "net/AWSLogs/111122223333/", "net/AWSLogs/111122223333/vpcflowlogs/", Plain + "2026/11/29/", Plain + "2026/11/30/", Plain + "2026/12/01/",
        "net/AWSLogs/aws-account-id=444455556666/", "net/AWSLogs/aws-account-id=444455556666/aws-service=vpcflowlogs/", Hive + "year=2026/month=11/day=29/", Hive + "year=2026/month=11/day=30/", Hive + "year=2026/month=12/day=01/")]
    [InlineData("s3://logs/" + Plain, Plain + "2026/11/29/", Plain + "2026/11/30/", Plain + "2026/12/01/")]
    [InlineData("s3://logs/" + Plain + "2026/11/30", Plain + "2026/11/30/")]
    [InlineData("arn:aws:s3:::logs/copied", "copied/", "copied/")]
    public async Task The_lists_are_these_and_no_others(string place, params string[] lists)
    {
        var bucket = new Bucket();
        await new FlowLogFinder(bucket, new Silent()).FindAsync(StoredPlace.Parse(place), new() { Span = s_span }, default);
        Assert.Equal(lists.Order(StringComparer.Ordinal), bucket.Listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Files_are_chosen_by_account_region_flow_log_and_time_of_delivery()
    {
        var found = await new FlowLogFinder(new Bucket(), new Silent()).FindAsync(
            StoredPlace.Parse("s3://logs/net"), new() { Span = s_span, AccountIds = ["111122223333"], Regions = ["eu-central-1"], FlowLogId = "fl-0a1" }, default);
        Assert.Equal(
            ["29T2320Z", "29T2330Z", "30T0000Z", "30T0025Z", "30T0035Z", "30T1200Z", "30T2315Z", "30T2320Z", "30T2330Z", "01T0000Z", "01T0025Z", "01T0035Z"],
            found.Select(f => f.Key.Split('_').Single(part => part.EndsWith('Z') && part.Contains('T'))[6..]));
        Assert.All(found, f => Assert.StartsWith(Plain, f.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_of_copied_files_is_taken_as_it_is_and_what_is_no_log_is_left_out()
    {
        var found = await new FlowLogFinder(new Bucket(), new Silent()).FindAsync(StoredPlace.Parse("s3://logs/copied"), new() { Span = s_span }, default);
        Assert.Equal(["copied/a.log.gz", "copied/b.parquet", "copied/c.txt"], found.Select(f => f.Key));
    }

    [Theory]
    [InlineData("s3://logs/elsewhere")]
    [InlineData("s3://logs/net/AWSLogs/999988887777")]
    public async Task Where_nothing_is_found_it_says_what_was_looked_into(string place)
    {
        var fault = await Assert.ThrowsAsync<GuardFault>(() => new FlowLogFinder(new Bucket(), new Silent()).FindAsync(StoredPlace.Parse(place), new() { Span = s_span }, default));
        Assert.Equal(("FlowLogsNotFound", FaultCategory.NotFound), (fault.ErrorId, fault.Category));
        Assert.Contains("folder(s) were looked into", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3://logs", "logs", "")]
    [InlineData("s3://logs/", "logs", "")]
    [InlineData("s3://my.logs/a/b", "my.logs", "a/b/")]
    [InlineData("arn:aws-cn:s3:::logs/a/", "logs", "a/")]
    public void A_place_is_a_URI_or_the_ARN_of_a_flow_logs_destination(string typed, string bucket, string prefix) => Assert.Equal(new StoredPlace(bucket, prefix), StoredPlace.Parse(typed));

    [Theory]
    [InlineData("")]
    [InlineData("logs/a")]
    [InlineData("https://s3.amazonaws.com/logs")]
    [InlineData("s3://UPPER/a")]
    [InlineData("s3://a")]
    public void What_is_no_place_is_refused(string typed) => Assert.Equal("S3UriInvalid", Assert.Throws<GuardFault>(() => StoredPlace.Parse(typed)).ErrorId);

    [Fact]
    public void A_time_that_ends_before_it_begins_is_refused() =>
        Assert.Equal("TimeRangeInvalid", Assert.Throws<GuardFault>(() => QuerySpan.Of(s_span.To, s_span.From)).ErrorId);

    /// <summary>Sixty days of two accounts, one in each layout, and a folder of files that somebody copied.</summary>
    private sealed class Bucket : IFlowLogObjects
    {
        private readonly List<string> _keys = [.. Keys().Order(StringComparer.Ordinal)];

        public List<string> Listed { get; } = [];

        public Task<ObjectListing> ListAsync(string bucket, string prefix, bool foldersOnly, CancellationToken cancellationToken)
        {
            Listed.Add(prefix);
            var keys = _keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).ToList();
            var folders = foldersOnly ? keys.Where(key => key.IndexOf('/', prefix.Length) >= 0).Select(key => key[..(key.IndexOf('/', prefix.Length) + 1)]).Distinct().ToList() : [];
            return Task.FromResult(new ObjectListing(keys.Where(key => !foldersOnly || key.IndexOf('/', prefix.Length) < 0).Select(key => new StoredObject(bucket, key, key.EndsWith(".empty.gz", StringComparison.Ordinal) ? 0 : 10, "e")).ToList(), folders));
        }

        public Stream Open(StoredObject item, CancellationToken cancellationToken) => throw new NotSupportedException();

        private static IEnumerable<string> Keys()
        {
            for (var day = new DateTime(2026, 10, 20); day < new DateTime(2026, 12, 20); day = day.AddDays(1))
            {
                foreach (var time in new[] { "0000", "0025", "0035", "1200", "2315", "2320", "2330" })
                {
                    foreach (var log in new[] { "fl-0a1", "fl-0a2" })
                        yield return $"{Plain}{day:yyyy/MM/dd}/111122223333_vpcflowlogs_eu-central-1_{log}_{day:yyyyMMdd}T{time}Z_0f1e.log.gz";
                    yield return $"{Hive}year={day:yyyy}/month={day:MM}/day={day:dd}/444455556666_vpcflowlogs_us-east-1_fl-0b1_{day:yyyyMMdd}T{time}Z_0f1e.log.parquet";
                }
            }

            foreach (var name in new[] { "a.log.gz", "b.parquet", "c.txt", "readme.md", "d.empty.gz" })
                yield return "copied/" + name;
        }
    }
}
