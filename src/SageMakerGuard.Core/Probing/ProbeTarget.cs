using System.Collections.Generic;

namespace SageMakerGuard.Probing;

/// <summary>One host that a probe asks.</summary>
public sealed record ProbeTarget
{
    /// <summary>A name to resolve and connect to, or an address.</summary>
    public string Host { get; init; } = "";

    /// <summary>What is asked once the connection stands: <c>sts</c> and <c>s3</c> for a call, <c>head</c> for any answer, empty for nothing.</summary>
    public string Call { get; init; } = "";

    /// <summary>Which addresses the name should resolve to.</summary>
    public NameExpectation Resolves { get; init; }

    /// <summary>The interface endpoint behind the name, where <see cref="Resolves"/> is Private.</summary>
    public string? EndpointId { get; init; }

    /// <summary>The blocks that the user gave for the name; empty where none were given.</summary>
    public IReadOnlyList<string> Blocks { get; init; } = [];

    /// <summary>The subnet of the mount target whose address the host is; null for any other host.</summary>
    public string? MountTargetSubnetId { get; init; }
}
