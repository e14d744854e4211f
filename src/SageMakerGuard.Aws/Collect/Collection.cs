using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Clients;
using SageMakerGuard.Aws.Errors;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Collect;

/// <summary>One collection: all its regions side by side, one gate for all their calls.</summary>
internal sealed class Collection(ClientSet clients, CollectRequest request, ICollectObserver observer, string? homeRegion, string? endpoint)
{
    private readonly CallGate _gate = new(request.ThrottleLimit);
    private readonly CollectTally _tally = new(observer, CallsSince(clients));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var regions = await Regions(stop.Token).ConfigureAwait(false);
        _tally.Regions(regions.Count);
        var account = new Lazy<Task<string>>(() => Account(regions[0], stop.Token));
        // A region that nothing came from is judged when all are known: it may be the region, or it may be the run.
        var outcomes = await Task.WhenAll(regions.Select(region => Read(region, account, stop))).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var silent = outcomes.Where(o => o.Fault is not null).ToList();
        if (silent.Count > 0 && silent.Count == outcomes.Length)
            throw silent[0].Fault!;
        foreach (var (region, fault) in silent)
        {
            if (Reason(fault!) is { } reason)
                _tally.Skipped(new() { Region = region.Region, Reason = reason });
            else
                _tally.RegionDone(region with { AccountId = await account.Value.ConfigureAwait(false) });
        }
    }

    private async Task<(RegionEstate Region, GuardFault? Fault)> Read(string region, Lazy<Task<string>> account, CancellationTokenSource stop)
    {
        var caller = new RegionCaller(clients.In(region), _gate, endpoint, stop.Token);
        try
        {
            var estate = await new RegionCollector(caller, request, _tally, () => caller.OnlyFault is null ? account.Value : Task.FromResult("")).CollectAsync().ConfigureAwait(false);
            if (caller.OnlyFault is { } fault)
                return (estate, fault);
            _tally.RegionDone(estate);
            return (estate, null);
        }
        catch
        {
            stop.Cancel(); // the listener is gone, or the caller has had enough: the other regions need not go on
            throw;
        }
    }

    // Why a region where nothing answered is left out, in a run where others answered; null where it is not left out but unknown.
    private static string? Reason(GuardFault fault) =>
        fault.ErrorId == FaultTable.NoSuchHost.ErrorId ? "SageMaker AI is not there: " + fault.Message
        : fault.ErrorId == FaultTable.BadCredentials.ErrorId ? "AWS does not know the credentials in this region though it does in others; the account has probably not opted into it. " + fault.Message
        : null;

    private async Task<List<string>> Regions(CancellationToken cancellationToken)
    {
        if (!request.AllRegions)
        {
            var named = request.Regions.Distinct(StringComparer.Ordinal).ToList();
            return named.Count > 0 ? named : homeRegion is { Length: > 0 } home ? [home] : throw NoRegion();
        }

        var asked = new RegionCaller(clients.In(request.Regions.Count > 0 ? request.Regions[0] : homeRegion ?? "us-east-1"), _gate, endpoint, cancellationToken);
        var answer = await asked.Ask("ec2:DescribeRegions", null, (c, ct) => c.EC2.DescribeRegionsAsync(new() { AllRegions = true }, ct)).ConfigureAwait(false);
        if (answer.Value is null)
            throw answer.Fault!;
        var all = (answer.Value.Regions ?? []).OrderBy(r => r.RegionName, StringComparer.Ordinal).ToList();
        foreach (var left in all.Where(r => r.OptInStatus == "not-opted-in"))
            _tally.Skipped(new() { Region = left.RegionName, Reason = "The account has not opted into this region." });
        return all.Where(r => r.OptInStatus != "not-opted-in").Select(r => r.RegionName).ToList() is { Count: > 0 } open ? open : throw NoRegion();
    }

    private async Task<string> Account(string region, CancellationToken cancellationToken)
    {
        var caller = new RegionCaller(clients.In(region), _gate, endpoint, cancellationToken);
        var answer = await caller.Ask("sts:GetCallerIdentity", null, (c, ct) => c.Tokens.GetCallerIdentityAsync(new(), ct)).ConfigureAwait(false);
        if (answer.Failure is { } failure)
            _tally.Verbose("The account is not known: " + failure.Reason);
        return answer.Value?.Account ?? "";
    }

    // The session's count goes on from one collection to the next.
    private static Func<int> CallsSince(ClientSet clients)
    {
        var before = clients.Calls;
        return () => clients.Calls - before;
    }

    private static GuardFault NoRegion() => new(
        "NoRegion",
        FaultCategory.InvalidArgument,
        "No region was given, and neither the profile nor the environment names one.",
        "Give -Region (or -AllRegions), or set one with Set-DefaultAWSRegion or AWS_REGION.");
}
