using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Sandbox.Sample;
using SageMakerGuard.Testing;
using static SageMakerGuard.Testing.HealthyRegion;
using static SageMakerGuard.Tests.Changes.Planning.PublicDomain;

namespace SageMakerGuard.Tests.Changes.Planning;

public sealed class FlowLogPlannerTests
{
    private const string Bucket = "arn:aws:s3:::nordhaven-logs/vpc";
    private const string LogGroup = "arn:aws:logs:eu-central-1:111122223333:log-group:vpc-flow";
    private const string Delivery = "arn:aws:iam::111122223333:role/flow-logs";
    private const string OldFormat = "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}";

    private static FlowLogOptions ToS3 => new() { LogDestination = Bucket };

    public static TheoryData<string, FlowLog[], string[], string?> Covers => new()
    {
        { "no flow log", [], [HealthyRegion.Vpc], null },
        { "one of the VPC", [Log(HealthyRegion.Vpc)], [], "record all traffic" },
        { "one of each subnet", [Log(SubnetA), Log(SubnetB)], [], "record all traffic" },
        { "one of one subnet", [Log(SubnetA)], [HealthyRegion.Vpc], null },
        { "two halves", [Log(HealthyRegion.Vpc) with { TrafficType = "ACCEPT" }, Log(HealthyRegion.Vpc) with { FlowLogId = "fl-2", TrafficType = "REJECT" }], [], "record all traffic" },
        { "accepted traffic alone", [Log(HealthyRegion.Vpc) with { TrafficType = "ACCEPT" }], [HealthyRegion.Vpc], "records ACCEPT traffic only" },
        { "rejected traffic alone", [Log(HealthyRegion.Vpc) with { TrafficType = "REJECT" }], [HealthyRegion.Vpc], "aws ec2 delete-flow-logs --flow-log-ids fl-" + HealthyRegion.Vpc },
        { "delivery fails", [Log(HealthyRegion.Vpc) with { DeliverLogsStatus = "FAILED", DeliverLogsErrorMessage = "Access error" }], [HealthyRegion.Vpc], "fails to deliver (Access error)" },
        { "nothing delivered yet", [Log(HealthyRegion.Vpc) with { DeliverLogsStatus = null }], [], "record all traffic" },
        { "not active", [Log(HealthyRegion.Vpc) with { FlowLogStatus = "INACTIVE" }], [HealthyRegion.Vpc], null },
        { "another VPC's", [Log("vpc-0other")], [HealthyRegion.Vpc], null },
        { "fields are missing", [Log(HealthyRegion.Vpc) with { LogFormat = OldFormat }], [], "lacks vpc-id, subnet-id" },
    };

    [Theory]
    [MemberData(nameof(Covers))]
    public void A_flow_log_is_planned_where_none_records_all_traffic(string name, FlowLog[] logs, string[] recorded, string? note)
    {
        var region = HealthyRegion.Create() with { FlowLogs = Part<FlowLog>.Read(logs) };
        var plan = FlowLogPlanner.Plan(region, Of(region), ToS3);
        Assert.Empty(plan.Refusals);
        Assert.Equal(recorded, plan.Steps.Cast<CreateFlowLog>().Select(s => s.RecordedId));
        if (note is not null)
            Assert.True(plan.Notes.Any(n => n.Contains(note, StringComparison.Ordinal)), $"{name}: {string.Join("\n", plan.Notes)}");
        Assert.All(plan.Notes, n => Assert.EndsWith(".", n));

        var after = plan.Simulate(region);
        Assert.Empty(FlowLogPlanner.Plan(after, Of(after), ToS3).Steps);
        Assert.DoesNotContain(new PostureJudge(PostureSettings.Default).JudgeDomains(after).Single().Findings, f => f.RuleId is "SMG-LOG-001");
        Assert.Equal(Undoing.Picture(region), Undoing.Picture(Undoing.DoneAndUndone(region, plan)));
    }

    [Fact]
    public void To_S3_it_records_all_traffic_with_every_field_and_no_role()
    {
        var plan = FlowLogPlanner.Plan(Bare(), Of(Bare()), ToS3 with { MaxAggregationInterval = 60, Tags = [new() { Key = "Owner", Value = "net" }], DeliverLogsPermissionArn = Delivery });
        var step = Assert.IsType<CreateFlowLog>(Assert.Single(plan.Steps));
        Assert.Equal(("VPC", "ALL", "s3", Bucket, null, 60, FlowLogFields.CostAnalysis), (step.RecordedType, step.TrafficType, step.LogDestinationType, step.LogDestination, step.DeliverLogsPermissionArn, step.MaxAggregationInterval, step.LogFormat));
        Assert.Equal("net", Assert.Single(step.Tags).Value);
        Assert.Contains("logs:CreateLogDelivery", step.IamActions);
        Assert.Contains(plan.Notes, n => n.Contains("delivery.logs.amazonaws.com", StringComparison.Ordinal));
    }

