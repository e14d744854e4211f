using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Tests.Stub;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Tests.Apply;

/// <summary>What a change says when AWS does not make it.</summary>
public class ApplyFaultTests
{
    private const string Unsuccessful = "<unsuccessful><item><error><code>{0}</code><message>words</message></error><resourceId>x</resourceId></item></unsuccessful>";

    public static TheoryData<ChangeStep, string, string, FaultCategory, string> Items => new()
    {
        { new DeleteVpcEndpoint { VpcEndpointId = "vpce-1" }, "ec2:DeleteVpcEndpoints", "InvalidVpcEndpointId.NotFound", FaultCategory.NotFound, "vpce-1" },
        { new DeleteVpcEndpoint { VpcEndpointId = "vpce-1" }, "ec2:DeleteVpcEndpoints", "UnauthorizedOperation", FaultCategory.PermissionDenied, "vpce-1" },
        { new DeleteFlowLog { FlowLogId = "fl-1" }, "ec2:DeleteFlowLogs", "InvalidFlowLogId.NotFound", FaultCategory.NotFound, "fl-1" },
        { new CreateFlowLog { RecordedId = StepSamples.Vpc, LogDestination = "arn:aws:s3:::logs" }, "ec2:CreateFlowLogs", "FlowLogAlreadyExists", FaultCategory.AlreadyExists, StepSamples.Vpc },
    };

