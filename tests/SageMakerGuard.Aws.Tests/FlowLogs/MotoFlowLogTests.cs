using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.S3;
using SageMakerGuard.Changes;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Aws.Tests.FlowLogs;

/// <summary>The same clients against an AWS that others wrote, as far as it goes: it runs no query, and says that it did.</summary>
public sealed class MotoFlowLogTests(MotoServer moto) : IClassFixture<MotoServer>, IAsyncLifetime
{
    private const string Region = "eu-central-1";
    private const string Account = "123456789012";
    private const string Key = $"net/AWSLogs/{Account}/vpcflowlogs/{Region}/2026/11/20/{Account}_vpcflowlogs_{Region}_fl-0a1_20261120T1200Z_0f1e.log.gz";

    private static readonly QuerySpan s_span = QuerySpan.Of(new(2026, 11, 20, 11, 0, 0, TimeSpan.Zero), new(2026, 11, 20, 13, 0, 0, TimeSpan.Zero));
    private static readonly RunClock s_clock = new(() => DateTimeOffset.UtcNow, Task.Delay);

    private ICloudSession? _session;
    private IFlowLogSource _source = null!;

    public async Task InitializeAsync()
    {
        if (moto.Missing is not null)
            return;
        _session = new AwsCloud().Open(new CloudIdentity { AccessKey = "AKIDEXAMPLE", SecretKey = "secret", EndpointUrl = moto.Url });
        _source = await _session.OpenFlowLogsAsync(Region, 4, default);
    }

    public Task DisposeAsync()
    {
        _session?.Dispose();
        return Task.CompletedTask;
    }

    [SkippableFact]
    public async Task Files_of_a_bucket_in_another_region_are_found_and_read_twice_alike()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        using var s3 = new AmazonS3Client(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), new AmazonS3Config { ServiceURL = moto.Url, AuthenticationRegion = "eu-west-2", ForcePathStyle = true });
        await s3.PutBucketAsync(new Amazon.S3.Model.PutBucketRequest { BucketName = "moto-logs", BucketRegionName = "eu-west-2" });
        await s3.PutObjectAsync(new Amazon.S3.Model.PutObjectRequest { BucketName = "moto-logs", Key = Key, InputStream = new MemoryStream(Packed()) });
        var reader = new FlowLogReader(_source, s_clock, new Quiet());
        var readings = new List<FlowReading>();
        for (var time = 0; time < 2; time++)
            readings.Add(await reader.ReadAsync(new StoredFlowLog(StoredPlace.Parse("s3://moto-logs/net")), new() { Span = s_span }, default));
        Assert.Equal(readings[0].Aggregates.Select(a => a.ToString()), readings[1].Aggregates.Select(a => a.ToString()));
        var row = Assert.Single(readings[0].Aggregates);
        Assert.Equal(("eni-0a1b2c3d", 443, 840L, 2L, FlowAction.Accept), (row.InterfaceId, row.DstPort, row.Bytes, row.Records, row.Action));
    }

    [SkippableFact]
    public async Task A_table_is_made_once_and_dropped_again()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        await Post("AWSGlue.CreateDatabase", "glue", """{"DatabaseInput":{"Name":"network"}}""");
        var ground = await _session!.OpenGroundAsync(Region, 4, default);
        var step = new CreateAthenaTable { Table = FlowLogTable.Of(AthenaQuestion.TableOf("network.flows", "default"), "s3://moto-logs/net", Account, Region, FlowFieldSet.Default) };
        for (var time = 0; time < 2; time++)
        {
            var before = await ground.ReadAsync(step.Reads, default);
            Assert.Equal(time == 0 ? Standing.Absent : Standing.Done, step.Observe(before).Standing);
            if (time == 0)
                await ground.ApplyAsync(step, before, "token", default);
        }

        var drop = new DropAthenaTable { Name = step.Table.Name };
        await ground.ApplyAsync(drop, await ground.ReadAsync(drop.Reads, default), "token", default);
        Assert.Equal(Standing.Done, drop.Observe(await ground.ReadAsync(drop.Reads, default)).Standing);
    }

    [SkippableFact]
    public async Task Athena_is_asked_and_its_pages_are_read()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        var group = await _source.Tables.WorkGroupAsync("primary", default);
        Assert.True(group.IsEnabled);
        for (var time = 0; time < 2; time++)
        {
            var id = await _source.Tables.StartAsync(new("SELECT 1", new(AthenaTableName.GlueCatalog, "default", "t"), "primary", "s3://moto-results/x/", Guid.NewGuid().ToString()), default);
            Assert.Equal("SUCCEEDED", (await _source.Tables.StateAsync(id, default)).State);
            Assert.Null((await _source.Tables.PageAsync(id, null, default)).NextToken);
        }
    }

    [SkippableFact]
    public async Task A_log_group_is_found_and_asked()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        await Post("Logs_20140328.CreateLogGroup", "logs", """{"logGroupName":"/moto/flow"}""");
        Assert.Equal("/moto/flow", (await _source.Logs.FindAsync("/moto/flow", default))!.LogGroupName);
        Assert.Null(await _source.Logs.FindAsync("/moto", default));
        for (var time = 0; time < 2; time++)
        {
            var id = await _source.Logs.StartAsync(new("/moto/flow", "fields @message | limit 20", 0, 100), default);
            Assert.Equal("Complete", (await _source.Logs.ReadAsync(id, default)).Status);
        }
    }

    private static byte[] Packed()
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, true))
        {
            gzip.Write(Encoding.ASCII.GetBytes("version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n"));
            for (var port = 40000; port < 40002; port++)
                gzip.Write(Encoding.ASCII.GetBytes($"2 {Account} eni-0a1b2c3d 10.0.0.5 192.0.2.7 {port} 443 6 10 420 1795172400 1795172460 ACCEPT OK\n"));
        }

        return memory.ToArray();
    }

    private async Task Post(string target, string service, string body)
    {
        using var http = new HttpClient();
        var request = new HttpRequestMessage(HttpMethod.Post, moto.Url + "/") { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1") };
        request.Headers.Add("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261120/{Region}/{service}/aws4_request, SignedHeaders=host, Signature=00");
        (await http.SendAsync(request)).EnsureSuccessStatusCode();
    }

    private sealed class Quiet : IScanObserver
    {
        public void OnCost(string sentence)
        {
        }

        public void OnProgress(int percent, string what)
        {
        }

        public void OnVerbose(string message)
        {
        }
    }
}
