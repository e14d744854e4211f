using System.Text.Json.Serialization;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Baselines;

/// <summary>How something stands to the baseline.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BaselineChange>))]
public enum BaselineChange
{
    /// <summary>It is not in the baseline.</summary>
    New,

    /// <summary>It opens more, or protects less, than in the baseline.</summary>
    Regressed,

    /// <summary>It opens less, or protects more.</summary>
    Improved,

    /// <summary>It is in the baseline and is gone.</summary>
    Removed,

    /// <summary>It is different, and neither better nor worse as far as can be told.</summary>
    Changed,

    /// <summary>It could not be compared: one side could not be read.</summary>
    Unknown,

    /// <summary>It is not as in the other VPCs, or in the reference VPC, or not as was asked for.</summary>
    Deviates,
}

/// <summary>One difference between a baseline and what is there, or between VPCs that should be alike.</summary>
public sealed record BaselineDifference
{
    /// <summary>How it stands to the baseline.</summary>
    public BaselineChange Change { get; init; }

    /// <summary>How much it weighs.</summary>
    public Severity Severity { get; init; }

    /// <summary>The account.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The region.</summary>
    public string Region { get; init; } = "";

    /// <summary>The VPC; null where it is about none.</summary>
    public string? VpcId { get; init; }

    /// <summary>The domain; null where it is about none.</summary>
    public string? DomainId { get; init; }

    /// <summary>The resource: its id where it is there, its stable name where it is gone.</summary>
    public string ResourceId { get; init; } = "";

    /// <summary>What it is about, for example <c>inbound rule of group studio</c>.</summary>
    public string What { get; init; } = "";

    /// <summary>What the baseline, or the reference, says; null where it says nothing.</summary>
    public string? Before { get; init; }

    /// <summary>What is there; null where nothing is.</summary>
    public string? After { get; init; }

    /// <summary>The exception that somebody made for it, an expired one among them; null where there is none.</summary>
    public BaselineException? Exception { get; init; }

    /// <summary>Whether an exception that has not expired covers it.</summary>
    public bool IsExcepted => Exception is { IsExpired: false };

    /// <summary>Whether it speaks against the network: something got worse, deviates, could not be compared, or is new and weighs Medium or more, and no exception covers it.</summary>
    public bool IsOpen => !IsExcepted && Change switch
    {
        BaselineChange.Regressed or BaselineChange.Deviates or BaselineChange.Unknown => true,
        BaselineChange.New => Severity >= Severity.Medium,
        _ => false,
    };
}
