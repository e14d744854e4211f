using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Clients;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps.Alerts;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Collect;

/// <summary>Topics of Amazon SNS, each in the region that its ARN names.</summary>
internal sealed class TopicReader(ClientSet clients, CallGate gate, string? endpoint) : ITopicSource
{
    public async Task<NotificationTopic> ReadAsync(string topicArn, CancellationToken cancellationToken)
    {
        var parts = topicArn.Split(':');
        if (parts.Length != 6 || parts[2] != "sns" || parts[3].Length == 0)
            throw new GuardFault("InvalidTopicArn", FaultCategory.InvalidArgument, $"'{topicArn}' is not the ARN of a topic of Amazon SNS.", "Give it like arn:aws:sns:eu-central-1:111122223333:alerts with -TopicArn.");
        var caller = new RegionCaller(clients.In(parts[3]), gate, endpoint, cancellationToken);
        var answer = await caller.Ask("sns:GetTopicAttributes", topicArn, (c, ct) => c.Topics.GetTopicAttributesAsync(new() { TopicArn = topicArn }, ct)).ConfigureAwait(false);
        if (answer.Value is not { } read)
            return answer.Fault!.Category == FaultCategory.NotFound ? new() { TopicArn = topicArn, Exists = false } : new() { TopicArn = topicArn, Unreadable = answer.Failure };
        return new()
        {
            TopicArn = topicArn,
            Policy = read.Attributes.TryGetValue("Policy", out var policy) ? policy : null,
            KmsMasterKeyId = read.Attributes.TryGetValue("KmsMasterKeyId", out var key) && key.Length > 0 ? key : null,
        };
    }
}
