using System.Collections.Generic;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>A sandbox that runs in this session.</summary>
public sealed class SandboxInfo
{
    /// <summary>Its name in this session, for Stop-SMSandbox.</summary>
    public string SandboxId { get; init; } = "";

    /// <summary>Where it answers, for example http://127.0.0.1:43117; the AWS CLI takes it as --endpoint-url.</summary>
    public string EndpointUrl { get; init; } = "";

    /// <summary>Its accounts, each with keys that are made up and open nothing else.</summary>
    public IReadOnlyList<SandboxAccount> Accounts { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{SandboxId} {EndpointUrl}";
}
