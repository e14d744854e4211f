using System;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Tests.FlowLogs.Querying;

/// <summary>What a table says of files, how it is planned, and what is never touched.</summary>
public sealed class FlowLogTableTests
{
    private static readonly FlowLogTable s_table = FlowLogTable.Of(new(AthenaTableName.GlueCatalog, "default", "flows"), "s3://logs/net", HealthyRegion.Account, HealthyRegion.Region, FlowFieldSet.Default);
    private static readonly DateTime s_day = new(2026, 3, 4, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(false, "s3://logs/net/AWSLogs/111122223333/vpcflowlogs/eu-central-1/2026/03/04")]
    [InlineData(true, "s3://logs/net/AWSLogs/aws-account-id=111122223333/aws-service=vpcflowlogs/aws-region=eu-central-1/year=2026/month=03/day=04")]
    public void A_day_lies_where_the_flow_log_writes_it(bool hive, string folder) =>
        Assert.Equal(folder, new FlowLogPartitions((s_table with { IsHive = hive }).Described()).FolderOf(s_day));

    [Theory]
    [InlineData("day", "yyyy/MM/dd", "\"day\" BETWEEN '2026/03/04' AND '2026/03/05'")]
    [InlineData("date", null, "\"date\" BETWEEN '2026-03-04' AND '2026-03-05'")]
    [InlineData("dt", "yyyy-MM-dd", "\"dt\" BETWEEN '2026-03-04' AND '2026-03-05'")]
    [InlineData("region", null, null)]
    public void Only_days_of_the_time_are_named_where_the_table_has_days(string key, string? format, string? sql)
    {
        var table = new AthenaTable { PartitionKeys = [new(key, "string")], Parameters = format is null ? [] : [new($"projection.{key}.format", format)] };
        Assert.Equal(sql, new FlowLogPartitions(table).Sql(QuerySpan.Of(new(s_day), new(s_day.AddHours(23.5)))));
    }

    [Fact]
    public void A_folder_that_other_partitions_have_a_part_in_is_not_guessed()
    {
        var table = new AthenaTable { PartitionKeys = [new("account", "string"), new("day", "string")], Parameters = [new(FlowLogTable.TemplateProperty, "s3://logs/${account}/${day}")] };
        Assert.Null(new FlowLogPartitions(table).FolderOf(s_day));
    }

    [Fact]
    public void A_table_that_is_there_is_left_alone_and_another_one_of_its_name_too()
    {
        var nothing = new RegionEstate { AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, AthenaTables = Part<AthenaTable>.Read() };
        var plan = FlowLogTablePlanner.Plan(nothing, s_table);
        Assert.Equal("default.flows", plan.Subject);
        Assert.IsType<CreateAthenaTable>(Assert.Single(plan.Steps));
        Assert.Equal(0m, plan.MonthlyCostUsd(PriceTable.In("xx-nowhere-1")));

        // AWS Glue's crawlers write properties of their own.
        var there = s_table.Described();
        var again = FlowLogTablePlanner.Plan(nothing with { AthenaTables = Part<AthenaTable>.Read(there with { Parameters = [.. there.Parameters, new("crawled", "yes")] }) }, s_table);
        Assert.Empty(again.Steps);
        Assert.Empty(again.Refusals);
        var other = FlowLogTablePlanner.Plan(nothing with { AthenaTables = Part<AthenaTable>.Read(there with { Columns = [new("a", "string")] }) }, s_table);
        Assert.Empty(other.Steps);
        Assert.Contains("-TableName", Assert.Single(other.Refusals), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_became_another_kind_is_not_dropped_blindly()
    {
        var drop = new DropAthenaTable { Name = s_table.Name };
        var estate = new RegionEstate { AthenaTables = Part<AthenaTable>.Read(s_table.Described()) };
        Assert.Empty(drop.Objections(estate));
        Assert.Single(drop.Objections(estate with { AthenaTables = Part<AthenaTable>.Read(s_table.Described() with { TableType = "MANAGED_TABLE" }) }));
    }

    [Theory]
    [InlineData(0, "0 KB, about 0.00005 USD")]
    [InlineData(1L << 40, "1 TB, about 5.00 USD")]
    [InlineData((1L << 30) + (1L << 29), "1.5 GB, about 0.00732 USD")]
    public void A_query_of_Athena_costs_its_bytes_and_at_least_ten_megabytes(long bytes, string said) => Assert.StartsWith(said, ScanPrice.Athena.Say(bytes), StringComparison.Ordinal);

    [Fact]
    public void The_flow_log_of_a_domain_is_the_one_with_all_traffic_of_its_VPC_in_S3()
    {
        var region = RecordedRegion.Create();
        Assert.Equal(RecordedRegion.StoredLog, FlowLogTablePlanner.FlowLogOf(region, HealthyRegion.Domain())!.FlowLogId);
        Assert.Null(FlowLogTablePlanner.FlowLogOf(region with { FlowLogs = region.FlowLogs.Without(f => f.LogDestinationType == "s3") }, HealthyRegion.Domain()));
    }
}
