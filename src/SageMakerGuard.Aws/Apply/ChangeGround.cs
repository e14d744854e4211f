using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Apply.Calls;
using SageMakerGuard.Aws.Apply.Slices;
using SageMakerGuard.Aws.Clients;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Apply;

/// <summary>One region of one account, read with patience and changed by single calls.</summary>
internal sealed class ChangeGround : IChangeGround
{
    private readonly RegionClients _reading;
    private readonly RegionClients _changing;
    private readonly CallGate _gate;
    private readonly string? _endpoint;

    private ChangeGround(RegionClients reading, RegionClients changing, CallGate gate, string? endpoint, string accountId)
    {
        _reading = reading;
        _changing = changing;
        _gate = gate;
        _endpoint = endpoint;
        AccountId = accountId;
    }

    public string AccountId { get; }

    public string Region => _reading.Region;

    /// <summary>Asks whose the credentials are, and opens the ground.</summary>
    /// <param name="reading">Clients that try again.</param>
    /// <param name="changing">Clients that do not.</param>
    /// <param name="gate">Lets calls through, of both kinds.</param>
    /// <param name="endpoint">The URL in place of AWS's, without its secrets; null where there is none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<ChangeGround> OpenAsync(RegionClients reading, RegionClients changing, CallGate gate, string? endpoint, CancellationToken cancellationToken)
    {
        var caller = new RegionCaller(reading, gate, endpoint, cancellationToken);
        var answer = await caller.Ask("sts:GetCallerIdentity", null, async (c, ct) => StepCall.Made((await c.Tokens.GetCallerIdentityAsync(new(), ct).ConfigureAwait(false)).Account, "Account")).ConfigureAwait(false);
        return answer.Value is { } account ? new ChangeGround(reading, changing, gate, endpoint, account) : throw answer.Fault!;
    }

    public async Task<RegionEstate> ReadAsync(EstateSlice slice, CancellationToken cancellationToken)
    {
        var caller = new RegionCaller(_reading, _gate, _endpoint, cancellationToken);
        var read = await new SliceReader(caller, slice).ReadInto(new() { AccountId = AccountId, Region = Region, Partition = Partition.OfRegion(Region) }).ConfigureAwait(false);
        return caller.OnlyFault is { } fault ? throw fault : read;
    }

    public async Task<string?> ApplyAsync(ChangeStep step, RegionEstate before, string clientToken, CancellationToken cancellationToken)
    {
        var call = StepCalls.Of(step, before, clientToken);
        var caller = new RegionCaller(_changing, _gate, _endpoint, cancellationToken);
        var answer = await caller.Ask(call.Operation, call.ResourceId, async (c, ct) => new Outcome(await call.Send(c, ct).ConfigureAwait(false))).ConfigureAwait(false);
        return answer.Value is { } outcome ? outcome.Id : throw Naming(step.IamActions, call.Operation, answer.Fault!);
    }

    // EC2 does not always say which permission it was that is missing: without iam:PassRole CreateFlowLogs is merely 'not authorized'
    // (RiotGames/cloud-inquisitor#150).
    private static GuardFault Naming(IReadOnlyList<string> permissions, string operation, GuardFault fault) => fault.Category != FaultCategory.PermissionDenied || permissions.Count < 2
        ? fault
        : new(fault.ErrorId, fault.Category, fault.Message, fault.NextStep.Replace(operation, string.Join(" and ", permissions)), fault)
        {
            AwsErrorCode = fault.AwsErrorCode,
            Operation = fault.Operation,
            ResourceId = fault.ResourceId,
            Region = fault.Region,
        };

    private sealed record Outcome(string? Id);
}
