using System;
using System.Collections.Generic;

namespace SageMakerGuard.Sandbox.Protocol;

/// <summary>An answer, ready to be sent.</summary>
internal sealed class Answer
{
    public int Status { get; init; } = 200;

    public string? ContentType { get; init; }

    public ArraySegment<byte> Body { get; init; } = new([]);

    /// <summary>The error code; null for success.</summary>
    public string? ErrorCode { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}
