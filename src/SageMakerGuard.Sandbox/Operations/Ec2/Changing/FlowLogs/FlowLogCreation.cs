using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.Tags;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.FlowLogs;

/// <summary>
/// CreateFlowLogs: a flow log for each resource, and 200 with those for which there could be none. Whether AWS answers an unknown resource and a
/// flow log that is there already as an error of the call or of the item is not known; here it is of the item, which a caller must read.
/// </summary>
internal static class FlowLogCreation
{
    public const string Word = "vpc-flow-log";
    private const string Name = "CreateFlowLogs";

    private static readonly string[] s_parameters =
    [
        "ClientToken", "DeliverLogsPermissionArn", "DeliverCrossAccountRole", "LogGroupName", "ResourceId", "ResourceType", "TrafficType", "LogDestinationType", "LogDestination", "LogFormat", "TagSpecification",
        "MaxAggregationInterval", "DestinationOptions",
    ];

    public static Ec2Operation Operation { get; } = new(Name, s_parameters, Create)
    {
        CheckForm = CheckForm,
        Resource = call => call.Region.Arn("ec2", Word + "/*"),
        AlsoNeeds = Needs,
    };

    private static void CheckForm(Ec2Call call)
    {
        var subject = FlowLogSubject.Read(call);
        foreach (var id in call.RequiredList("ResourceId"))
            subject.Ids.CheckForm(id);
        if (call.Required("TrafficType") is not ("ACCEPT" or "REJECT" or "ALL") and var traffic)
            throw new AwsFault("InvalidParameterValue", $"[sandbox] Value ({traffic}) for parameter trafficType is invalid.");
        if (call.Integer("MaxAggregationInterval") is { } interval and not (60 or 600))
            throw new AwsFault("InvalidParameterValue", $"[sandbox] Value ({interval}) for parameter maxAggregationInterval is invalid. Expecting 60 or 600.");
        FlowLogTarget.Read(call);
        FlowLogTarget.Files(call);
        FlowLogFormat.Check(call.Form.Text("LogFormat"));
        TagForm.OnCreate(call, Word);
        ClientToken.CheckForm(call);
    }

    /// <summary>The resources; to pass on the role (RiotGames/cloud-inquisitor#150); for S3 to make a log delivery (VPC User Guide, 'Publish flow logs to Amazon S3'; iann0036/iam-dataset#12).</summary>
    private static IEnumerable<NeededPermission> Needs(Ec2Call call)
    {
        var subject = FlowLogSubject.Read(call);
        foreach (var id in call.RequiredList("ResourceId"))
            yield return new("ec2:" + Name, call.Region.Arn("ec2", subject.Word + "/" + id));
        var destination = FlowLogTarget.Read(call);
        if (destination.Role is { } role)
            yield return NeededPermission.PassRole(role, "vpc-flow-logs.amazonaws.com") with { Refusal = new AwsFault("UnauthorizedOperation", "You are not authorized to perform this operation.", 403) };
        if (destination.Type == FlowLogTarget.S3)
            yield return new("logs:CreateLogDelivery", "*");
    }

    private static Action<XmlText> Create(Ec2Call call)
    {
        lock (call.Region.Gate)
        {
            // A token is made where none was sent (recorded in cloud-custodian, test_vpc_set_flow_logs_s3).
            var token = ClientToken.Text(call) ?? Convert.ToBase64String(Guid.NewGuid().ToByteArray());
            var (ids, unsuccessful) = ClientToken.Find(call, Name) is { } made ? (made.Split(','), []) : Made(call);
            return xml =>
            {
                xml.Text("clientToken", token);
                xml.Texts("flowLogIdSet", ids);
                Unsuccessful.Write(xml, unsuccessful);
            };
        }
    }

    private static (IReadOnlyList<string> Ids, IReadOnlyList<Unsuccessful> Items) Made(Ec2Call call)
    {
        var subject = FlowLogSubject.Read(call);
        var destination = FlowLogTarget.Read(call);
        var ids = new List<string>();
        var unsuccessful = new List<Unsuccessful>();
        foreach (var resource in call.RequiredList("ResourceId").Distinct(StringComparer.Ordinal))
        {
            if ((subject.Refusal(call, resource) ?? Existing(call, resource, destination)) is { } refusal)
                unsuccessful.Add(new(resource, refusal.Code, refusal.Text ?? ""));
            else
                ids.Add(Make(call, resource, destination));
        }

        if (ids.Count > 0)
            ClientToken.Remember(call, Name, string.Join(",", ids));
        return (ids, unsuccessful);
    }

    /// <summary>Resource, traffic type and destination make a flow log the same as another; the sentence is known from an emulator alone.</summary>
    private static AwsFault? Existing(Ec2Call call, string resource, FlowLogTarget destination) =>
        call.Region.Estate.FlowLogs.Items.Any(f => f.ResourceId == resource && f.TrafficType == call.Required("TrafficType") && FlowLogTarget.Of(f).Key == destination.Key)
            ? new("FlowLogAlreadyExists", "[sandbox] There is an existing Flow Log with the same configuration and log destination.")
            : null;

    private static string Make(Ec2Call call, string resource, FlowLogTarget destination)
    {
        var tags = TagForm.OnCreate(call, Word);
        var log = new FlowLog
        {
            FlowLogId = NewIds.Of("fl"), ResourceId = resource, FlowLogStatus = "ACTIVE", TrafficType = call.Required("TrafficType"), LogDestinationType = destination.Type, LogDestination = destination.Arn,
            LogGroupName = destination.LogGroup, DeliverLogsPermissionArn = destination.Role, LogFormat = call.Form.Text("LogFormat"), MaxAggregationInterval = call.Integer("MaxAggregationInterval") ?? 600, Tags = tags,
            DestinationOptions = FlowLogTarget.Files(call),
        };
        Creation.Enter(call, Word, log.FlowLogId, tags, e => e with { FlowLogs = e.FlowLogs.Plus(log) });

        // Active at once; whether it delivers shows when something was delivered.
        call.Region.Network.ChangeAt(call.Due, e => e with { FlowLogs = e.FlowLogs.Altered(f => f.FlowLogId == log.FlowLogId, f => f with { DeliverLogsStatus = f.DeliverLogsStatus ?? "SUCCESS" }) });
        return log.FlowLogId;
    }
}