    [Fact]
    public void To_CloudWatch_Logs_it_takes_the_role_and_the_ARN_without_its_star()
    {
        var step = FlowLogPlanner.Plan(Bare(), Of(Bare()), new() { LogDestination = LogGroup + ":*", DeliverLogsPermissionArn = Delivery }).Steps.Cast<CreateFlowLog>().Single();
        Assert.Equal(("cloud-watch-logs", LogGroup, Delivery), (step.LogDestinationType, step.LogDestination, step.DeliverLogsPermissionArn));
        Assert.Contains("iam:PassRole", step.IamActions);
    }

    [Fact]
    public void Subnet_by_subnet_only_those_that_nothing_records_get_one()
    {
        var region = Bare() with { FlowLogs = Part<FlowLog>.Read(Log(SubnetA)) };
        var step = FlowLogPlanner.Plan(region, Of(region), ToS3 with { Subnets = true }).Steps.Cast<CreateFlowLog>().Single();
        Assert.Equal((SubnetB, "Subnet", HealthyRegion.Vpc), (step.RecordedId, step.RecordedType, step.VpcId));
    }

    [Fact]
    public void A_VPC_is_recorded_for_itself_with_or_without_subnets()
    {
        Assert.Equal(HealthyRegion.Vpc, FlowLogPlanner.Plan(Bare(), HealthyRegion.Vpc, ToS3).Steps.Cast<CreateFlowLog>().Single().RecordedId);
        var empty = Bare() with { Subnets = Part<Subnet>.Read() };
        Assert.Equal(HealthyRegion.Vpc, FlowLogPlanner.Plan(empty, HealthyRegion.Vpc, ToS3).Steps.Cast<CreateFlowLog>().Single().RecordedId);
        Assert.Empty(FlowLogPlanner.Plan(HealthyRegion.Create(), HealthyRegion.Vpc, ToS3).Steps);
    }

