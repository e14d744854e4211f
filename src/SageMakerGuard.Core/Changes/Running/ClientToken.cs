using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SageMakerGuard.Changes;

/// <summary>
/// Idempotency tokens that follow from what is to be made, so that a second run, or a second person at the same time, gets the same resource and
/// not another one (EC2 API, 'Ensuring idempotency'). What was made by a token and is gone makes the next token, and so does every undo.
/// </summary>
internal static class ClientToken
{
    /// <summary>64 characters, as many as EC2 takes.</summary>
    public static string Of(string accountId, string region, ChangeStep step, int generation, IEnumerable<string> goneIds)
    {
        var text = string.Join("\n", accountId, region, JsonSerializer.Serialize(step, ChangeJson.Options), generation.ToString(CultureInfo.InvariantCulture), string.Join(",", goneIds));
        using var sha = SHA256.Create();
        return BitConverter.ToString(sha.ComputeHash(Encoding.UTF8.GetBytes(text))).Replace("-", "").ToLowerInvariant();
    }
}
