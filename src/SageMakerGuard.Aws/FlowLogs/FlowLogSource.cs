using System;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Apply.Calls;
using SageMakerGuard.Aws.Clients;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.FlowLogs;

/// <summary>Flow logs of one region, in S3, CloudWatch Logs and Athena.</summary>
internal sealed class FlowLogSource : IFlowLogSource
{
    private FlowLogSource(FlowLogCaller caller, string accountId)
    {
        AccountId = accountId;
        Region = caller.Region;
        Objects = new StoredObjects(caller);
        Logs = new LogQueries(caller);
        Tables = new TableQueries(caller);
    }

    public string AccountId { get; }

    public string Region { get; }

    public IFlowLogObjects Objects { get; }

    public ILogQueries Logs { get; }

    public ITableQueries Tables { get; }

    /// <summary>Asks whose the credentials are, and opens the source.</summary>
    /// <param name="patient">Clients that try again.</param>
    /// <param name="once">Clients that do not, for what is paid for each time.</param>
    /// <param name="region">The region.</param>
    /// <param name="gate">Lets calls through.</param>
    /// <param name="endpoint">The URL in place of AWS's, without its secrets; null where there is none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<FlowLogSource> OpenAsync(ClientSet patient, ClientSet once, string region, CallGate gate, string? endpoint, CancellationToken cancellationToken)
    {
        var caller = new FlowLogCaller(patient, once, region, gate, endpoint);
        var account = await caller.Ask("sts:GetCallerIdentity", null, async (c, ct) => StepCall.Made((await c.Tokens.GetCallerIdentityAsync(new(), ct).ConfigureAwait(false)).Account, "Account"), cancellationToken).ConfigureAwait(false);
        return new(caller, account);
    }
}

/// <summary>Makes the calls; a failure is thrown.</summary>
internal sealed class FlowLogCaller(ClientSet patient, ClientSet once, string region, CallGate gate, string? endpoint)
{
    public string Region { get; } = region;

    public Task<T> Ask<T>(string operation, string? resourceId, Func<RegionClients, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : class => AskIn(Region, operation, resourceId, call, cancellationToken);

    /// <summary>In another region: where a bucket is.</summary>
    public Task<T> AskIn<T>(string region, string operation, string? resourceId, Func<RegionClients, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : class => Made(patient.In(region), operation, resourceId, call, cancellationToken);

    /// <summary>Once and no second time.</summary>
    public Task<T> AskOnce<T>(string operation, string? resourceId, Func<RegionClients, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : class => Made(once.In(Region), operation, resourceId, call, cancellationToken);

    private async Task<T> Made<T>(RegionClients clients, string operation, string? resourceId, Func<RegionClients, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await new RegionCaller(clients, gate, endpoint, cancellationToken).Ask(operation, resourceId, call).ConfigureAwait(false);
        return answer.Value ?? throw answer.Fault!;
    }
}
