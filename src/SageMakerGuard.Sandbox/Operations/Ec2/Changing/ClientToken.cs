using System;
using System.Linq;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing;

/// <summary>The idempotency token of a call (EC2 API, 'Ensuring idempotency'): at most 64 characters; the same token must come with the same parameters. To be used under the region's gate.</summary>
internal static class ClientToken
{
    private const int MaxLength = 64;

    private static readonly string[] s_notCompared = ["ClientToken", "DryRun", "Action", "Version"];

    public static void CheckForm(Ec2Call call)
    {
        if (call.Form.Text("ClientToken") is { Length: > MaxLength })
            throw new AwsFault("InvalidParameterValue", "[sandbox] The client token has more than 64 characters.");
    }

    /// <summary>What the token made before; null where it is new, or there is none.</summary>
    public static string? Find(Ec2Call call, string operation) => call.Region.ClientTokens.Find(operation, Text(call), Parameters(call));

    public static void Remember(Ec2Call call, string operation, string id) => call.Region.ClientTokens.Remember(operation, Text(call), Parameters(call), id);

    public static string? Text(Ec2Call call) => call.Form.Text("ClientToken") is { Length: > 0 } token ? token : null;

    private static string Parameters(Ec2Call call) => string.Join("&", call.Form.Names
        .Where(name => !s_notCompared.Contains(name) && !name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase))
        .OrderBy(name => name, StringComparer.Ordinal)
        .Select(name => name + "=" + call.Form.Text(name)));
}
