using System;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing;

/// <summary>
/// Calls with a ClientToken: the same token with the same parameters makes nothing new and answers with what was made, as it is by now
/// (EC2 API, 'Ensuring idempotency in Amazon EC2 API requests').
/// </summary>
internal static class Idempotently
{
    /// <summary>The id of what the token made, now or before. Holds the region's gate.</summary>
    public static string Make(Ec2Call call, Func<string> make)
    {
        var operation = call.Form.Text("Action")!;
        lock (call.Region.Gate)
        {
            if (ClientToken.Find(call, operation) is { } made)
                return made;
            var id = make();
            ClientToken.Remember(call, operation, id);
            return id;
        }
    }
}
