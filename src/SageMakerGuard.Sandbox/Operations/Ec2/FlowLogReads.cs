using System.Collections.Generic;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>DescribeFlowLogs.</summary>
internal static class FlowLogReads
{
    private const string DefaultFormat =
        "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}";

    public static IEnumerable<Ec2Operation> All()
    {
        yield return new Listing<FlowLog>
        {
            Set = "flowLogSet",
            Items = region => region.Estate.FlowLogs.Items,
            Id = f => f.FlowLogId,
            Ids = new("FlowLogId", "fl", "InvalidFlowLogId.Malformed", "InvalidFlowLogId.NotFound", id => $"[sandbox] These flow log ids in the input list are not found: [TotalCount: 1] {id}") { ExcludesMaxResults = false },
            Page = PageRule.Unbounded,
            Filters = new()
            {
                { "flow-log-id", f => f.FlowLogId }, { "resource-id", f => f.ResourceId }, { "deliver-log-status", f => f.DeliverLogsStatus }, { "log-destination-type", f => f.LogDestinationType ?? "cloud-watch-logs" },
                { "log-group-name", f => f.LogGroupName }, { "traffic-type", f => f.TrafficType },
                f => f.Tags,
            },
            Write = (xml, f, region) =>
            {
                xml.Time("creationTime", region.Made.Of(f.FlowLogId) ?? RegionState.LongAgo);
                xml.Text("deliverLogsErrorMessage", f.DeliverLogsErrorMessage);
                xml.Text("deliverLogsPermissionArn", f.DeliverLogsPermissionArn);
                xml.Text("deliverLogsStatus", f.DeliverLogsStatus);
                xml.Text("flowLogId", f.FlowLogId);
                xml.Text("flowLogStatus", f.FlowLogStatus ?? "ACTIVE");
                xml.Text("logGroupName", f.LogGroupName);
                xml.Text("resourceId", f.ResourceId);
                xml.Text("trafficType", f.TrafficType);
                xml.Text("logDestinationType", f.LogDestinationType ?? "cloud-watch-logs");
                xml.Text("logDestination", f.LogDestination);
                xml.Text("logFormat", f.LogFormat ?? DefaultFormat);
                xml.Tags(f.Tags);
                xml.Number("maxAggregationInterval", f.MaxAggregationInterval ?? 600);
                if (f.DestinationOptions is { } file)
                {
                    xml.Element("destinationOptions", () =>
                    {
                        xml.Text("fileFormat", file.FileFormat);
                        xml.Flag("hiveCompatiblePartitions", file.HiveCompatiblePartitions);
                        xml.Flag("perHourPartition", file.PerHourPartition);
                    });
                }
            },
        }.As("DescribeFlowLogs");
    }
}
