using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2;

public class FlowLogTests
{
    private const string Create = "CreateFlowLogs";
    private const string Role = "arn:aws:iam::111122223333:role/flow-logs";
    private const string Bucket = "arn:aws:s3:::flows/vpc/";
    private const string OnVpc = "ResourceType=VPC;ResourceId.1=" + HealthyRegion.Vpc + ";TrafficType=ALL;";
    private const string ToS3 = "LogDestinationType=s3;LogDestination=" + Bucket + ";";
    private const string ToGroup = "LogGroupName=/vpc/flows;DeliverLogsPermissionArn=" + Role + ";";

    private static Task<Reply> See(Stage stage, string? id) => stage.Ec2("DescribeFlowLogs", "FlowLogId.1=" + id);

    private static string? Id(Reply reply) => reply.Xml.Descendants().Single(e => e.Name.LocalName == "flowLogIdSet").Elements().SingleOrDefault()?.Value;

    [Fact]
    public async Task A_flow_log_to_S3_is_active_at_once_and_shows_what_it_was_made_with()
    {
        using var stage = Workshop.Slow();
        const string Format = "${version} ${vpc-id} ${flow-direction} ${traffic-path}";
        var made = await stage.Ec2(Create, OnVpc + ToS3 + $"LogFormat={Format};MaxAggregationInterval=60;DestinationOptions.FileFormat=parquet;DestinationOptions.PerHourPartition=true;TagSpecification.1.ResourceType=vpc-flow-log;TagSpecification.1.Tag.1.Key=Name;TagSpecification.1.Tag.1.Value=flows");
        Assert.Contains("<unsuccessful/>", made.Body);
        Assert.NotEmpty(made.One("clientToken")!);
        var seen = await See(stage, Id(made));
        Assert.Equal(("ACTIVE", null, "ALL", "s3", Bucket, Format, "60"), (seen.One("flowLogStatus"), seen.One("deliverLogsStatus"), seen.One("trafficType"), seen.One("logDestinationType"), seen.One("logDestination"), seen.One("logFormat"), seen.One("maxAggregationInterval")));
        Assert.Equal(("parquet", "false", "true", "flows", "2026-03-01T08:00:00.000Z"), (seen.One("fileFormat"), seen.One("hiveCompatiblePartitions"), seen.One("perHourPartition"), seen.One("value"), seen.One("creationTime")));
        stage.Now += Workshop.Step;
        Assert.Equal("SUCCESS", (await See(stage, Id(made))).One("deliverLogsStatus"));
        Assert.Equal([Id(made)], (await stage.Ec2("DescribeFlowLogs", "Filter.1.Name=tag:Name;Filter.1.Value.1=flows;Filter.2.Name=log-destination-type;Filter.2.Value.1=s3;Filter.3.Name=deliver-log-status;Filter.3.Value.1=SUCCESS")).All("flowLogId").Skip(1));
    }

    [Theory]
    [InlineData(ToGroup, null)]
    [InlineData("LogDestinationType=cloud-watch-logs;LogDestination=arn:aws:logs:eu-central-1:111122223333:log-group:/vpc/flows;DeliverLogsPermissionArn=" + Role, "arn:aws:logs:eu-central-1:111122223333:log-group:/vpc/flows")]
    public async Task A_flow_log_to_a_log_group_has_the_role_that_delivers(string destination, string? arn)
    {
        using var stage = Workshop.Slow();
        var seen = await See(stage, Id(await stage.Ec2(Create, OnVpc + destination)));
        Assert.Equal(("cloud-watch-logs", "/vpc/flows", arn, Role, "600"), (seen.One("logDestinationType"), seen.One("logGroupName"), seen.One("logDestination"), seen.One("deliverLogsPermissionArn"), seen.One("maxAggregationInterval")));
        Assert.StartsWith("${version} ${account-id}", seen.One("logFormat"));

        // The group by name and by ARN is the same destination.
        Assert.Equal("FlowLogAlreadyExists", (await stage.Ec2(Create, OnVpc + ToGroup)).One("code"));
    }

