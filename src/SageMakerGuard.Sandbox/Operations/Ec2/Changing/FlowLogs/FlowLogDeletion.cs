using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.FlowLogs;

/// <summary>DeleteFlowLogs: 200 with the ids that are not there.</summary>
internal static class FlowLogDeletion
{
    private const string Name = "DeleteFlowLogs";

    public static Ec2Operation Operation { get; } = new(Name, ["FlowLogId"], Delete)
    {
        CheckForm = call =>
        {
            foreach (var id in Ids(call))
                ResourceIds.FlowLog.CheckForm(id);
        },
        Resource = call => Arn(call, Ids(call)[0]),
        AlsoNeeds = Needs,
    };

    private static IReadOnlyList<string> Ids(Ec2Call call) => call.RequiredList("FlowLogId");

    private static string Arn(Ec2Call call, string id) => call.Region.Arn("ec2", FlowLogCreation.Word + "/" + id);

    /// <summary>For S3 to end a log delivery as well (VPC User Guide, 'Publish flow logs to Amazon S3').</summary>
    private static IEnumerable<NeededPermission> Needs(Ec2Call call)
    {
        foreach (var id in Ids(call).Skip(1))
            yield return new("ec2:" + Name, Arn(call, id));
        if (call.Region.Estate.FlowLogs.Items.Any(f => Ids(call).Contains(f.FlowLogId) && f.LogDestinationType == FlowLogTarget.S3))
            yield return new("logs:DeleteLogDelivery", "*");
    }

    private static Action<XmlText> Delete(Ec2Call call)
    {
        lock (call.Region.Gate)
        {
            var known = new HashSet<string>(call.Region.Estate.FlowLogs.Items.Select(f => f.FlowLogId), StringComparer.Ordinal);
            var ids = Ids(call).Distinct(StringComparer.Ordinal).ToList();
            call.Region.Network.Change(e => e with { FlowLogs = e.FlowLogs.Without(f => ids.Contains(f.FlowLogId)) });
            foreach (var id in ids)
                call.Region.Tags.Forget(Arn(call, id));

            var missing = ids.Where(id => !known.Contains(id)).Select(id => new Unsuccessful(id, ResourceIds.FlowLog.NotFoundCode, ResourceIds.FlowLog.NotFound(id)));
            return xml => Unsuccessful.Write(xml, missing);
        }
    }
}
