using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps.Alerts;

namespace SageMakerGuard.Commands;

/// <summary>A cmdlet that has AWS tell people of something by a topic of Amazon SNS, whose policy is looked at first.</summary>
public abstract class AlertingCommand : AccountChangingCommand
{
    private NotificationTopic? _topic;

    /// <summary>The shape of an e-mail address, as far as it matters here.</summary>
    private protected const string EmailPattern = @"^[^@\s]+@[^@\s]+\.[^@\s]+$";

    /// <summary>The topic of Amazon SNS that is told. Its policy is read: one that does not let AWS's service publish is refused with the statement that it lacks.</summary>
    [Parameter]
    [ValidatePattern("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+$")]
    public string? TopicArn { get; set; }

    /// <summary>Changes what has the name already and is not this module's.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The topic as it was read; null where none is named.</summary>
    private protected NotificationTopic? Topic => _topic;

    private protected override async Task RegionAsync(RegionEstate region, ReadAsk ask, WorkPlace place, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        _topic = TopicArn is null ? null
            : EstatePath is not null ? new() { TopicArn = TopicArn }
            : await place.Topics().ReadAsync(TopicArn, cancellationToken).ConfigureAwait(false);
        if (_topic?.Unreadable is { } call)
            outlet.Warning($"Whether {TopicArn} lets AWS publish is not known: {call}");
        await base.RegionAsync(region, ask, place, outlet, cancellationToken).ConfigureAwait(false);
    }
}