    [Theory]
    [MemberData(nameof(Items))]
    public async Task A_success_whose_item_did_not_succeed_is_a_fault_by_the_items_code(ChangeStep step, string operation, string code, FaultCategory category, string resource)
    {
        using var stub = await StubGround.Open(call => "ec2:" + call.Operation == operation ? StubWorld.Ec2(call, "<flowLogIdSet/>" + Unsuccessful.Replace("{0}", code, StringComparison.Ordinal)) : null);
        var fault = await Assert.ThrowsAsync<GuardFault>(() => stub.Apply(step));
        Assert.Equal((operation, code, category, resource, "eu-central-1"), (fault.Operation, fault.AwsErrorCode, fault.Category, fault.ResourceId, fault.Region));
        Assert.EndsWith("words.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_that_the_call_merely_names_and_that_is_not_there_keeps_its_own_code()
    {
        using var stub = await StubGround.Open(call => call.Operation == "CreateVpcEndpoint" ? StubReply.Ec2Error(400, "InvalidSubnetID.NotFound", "The subnet ID 'subnet-1' does not exist") : null);
        var fault = await Assert.ThrowsAsync<GuardFault>(() => stub.Apply(new CreateVpcEndpoint { VpcId = StepSamples.Vpc, ServiceName = "s", SubnetIds = ["subnet-1"] }));
        Assert.Equal(("InvalidSubnetID.NotFound", FaultCategory.NotFound, "ec2:CreateVpcEndpoint", StepSamples.Vpc), (fault.AwsErrorCode, fault.Category, fault.Operation, fault.ResourceId));
    }

    [Theory]
    [InlineData("CreateTags")]
    [InlineData("CreateVpcEndpoint")]
    public async Task A_denied_call_names_its_action_and_what_AWS_says_is_missing(string denied)
    {
        using var stub = await StubGround.Open(call => call.Operation == "CreateVpcEndpoint"
            ? StubReply.Ec2Error(403, "UnauthorizedOperation", $"You are not authorized to perform this operation. User: arn:aws:iam::111122223333:user/a is not authorized to perform: ec2:{denied} on resource: arn:aws:ec2:eu-central-1:111122223333:vpc-endpoint/* because no identity-based policy allows the ec2:{denied} action")
            : null);
        var fault = await Assert.ThrowsAsync<GuardFault>(() => stub.Apply(new CreateVpcEndpoint { VpcId = StepSamples.Vpc, ServiceName = "s" }));
        Assert.Equal((FaultCategory.PermissionDenied, "ec2:CreateVpcEndpoint"), (fault.Category, fault.Operation));
        Assert.Contains("ec2:" + denied, fault.Message, StringComparison.Ordinal);
        Assert.Contains("ec2:CreateVpcEndpoint", fault.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_AWS_does_not_say_which_permission_is_missing_all_that_the_step_needs_are_named()
    {
        using var stub = await StubGround.Open(call => call.Operation == "CreateFlowLogs" ? StubReply.Ec2Error(403, "UnauthorizedOperation", "You are not authorized to perform this operation.") : null);
        var step = StepSamples.All.First(s => s.Operation == "CreateFlowLogs").Step;
        var fault = await Assert.ThrowsAsync<GuardFault>(() => stub.Apply(step));
        Assert.Equal(("ec2:CreateFlowLogs", "UnauthorizedOperation"), (fault.Operation, fault.AwsErrorCode));
        Assert.StartsWith("Allow ec2:CreateFlowLogs and ec2:CreateTags and iam:PassRole for this identity", fault.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_IAM_is_read_with_its_code()
    {
        using var stub = await StubGround.Open(call => call.Service == "iam" ? StubGround.IamError(404, "NoSuchEntity", "The role with name studio cannot be found.") : null);
        var fault = await Assert.ThrowsAsync<GuardFault>(() => stub.Apply(new DeleteRolePolicy { RoleName = "studio", PolicyName = "p" }));
        Assert.Equal(("NoSuchEntity", FaultCategory.NotFound, "iam:DeleteRolePolicy", "studio/p"), (fault.AwsErrorCode, fault.Category, fault.Operation, fault.ResourceId));
    }

    [Fact]
    public async Task An_answer_without_the_new_resources_id_is_no_success()
    {
        using var stub = await StubGround.Open(call => call.Operation == "CreateSubnet" ? StubWorld.Ec2(call, "<subnet/>") : null);
        var fault = await Assert.ThrowsAsync<GuardFault>(() => stub.Apply(new CreateSubnet { VpcId = StepSamples.Vpc, CidrBlock = "10.0.0.0/24", AvailabilityZoneId = "euc1-az1" }));
        Assert.Equal("EndpointNotAws", fault.ErrorId);
    }

    [Fact]
    public async Task A_subnet_that_has_no_association_with_the_table_is_not_disassociated_from_another()
    {
        using var stub = await StubGround.Open();
        var fault = await Assert.ThrowsAsync<GuardFault>(() => stub.Apply(new DisassociateRouteTable { SubnetId = StepSamples.Subnet, RouteTableId = "rtb-other", VpcId = StepSamples.Vpc }, StepSamples.Associated));
        Assert.Equal(("AssociationUnknown", FaultCategory.NotFound), (fault.ErrorId, fault.Category));
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public async Task A_ground_whose_credentials_are_of_no_use_does_not_open()
    {
        using var aws = new StubAws(_ => new StubReply(403, "text/xml", """<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>The security token included in the request is expired</Message></Error></ErrorResponse>"""));
        using var session = new AwsCloud().Open(new CloudIdentity { AccessKey = "AKIDEXAMPLE", SecretKey = "s", EndpointUrl = aws.Url });
        var fault = await Assert.ThrowsAsync<GuardFault>(() => session.OpenGroundAsync("eu-central-1", 4, default));
        Assert.Equal(("ExpiredToken", "sts:GetCallerIdentity"), (fault.ErrorId, fault.Operation));
    }

    [Fact]
    public async Task A_ground_knows_its_account_and_region()
    {
        using var stub = await StubGround.Open();
        Assert.Equal((StubWorld.Account, "eu-central-1"), (stub.Ground.AccountId, stub.Ground.Region));
        Assert.Equal(1, stub.Aws.Count("GetCallerIdentity"));
        var read = await stub.Ground.ReadAsync(new EstateSlice(), default);
        Assert.Equal((StubWorld.Account, "eu-central-1", "aws"), (read.AccountId, read.Region, read.Partition));
        Assert.Empty(stub.Calls);
        Assert.Equal(Part<Vpc>.NotAsked, read.Vpcs);
    }
}
