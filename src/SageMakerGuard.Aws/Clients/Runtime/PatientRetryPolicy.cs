using System;
using System.Net.Sockets;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace SageMakerGuard.Aws.Clients.Runtime;

/// <summary>
/// The SDK's adaptive retries with two words more: a proxy's 5xx page is worth another try, and a name that does not resolve or a
/// port that refuses is not worth the long waits that throttling is.
/// </summary>
internal sealed class PatientRetryPolicy(IClientConfig config) : AdaptiveRetryPolicy(config)
{
    /// <summary>Tries for throttling and for AWS's own failures, where neither the profile nor AWS_MAX_ATTEMPTS says otherwise.</summary>
    public const int MaxErrorRetry = 6;

    private const int ConnectionRetries = 2;

    public static void Install(RuntimePipeline pipeline, IClientConfig config) => pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new PatientRetryPolicy(config)));

    public override async Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception)
    {
        var retries = executionContext.RequestContext.Retries;
        if (exception is NotAwsAnswerException page)
            return page.Status >= 500 && retries < ConnectionRetries;
        if (IsConnection(exception) && retries >= ConnectionRetries)
            return false;
        return await base.RetryForExceptionAsync(executionContext, exception).ConfigureAwait(false);
    }

    private static bool IsConnection(Exception? exception)
    {
        for (var one = exception; one is not null; one = one.InnerException)
        {
            if (one is SocketException or System.Security.Authentication.AuthenticationException)
                return true;
        }

        return false;
    }
}
