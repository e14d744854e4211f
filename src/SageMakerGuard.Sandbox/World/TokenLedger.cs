using System;
using System.Collections.Generic;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.World;

/// <summary>
/// Which idempotency token made what. The same token with the same parameters gives the same resource, with others an error (EC2 API,
/// 'Ensuring idempotency in Amazon EC2 API requests'). How long AWS keeps a token is not known; here it is kept for good.
/// </summary>
internal sealed class TokenLedger
{
    private readonly Dictionary<(string Operation, string Token), (string Parameters, string Id)> _used = [];

    /// <summary>The resource that this token made before; null where the token is new or there is none. To be called under the region's gate.</summary>
    public string? Find(string operation, string? token, string parameters)
    {
        if (token is null || !_used.TryGetValue((operation, token), out var made))
            return null;

        // The sentence was seen on RunInstances (rust-lang/bors#830).
        return made.Parameters == parameters ? made.Id : throw new AwsFault("IdempotentParameterMismatch", "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).");
    }

    /// <summary>Remembers what a token made.</summary>
    public void Remember(string operation, string? token, string parameters, string id)
    {
        if (token is not null)
            _used[(operation, token)] = (parameters, id);
    }
}
