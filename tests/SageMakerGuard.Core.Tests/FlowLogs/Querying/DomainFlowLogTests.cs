using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Tests.FlowLogs.Querying;

/// <summary>Of a domain's flow logs those are read that record each packet, and none of them twice.</summary>
public sealed class DomainFlowLogTests
{
    // vpc, a, b: what is recorded. s3 and cw: where to. Then: what is read, and how many gaps there are.
    [Theory]
    [InlineData("vpc ALL s3", "1", 0)]
    [InlineData("vpc ALL cw", "1", 0)]
    [InlineData("vpc ALL cw, vpc ALL s3", "2", 0)]
    [InlineData("vpc ALL s3, vpc REJECT cw, a ALL s3", "1", 0)]
    [InlineData("vpc ACCEPT s3, vpc REJECT cw", "1 2", 0)]
    [InlineData("vpc REJECT s3", "1", 1)]
    [InlineData("a ALL s3, b ALL s3", "1 2", 0)]
    [InlineData("a ALL s3", "1", 1)]
    [InlineData("vpc REJECT s3, a ALL s3, b ALL cw", "2 3", 0)]
    [InlineData("vpc REJECT s3, a ALL s3", "1", 1)]
    [InlineData("", "", 1)]
    [InlineData("vpc ALL s3 FAILED", "", 1)]
    [InlineData("vpc ALL firehose", "", 1)]
    public void These_are_read(string logs, string read, int gaps)
    {
        var region = HealthyRegion.Create() with { FlowLogs = Part<FlowLog>.Read(logs.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Log)) };
        var found = DomainFlowLogs.Of(region, HealthyRegion.Domain());
        Assert.Equal(read, string.Join(" ", found.Places.Select(p => p.FlowLogId![3..])));
        Assert.Equal(gaps, found.Gaps.Count);
    }

    [Fact]
    public void A_place_knows_the_fields_of_its_flow_log()
    {
        var region = HealthyRegion.Create() with { FlowLogs = Part<FlowLog>.Read(Log("vpc ALL s3", 0) with { LogFormat = "${srcaddr} ${bytes}" }) };
        Assert.Equal(["srcaddr", "bytes"], DomainFlowLogs.Of(region, HealthyRegion.Domain()).Places[0].Fields!.Names);
    }

    [Fact]
    public void Readings_put_together_have_the_fields_that_all_have_and_the_hours_that_all_know()
    {
        var one = new FlowReading { Fields = FlowFieldSet.Of("srcaddr", "bytes", "vpc-id"), Records = 2, Aggregates = [new() { Records = 2 }], Coverage = [new() { InterfaceId = "eni-1", Hours = [1, 2] }], Source = "a", NoDataRecords = 1 };
        var other = new FlowReading { Fields = FlowFieldSet.Of("bytes", "srcaddr"), Records = 3, Aggregates = [new() { Records = 3 }], Coverage = [new() { InterfaceId = "eni-1", Hours = [2, 3] }], Source = "b", SkipDataRecords = 4 };
        var both = FlowReadings.Joined([one, other]);
        Assert.Equal(["srcaddr", "bytes"], both.Fields.Names);
        Assert.Equal([1, 2, 3], both.Coverage.Single().Hours);
        Assert.Equal((5L, 1L, 4L, 5L, "a; b"), (both.Records, both.NoDataRecords, both.SkipDataRecords, both.Aggregates.Sum(a => a.Records), both.Source));
        Assert.Empty(FlowReadings.Joined([one, other with { Coverage = [] }]).Coverage);
    }

    private static FlowLog Log(string words, int number)
    {
        var parts = words.Split(' ');
        return new()
        {
            FlowLogId = "fl-" + (number + 1), ResourceId = parts[0] switch { "vpc" => HealthyRegion.Vpc, "a" => HealthyRegion.SubnetA, _ => HealthyRegion.SubnetB }, TrafficType = parts[1], FlowLogStatus = "ACTIVE",
            DeliverLogsStatus = parts.Length > 3 ? parts[3] : "SUCCESS", LogDestinationType = parts[2] switch { "s3" => "s3", "cw" => "cloud-watch-logs", _ => "kinesis-data-firehose" },
            LogDestination = parts[2] == "s3" ? "arn:aws:s3:::logs" : null, LogGroupName = parts[2] == "cw" ? "/vpc" : null,
        };
    }
}
