using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Tests.Changes;

/// <summary>The process is gone: nothing more of it runs.</summary>
internal sealed class KilledException : Exception;

/// <summary>
/// A world in which steps come true as they simulate themselves, with ids that the world gives and tokens that it honours. It counts calls, and
/// lets tests make any one of them go wrong.
/// </summary>
internal sealed class FakeGround(RegionEstate estate) : IChangeGround
{
    private readonly Dictionary<string, string> _byToken = [];
    private int _ids;

    public RegionEstate Estate { get; set; } = estate;

    public List<string> Calls { get; } = [];

    public int Reads => Slices.Count;

    /// <summary>What was read, in its order.</summary>
    public List<EstateSlice> Slices { get; } = [];

    /// <summary>Called before a call takes effect, with its number from 1; what it throws is what the caller sees.</summary>
    public Action<int>? Before { get; set; }

    /// <summary>The same after it took effect.</summary>
    public Action<int>? After { get; set; }

    /// <summary>What a reading looks like.</summary>
    public Func<RegionEstate, RegionEstate> Seen { get; set; } = e => e;

    public string AccountId => Estate.AccountId;

    public string Region => Estate.Region;

    public Task<RegionEstate> ReadAsync(EstateSlice slice, CancellationToken cancellationToken)
    {
        Slices.Add(slice);
        return Task.FromResult(Seen(Estate));
    }

    public Task<string?> ApplyAsync(ChangeStep step, RegionEstate before, string clientToken, CancellationToken cancellationToken)
    {
        Calls.Add(step.StepKind);
        var number = Calls.Count;
        Before?.Invoke(number);
        RefuseWhatIsThere(step);
        string? id = null;
        if (step.ResourceId.StartsWith("new:", StringComparison.Ordinal))
        {
            if (step is CreateRouteTable or CreateNatGateway or CreateVpcEndpoint or CreateInsightsPath or StartInsightsAnalysis && _byToken.TryGetValue(clientToken, out var made))
            {
                After?.Invoke(number);
                return Task.FromResult<string?>(made);
            }

            id = step.StepKind.ToLowerInvariant() + "-" + (++_ids).ToString("D4");
            _byToken[clientToken] = id;
            step = WithId(step, id);
        }

        Estate = step switch
        {
            // AWS makes a second one without a word.
            AllocateAddress => Estate with { Addresses = Estate.Addresses.Plus(step.Simulate(Estate with { Addresses = Part<Address>.Read() }).Addresses.Items[0]) },
            CreateInternetGateway => Estate with { InternetGateways = Estate.InternetGateways.Plus(step.Simulate(Estate with { InternetGateways = Part<InternetGateway>.Read() }).InternetGateways.Items[0]) },
            _ => step.Simulate(Estate),
        };
        After?.Invoke(number);
        return Task.FromResult(id);
    }

    // What has a name, a block or a place of its own exists once; addresses, internet gateways and what a token makes are another matter.
    private void RefuseWhatIsThere(ChangeStep step)
    {
        if (step is CreateSecurityGroup or CreateSubnet or AuthorizeRule or CreateFlowLog && step.Observe(Estate).Standing == Standing.Done)
            throw Fault(FaultCategory.AlreadyExists, "Duplicate");
        if (step is AttachInternetGateway && step.Observe(Estate).Standing == Standing.Done)
            throw Fault(FaultCategory.InvalidArgument, "InvalidParameterValue");
        if (step is DeleteApp && step.Observe(Estate).Standing == Standing.Done)
            throw Fault(FaultCategory.InvalidArgument, "ValidationException");
    }

    public static ChangeStep WithId(ChangeStep step, string id) =>
        JsonSerializer.Deserialize<ChangeStep>(JsonSerializer.Serialize(step).Replace("\"" + step.ResourceId + "\"", "\"" + id + "\"", StringComparison.Ordinal))!;

    public static GuardFault Fault(FaultCategory category, string code = "") => new("Test", category, "It went wrong.", "Try again.") { AwsErrorCode = code };
}
