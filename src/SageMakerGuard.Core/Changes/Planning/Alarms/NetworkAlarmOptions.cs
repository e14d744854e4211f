using System.Collections.Generic;

namespace SageMakerGuard.Changes;

/// <summary>What an alarm on a part of the network watches.</summary>
public enum AlarmSubject
{
    /// <summary>NAT gateways that find no free port for a connection (ErrorPortAllocation).</summary>
    PortErrors,

    /// <summary>Packets that NAT gateways or interface endpoints drop (PacketsDropCount, PacketsDropped).</summary>
    DroppedPackets,

    /// <summary>Bytes that NAT gateways send and receive, and that interface endpoints process.</summary>
    Bytes,
}

/// <summary>What alarms on the network of domains are to be like.</summary>
public sealed record NetworkAlarmOptions
{
    /// <summary>What they watch.</summary>
    public IReadOnlyList<AlarmSubject> Subjects { get; init; } = [AlarmSubject.PortErrors, AlarmSubject.DroppedPackets, AlarmSubject.Bytes];

    /// <summary>Gigabytes (2^30 bytes) an hour above which alarms on bytes go off; null for a band of what is usual.</summary>
    public decimal? GigabytesPerHour { get; init; }

    /// <summary>How wide the band of what is usual is, in standard deviations.</summary>
    public decimal BandWidth { get; init; } = 2m;

    /// <summary>Dropped packets in five minutes above which alarms on them go off.</summary>
    public int DroppedPackets { get; init; } = 100;

    /// <summary>The topic of Amazon SNS that is told; null for none.</summary>
    public string? TopicArn { get; init; }

    /// <summary>Whether an alarm of the name is changed that is not this module's.</summary>
    public bool Force { get; init; }
}
