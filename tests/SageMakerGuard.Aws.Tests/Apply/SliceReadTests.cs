using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Tests.Stub;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Aws.Tests.Apply;

/// <summary>A slice reads what it names and no more, and what could not be read is never taken for something that is not there.</summary>
public class SliceReadTests
{
    private const string Domain = "d-0000000000aa";

    // Part by part: the operations that it costs, and what tells whether it is there and complete.
    private static readonly (EstateParts Part, string[] Operations, Func<RegionEstate, (bool Asked, bool Complete, int Count)> Look)[] s_parts =
    [
        (EstateParts.Vpcs, ["DescribeVpcAttribute", "DescribeVpcAttribute", "DescribeVpcs"], e => Look(e.Vpcs)),
        (EstateParts.Subnets, ["DescribeSubnets"], e => Look(e.Subnets)),
        (EstateParts.RouteTables, ["DescribeRouteTables"], e => Look(e.RouteTables)),
        (EstateParts.SecurityGroups, ["DescribeSecurityGroups"], e => Look(e.SecurityGroups)),
        (EstateParts.VpcEndpoints, ["DescribeVpcEndpoints"], e => Look(e.VpcEndpoints)),
        (EstateParts.NatGateways, ["DescribeNatGateways"], e => Look(e.NatGateways)),
        (EstateParts.InternetGateways, ["DescribeInternetGateways", "DescribeInternetGateways"], e => Look(e.InternetGateways)),
        (EstateParts.Addresses, ["DescribeAddresses"], e => Look(e.Addresses)),
        (EstateParts.FlowLogs, ["DescribeFlowLogs", "DescribeSubnets"], e => Look(e.FlowLogs)),
        (EstateParts.NetworkInterfaces, ["DescribeNetworkInterfaces"], e => Look(e.NetworkInterfaces)),
        (EstateParts.Domains, ["DescribeDomain"], e => Look(e.Domains)),
        (EstateParts.Apps, ["ListApps"], e => Look(e.Apps)),
        (EstateParts.RolePolicies, ["GetRolePolicy"], e => Look(e.RolePolicies)),
        (EstateParts.NotebookInstances, ["DescribeNotebookInstance"], e => Look(e.NotebookInstances)),
        (EstateParts.NotebookLifecycleConfigs, ["DescribeNotebookInstanceLifecycleConfig"], e => Look(e.NotebookLifecycleConfigs)),
        (EstateParts.InsightsPaths, ["DescribeNetworkInsightsPaths"], e => Look(e.InsightsPaths)),
        (EstateParts.InsightsAnalyses, ["DescribeNetworkInsightsAnalyses"], e => Look(e.InsightsAnalyses)),
        (EstateParts.OrganizationPolicies, ["DescribePolicy", "ListPolicies"], e => Look(e.OrganizationPolicies)),
        (EstateParts.PolicyTargets, ["ListPoliciesForTarget"], e => Look(e.PolicyTargets)),
        (EstateParts.ResourceTagSets, ["ListTags"], e => Look(e.ResourceTagSets)),
        (EstateParts.Budgets, ["DescribeBudget", "DescribeNotificationsForBudget"], e => Look(e.Budgets)),
        (EstateParts.Alarms, ["DescribeAlarms"], e => Look(e.Alarms)),
        (EstateParts.AnomalyMonitors, ["GetAnomalyMonitors"], e => Look(e.AnomalyMonitors)),
        (EstateParts.AnomalySubscriptions, ["GetAnomalySubscriptions"], e => Look(e.AnomalySubscriptions)),
        (EstateParts.AthenaTables, ["GetTable"], e => Look(e.AthenaTables)),
        (EstateParts.AnomalyDetectors, ["DescribeAnomalyDetectors"], e => Look(e.AnomalyDetectors)),
        (EstateParts.CostAllocationTags, ["ListCostAllocationTags"], e => Look(e.CostAllocationTags)),
    ];

    public static TheoryData<EstateParts> Parts => new(s_parts.Select(p => p.Part));

