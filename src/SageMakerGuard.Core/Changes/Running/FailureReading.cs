using SageMakerGuard.Faults;

namespace SageMakerGuard.Changes;

/// <summary>What a failed call means for what to do next.</summary>
internal enum NextMove
{
    /// <summary>Nothing can be done about it here.</summary>
    GiveUp,

    /// <summary>AWS throttled it: it has no effect and can be made again, more slowly.</summary>
    SlowDown,

    /// <summary>It may have taken effect: look, and make it again if it has not.</summary>
    LookAndRepeat,

    /// <summary>Something is in the way that goes away by itself.</summary>
    Wait,

    /// <summary>Somebody else may have done it: look, and try once more; if they have not, it cannot be done.</summary>
    LookOnce,

    /// <summary>The token is used up by something that is not what was asked for.</summary>
    OtherToken,
}

/// <summary>Reads faults by their category and code, never by their sentence.</summary>
internal static class FailureReading
{
    /// <param name="step">The step whose call failed.</param>
    /// <param name="fault">How it failed.</param>
    /// <param name="mentionsFresh">Whether the step names something that was made a moment ago, which AWS may not see everywhere yet.</param>
    public static NextMove Of(ChangeStep step, GuardFault fault, bool mentionsFresh)
    {
        if (fault.AwsErrorCode == "IdempotentParameterMismatch")
            return NextMove.OtherToken;
        if (step.PassesWithTime(fault.AwsErrorCode))
            return NextMove.Wait;
        return fault.Category switch
        {
            FaultCategory.Throttled => NextMove.SlowDown,
            FaultCategory.ServiceFailure or FaultCategory.Timeout or FaultCategory.Connection => NextMove.LookAndRepeat,
            FaultCategory.Busy => NextMove.Wait,

            // The room may be taken by somebody who is doing the same, and be free again once one of both is found to be too many.
            FaultCategory.QuotaExceeded when step.CanBeSurplus => NextMove.LookAndRepeat,
            FaultCategory.NotFound when mentionsFresh => NextMove.Wait,
            // It is there, and may not be listed yet.
            FaultCategory.AlreadyExists => NextMove.LookAndRepeat,
            FaultCategory.NotFound or FaultCategory.InvalidArgument => NextMove.LookOnce,
            _ => NextMove.GiveUp,
        };
    }

    /// <summary>A refusal for want of a permission, with all that the step needs: AWS does not always say which one it was (CreateFlowLogs and iam:PassRole, RiotGames/cloud-inquisitor#150).</summary>
    public static GuardFault WithNeeds(ChangeStep step, GuardFault fault) => fault.Category != FaultCategory.PermissionDenied || step.IamActions.Count == 1 ? fault : new(
        fault.ErrorId, fault.Category, fault.Message, $"{fault.NextStep} This change needs {string.Join(", ", step.IamActions)}.", fault)
    {
        AwsErrorCode = fault.AwsErrorCode, Operation = fault.Operation, ResourceId = fault.ResourceId, Region = fault.Region,
    };

    /// <summary>Whether the call may have taken effect although it failed.</summary>
    public static bool IsInDoubt(GuardFault fault) => fault.Category is FaultCategory.ServiceFailure or FaultCategory.Timeout or FaultCategory.Connection;
}
