using System;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Http;

/// <summary>What becomes of a request: an answer, or no answer at all, and the line of the log.</summary>
internal sealed record Outcome(Answer? Answer, SandboxCall Call)
{
    /// <summary>The connection is closed and nothing is said.</summary>
    public bool Dropped => Answer is null;

    /// <summary>For how long the caller is kept waiting before that.</summary>
    public TimeSpan Held { get; init; }
}
