using System;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Clients;
using SageMakerGuard.Aws.Clients.Runtime;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>The one call that a step is, ready to be made.</summary>
/// <param name="Operation">In the form of its IAM action.</param>
/// <param name="ResourceId">What it concerns: the resource that it changes or, where it makes one, the place where.</param>
/// <param name="Send">Makes it. Gives the id of what was made, or null where nothing is.</param>
internal sealed record StepCall(string Operation, string ResourceId, Func<RegionClients, CancellationToken, Task<string?>> Send)
{
    /// <summary>A call that makes nothing.</summary>
    public static StepCall Of(string operation, string resourceId, Func<RegionClients, CancellationToken, Task> send) =>
        new(operation, resourceId, async (clients, cancellationToken) =>
        {
            await send(clients, cancellationToken).ConfigureAwait(false);
            return null;
        });

    /// <summary>The id of what was made. An answer without one is none of AWS's.</summary>
    public static string Made(string? id, string member) => string.IsNullOrEmpty(id) ? throw new NotAwsAnswerException("an answer without " + member, 200) : id!;
}