    [Fact]
    public async Task What_cannot_be_logged_is_listed_in_a_200_and_the_rest_is_made()
    {
        using var stage = Workshop.Slow();
        var reply = await stage.Ec2(Create, $"ResourceType=Subnet;ResourceId.1={HealthyRegion.SubnetA};ResourceId.2=subnet-0ccc1;TrafficType=REJECT;" + ToS3);
        Assert.Equal((200, "InvalidSubnetID.NotFound", "The subnet ID 'subnet-0ccc1' does not exist", "subnet-0ccc1"), ((int)reply.Status, reply.One("code"), reply.One("message"), reply.One("resourceId")));
        Assert.Equal((HealthyRegion.SubnetA, "REJECT"), ((await See(stage, Id(reply))).One("resourceId"), (await See(stage, Id(reply))).One("trafficType")));
    }

    [Theory]
    [InlineData(ToS3, "FlowLogAlreadyExists")]
    [InlineData("LogDestinationType=s3;LogDestination=arn:aws:s3:::flows/vpc;LogFormat=${version}", "FlowLogAlreadyExists")]
    [InlineData("LogDestinationType=s3;LogDestination=arn:aws:s3:::flows/other", null)]
    [InlineData("LogDestinationType=s3;LogDestination=arn:aws:s3:::logs", "FlowLogAlreadyExists")]
    [InlineData(ToGroup, null)]
    public async Task One_resource_traffic_type_and_destination_make_one_flow_log(string second, string? code)
    {
        using var stage = Workshop.Slow();
        Assert.NotNull(Id(await stage.Ec2(Create, OnVpc + ToS3)));
        var reply = await stage.Ec2(Create, OnVpc + second);
        Assert.Equal((200, code, code is null), ((int)reply.Status, reply.One("code"), Id(reply) is not null));
        Assert.NotNull(Id(await stage.Ec2(Create, OnVpc.Replace("ALL", "ACCEPT") + second)));
    }

