using System;
using System.Diagnostics;
using System.Threading;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Collect;

/// <summary>Counts what a collection has done, and tells the observer one thing at a time.</summary>
internal sealed class CollectTally(ICollectObserver observer, Func<int> calls)
{
    private readonly object _lock = new();
    private readonly Stopwatch _sinceTold = Stopwatch.StartNew();
    private int _regions;
    private int _regionsDone;
    private int _domains;
    private int _domainsDone;

    public void Regions(int count)
    {
        _regions = count;
        Tell(always: true);
    }

    public void DomainFound() => Interlocked.Increment(ref _domains);

    public void DomainDone()
    {
        Interlocked.Increment(ref _domainsDone);
        Tell(always: false);
    }

    public void RegionDone(RegionEstate region)
    {
        Interlocked.Increment(ref _regionsDone);
        lock (_lock)
            observer.OnRegion(region);
        Tell(always: true);
    }

    public void Skipped(SkippedRegion region)
    {
        Interlocked.Increment(ref _regionsDone);
        lock (_lock)
            observer.OnSkipped(region);
        Tell(always: true);
    }

    public void Verbose(string message)
    {
        lock (_lock)
            observer.OnVerbose(message);
    }

    // Nobody reads a thousand progress lines a second.
    private void Tell(bool always)
    {
        if (!always && _sinceTold.ElapsedMilliseconds < 100)
            return;
        lock (_lock)
        {
            _sinceTold.Restart();
            observer.OnProgress(new() { Regions = _regions, RegionsDone = _regionsDone, Domains = _domains, DomainsDone = _domainsDone, Calls = calls() });
        }
    }
}
