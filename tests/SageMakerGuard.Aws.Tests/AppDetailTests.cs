using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Tests.Stub;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Tests;

/// <summary>What a change asks of a collection beside what an audit does.</summary>
public class AppDetailTests
{
    private const string Apps = """
        {"Apps":[
          {"DomainId":"d-000000000000","UserProfileName":"ann","AppType":"KernelGateway","AppName":"k","Status":"InService"},
          {"DomainId":"d-000000000000","UserProfileName":"ben","SpaceName":"team","AppType":"JupyterLab","AppName":"default","Status":"Pending"},
          {"DomainId":"d-000000000000","UserProfileName":"ann","AppType":"KernelGateway","AppName":"old","Status":"Deleted"}]}
        """;

    [Fact]
    public async Task Apps_that_block_the_change_are_described_and_no_others()
    {
        var world = new StubWorld { First = call => call.Operation == "ListApps" ? StubReply.Json(Apps) : call.Operation == "DescribeApp" ? StubReply.Json("""{"LastUserActivityTimestamp":1700000000,"ResourceSpec":{"InstanceType":"ml.t3.medium","LifecycleConfigArn":"arn:l"}}""") : null };
        using var aws = new StubAws(world.Answer);
        var apps = (await Listener.Collect(aws.Url, new() { Regions = ["eu-central-1"], AppDetails = true })).Region.Apps;
        Assert.Equal(2, aws.Count("DescribeApp"));
        Assert.Equal(
            ["""{"DomainId":"d-000000000000","SpaceName":"team","AppType":"JupyterLab","AppName":"default"}""", """{"DomainId":"d-000000000000","UserProfileName":"ann","AppType":"KernelGateway","AppName":"k"}"""],
            aws.Calls.Where(c => c.Operation == "DescribeApp").Select(c => c.Body).Order(StringComparer.Ordinal));
        Assert.All(apps.Items, app => Assert.Equal(app.BlocksNetworkChange, app.LastUserActivityTimestamp == DateTimeOffset.FromUnixTimeSeconds(1700000000)));
        Assert.All(apps.Items, app => Assert.Equal(app.BlocksNetworkChange ? "arn:l" : null, app.ResourceSpec?.LifecycleConfigArn));
    }

    [Fact]
    public async Task An_app_that_could_not_be_described_stays_in_the_list_and_is_said()
    {
        var world = new StubWorld { First = call => call.Operation == "ListApps" ? StubReply.Json(Apps) : call.Operation == "DescribeApp" && call.Body.Contains("team", StringComparison.Ordinal) ? StubReply.Error(400, """{"__type":"AccessDeniedException"}""") : call.Operation == "DescribeApp" ? StubReply.Json("{}") : null };
        using var aws = new StubAws(world.Answer);
        var apps = (await Listener.Collect(aws.Url, new() { Regions = ["eu-central-1"], AppDetails = true })).Region.Apps;
        Assert.Equal(3, apps.Items.Count);
        Assert.True(apps.IsComplete);
        Assert.Equal(("sagemaker:DescribeApp", "d-000000000000/team/JupyterLab/default"), (Assert.Single(apps.Unreadable).Operation, apps.Unreadable[0].ResourceId));
    }

    [Fact]
    public async Task An_audit_describes_no_app()
    {
        var world = new StubWorld { First = call => call.Operation == "ListApps" ? StubReply.Json(Apps) : null };
        using var aws = new StubAws(world.Answer);
        await Listener.Collect(aws.Url);
        Assert.Equal(0, aws.Count("DescribeApp"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Endpoint_services_are_read_where_they_are_asked_for_though_no_endpoint_is_missing(bool asked)
    {
        var all = string.Concat(Services.ServiceCatalog.All.Select((service, n) => $"<item><vpcEndpointId>vpce-{n}</vpcEndpointId><vpcId>{StubWorld.Vpc}</vpcId><serviceName>{service.DisplayName("eu-central-1")}</serviceName></item>"));
        var world = new StubWorld { First = call => call.Operation == "DescribeVpcEndpoints" ? StubWorld.Ec2(call, $"<vpcEndpointSet>{all}</vpcEndpointSet>") : null };
        using var aws = new StubAws(world.Answer);
        var region = (await Listener.Collect(aws.Url, new CollectRequest { Regions = ["eu-central-1"], EndpointServices = asked })).Region;
        Assert.Equal(asked, region.VpcEndpointServices.Asked);
        Assert.Equal(asked ? 1 : 0, aws.Count("DescribeVpcEndpointServices"));
    }

    [Fact]
    public async Task A_flow_log_is_read_with_all_that_a_second_one_like_it_would_need()
    {
        var world = new StubWorld { First = call => call.Operation == "DescribeFlowLogs" ? StubWorld.Ec2(call, $"<flowLogSet><item><flowLogId>fl-1</flowLogId><resourceId>{StubWorld.Vpc}</resourceId><deliverLogsPermissionArn>arn:r</deliverLogsPermissionArn><maxAggregationInterval>60</maxAggregationInterval><tagSet><item><key>Owner</key><value>ml</value></item></tagSet></item></flowLogSet>") : null };
        using var aws = new StubAws(world.Answer);
        var log = Assert.Single((await Listener.Collect(aws.Url)).Region.FlowLogs.Items);
        Assert.Equal(("arn:r", 60, "Owner", "ml"), (log.DeliverLogsPermissionArn, log.MaxAggregationInterval, log.Tags[0].Key, log.Tags[0].Value));
    }
}
