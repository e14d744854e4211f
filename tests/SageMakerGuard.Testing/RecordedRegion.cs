using SageMakerGuard.Estates;

namespace SageMakerGuard.Testing;

/// <summary>The healthy region with an app's interface, recorded by two flow logs of the same fields: one into a bucket, one into a log group.</summary>
public static class RecordedRegion
{
    public const string Bucket = "flow-logs-111122223333";
    public const string LogGroup = "/vpc/flow-logs";
    public const string StoredLog = "fl-0aaa0000000000511";
    public const string GroupLog = "fl-0aaa0000000000512";

    /// <summary>An interface whose id is one, for queries.</summary>
    public const string StudioInterface = "eni-0aaa0000000ab001";

    public const string Format =
        "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status} "
        + "${vpc-id} ${subnet-id} ${az-id} ${pkt-srcaddr} ${pkt-dstaddr} ${pkt-src-aws-service} ${pkt-dst-aws-service} ${flow-direction} ${traffic-path}";

    public static Estate Estate(string format = Format) => new() { Source = "test", Regions = [Create(format)] };

    public static RegionEstate Create(string format = Format)
    {
        var healthy = HealthyRegion.Create();
        return healthy with
        {
            FlowLogs = Part<FlowLog>.Read(
                Log(StoredLog, "s3", $"arn:aws:s3:::{Bucket}/network", null, format),
                Log(GroupLog, "cloud-watch-logs", $"arn:aws:logs:{HealthyRegion.Region}:{HealthyRegion.Account}:log-group:{LogGroup}", LogGroup, format)),
            NetworkInterfaces = Part<NetworkInterface>.Read(
            [
                .. healthy.NetworkInterfaces.Items,
                new NetworkInterface
                {
                    NetworkInterfaceId = StudioInterface, VpcId = HealthyRegion.Vpc, SubnetId = HealthyRegion.SubnetA, InterfaceType = "interface", Status = "in-use", PrivateIpAddress = "10.20.1.77", SourceDestCheck = true,
                    Description = $"[DO NOT DELETE] ENI managed by SageMaker for Studio Domain({HealthyRegion.DomainId}) - 0123456789abcdef0123456789abcdef", Groups = [new() { GroupId = HealthyRegion.DomainGroup }],
                },
            ]),
        };
    }

    private static FlowLog Log(string id, string type, string destination, string? group, string format) => new()
    {
        FlowLogId = id, ResourceId = HealthyRegion.Vpc, FlowLogStatus = "ACTIVE", DeliverLogsStatus = "SUCCESS", TrafficType = "ALL", LogDestinationType = type, LogDestination = destination, LogGroupName = group,
        LogFormat = format, MaxAggregationInterval = 600,
    };
}
