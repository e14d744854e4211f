using System;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace SageMakerGuard.Aws.Clients.Runtime;

/// <summary>
/// The SDK's adaptive retries, made to fit many calls side by side: a call waits for its turn at the reduced rate however long the
/// queue is; a proxy's 5xx page is worth another try; a name that does not resolve or a port that refuses is not worth the long waits
/// that throttling is.
/// </summary>
internal sealed class PatientRetryPolicy : AdaptiveRetryPolicy
{
    /// <summary>Tries for throttling and for AWS's own failures, where neither the profile nor AWS_MAX_ATTEMPTS says otherwise.</summary>
    public const int MaxErrorRetry = 6;

    private const int ConnectionRetries = 2;

    // The SDK's adaptive rate starts again from half a call a second when the first calls of a client are throttled, before it has a
    // measure of its own. The floor here is this module's choice and no limit of AWS: EC2 documents 20 a second for Describe actions
    // (EC2 Developer Guide, 'Request throttling'), SageMaker publishes none. Below the floor the retries' own waits still apply.
    private const double LowestRate = 10;

    private PatientRetryPolicy(IClientConfig config)
        : base(config) => TokenBucket = new TokenBucket(minFillRate: LowestRate, minCapacity: LowestRate, beta: 0.7, scaleConstant: 0.4, smooth: 0.8);

    /// <summary>Takes the place of the SDK's adaptive retries; clients that retry in another way, or not at all, stay what they are.</summary>
    public static void Install(RuntimePipeline pipeline, IClientConfig config)
    {
        if (config.RetryMode == RequestRetryMode.Adaptive)
            pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new PatientRetryPolicy(config)));
    }

    // The SDK's own gives a call up after a few attempts to get a turn, which is soon where hundreds compete for it.
    public override async Task ObtainSendTokenAsync(IExecutionContext executionContext, Exception exception)
    {
        var cancellationToken = executionContext.RequestContext.CancellationToken;
        while (!await TokenBucket.TryAcquireTokenAsync(1, false, cancellationToken).ConfigureAwait(false))
            cancellationToken.ThrowIfCancellationRequested();
    }

    public override async Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception)
    {
        var retries = executionContext.RequestContext.Retries;
        if (Find<NotAwsAnswerException>(exception) is { } page)
            return page.Status >= 500 && retries < ConnectionRetries;
        if (retries >= ConnectionRetries && (Find<SocketException>(exception) is not null || Find<AuthenticationException>(exception) is not null || Find<AmazonUnmarshallingException>(exception) is not null))
            return false;
        return await base.RetryForExceptionAsync(executionContext, exception).ConfigureAwait(false);
    }

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not null and not T)
            exception = exception.InnerException;
        return exception as T;
    }
}
