using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Tests.Stub;

/// <summary>Keeps what a collection tells, and notices where it tells two things at once.</summary>
public sealed class Listener : ICollectObserver
{
    private int _inside;

    public List<RegionEstate> Regions { get; } = [];

    public List<SkippedRegion> Skipped { get; } = [];

    public List<CollectProgress> Progress { get; } = [];

    public bool Overlapped { get; private set; }

    public RegionEstate Region => Assert.Single(Regions);

    public static async Task<Listener> Collect(string url, CollectRequest? request = null, CancellationToken cancellationToken = default)
    {
        var listener = new Listener();
        using var session = new AwsCloud().Open(new CloudIdentity { AccessKey = "AKIDEXAMPLE", SecretKey = "wJalrXUtnFEMI", EndpointUrl = url });
        await session.CollectAsync(request ?? new CollectRequest { Regions = ["eu-central-1"] }, listener, cancellationToken);
        return listener;
    }

    public void OnRegion(RegionEstate region) => Alone(() => Regions.Add(region));

    public void OnSkipped(SkippedRegion region) => Alone(() => Skipped.Add(region));

    public void OnProgress(CollectProgress progress) => Alone(() => Progress.Add(progress));

    public void OnVerbose(string message) => Alone(() => { });

    private void Alone(System.Action action)
    {
        if (Interlocked.Increment(ref _inside) != 1)
            Overlapped = true;
        action();
        Interlocked.Decrement(ref _inside);
    }
}
