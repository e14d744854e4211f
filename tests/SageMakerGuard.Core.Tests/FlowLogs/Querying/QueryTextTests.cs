using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Tests.FlowLogs.Querying;

/// <summary>The queries, as texts that were read by eye, and what cannot get into them.</summary>
public sealed class QueryTextTests
{
    private const string Folder = "FlowLogs/Querying/Golden/";

    private static readonly QuerySpan s_span = QuerySpan.Of(new(2026, 11, 29, 6, 30, 0, TimeSpan.Zero), new(2026, 12, 1, 23, 30, 0, TimeSpan.Zero));
    private static readonly AthenaTableName s_name = new(AthenaTableName.GlueCatalog, "network", "vpc_flow_logs");

    public static TheoryData<string, string> Formats => new()
    {
        { "default", "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}" },
        { "rich", FlowLogFields.CostAnalysis },
        { "short", "${interface-id} ${dstaddr} ${dstport} ${bytes} ${reject-reason}" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Insights_is_asked_for_the_fields_that_a_format_has(string name, string format) => GoldenFile.Holds(
        $"{Folder}insights-{name}.txt",
        InsightsQueryText.Of(new() { LogGroupName = "/vpc", Fields = FlowFormat.Parse(format), Span = s_span, InterfaceIds = ["eni-0123456789abcdef0", "eni-0a1b2c3d"] }, s_span) + "\n");

    [Theory]
    [MemberData(nameof(Formats))]
    public void Athena_is_asked_for_the_columns_that_a_table_of_a_format_has(string name, string format) => GoldenFile.Holds(
        $"{Folder}athena-{name}.sql",
        AthenaQueryText.Of(FlowLogTable.Of(s_name, "s3://logs/network", HealthyRegion.Account, HealthyRegion.Region, FlowFormat.Parse(format)).Described(), s_span, ["eni-0123456789abcdef0"]) + "\n");

    [Fact]
    public void A_table_in_Hives_folders_is_asked_for_years_months_and_days() => GoldenFile.Holds(
        Folder + "athena-hive.sql",
        AthenaQueryText.Of((FlowLogTable.Of(s_name, "s3://logs", HealthyRegion.Account, HealthyRegion.Region, FlowFieldSet.Default) with { IsHive = true }).Described(), s_span, []) + "\n");

    [Fact]
    public void A_table_of_AWSs_former_guide_is_understood_though_its_names_are_others() => GoldenFile.Holds(Folder + "athena-former.sql", AthenaQueryText.Of(Former, s_span, []) + "\n");

    [Fact]
    public void The_fields_that_a_table_lacks_are_not_claimed() =>
        Assert.Equal(["version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol", "packets", "bytes", "start", "end", "action", "log-status"], new FlowLogColumns(Former).Fields.Names);

    [Fact]
    public void A_query_with_as_many_interfaces_as_it_may_name_is_as_long_as_it_may_be()
    {
        var many = Enumerable.Range(0, InsightsQueryText.MostInterfaces).Select(i => "eni-" + i.ToString("x17", CultureInfo.InvariantCulture)).ToList();
        var question = new InsightsQuestion { LogGroupName = "/vpc", Fields = FlowFieldCatalog.UpTo(10), Span = s_span, InterfaceIds = many };
        Assert.InRange(InsightsQueryText.Of(question, s_span).Length, 4000, 10_000);
        Assert.DoesNotContain("eni-", InsightsQueryText.Of(question with { InterfaceIds = [.. many, "eni-0123456789abcdef0"] }, s_span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eni-1\"] | delete")]
    [InlineData("eni-0123456789abcdef0' OR '1'='1")]
    [InlineData("")]
    public void What_is_no_interface_gets_into_no_query(string id)
    {
        Assert.Throws<ArgumentException>(() => InsightsQueryText.Of(new() { Fields = FlowFieldSet.Default, InterfaceIds = [id] }, s_span));
        Assert.Throws<ArgumentException>(() => AthenaQueryText.Of(Former, s_span, [id]));
    }

    [Theory]
    [InlineData("vpc_flow_logs; DROP TABLE x")]
    [InlineData("Vpc_Flow_Logs")]
    [InlineData("a.b.c.d")]
    [InlineData("\"x\"")]
    [InlineData("")]
    public void What_is_no_table_is_refused(string typed) => Assert.Equal("AthenaNameInvalid", Assert.Throws<GuardFault>(() => AthenaQuestion.TableOf(typed, "default")).ErrorId);

    [Theory]
    [InlineData("flows", "AwsDataCatalog", "default", "flows")]
    [InlineData("network.flows", "AwsDataCatalog", "network", "flows")]
    [InlineData("Other.network.flows", "Other", "network", "flows")]
    public void A_table_is_named_with_or_without_database_and_catalogue(string typed, string catalog, string database, string table) =>
        Assert.Equal(new AthenaTableName(catalog, database, table), AthenaQuestion.TableOf(typed, "default"));

    [Theory]
    [InlineData("/vpc/flow-logs", "/vpc/flow-logs")]
    [InlineData("arn:aws:logs:eu-central-1:111122223333:log-group:/vpc/flow-logs:*", "/vpc/flow-logs")]
    [InlineData("arn:aws:logs:eu-central-1:111122223333:log-group:flows", "flows")]
    public void A_log_group_is_named_by_name_or_ARN(string typed, string name) => Assert.Equal(name, InsightsQuestion.NameOf(typed));

    [Theory]
    [InlineData("")]
    [InlineData("flows | delete")]
    [InlineData("a b")]
    public void What_is_no_log_group_is_refused(string typed) => Assert.Equal("LogGroupNameInvalid", Assert.Throws<GuardFault>(() => InsightsQuestion.NameOf(typed)).ErrorId);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void A_culture_changes_no_query(string culture)
    {
        var plain = AthenaQueryText.Of(Former, s_span, []);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new(culture);
            Assert.Equal(plain, AthenaQueryText.Of(Former, s_span, []));
            Assert.Equal("1.5 GB, about 0.00750 USD (list price 0.005 USD per GB in us-east-1, not confirmed, as of 2026-08-17)", FinOps.ScanPrice.LogsInsights.Say(3L << 29));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // Athena User Guide, 'Query Amazon VPC flow logs', as it was before 2021.
    private static AthenaTable Former => new()
    {
        DatabaseName = "default",
        Name = "vpc_flow_logs",
        Columns =
        [
            new("version", "int"), new("account", "string"), new("interfaceid", "string"), new("sourceaddress", "string"), new("destinationaddress", "string"), new("sourceport", "int"), new("destinationport", "int"),
            new("protocol", "int"), new("numpackets", "int"), new("numbytes", "bigint"), new("starttime", "string"), new("endtime", "int"), new("action", "string"), new("logstatus", "string"),
        ],
        PartitionKeys = [new("dt", "string")],
    };
}
