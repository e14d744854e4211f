using System;
using System.Threading.Tasks;

namespace SageMakerGuard.Aws.Collect.Network;

/// <summary>Starts what needs the results of several tasks.</summary>
internal static class TaskChain
{
    public static async Task<T> ContinueOn<T>(this Task first, Func<Task<T>> next)
    {
        await first.ConfigureAwait(false);
        return await next().ConfigureAwait(false);
    }
}
