using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Identity;
using SageMakerGuard.Aws.Tests.Stub;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Tests.Apply;

/// <summary>A ground on a stub that lets every change succeed, unless a test says otherwise.</summary>
public sealed class StubGround : IDisposable
{
    private readonly ICloudSession _session;

    private StubGround(StubAws aws, ICloudSession session) => (Aws, _session) = (aws, session);

    public StubAws Aws { get; }

    public IChangeGround Ground { get; private set; } = null!;

    /// <summary>What was asked since the ground was opened.</summary>
    public IReadOnlyList<StubCall> Calls => Aws.Calls.Where(c => c.Operation != "GetCallerIdentity").ToList();

    /// <param name="first">Answers before the stub does; null to let it.</param>
    /// <param name="patience">How long an answer may take; null for as long as ever.</param>
    /// <param name="throttleLimit">The most calls in flight.</param>
    public static async Task<StubGround> Open(Func<StubCall, StubReply?>? first = null, TimeSpan? patience = null, int throttleLimit = 8)
    {
        var world = new StubWorld { First = call => first?.Invoke(call) ?? Succeed(call) };
        var aws = new StubAws(world.Answer);
        var asked = new CloudIdentity { AccessKey = "AKIDEXAMPLE", SecretKey = "wJalrXUtnFEMI", EndpointUrl = aws.Url };
        var ground = new StubGround(aws, patience is { } limit ? new AwsSession(IdentityChain.Resolve(asked), aws.Url, limit) : new AwsCloud().Open(asked));
        ground.Ground = await ground._session.OpenGroundAsync("eu-central-1", throttleLimit, default);
        return ground;
    }

    public Task<string?> Apply(ChangeStep step, RegionEstate? before = null) => Ground.ApplyAsync(step, before ?? StepSamples.Nothing, StepSamples.Token, default);

    public void Dispose()
    {
        _session.Dispose();
        Aws.Dispose();
    }

    /// <summary>An answer of IAM (API_PutRolePolicy, 'Examples').</summary>
    public static StubReply Iam(StubCall call, string inner = "") =>
        StubReply.Xml($"""<{call.Operation}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/">{inner}<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{call.Operation}Response>""");

    /// <summary>IAM's error body.</summary>
    public static StubReply IamError(int status, string code, string message) =>
        new(status, "text/xml", $"""<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>r</RequestId></ErrorResponse>""");

    private static StubReply? Succeed(StubCall call) => call.Operation switch
    {
        "CreateSecurityGroup" => StubWorld.Ec2(call, "<groupId>sg-new</groupId>"),
        "CreateVpcEndpoint" => StubWorld.Ec2(call, "<vpcEndpoint><vpcEndpointId>vpce-new</vpcEndpointId></vpcEndpoint>"),
        "CreateSubnet" => StubWorld.Ec2(call, "<subnet><subnetId>subnet-new</subnetId></subnet>"),
        "CreateRouteTable" => StubWorld.Ec2(call, "<routeTable><routeTableId>rtb-new</routeTableId></routeTable>"),
        "AllocateAddress" => StubWorld.Ec2(call, "<publicIp>192.0.2.1</publicIp><domain>vpc</domain><allocationId>eipalloc-new</allocationId>"),
        "CreateNatGateway" => StubWorld.Ec2(call, "<natGateway><natGatewayId>nat-new</natGatewayId></natGateway>"),
        "CreateInternetGateway" => StubWorld.Ec2(call, "<internetGateway><internetGatewayId>igw-new</internetGatewayId></internetGateway>"),
        "CreateFlowLogs" => StubWorld.Ec2(call, "<flowLogIdSet><item>fl-new</item></flowLogIdSet><unsuccessful/>"),
        "CreateNetworkInsightsPath" => StubWorld.Ec2(call, "<networkInsightsPath><networkInsightsPathId>nip-new</networkInsightsPathId></networkInsightsPath>"),
        "StartNetworkInsightsAnalysis" => StubWorld.Ec2(call, "<networkInsightsAnalysis><networkInsightsAnalysisId>nia-new</networkInsightsAnalysisId><status>running</status></networkInsightsAnalysis>"),
        "DeleteVpcEndpoints" or "DeleteFlowLogs" => StubWorld.Ec2(call, "<unsuccessful/>"),
        "UpdateDomain" => StubReply.Json("""{"DomainArn":"arn:aws:sagemaker:eu-central-1:111122223333:domain/d-0000000000aa"}"""),
        "CreateApp" => StubReply.Json("""{"AppArn":"arn:aws:sagemaker:eu-central-1:111122223333:app/d-0000000000aa/team/jupyterlab/default"}"""),
        "CreateNotebookInstance" => StubReply.Json("""{"NotebookInstanceArn":"arn:aws:sagemaker:eu-central-1:111122223333:notebook-instance/lab-vpc"}"""),
        "CreateNotebookInstanceLifecycleConfig" => StubReply.Json("""{"NotebookInstanceLifecycleConfigArn":"arn:aws:sagemaker:eu-central-1:111122223333:notebook-instance-lifecycle-config/copy"}"""),
        "UpdateNotebookInstance" => StubReply.Json("{}"),
        "CreatePolicy" or "UpdatePolicy" => StubReply.Json("""{"Policy":{"PolicySummary":{"Id":"p-new000001","Name":"guard","Type":"SERVICE_CONTROL_POLICY","AwsManaged":false},"Content":"{}"}}"""),
        // An operation without output has an empty body.
        "CreateTable" or "DeleteTable" => StubReply.Json("{}"),
        "DeleteApp" or "StopNotebookInstance" or "StartNotebookInstance" or "DeleteNotebookInstance" or "DeleteNotebookInstanceLifecycleConfig"
            or "AttachPolicy" or "DetachPolicy" or "DeletePolicy" => StubReply.Json(""),
        "AddTags" => StubReply.Json("""{"Tags":[]}"""),
        "DeleteTags" when call.Service == "sagemaker" => StubReply.Json(""),
        "UpdateCostAllocationTagsStatus" => StubReply.Json("""{"Errors":[]}"""),
        "PutRolePolicy" or "DeleteRolePolicy" => Iam(call),
        "CreateAnomalyMonitor" => StubReply.Json("""{"MonitorArn":"arn:aws:ce::111122223333:anomalymonitor/new"}"""),
        "CreateAnomalySubscription" => StubReply.Json("""{"SubscriptionArn":"arn:aws:ce::111122223333:anomalysubscription/new"}"""),
        "PutMetricAlarm" or "DeleteAlarms" or "PutAnomalyDetector" or "DeleteAnomalyDetector" =>
            StubReply.Xml($"""<{call.Operation}Response xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/"><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{call.Operation}Response>"""),
        _ => call.Service is "budgets" or "ce" ? StubReply.Json("{}") : null,
    };
}
