using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.FinOps.Alerts;

namespace SageMakerGuard.Ports;

/// <summary>Topics of Amazon SNS, as far as it matters who may publish to them.</summary>
public interface ITopicSource
{
    /// <summary>Reads a topic (API_GetTopicAttributes). One that is not there or could not be read says so in itself.</summary>
    Task<NotificationTopic> ReadAsync(string topicArn, CancellationToken cancellationToken);
}
