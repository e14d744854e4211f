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

    public int Reads { get; private set; }

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
        Reads++;
        return Task.FromResult(Seen(Estate));
    }

    public Task<string?> ApplyAsync(ChangeStep step, RegionEstate before, string clientToken, CancellationToken cancellationToken)
    {
        Calls.Add(step.StepKind);
        var number = Calls.Count;
        Before?.Invoke(number);
        string? id = null;
        if (step.ResourceId.StartsWith("new:", StringComparison.Ordinal))
        {
            if (_byToken.TryGetValue(clientToken, out var made) && step is CreateRouteTable or CreateNatGateway or CreateVpcEndpoint)
            {
                After?.Invoke(number);
                return Task.FromResult<string?>(made);
            }

            id = step.StepKind.ToLowerInvariant() + "-" + (++_ids).ToString("D4");
            _byToken[clientToken] = id;
            step = WithId(step, id);
        }

        Estate = step.Simulate(Estate);
        After?.Invoke(number);
        return Task.FromResult(id);
    }

    public static ChangeStep WithId(ChangeStep step, string id) =>
        JsonSerializer.Deserialize<ChangeStep>(JsonSerializer.Serialize(step).Replace("\"" + step.ResourceId + "\"", "\"" + id + "\"", StringComparison.Ordinal))!;

    public static GuardFault Fault(FaultCategory category, string code = "") => new("Test", category, "It went wrong.", "Try again.") { AwsErrorCode = code };
}
