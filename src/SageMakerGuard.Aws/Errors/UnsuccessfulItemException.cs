using System;

namespace SageMakerGuard.Aws.Errors;

/// <summary>An answer with status 200 whose list of what did not succeed names the one thing that was asked for (API_UnsuccessfulItem).</summary>
internal sealed class UnsuccessfulItemException(string code, string message) : Exception(message)
{
    /// <summary>The item's error code.</summary>
    public string Code { get; } = code;
}
