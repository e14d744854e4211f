using System;

namespace SageMakerGuard.Sandbox.Protocol;

/// <summary>An error as AWS answers it.</summary>
internal sealed class AwsFault(string code, string? message, int status = 400) : Exception(message ?? code)
{
    /// <summary>AWS's error code.</summary>
    public string Code { get; } = code;

    /// <summary>The message; null where AWS sends none at all, which is not the same as an empty one.</summary>
    public string? Text { get; } = message;

    /// <summary>The code that the service has within this one (Athena's AthenaErrorCode), where it has one.</summary>
    public string? Inner { get; init; }

    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Whether the service's model has a shape for it, whose member is 'Message'; the front door's own errors say 'message'.</summary>
    public bool Modelled { get; init; }

    /// <summary>The reason that some services give besides, as a word of its own; null where there is none.</summary>
    public string? Reason { get; init; }
}
