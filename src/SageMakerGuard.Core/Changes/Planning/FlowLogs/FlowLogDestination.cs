using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace SageMakerGuard.Changes;

/// <summary>Where a flow log delivers to, read from the ARN that a person typed.</summary>
internal sealed class FlowLogDestination
{
    private static readonly Regex s_bucket = new(@"^arn:(?<partition>[a-z-]+):s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/(?<folder>.*))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex s_group = new(@"^(?<arn>arn:(?<partition>[a-z-]+):logs:(?<region>[a-z0-9-]+):(?<account>\d{12}):log-group:[^:*]+)(:\*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private FlowLogDestination(string type, string arn) => (Type, Arn) = (type, arn);

    /// <summary>s3 or cloud-watch-logs.</summary>
    public string Type { get; }

    /// <summary>The ARN as CreateFlowLogs takes it.</summary>
    public string Arn { get; }

    /// <summary>The destination; null with the reasons where it cannot be one.</summary>
    public static FlowLogDestination? Of(FlowLogOptions options, string region, string partition, ICollection<string> refusals)
    {
        var typed = options.LogDestination;
        if (s_bucket.Match(typed) is { Success: true } bucket)
        {
            if (bucket.Groups["partition"].Value != partition)
                refusals.Add($"{typed} is in another partition than {region}. Name a bucket of partition {partition}: arn:{partition}:s3:::<bucket>.");

            // AWSLogs is the folder that flow logs make themselves (API_CreateFlowLogs, LogDestination).
            foreach (var part in bucket.Groups["folder"].Value.Split('/'))
            {
                if (part == "AWSLogs")
                    refusals.Add($"{typed} has a folder AWSLogs, which AWS keeps for itself. Name another folder.");
            }

            return new("s3", typed);
        }

        if (s_group.Match(typed) is { Success: true } group)
        {
            if (group.Groups["partition"].Value != partition || group.Groups["region"].Value != region)
                refusals.Add($"{typed} is not in {region}, and flow logs go to log groups of their own region. Name one there.");
            if (options.DeliverLogsPermissionArn is not { Length: > 0 })
                refusals.Add($"Delivery to {typed} needs a role that vpc-flow-logs.amazonaws.com may assume and that may write there. Name it with -DeliverLogsPermissionArn.");

            // DescribeLogGroups writes the ARN with ':*' at its end.
            return new("cloud-watch-logs", group.Groups["arn"].Value);
        }

        refusals.Add(typed.Length == 0
            ? $"No destination is named. Name a bucket or a log group with -LogDestination: arn:{partition}:s3:::<bucket>/<folder>, or arn:{partition}:logs:{region}:<account>:log-group:<name>."
            : $"'{typed}' is the ARN neither of a bucket nor of a log group. Name arn:{partition}:s3:::<bucket>/<folder>, or arn:{partition}:logs:{region}:<account>:log-group:<name>.");
        return null;
    }
}
