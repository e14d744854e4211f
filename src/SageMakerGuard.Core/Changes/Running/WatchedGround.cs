using System;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Changes;

/// <summary>A ground that shows everything that a run reads to somebody else too: for what is there only while the run lasts.</summary>
public sealed class WatchedGround : IChangeGround
{
    private readonly IChangeGround _ground;
    private readonly Action<RegionEstate> _seen;

    /// <summary>Watches a ground.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="seen">Is shown each reading before the run judges it.</param>
    public WatchedGround(IChangeGround ground, Action<RegionEstate> seen)
    {
        _ground = ground;
        _seen = seen;
    }

    /// <inheritdoc/>
    public string AccountId => _ground.AccountId;

    /// <inheritdoc/>
    public string Region => _ground.Region;

    /// <inheritdoc/>
    public async Task<RegionEstate> ReadAsync(EstateSlice slice, CancellationToken cancellationToken)
    {
        var estate = await _ground.ReadAsync(slice, cancellationToken).ConfigureAwait(false);
        _seen(estate);
        return estate;
    }

    /// <inheritdoc/>
    public Task<string?> ApplyAsync(ChangeStep step, RegionEstate before, string clientToken, CancellationToken cancellationToken) => _ground.ApplyAsync(step, before, clientToken, cancellationToken);
}