    public static TheoryData<string, string, string, string> Refused => new()
    {
        { Create, "ResourceId.1=" + HealthyRegion.Vpc + ";TrafficType=ALL;" + ToS3, "MissingParameter", "The request must contain the parameter resourceType" },
        { Create, "ResourceType=VPC;TrafficType=ALL;" + ToS3, "MissingParameter", "The request must contain the parameter resourceId" },
        { Create, "ResourceType=VPC;ResourceId.1=" + HealthyRegion.Vpc + ";" + ToS3, "MissingParameter", "The request must contain the parameter trafficType" },
        { Create, OnVpc.Replace("ALL", "SOME") + ToS3, "InvalidParameterValue", "[sandbox]" },
        { Create, OnVpc.Replace("=VPC", "=Planet") + ToS3, "InvalidParameterValue", "[sandbox]" },
        { Create, OnVpc.Replace("=VPC", "=TransitGateway") + ToS3, "UnsupportedOperation", "[sandbox]" },
        { Create, OnVpc.Replace("=VPC", "=Subnet") + ToS3, "InvalidSubnetID.Malformed", $"Invalid id: \"{HealthyRegion.Vpc}\" (expecting \"subnet-...\")" },
        { Create, OnVpc + ToS3 + "DeliverLogsPermissionArn=" + Role, "InvalidParameter", "DeliverLogsPermissionArn is not applicable for s3 delivery" },
        { Create, OnVpc + ToS3 + "LogGroupName=flows", "InvalidParameter", "[sandbox]" },
        { Create, OnVpc + "LogDestinationType=s3", "InvalidParameter", "[sandbox]" },
        { Create, OnVpc + "LogDestinationType=s3;LogDestination=flows", "InvalidParameter", "[sandbox]" },
        { Create, OnVpc + "LogDestinationType=s3;LogDestination=arn:aws:s3:::flows/AWSLogs/", "InvalidParameter", "[sandbox]" },
        { Create, OnVpc + "LogDestinationType=tape;LogDestination=x", "InvalidParameterValue", "[sandbox]" },
        { Create, OnVpc + "LogGroupName=flows", "InvalidParameter", "[sandbox]" },
        { Create, OnVpc + "DeliverLogsPermissionArn=" + Role, "InvalidParameter", "[sandbox]" },
        { Create, OnVpc + ToGroup + "LogDestination=arn:aws:logs:eu-central-1:111122223333:log-group:x", "InvalidParameter", "[sandbox]" },
        { Create, OnVpc + ToS3 + "MaxAggregationInterval=61", "InvalidParameterValue", "[sandbox]" },
        { Create, OnVpc + ToS3 + "LogFormat=${version} ${colour}", "InvalidParameter", "[sandbox]" },
        { Create, OnVpc + ToS3 + "LogFormat=version", "InvalidParameter", "[sandbox]" },
        { Create, OnVpc + ToS3 + "DestinationOptions.FileFormat=orc", "InvalidParameterValue", "[sandbox]" },
        { Create, OnVpc + ToGroup + "DestinationOptions.FileFormat=parquet", "InvalidParameter", "[sandbox]" },
        { Create, OnVpc + ToS3 + "TagSpecification.1.ResourceType=flow-log;TagSpecification.1.Tag.1.Key=a", "InvalidParameterValue", "'flow-log' is not a valid taggable resource type for this operation." },
        { Create, OnVpc + ToS3 + "DryRun=true", "DryRunOperation", "Request would have succeeded, but DryRun flag is set." },
        { "DeleteFlowLogs", "", "MissingParameter", "The request must contain the parameter flowLogId" },
        { "DeleteFlowLogs", "FlowLogId.1=log", "InvalidFlowLogId.Malformed", "Invalid id: \"log\" (expecting \"fl-...\")" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_EC2_refuses_is_refused_in_its_words_and_changes_nothing(string action, string parameters, string code, string message)
    {
        using var stage = Workshop.Slow();
        var before = await Workshop.Network(stage);
        var reply = await stage.Ec2(action, parameters);
        Assert.Equal((code == "DryRunOperation" ? 412 : 400, code), ((int)reply.Status, reply.Code));
        Assert.StartsWith(message, reply.Message);
        Assert.Equal(before, await Workshop.Network(stage));
    }

    [Fact]
    public async Task A_participant_of_a_shared_VPC_logs_its_own_interfaces_and_nothing_else()
    {
        using var stage = Workshop.Slow(with: r => r with { Vpcs = r.Vpcs.Select(v => v with { OwnerId = CompanyEstate.OtherAccount }) });
        Assert.Equal("OperationNotPermitted", (await stage.Ec2(Create, OnVpc + ToS3)).One("code"));
        Assert.Equal("OperationNotPermitted", (await stage.Ec2(Create, $"ResourceType=Subnet;ResourceId.1={HealthyRegion.SubnetA};TrafficType=ALL;" + ToS3)).One("code"));
        Assert.NotNull(Id(await stage.Ec2(Create, "ResourceType=NetworkInterface;ResourceId.1=eni-0aaa00000000mta1;TrafficType=ALL;" + ToS3)));
    }

    [Fact]
    public async Task A_token_makes_its_flow_logs_once()
    {
        using var stage = Workshop.Slow();
        var request = $"ResourceType=Subnet;ResourceId.1={HealthyRegion.SubnetA};ResourceId.2={HealthyRegion.SubnetB};TrafficType=ALL;ClientToken=t;" + ToS3;
        var first = await stage.Ec2(Create, request);
        var again = await stage.Ec2(Create, request);
        Assert.Equal("t", again.One("clientToken"));
        Assert.Contains("<unsuccessful/>", again.Body);
        Assert.Equal(Ids(first), Ids(again));
        Assert.Equal(3, (await stage.Ec2("DescribeFlowLogs")).All("flowLogId").Count);
        Assert.Equal("IdempotentParameterMismatch", (await stage.Ec2(Create, request.Replace("ALL", "ACCEPT"))).Code);

        static string[] Ids(Reply reply) => [.. reply.Xml.Descendants().Single(e => e.Name.LocalName == "flowLogIdSet").Elements().Select(e => e.Value)];
    }

    [Fact]
    public async Task Deleted_flow_logs_are_gone_at_once_and_unknown_ones_are_listed()
    {
        using var stage = Workshop.Slow();
        var id = (await stage.Ec2("DescribeFlowLogs")).One("flowLogId");
        var reply = await stage.Ec2("DeleteFlowLogs", $"FlowLogId.1={id};FlowLogId.2=fl-0ccc1");
        Assert.Equal((200, "InvalidFlowLogId.NotFound", "fl-0ccc1"), ((int)reply.Status, reply.One("code"), reply.One("resourceId")));
        Assert.Equal("InvalidFlowLogId.NotFound", (await See(stage, id)).Code);
        Assert.DoesNotContain("vpc-flow-log", (await stage.Tagging("GetResources")).Body);
        stage.Now += Workshop.Step;
        Assert.Empty((await stage.Ec2("DescribeFlowLogs")).All("flowLogId"));
    }
}