    [Fact]
    public void Missing_fields_are_worth_a_second_log_only_where_they_are_required()
    {
        var region = Bare() with { FlowLogs = Part<FlowLog>.Read(Log(HealthyRegion.Vpc) with { LogFormat = OldFormat }) };
        Assert.Contains(FlowLogPlanner.Plan(region, Of(region), ToS3).Notes, n => n.Contains("-RequireField.", StringComparison.Ordinal));
        var required = FlowLogPlanner.Plan(region, Of(region), ToS3 with { RequireFields = true });
        Assert.Single(required.Steps);
        Assert.Contains(required.Notes, n => n.Contains("lacks vpc-id", StringComparison.Ordinal) && n.Contains("delete-flow-logs", StringComparison.Ordinal));

        // A format that was not read is not known to have them.
        var unread = Bare() with { FlowLogs = Part<FlowLog>.Read(Log(HealthyRegion.Vpc) with { LogFormat = null }) };
        Assert.Single(FlowLogPlanner.Plan(unread, Of(unread), ToS3 with { RequireFields = true }).Steps);
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { "shared VPC", "is shared by account 444455556666", "in account 444455556666, Enable-SMVpcFlowLog -VpcId" },
        { "flow logs not read", "because of ec2:DescribeFlowLogs", "Allow the caller ec2:DescribeFlowLogs" },
        { "VPC not read", "because of ec2:DescribeVpcs", "Allow the caller ec2:DescribeVpcs" },
        { "not described", "could not be described", "Allow the caller sagemaker:DescribeDomain" },
        { "no VPC", "has no VPC", "Set-SMDomainVpcOnly" },
        { "no destination", "No destination is named", "-LogDestination" },
        { "no ARN", "'logs' is the ARN neither of a bucket nor of a log group", "arn:aws:s3:::<bucket>/<folder>" },
        { "AWS's own folder", "has a folder AWSLogs", "another folder" },
        { "another partition's bucket", "is in another partition", "arn:aws:s3:::<bucket>" },
        { "log group without role", "needs a role", "-DeliverLogsPermissionArn" },
        { "another region's log group", "is not in eu-central-1", "Name one there" },
        { "odd interval", "300 seconds is no aggregation interval", "60 or 600" },
        { "the failing log has that destination", "has that destination already and does not do: fl-1 fails to deliver (Access error).", "name another with -LogDestination" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_turned_on_is_refused_with_the_way_on(string name, string reason, string next)
    {
        var (region, options) = (Bare(), ToS3);
        switch (name)
        {
            case "shared VPC": region = region with { Vpcs = region.Vpcs.Select(v => v with { OwnerId = "444455556666" }) }; break;
            case "flow logs not read": region = region with { FlowLogs = Part<FlowLog>.Failed(Denied("ec2:DescribeFlowLogs")) }; break;
            case "VPC not read": region = region with { Vpcs = Part<Vpc>.Failed(Denied("ec2:DescribeVpcs")) }; break;
            case "not described": region = region with { Domains = new() { Asked = true, Items = [new() { DomainId = DomainId, Described = false }], Unreadable = [Denied("sagemaker:DescribeDomain", DomainId)] } }; break;
            case "no VPC": region = region.Domain(d => d with { VpcId = null }); break;
            case "no destination": options = new(); break;
            case "no ARN": options = new() { LogDestination = "logs" }; break;
            case "AWS's own folder": options = new() { LogDestination = "arn:aws:s3:::nordhaven-logs/AWSLogs/x" }; break;
            case "another partition's bucket": options = new() { LogDestination = "arn:aws-cn:s3:::nordhaven-logs" }; break;
            case "log group without role": options = new() { LogDestination = LogGroup }; break;
            case "another region's log group": options = new() { LogDestination = LogGroup.Replace("eu-central-1", "us-east-1"), DeliverLogsPermissionArn = Delivery }; break;
            case "odd interval": options = options with { MaxAggregationInterval = 300 }; break;
            default: region = region with { FlowLogs = Part<FlowLog>.Read(Log(HealthyRegion.Vpc) with { FlowLogId = "fl-1", DeliverLogsStatus = "FAILED", DeliverLogsErrorMessage = "Access error", LogDestination = Bucket }) }; break;
        }

        var plan = FlowLogPlanner.Plan(region, Of(region), options);
        Assert.Empty(plan.Steps);
        var refusal = Assert.Single(plan.Refusals);
        Assert.Contains(reason, refusal);
        Assert.Contains(next, refusal);
        Assert.EndsWith(".", refusal);
    }

    [Fact]
    public void The_fields_are_those_of_versions_2_to_5_in_the_guide_s_order()
    {
        string[] fields =
        [
            "version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol", "packets", "bytes", "start", "end", "action", "log-status",
            "vpc-id", "subnet-id", "instance-id", "tcp-flags", "type", "pkt-srcaddr", "pkt-dstaddr",
            "region", "az-id", "sublocation-type", "sublocation-id",
            "pkt-src-aws-service", "pkt-dst-aws-service", "flow-direction", "traffic-path",
        ];
        Assert.Equal(fields.Select(f => "${" + f + "}"), FlowLogFields.CostAnalysis.Split(' '));
        Assert.Empty(FlowLogFields.MissingIn(new FlowLog { LogFormat = FlowLogFields.CostAnalysis })!);
        Assert.Equal(fields.Skip(14), FlowLogFields.MissingIn(new FlowLog { LogFormat = OldFormat }));
    }

    [Fact]
    public void The_sample_company_s_gaps_are_found()
    {
        var regions = SampleCompany.Create().Regions;
        ChangePlan Plan(string name)
        {
            var region = regions.Single(r => r.Domains.Items.Any(d => d.DomainName == name));
            return FlowLogPlanner.Plan(region, region.Domains.Items.Single(d => d.DomainName == name), ToS3);
        }

        Assert.Empty(Plan("claims-fraud").Steps);
        Assert.Single(Plan("litigation-nlp").Steps);
        Assert.Contains(Plan("actuarial-models").Notes, n => n.Contains("records REJECT traffic only", StringComparison.Ordinal));
        Assert.Contains(Plan("document-ai").Notes, n => n.Contains("fails to deliver (Access error)", StringComparison.Ordinal));
        Assert.Contains(Plan("climate-lab").Refusals, r => r.Contains("is shared by account " + SampleCompany.NetworkAccount, StringComparison.Ordinal));
    }

    [Fact]
    public void Whatever_logs_there_are_a_second_plan_is_empty_and_the_inverse_restores() =>
        (from logs in (from what in Gen.OneOfConst(HealthyRegion.Vpc, SubnetA, SubnetB)
                       from traffic in Gen.OneOfConst("ALL", "ACCEPT", "REJECT")
                       from status in Gen.OneOfConst("SUCCESS", "FAILED", null)
                       from active in Gen.OneOfConst("ACTIVE", "INACTIVE")
                       from format in Gen.OneOfConst(FlowLogFields.CostAnalysis, OldFormat, null)
                       select Log(what) with { TrafficType = traffic, DeliverLogsStatus = status, FlowLogStatus = active, LogFormat = format }).List[0, 5]
         from subnets in Gen.Bool
         from fields in Gen.Bool
         select (logs, options: ToS3 with { Subnets = subnets, RequireFields = fields })).Sample(
            c =>
            {
                var region = Bare() with { FlowLogs = Part<FlowLog>.Read(c.logs.Select((log, i) => log with { FlowLogId = "fl-" + i, LogDestination = $"arn:aws:s3:::old-{i}" })) };
                var plan = FlowLogPlanner.Plan(region, Of(region), c.options);
                var second = FlowLogPlanner.Plan(plan.Simulate(region), Of(region), c.options);
                return plan.Refusals.Count == 0 && second.Steps.Count == 0 && second.Refusals.Count == 0 && Undoing.Picture(Undoing.DoneAndUndone(region, plan)) == Undoing.Picture(region);
            },
            iter: 500);

    private static RegionEstate Bare() => HealthyRegion.Create() with { FlowLogs = Part<FlowLog>.Read() };

    private static FlowLog Log(string on) => new()
    {
        FlowLogId = "fl-" + on, ResourceId = on, FlowLogStatus = "ACTIVE", DeliverLogsStatus = "SUCCESS", TrafficType = "ALL", LogDestinationType = "s3", LogDestination = "arn:aws:s3:::old", LogFormat = FlowLogFields.CostAnalysis,
    };
}
