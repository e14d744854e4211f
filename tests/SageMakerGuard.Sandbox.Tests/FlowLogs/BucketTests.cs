using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox.Tests.Wire;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.FlowLogs;

/// <summary>S3: the files that flow logs deliver, in both layouts, listed, found and read in parts.</summary>
public sealed class BucketTests : IDisposable
{
    private const string Bucket = "/" + RecordedRegion.Bucket;
    private const string Folder = $"network/AWSLogs/{HealthyRegion.Account}/vpcflowlogs/{HealthyRegion.Region}/";

    private readonly Stage _stage = new(new SandboxOptions { Estate = RecordedRegion.Estate() });

    [Fact]
    public async Task Folders_and_files_are_listed_page_by_page()
    {
        Assert.Equal(["network/AWSLogs/"], (await _stage.Get(Bucket + "?list-type=2&prefix=network/&delimiter=/", "s3")).Xml.Elements().Where(e => e.Name.LocalName == "CommonPrefixes").Select(e => e.Value));
        var first = await _stage.Get(Bucket + $"?list-type=2&prefix={Folder}2026/02/27/&max-keys=20", "s3");
        var second = await _stage.Get(Bucket + $"?list-type=2&prefix={Folder}2026/02/27/&max-keys=20&continuation-token={Uri.EscapeDataString(first.One("NextContinuationToken")!)}", "s3");
        var keys = first.All("Key").Concat(second.All("Key")).ToList();
        Assert.Equal((20, 24, "false"), (first.All("Key").Count, keys.Count, second.One("IsTruncated")));
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
    }

    [Fact]
    public async Task A_bucket_says_where_it_is_and_answers_there_alone()
    {
        Assert.Equal("eu-central-1", (await _stage.Get(Bucket + "?location", "s3")).Xml.Value);
        _stage.Region = "us-east-1";
        Assert.Equal("eu-central-1", (await _stage.Get(Bucket + "?location", "s3")).Xml.Value);
        Assert.Equal("PermanentRedirect", (await _stage.Get(Bucket + "?list-type=2", "s3")).Code);
        Assert.Equal("NoSuchBucket", (await _stage.Get("/none?list-type=2", "s3")).Code);
    }

    [Fact]
    public async Task A_file_that_is_not_there_says_so_and_what_is_not_understood_too()
    {
        Assert.Equal(("NoSuchKey", HttpStatusCode.NotFound), (await _stage.Get(Bucket + "/none", "s3") is var missing ? missing.Code : null, missing.Status));
        Assert.Equal("NotImplemented", (await _stage.Get(Bucket + "?acl", "s3")).Code);
        _stage.AccessKey = "AKIANOBODY";
        Assert.Equal("InvalidAccessKeyId", (await _stage.Get(Bucket + "?list-type=2", "s3")).Code);
    }

    [Fact]
    public async Task A_flow_log_with_Hives_folders_and_hours_writes_them()
    {
        var estate = RecordedRegion.Estate();
        var region = estate.Regions[0] with { FlowLogs = estate.Regions[0].FlowLogs.Select(f => f.LogDestinationType == "s3" ? f with { DestinationOptions = new() { FileFormat = "plain-text", HiveCompatiblePartitions = true, PerHourPartition = true } } : f) };
        using var hive = new Stage(new SandboxOptions { Estate = estate with { Regions = [region] } });
        var key = (await hive.Get(Bucket + "?list-type=2&prefix=network/AWSLogs/aws-account-id=111122223333/aws-service=vpcflowlogs/aws-region=eu-central-1/year=2026/month=02/day=27/&max-keys=1", "s3")).One("Key");
        Assert.Contains("/day=27/hour=00/111122223333_vpcflowlogs_eu-central-1_" + RecordedRegion.StoredLog, key, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_SDK_for_Python_reads_all_of_it_and_it_fits_AWSs_models()
    {
        await using var wire = await WireCheck.Start(_stage.Sandbox.EndpointUrl);
        var rows = await PythonTool.Drive(wire.Url, _stage.Sandbox.Accounts[0],
        [
            new("s3", "GetBucketLocation", new { RecordedRegion.Bucket }),
            new("s3", "ListObjectsV2", new { RecordedRegion.Bucket, Prefix = Folder + "2026/02/27/", MaxKeys = 3 }),
            new("s3", "GetObject", new { RecordedRegion.Bucket, Key = "$ListObjectsV2.Contents.0.Key", Range = "bytes=0-9" }),
            new("logs", "DescribeLogGroups"),
            new("logs", "StartQuery", new { logGroupName = RecordedRegion.LogGroup, startTime = 1772226000, endTime = 1772229600, queryString = "stats count(*) as n" }),
            new("logs", "GetQueryResults", new { queryId = "$StartQuery.queryId" }),
            new("athena", "GetWorkGroup", new { WorkGroup = "primary" }),
            new("glue", "CreateTable", new { DatabaseName = "default", TableInput = new { Name = "t", StorageDescriptor = new { Columns = new[] { new { Name = "a", Type = "int" } }, Location = "s3://x/" } } }),
            new("glue", "GetTable", new { DatabaseName = "default", Name = "t" }),
            new("athena", "GetTableMetadata", new { CatalogName = "AwsDataCatalog", DatabaseName = "default", TableName = "t" }),
            new("athena", "ListTableMetadata", new { CatalogName = "AwsDataCatalog", DatabaseName = "default" }),
            new("athena", "StartQueryExecution", new { QueryString = "SELECT a FROM t", QueryExecutionContext = new { Database = "default" }, ResultConfiguration = new { OutputLocation = "s3://results/x/" } }),
            new("athena", "GetQueryExecution", new { QueryExecutionId = "$StartQueryExecution.QueryExecutionId" }),
            new("athena", "StopQueryExecution", new { QueryExecutionId = "$StartQueryExecution.QueryExecutionId" }),
            new("glue", "DeleteTable", new { DatabaseName = "default", Name = "t" }),
        ]);
        Assert.Empty(rows.Where(row => !row.TryGetProperty("answer", out _)).Select(row => row.GetRawText()));
        Assert.Matches(WireCheck.Clean, await wire.Stop());
    }

    public void Dispose() => _stage.Dispose();
}
