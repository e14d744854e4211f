using System;
using System.Management.Automation;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Loading;

namespace SageMakerGuard.Commands;

/// <summary>The one table from faults to errors of PowerShell: a stable id, a category, what happened, and what to do next.</summary>
internal static class FaultWriter
{
    /// <summary>The error that a fault becomes.</summary>
    public static ErrorRecord Record(GuardFault fault, object? target = null) =>
        Record(fault, fault.ErrorId, Category(fault.Category), fault.Message, fault.NextStep, target ?? fault.ResourceId ?? fault.Region);

    /// <summary>The error for a region whose list could not be read: nothing is known of what it holds.</summary>
    public static ErrorRecord RegionNotRead(RegionEstate region, string what, UnreadableCall? call)
    {
        var place = $"account {region.AccountId}, {region.Region}";
        var message = call is null
            ? $"Whether there are {what} in {place} is unknown: nothing was read that would say so."
            : $"Whether there are {what} in {place} is unknown: {call.Operation} failed. {call.Reason}";
        var next = call?.Cause switch
        {
            UnreadableCause.Denied => $"Allow {call.Operation} for this identity in {region.Region}, or leave the region out with -Region.",
            UnreadableCause.Throttled => "Run it again with a smaller -ThrottleLimit.",
            UnreadableCause.NotProvided => $"Add the output of the call ({call.Operation}) for {region.Region} to the folder.",
            UnreadableCause.Malformed => "Write the file again and take care that it is whole.",
            UnreadableCause.Unsupported => $"Leave {region.Region} out with -Region.",
            _ => $"Run it again, and with -Region {region.Region} -Verbose if it fails again.",
        };
        return Record(new InvalidOperationException(message), "RegionNotRead", Category(call), message, next, region.Region);
    }

    /// <summary>The error for what should not happen. The exception's own text may be shown, its stack stays in the record.</summary>
    public static ErrorRecord Unexpected(Exception exception)
    {
        var message = $"An unexpected failure ended the command: {exception.Message} ({exception.GetType().Name}).";
        return Record(exception, "UnexpectedFailure", ErrorCategory.NotSpecified, message, "Please report it with the output of Get-Error.", null);
    }

    /// <summary>PowerShell's category of a fault.</summary>
    public static ErrorCategory Category(FaultCategory category) => category switch
    {
        FaultCategory.PermissionDenied => ErrorCategory.PermissionDenied,
        FaultCategory.Authentication => ErrorCategory.AuthenticationError,
        FaultCategory.NotFound => ErrorCategory.ObjectNotFound,
        FaultCategory.InvalidArgument => ErrorCategory.InvalidArgument,
        FaultCategory.Throttled => ErrorCategory.LimitsExceeded,
        FaultCategory.QuotaExceeded => ErrorCategory.QuotaExceeded,
        FaultCategory.Busy => ErrorCategory.ResourceBusy,
        FaultCategory.AlreadyExists => ErrorCategory.ResourceExists,
        FaultCategory.Connection => ErrorCategory.ConnectionError,
        FaultCategory.Timeout => ErrorCategory.OperationTimeout,
        FaultCategory.NotSupported => ErrorCategory.NotImplemented,
        FaultCategory.ServiceFailure => ErrorCategory.ResourceUnavailable,
        FaultCategory.InvalidData => ErrorCategory.InvalidData,
        FaultCategory.FileSystem => ErrorCategory.ReadError,
        _ => ErrorCategory.NotSpecified,
    };

    private static ErrorCategory Category(UnreadableCall? call) => call?.Cause switch
    {
        UnreadableCause.Denied => ErrorCategory.PermissionDenied,
        UnreadableCause.Throttled => ErrorCategory.LimitsExceeded,
        UnreadableCause.NotProvided => ErrorCategory.ObjectNotFound,
        UnreadableCause.Malformed => ErrorCategory.InvalidData,
        UnreadableCause.Unsupported => ErrorCategory.NotImplemented,
        _ => ErrorCategory.ReadError,
    };

    // PowerShell 7 shows the recommendation below the message. Windows PowerShell shows the message alone, so there the next step is part of it.
    private static ErrorRecord Record(Exception exception, string id, ErrorCategory category, string message, string nextStep, object? target) =>
        new(exception, id, category, target)
        {
            ErrorDetails = new ErrorDetails(Adapters.OnNetFramework ? message + " " + nextStep : message) { RecommendedAction = nextStep },
        };
}