    [Fact]
    public void Every_part_is_tried() => Assert.Equal(Enum.GetValues<EstateParts>().Where(p => p != EstateParts.None), s_parts.Select(p => p.Part));

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_part_costs_its_own_calls_and_leaves_the_others_unasked(EstateParts part)
    {
        using var stub = await StubGround.Open(Answer);
        var read = await stub.Ground.ReadAsync(Slice(part), default);
        Assert.Equal(s_parts.Single(p => p.Part == part).Operations, stub.Calls.Select(c => c.Operation).Order());
        foreach (var (other, _, look) in s_parts)
        {
            var expected = other == part || (other == EstateParts.Subnets && part == EstateParts.FlowLogs);
            Assert.True(expected == look(read).Asked, $"{other} of a slice of {part}");
        }

        Assert.Equal((true, true, 1), s_parts.Single(p => p.Part == part).Look(read));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_part_that_may_not_be_read_is_unknown(EstateParts part)
    {
        var denied = s_parts.Single(p => p.Part == part).Operations[0];
        using var stub = await StubGround.Open(call => call.Operation == denied ? Refuse(call, "AccessDenied") : Answer(call));
        var read = await stub.Ground.ReadAsync(Slice(part), default);
        Assert.False(s_parts.Single(p => p.Part == part).Look(read).Complete);
    }

    [Fact]
    public async Task Flow_logs_whose_subnets_could_not_be_read_are_unknown()
    {
        using var stub = await StubGround.Open(call => call.Operation == "DescribeSubnets" ? Refuse(call, "AccessDenied") : Answer(call));
        var read = await stub.Ground.ReadAsync(Slice(EstateParts.FlowLogs), default);
        Assert.False(read.FlowLogs.IsComplete);
        Assert.False(read.Subnets.IsComplete);
    }

    [Fact]
    public async Task Several_parts_are_read_together_with_the_subnets_once()
    {
        using var stub = await StubGround.Open(Answer);
        var read = await stub.Ground.ReadAsync(Slice(s_parts.Aggregate(EstateParts.None, (all, p) => all | p.Part)), default);
        Assert.All(s_parts, p => Assert.Equal((true, true, 1), p.Look(read)));
        Assert.Equal(1, stub.Aws.Count("DescribeSubnets"));
        Assert.Equal(("111122223333", "eu-central-1", "aws"), (read.AccountId, read.Region, read.Partition));
    }

    [Fact]
    public async Task Lists_are_asked_for_the_VPC_that_is_meant()
    {
        using var stub = await StubGround.Open(Answer);
        await stub.Ground.ReadAsync(Slice(EstateParts.RouteTables | EstateParts.NatGateways | EstateParts.FlowLogs | EstateParts.InternetGateways), default);
        Assert.Equal([StepSamples.Vpc], Values(stub, "DescribeRouteTables", "vpc-id"));
        Assert.Equal([StepSamples.Vpc], Values(stub, "DescribeNatGateways", "vpc-id"));
        Assert.DoesNotContain(stub.Calls.Single(c => c.Operation == "DescribeNatGateways").Form.Values, v => v == "state");
        Assert.Equal([StepSamples.Subnet, StepSamples.Vpc], Values(stub, "DescribeFlowLogs", "resource-id").Order());
        Assert.Equal([StepSamples.Vpc], Values(stub, "DescribeInternetGateways", "attachment.vpc-id"));
        Assert.Equal([Purpose.Key], Values(stub, "DescribeInternetGateways", "tag-key"));
    }

    [Fact]
    public async Task An_internet_gateway_that_is_attached_and_tagged_is_one()
    {
        using var stub = await StubGround.Open(call => call.Operation != "DescribeInternetGateways" ? null
            : StubWorld.Ec2(call, "<internetGatewaySet><item><internetGatewayId>igw-b</internetGatewayId></item>" + (call.Form.Values.Contains("tag-key") ? "<item><internetGatewayId>igw-a</internetGatewayId></item>" : "") + "</internetGatewaySet>"));
        var read = await stub.Ground.ReadAsync(Slice(EstateParts.InternetGateways), default);
        Assert.Equal(["igw-a", "igw-b"], read.InternetGateways.Items.Select(g => g.InternetGatewayId));
    }

    [Fact]
    public async Task What_is_gone_and_still_listed_keeps_its_state()
    {
        using var stub = await StubGround.Open(call => call.Operation switch
        {
            "DescribeNatGateways" => StubWorld.Ec2(call, "<natGatewaySet><item><natGatewayId>nat-1</natGatewayId><state>deleted</state></item></natGatewaySet>"),
            "DescribeVpcEndpoints" => StubWorld.Ec2(call, "<vpcEndpointSet><item><vpcEndpointId>vpce-1</vpcEndpointId><state>deleting</state></item></vpcEndpointSet>"),
            "DescribeNetworkInsightsPaths" => StubWorld.Ec2(call, "<networkInsightsPathSet><item><networkInsightsPathId>nip-1</networkInsightsPathId><source>eni-1</source></item></networkInsightsPathSet>"),
        "DescribeNetworkInsightsAnalyses" => StubWorld.Ec2(call, "<networkInsightsAnalysisSet><item><networkInsightsAnalysisId>nia-1</networkInsightsAnalysisId><networkInsightsPathId>nip-1</networkInsightsPathId><status>running</status></item></networkInsightsAnalysisSet>"),
        "ListApps" => StubReply.Json($$"""{"Apps":[{"DomainId":"{{Domain}}","UserProfileName":"ann","AppType":"JupyterLab","AppName":"default","Status":"Deleted"}]}"""),
            _ => null,
        });
        var read = await stub.Ground.ReadAsync(Slice(EstateParts.NatGateways | EstateParts.VpcEndpoints | EstateParts.Apps), default);
        Assert.Equal(("deleted", "Deleted"), (read.NatGateways.Items[0].State, read.Apps.Items[0].Status));
        Assert.Equal("deleting", read.VpcEndpoints.Items[0].State, ignoreCase: true);
    }

    [Fact]
    public async Task A_domain_that_is_not_there_is_no_item_of_a_complete_part()
    {
        using var stub = await StubGround.Open(call => call.Operation == "DescribeDomain" ? StubReply.Error(400, """{"__type":"ResourceNotFound","Message":"x"}""") : null);
        var domains = (await stub.Ground.ReadAsync(Slice(EstateParts.Domains), default)).Domains;
        Assert.Equal((true, 0, 0), (domains.IsComplete, domains.Items.Count, domains.Unreadable.Count));
    }

    [Fact]
    public async Task A_domain_that_could_not_be_described_is_there_and_unknown()
    {
        using var stub = await StubGround.Open(call => call.Operation == "DescribeDomain" ? Refuse(call, "AccessDenied") : null);
        var domains = (await stub.Ground.ReadAsync(Slice(EstateParts.Domains), default)).Domains;
        Assert.Equal((Domain, false, false), (domains.Items[0].DomainId, domains.Items[0].Described, domains.IsComplete));
        Assert.Equal(Standing.Refused, new UpdateDomainNetwork { DomainId = Domain }.Observe(StepSamples.Nothing with { Domains = domains }).Standing);
    }

    [Fact]
    public async Task Tags_are_read_from_the_service_that_holds_them_and_what_is_not_there_has_no_row()
    {
        using var stub = await StubGround.Open(call => call.Operation switch
        {
            "ListTags" when call.Body.Contains("d-gone", StringComparison.Ordinal) => StubReply.Error(400, """{"__type":"ValidationException","message":"x"}"""),
            "ListTags" when call.Body.Contains("\"NextToken\"", StringComparison.Ordinal) => StubReply.Json("""{"Tags":[{"Key":"Second","Value":"page"}]}"""),
            "ListTags" => StubReply.Json("""{"Tags":[{"Key":"Owner","Value":"ml"}],"NextToken":"t"}"""),
            "DescribeNatGateways" => StubWorld.Ec2(call, "<natGatewaySet><item><natGatewayId>nat-1</natGatewayId><tagSet><item><key>Owner</key><value>net</value></item></tagSet></item></natGatewaySet>"),
            "DescribeVpcEndpoints" => StubReply.Ec2Error(400, "InvalidVpcEndpointId.NotFound", "x"),
            _ => null,
        });
        string[] arns = [StepSamples.DomainArn, StepSamples.DomainArn.Replace(Domain, "d-gone", StringComparison.Ordinal), "arn:aws:ec2:eu-central-1:111122223333:natgateway/nat-1", "arn:aws:ec2:eu-central-1:111122223333:vpc-endpoint/vpce-gone"];
        var sets = (await stub.Ground.ReadAsync(new() { Parts = EstateParts.ResourceTagSets, TaggedResourceArns = arns }, default)).ResourceTagSets;
        Assert.True(sets.IsComplete);
        Assert.Equal([(arns[0], "Owner=ml,Second=page"), (arns[2], "Owner=net")], sets.Items.Select(row => (row.ResourceARN, string.Join(",", row.Tags.Select(t => t.Key + "=" + t.Value)))));
        Assert.Equal(["nat-1"], Values(stub, "DescribeNatGateways", "nat-gateway-id"));
        Assert.Equal("vpce-gone", stub.Calls.Single(c => c.Operation == "DescribeVpcEndpoints").Form["VpcEndpointId.1"]);
    }

    [Fact]
    public async Task A_policy_is_decoded_and_one_that_is_not_there_is_no_item()
    {
        const string Document = """{"a":"x+y é %41"}""";
        using var stub = await StubGround.Open(call => call.Operation != "GetRolePolicy" ? null
            : call.Form["RoleName"] == "gone" ? StubGround.IamError(404, "NoSuchEntity", "The role with name gone cannot be found.")
            : StubGround.Iam(call, $"<GetRolePolicyResult><RoleName>studio</RoleName><PolicyName>p</PolicyName><PolicyDocument>{Uri.EscapeDataString(Document).Replace("%2B", "+", StringComparison.Ordinal)}</PolicyDocument></GetRolePolicyResult>"));
        var slice = new EstateSlice { Parts = EstateParts.RolePolicies, RolePolicies = [new("studio", "p"), new("gone", "p")] };
        var policies = (await stub.Ground.ReadAsync(slice, default)).RolePolicies;
        Assert.True(policies.IsComplete);
        Assert.Equal(new RolePolicy { RoleName = "studio", PolicyName = "p", PolicyDocument = Document }, Assert.Single(policies.Items));
    }

    [Theory]
    [InlineData(EstateParts.NotebookInstances, "ListNotebookInstances", "NotebookInstances", "NotebookInstanceName")]
    [InlineData(EstateParts.NotebookLifecycleConfigs, "ListNotebookInstanceLifecycleConfigs", "NotebookInstanceLifecycleConfigs", "NotebookInstanceLifecycleConfigName")]
    public async Task Whether_a_name_is_there_is_read_from_the_list_and_not_from_the_errors_sentence(EstateParts part, string list, string rows, string member)
    {
        var listed = "lab-2";
        using var stub = await StubGround.Open(call => call.Operation == list
            ? StubReply.Json(JsonSerializer.Serialize(new Dictionary<string, object> { [rows] = new[] { new Dictionary<string, string> { [member] = listed } } }))
            : call.Service == "sagemaker" ? StubReply.Error(400, """{"__type":"ValidationException","message":"RecordNotFound"}""") : null);
        var look = s_parts.Single(p => p.Part == part).Look;

        // A longer name that holds the one that was asked for is another's.
        Assert.Equal((true, true, 0), look(await stub.Ground.ReadAsync(Slice(part), default)));
        Assert.Contains("\"NameContains\":\"lab\"", stub.Calls.Single(c => c.Operation == list).Body, StringComparison.Ordinal);

        // It is there, and the same sentence means something else: unknown.
        listed = "lab";
        Assert.False(look(await stub.Ground.ReadAsync(Slice(part), default)).Complete);
    }

    [Fact]
    public async Task Reads_are_tried_again()
    {
        var asked = 0;
        using var stub = await StubGround.Open(call => call.Operation == "DescribeSubnets" && ++asked <= 2 ? StubReply.Ec2Error(503, "RequestLimitExceeded", "Request limit exceeded.") : Answer(call));
        Assert.True((await stub.Ground.ReadAsync(Slice(EstateParts.Subnets), default)).Subnets.IsComplete);
        Assert.Equal(3, stub.Aws.Count("DescribeSubnets"));
    }

    [Fact]
    public async Task Where_nothing_at_all_can_be_read_the_fault_is_thrown()
    {
        using var stub = await StubGround.Open(call => call.Operation == "GetCallerIdentity" ? null : StubReply.Error(400, """{"__type":"ExpiredTokenException","message":"The security token included in the request is expired"}"""));
        var fault = await Assert.ThrowsAsync<GuardFault>(() => stub.Ground.ReadAsync(Slice(EstateParts.Domains | EstateParts.Apps), default));
        Assert.Equal("ExpiredToken", fault.ErrorId);
    }

    [Theory]
    [InlineData(EstateParts.Subnets)]
    [InlineData(EstateParts.Domains)]
    public async Task A_slice_of_nothing_in_particular_is_refused(EstateParts part)
    {
        using var stub = await StubGround.Open();
        await Assert.ThrowsAsync<ArgumentException>(() => stub.Ground.ReadAsync(new() { Parts = part }, default));
    }

    private static EstateSlice Slice(EstateParts parts) => new()
    {
        Parts = parts,
        VpcId = StepSamples.Vpc,
        DomainId = Domain,
        RolePolicies = [new("studio", "p")],
        NotebookInstanceNames = ["lab"],
        LifecycleConfigNames = ["lab"],
        InsightsPathIds = ["nip-1"],
        AthenaTables = [new(AthenaTableName.GlueCatalog, "default", "flows")],
        BudgetNames = ["network"],
        AlarmNames = ["nat"],
        DetectorMetrics = [new("AWS/NATGateway", "BytesOutToDestination")],
        TaggedResourceArns = [StepSamples.DomainArn],
        CostAllocationTagKeys = ["Owner"],
        OrganizationPolicies = [new("SERVICE_CONTROL_POLICY", "guard")],
        PolicyTargets = [new("SERVICE_CONTROL_POLICY", "ou-ab12-cdefghij")],
    };

    private static (bool, bool, int) Look<T>(Part<T> part) => (part.Asked, part.IsComplete, part.Items.Count);

    private static IEnumerable<string> Values(StubGround stub, string operation, string filter) => stub.Calls
        .Where(c => c.Operation == operation)
        .SelectMany(c => c.Form.Where(p => p.Key.EndsWith(".Name", StringComparison.Ordinal) && p.Value == filter).Select(p => (c.Form, Prefix: p.Key[..^4] + "Value.")))
        .SelectMany(f => f.Form.Where(p => p.Key.StartsWith(f.Prefix, StringComparison.Ordinal)).Select(p => p.Value));

    private static StubReply Refuse(StubCall call, string code) => call.Service switch
    {
        "ec2" => StubReply.Ec2Error(403, "UnauthorizedOperation", "You are not authorized to perform this operation."),
        "iam" => StubGround.IamError(403, code, "x"),
        _ => StubReply.Error(400, $$"""{"__type":"{{code}}Exception","Message":"x"}"""),
    };

    private static StubReply? Answer(StubCall call) => call.Operation switch
    {
        "DescribeSubnets" => StubWorld.Ec2(call, $"<subnetSet><item><subnetId>{StepSamples.Subnet}</subnetId><vpcId>{StepSamples.Vpc}</vpcId></item></subnetSet>"),
        "DescribeRouteTables" => StubWorld.Ec2(call, $"<routeTableSet><item><routeTableId>{StepSamples.Table}</routeTableId></item></routeTableSet>"),
        "DescribeSecurityGroups" => StubWorld.Ec2(call, $"<securityGroupInfo><item><groupId>{StepSamples.Group}</groupId></item></securityGroupInfo>"),
        "DescribeVpcEndpoints" => StubWorld.Ec2(call, "<vpcEndpointSet><item><vpcEndpointId>vpce-1</vpcEndpointId></item></vpcEndpointSet>"),
        "DescribeNatGateways" => StubWorld.Ec2(call, "<natGatewaySet><item><natGatewayId>nat-1</natGatewayId></item></natGatewaySet>"),
        "DescribeInternetGateways" => StubWorld.Ec2(call, "<internetGatewaySet><item><internetGatewayId>igw-1</internetGatewayId></item></internetGatewaySet>"),
        "DescribeAddresses" => StubWorld.Ec2(call, "<addressesSet><item><allocationId>eipalloc-1</allocationId><publicIp>192.0.2.1</publicIp></item></addressesSet>"),
        "DescribeFlowLogs" => StubWorld.Ec2(call, $"<flowLogSet><item><flowLogId>fl-1</flowLogId><resourceId>{StepSamples.Vpc}</resourceId></item></flowLogSet>"),
        "DescribeNetworkInterfaces" => StubWorld.Ec2(call, "<networkInterfaceSet><item><networkInterfaceId>eni-1</networkInterfaceId></item></networkInterfaceSet>"),
        "DescribeNetworkInsightsPaths" => StubWorld.Ec2(call, "<networkInsightsPathSet><item><networkInsightsPathId>nip-1</networkInsightsPathId><source>eni-1</source></item></networkInsightsPathSet>"),
        "DescribeNetworkInsightsAnalyses" => StubWorld.Ec2(call, "<networkInsightsAnalysisSet><item><networkInsightsAnalysisId>nia-1</networkInsightsAnalysisId><networkInsightsPathId>nip-1</networkInsightsPathId><status>running</status></item></networkInsightsAnalysisSet>"),
        "ListApps" => StubReply.Json($$"""{"Apps":[{"DomainId":"{{Domain}}","UserProfileName":"ann","AppType":"JupyterLab","AppName":"default","Status":"InService"}]}"""),
        "DescribeBudget" => StubReply.Json("""{"Budget":{"BudgetName":"network","TimeUnit":"MONTHLY","BudgetType":"COST"}}"""),
        "DescribeNotificationsForBudget" => StubReply.Json("""{"Notifications":[]}"""),
        "DescribeAlarms" => CloudWatch(call, "<MetricAlarms><member><AlarmName>nat</AlarmName></member></MetricAlarms>"),
        "DescribeAnomalyDetectors" => CloudWatch(call, "<AnomalyDetectors><member><SingleMetricAnomalyDetector><Namespace>AWS/NATGateway</Namespace><MetricName>BytesOutToDestination</MetricName><Stat>Sum</Stat></SingleMetricAnomalyDetector></member></AnomalyDetectors>"),
        "GetAnomalyMonitors" => StubReply.Json("""{"AnomalyMonitors":[{"MonitorArn":"arn:aws:ce::111122223333:anomalymonitor/m","MonitorName":"services","MonitorType":"DIMENSIONAL"}]}"""),
        "GetAnomalySubscriptions" => StubReply.Json("""{"AnomalySubscriptions":[{"SubscriptionArn":"arn:aws:ce::111122223333:anomalysubscription/s","SubscriptionName":"daily","Frequency":"DAILY","MonitorArnList":[],"Subscribers":[]}]}"""),
        "GetTable" => StubReply.Json("""{"Table":{"Name":"flows","DatabaseName":"default","TableType":"EXTERNAL_TABLE","StorageDescriptor":{"Columns":[{"Name":"bytes","Type":"bigint"}],"Location":"s3://logs/"}}}"""),
        "ListCostAllocationTags" => StubReply.Json("""{"CostAllocationTags":[{"TagKey":"Owner","Type":"UserDefined","Status":"Active","LastUsedDate":"2026-11-01T00:00:00Z"}]}"""),
        "GetRolePolicy" => StubGround.Iam(call, "<GetRolePolicyResult><RoleName>studio</RoleName><PolicyName>p</PolicyName><PolicyDocument>%7B%7D</PolicyDocument></GetRolePolicyResult>"),
        "ListPolicies" => StubReply.Json("""{"Policies":[{"Id":"p-12345678","Name":"guard"},{"Id":"p-other0001","Name":"other"}]}"""),
        "ListPoliciesForTarget" => StubReply.Json("""{"Policies":[{"Id":"p-12345678","Name":"guard"}]}"""),
        "DescribePolicy" => StubReply.Json("""{"Policy":{"PolicySummary":{"Id":"p-12345678","Name":"guard","Type":"SERVICE_CONTROL_POLICY"},"Content":"{}"}}"""),
        "DescribeNotebookInstanceLifecycleConfig" => StubReply.Json("""{"NotebookInstanceLifecycleConfigName":"lab","OnStart":[{"Content":"ZWNobw=="}]}"""),
        _ => null,
    };

    private static StubReply CloudWatch(StubCall call, string result) =>
        StubReply.Xml($"""<{call.Operation}Response xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/"><{call.Operation}Result>{result}</{call.Operation}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{call.Operation}Response>""");
}
