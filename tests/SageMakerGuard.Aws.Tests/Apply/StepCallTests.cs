using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Apply;
using SageMakerGuard.Aws.Tests.Stub;
using SageMakerGuard.Changes;

namespace SageMakerGuard.Aws.Tests.Apply;

/// <summary>Which call a step is, and what its request says.</summary>
public class StepCallTests
{
    private static readonly IEnumerable<Type> s_kinds = typeof(ChangeStep).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(a => a.DerivedType);

    public static TheoryData<int, string> Samples
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var (sample, number) in StepSamples.All.Select((s, n) => (s, n)))
                data.Add(number, sample.Step.StepKind + " " + sample.Operation);
            return data;
        }
    }

    [Fact]
    public void Every_kind_of_step_has_its_call_and_a_sample()
    {
        Assert.Equal(s_kinds.OrderBy(t => t.Name), StepCalls.Kinds.OrderBy(t => t.Name));
        Assert.Equal(s_kinds.OrderBy(t => t.Name), StepSamples.All.Select(s => s.Step.GetType()).Distinct().OrderBy(t => t.Name));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_step_is_one_request_and_gives_the_id_of_what_it_makes(int number, string name)
    {
        var (step, before, operation) = StepSamples.All.ElementAt(number);
        using var stub = await StubGround.Open();
        var id = await stub.Apply(step, before);
        var call = Assert.Single(stub.Calls);
        Assert.True(operation == call.Operation, $"{name}: {call.Operation}");
        Assert.Equal(step.ResourceId.StartsWith("new:", StringComparison.Ordinal), id is not null);
        Assert.DoesNotContain("DryRun", call.Body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_request_needs_no_permission_that_its_step_does_not_declare(int number, string name)
    {
        var (step, before, _) = StepSamples.All.ElementAt(number);
        using var stub = await StubGround.Open();
        await stub.Apply(step, before);
        var needed = Permissions(Assert.Single(stub.Calls)).ToList();
        Assert.True(needed.TrueForAll(step.IamActions.Contains), $"{name} needs {string.Join(", ", needed)} and declares {string.Join(", ", step.IamActions)}");
    }

    // What AWS asks for along with a call because of what the call is about, which the request does not show: where an instance stands, whose key its
    // volume has, where a flow log went.
    private static readonly string[] s_unseen =
    [
        "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs",
        "kms:CreateGrant", "kms:DescribeKey", "logs:DeleteLogDelivery",
    ];

    // Of two calls that a step may be, it declares both.
    [Fact]
    public async Task Every_permission_that_a_kind_of_step_declares_is_needed_by_one_of_its_requests()
    {
        using var stub = await StubGround.Open();
        foreach (var kind in StepSamples.All.GroupBy(s => s.Step.GetType()))
        {
            var sent = stub.Calls.Count;
            foreach (var (step, before, _) in kind)
                await stub.Apply(step, before);
            Assert.Equal(kind.SelectMany(s => s.Step.IamActions).Distinct().Except(s_unseen).Order(), stub.Calls.Skip(sent).SelectMany(Permissions).Distinct().Order());
        }
    }

    [Theory]
    [InlineData("CreateVpcEndpoint", true)]
    [InlineData("CreateNatGateway", true)]
    [InlineData("CreateRouteTable", true)]
    [InlineData("CreateFlowLogs", true)]
    [InlineData("CreateNetworkInsightsPath", true)]
    [InlineData("StartNetworkInsightsAnalysis", true)]
    [InlineData("CreateSecurityGroup", false)]
    [InlineData("CreateSubnet", false)]
    [InlineData("AllocateAddress", false)]
    [InlineData("CreateInternetGateway", false)]
    public async Task The_idempotency_token_goes_where_the_operation_takes_one(string operation, bool takesOne)
    {
        using var stub = await StubGround.Open();
        foreach (var (step, before, _) in StepSamples.All.Where(s => s.Operation == operation))
            await stub.Apply(step, before);
        Assert.All(stub.Calls, c => Assert.Equal(takesOne ? StepSamples.Token : null, c.Form.GetValueOrDefault("ClientToken")));
    }

    // The words are those of API_TagSpecification; a NAT gateway's has no hyphen.
    [Theory]
    [InlineData("CreateVpcEndpoint", "vpc-endpoint")]
    [InlineData("CreateSecurityGroup", "security-group")]
    [InlineData("CreateSubnet", "subnet")]
    [InlineData("CreateRouteTable", "route-table")]
    [InlineData("AllocateAddress", "elastic-ip")]
    [InlineData("CreateNatGateway", "natgateway")]
    [InlineData("CreateInternetGateway", "internet-gateway")]
    [InlineData("CreateFlowLogs", "vpc-flow-log")]
    public async Task What_is_made_has_its_tags_from_the_first_moment(string operation, string resourceType)
    {
        using var stub = await StubGround.Open();
        var (step, before, _) = StepSamples.All.First(s => s.Operation == operation);
        await stub.Apply(step, before);
        var form = Assert.Single(stub.Calls).Form;
        Assert.Equal(resourceType, form["TagSpecification.1.ResourceType"]);
        Assert.Equal(["Owner=ml & ops", Purpose.Key + "=nat eu-central-1a"], new[] { 1, 2 }.Select(n => form[$"TagSpecification.1.Tag.{n}.Key"] + "=" + form[$"TagSpecification.1.Tag.{n}.Value"]));
    }

    [Fact]
    public async Task An_interface_endpoint_always_says_whether_it_wants_private_DNS_and_a_gateway_endpoint_never()
    {
        using var stub = await StubGround.Open();
        foreach (var on in new[] { true, false })
            await stub.Apply(new CreateVpcEndpoint { VpcId = StepSamples.Vpc, ServiceName = "s", SubnetIds = [StepSamples.Subnet], PrivateDnsEnabled = on });
        await stub.Apply(new CreateVpcEndpoint { VpcId = StepSamples.Vpc, ServiceName = "s", VpcEndpointType = "Gateway", RouteTableIds = [StepSamples.Table] });
        Assert.Equal(["true", "false", null], stub.Calls.Select(c => c.Form.GetValueOrDefault("PrivateDnsEnabled")));
        Assert.Equal(["Interface", "Interface", "Gateway"], stub.Calls.Select(c => c.Form["VpcEndpointType"]));
        Assert.DoesNotContain(stub.Calls, c => c.Form.Any(p => p.Key != "Version" && p.Value.Length == 0));
    }

    [Fact]
    public async Task A_rule_is_named_by_protocol_ports_and_peer_and_only_a_new_one_has_a_description()
    {
        using var stub = await StubGround.Open();
        var rule = new GroupRule { FromPort = 2049, ToPort = 2049, PeerGroupId = StepSamples.Peer };
        await stub.Apply(new AuthorizeRule { GroupId = StepSamples.Group, Rule = rule, RuleDescription = "NFS of the home directories" });
        await stub.Apply(new RevokeRule { GroupId = StepSamples.Group, Rule = rule });
        Assert.All(stub.Calls, c => Assert.Equal(
            (StepSamples.Group, "tcp", "2049", "2049", StepSamples.Peer),
            (c.Form["GroupId"], c.Form["IpPermissions.1.IpProtocol"], c.Form["IpPermissions.1.FromPort"], c.Form["IpPermissions.1.ToPort"], c.Form["IpPermissions.1.Groups.1.GroupId"])));
        Assert.Equal(["NFS of the home directories", null], stub.Calls.Select(c => c.Form.GetValueOrDefault("IpPermissions.1.Groups.1.Description")));
    }

    [Fact]
    public async Task A_route_that_a_virtual_private_gateway_put_there_is_not_replaced()
    {
        using var stub = await StubGround.Open();
        var propagated = StepSamples.Associated with { RouteTables = StepSamples.Associated.RouteTables.Select(t => t with { Routes = [t.Routes[0] with { Origin = "EnableVgwRoutePropagation" }] }) };
        await stub.Apply(new SetRoute { RouteTableId = StepSamples.Table, DestinationCidrBlock = "0.0.0.0/0", Target = new() { TransitGatewayId = "tgw-1" } }, propagated);
        var call = Assert.Single(stub.Calls);
        Assert.Equal(("CreateRoute", "tgw-1"), (call.Operation, call.Form["TransitGatewayId"]));
    }

    [Theory]
    [InlineData(null, null, """{"DomainId":"d-1","AppNetworkAccessType":"VpcOnly","VpcId":"vpc-1","SubnetIds":["subnet-1","subnet-2"]}""")]
    [InlineData("sg-1 sg-2", null, """{"DomainId":"d-1","AppNetworkAccessType":"VpcOnly","VpcId":"vpc-1","SubnetIds":["subnet-1","subnet-2"],"DefaultUserSettings":{"SecurityGroups":["sg-1","sg-2"]}}""")]
    [InlineData("", "sg-3", """{"DomainId":"d-1","AppNetworkAccessType":"VpcOnly","VpcId":"vpc-1","SubnetIds":["subnet-1","subnet-2"],"DefaultUserSettings":{"SecurityGroups":[]},"DefaultSpaceSettings":{"SecurityGroups":["sg-3"]}}""")]
    public async Task A_domain_is_sent_its_network_and_nothing_else(string? user, string? space, string body)
    {
        using var stub = await StubGround.Open();
        await stub.Apply(new UpdateDomainNetwork { DomainId = "d-1", VpcId = "vpc-1", SubnetIds = ["subnet-1", "subnet-2"], UserSecurityGroupIds = Ids(user), SpaceSecurityGroupIds = Ids(space) });
        Assert.Equal(body, Assert.Single(stub.Calls).Body);
    }

    [Fact]
    public async Task An_app_of_a_space_is_named_by_its_space_alone_and_starts_again_on_all_that_it_ran_on()
    {
        using var stub = await StubGround.Open();
        var (create, before, _) = StepSamples.All.Single(s => s.Step is CreateApp);
        await stub.Apply(create, before);
        using var body = JsonDocument.Parse(Assert.Single(stub.Calls).Body);
        Assert.Equal(["AppName", "AppType", "DomainId", "ResourceSpec", "SpaceName"], body.RootElement.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal(
            ["InstanceType", "LifecycleConfigArn", "SageMakerImageArn", "SageMakerImageVersionAlias", "SageMakerImageVersionArn"],
            body.RootElement.GetProperty("ResourceSpec").EnumerateObject().Select(p => p.Name).Order());
    }

    [Fact]
    public async Task An_app_of_a_profile_is_named_by_its_profile_alone()
    {
        using var stub = await StubGround.Open();
        await stub.Apply(StepSamples.All.Single(s => s.Step is DeleteApp).Step);
        Assert.Equal("""{"DomainId":"d-0000000000aa","UserProfileName":"ann","AppType":"KernelGateway","AppName":"k"}""", Assert.Single(stub.Calls).Body);
    }

    [Theory]
    [InlineData("copy", """{"NotebookInstanceName":"lab","LifecycleConfigName":"copy"}""")]
    [InlineData(null, """{"NotebookInstanceName":"lab","DisassociateLifecycleConfig":true}""")]
    public async Task A_lifecycle_configuration_is_given_or_taken_off(string? name, string body)
    {
        using var stub = await StubGround.Open();
        await stub.Apply(new SetNotebookLifecycleConfig { NotebookInstanceName = "lab", LifecycleConfigName = name });
        Assert.Equal(body, Assert.Single(stub.Calls).Body);
    }

    [Fact]
    public async Task A_notebook_instance_is_made_with_all_that_was_chosen_and_nothing_that_was_not()
    {
        using var stub = await StubGround.Open();
        foreach (var (step, before, _) in StepSamples.All.Where(s => s.Step is CreateNotebookInstance))
            await stub.Apply(step, before);
        var members = stub.Calls.Select(c => JsonDocument.Parse(c.Body).RootElement.EnumerateObject().Select(p => p.Name).Order().ToList()).ToList();
        Assert.Equal(["DirectInternetAccess", "InstanceType", "NotebookInstanceName", "RoleArn", "SecurityGroupIds", "SubnetId"], members[0]);
        Assert.Equal(
            typeof(CreateNotebookInstance).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null && p.CanWrite).Select(p => p.Name).Append("NotebookInstanceName").Order(),
            members[1]);
    }

    [Fact]
    public async Task A_policy_is_sent_as_it_is_and_to_the_global_service()
    {
        using var stub = await StubGround.Open();
        await stub.Apply(new PutRolePolicy { RoleName = "studio", PolicyName = "p", PolicyDocument = """{"a":"x y+z&=%41é"}""" });
        var call = Assert.Single(stub.Calls);
        Assert.Equal(("iam", "us-east-1", "2010-05-08", """{"a":"x y+z&=%41é"}"""), (call.Service, call.Region, call.Form["Version"], call.Form["PolicyDocument"]));
    }

    private static string[]? Ids(string? text) => text?.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // What a request amounts to beside its own action: tags on create need CreateTags (EC2 User Guide, 'Grant permission to tag resources during
    // creation'), and a role that is handed over needs PassRole (VPC User Guide, 'IAM role for publishing flow logs to CloudWatch Logs').
    // What an analysis does in the caller's name is asked for as well (Reachability Analyzer guide, 'Required API permissions').
    private static IEnumerable<string> Permissions(StubCall call)
    {
        // Service Authorization Reference, AWS Budgets: one action for all that changes; CloudWatch signs as monitoring.
        yield return call.Service switch { "budgets" => "budgets:ModifyBudget", "monitoring" => "cloudwatch:" + call.Operation, var service => service + ":" + call.Operation };
        if (call.Form.Keys.Any(k => k.StartsWith("TagSpecification", StringComparison.Ordinal)))
            yield return "ec2:CreateTags";

        // Private DNS is a hosted zone that EC2 associates with the VPC (Service Authorization Reference, CreateVpcEndpoint, 'Dependent actions').
        if (call.Form.TryGetValue("PrivateDnsEnabled", out var privateDns) && privateDns == "true")
            yield return "route53:AssociateVPCWithHostedZone";

        // Amazon VPC User Guide, 'Publish flow logs to Amazon S3': whoever makes the flow log needs it.
        if (call.Form.TryGetValue("LogDestinationType", out var sink) && sink == "s3")
            yield return "logs:CreateLogDelivery";
        if (call.Service == "sagemaker" && call.Body.Contains("\"Tags\"", StringComparison.Ordinal))
            yield return "sagemaker:AddTags";
        if (call.Form.ContainsKey("DeliverLogsPermissionArn") || call.Body.Contains("\"RoleArn\"", StringComparison.Ordinal) || call.Body.Contains("ExecutionRole", StringComparison.Ordinal) || call.Operation == "StartNotebookInstance")
            yield return "iam:PassRole";
        foreach (var tiros in call.Operation == "StartNetworkInsightsAnalysis" ? ["tiros:CreateQuery", "tiros:GetQueryAnswer", "tiros:GetQueryExplanation"] : Array.Empty<string>())
            yield return tiros;
    }
}
