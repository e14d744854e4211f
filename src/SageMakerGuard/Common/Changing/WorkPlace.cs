using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Loading;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>The account that a command works in: one session with AWS, opened when the first change is to be made.</summary>
internal sealed class WorkPlace(ReadAsk ask, int throttleLimit, PipelineOutlet outlet) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<IChangeGround>>> _grounds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SharedReading> _readings = new(StringComparer.Ordinal);
    private readonly object _gate = new();
    private ICloudSession? _session;

    /// <summary>Keeps calls within the rates.</summary>
    public Pacer Pacer { get; } = SessionClock.PacerFor(ask.Identity ?? new());

    /// <summary>A region to work in.</summary>
    public Task<IChangeGround> GroundAsync(string region, CancellationToken cancellationToken) =>
        _grounds.GetOrAdd(region, name => new(() => Session().OpenGroundAsync(name, throttleLimit, cancellationToken))).Value;

    /// <summary>The organization of the account.</summary>
    public IOrganizationSource Organization(string region) => Session().OpenOrganization(region, throttleLimit);

    /// <summary>The account's topics of Amazon SNS.</summary>
    public ITopicSource Topics() => Session().OpenTopics(throttleLimit);

    /// <summary>Reads one domain of a region anew.</summary>
    public async Task<RegionEstate> ReadAgainAsync(CollectRequest request, CancellationToken cancellationToken)
    {
        var listener = new OneRegion(outlet);
        await Session().CollectAsync(request with { ThrottleLimit = throttleLimit }, listener, cancellationToken).ConfigureAwait(false);
        return listener.Region ?? throw new GuardFault("RegionNotRead", FaultCategory.NotFound, $"{string.Join(", ", request.Regions)} was not read again.", "Run the same command again.");
    }

    /// <summary>The same in one reading with other domains of the region that are to be read at the time. Requests for a region differ in their domains alone.</summary>
    public Task<RegionEstate> ReadTogetherAsync(CollectRequest request, string region, string domainId, CancellationToken cancellationToken) =>
        _readings.GetOrAdd(region, name => new(domainIds => ReadAgainAsync(request with { Regions = [name], DomainIds = domainIds }, cancellationToken))).ReadAsync(domainId);

    public void Dispose() => _session?.Dispose();

    private ICloudSession Session()
    {
        lock (_gate)
            return _session ??= Cloud.Aws.Open(ask.Identity!.Cloud);
    }

    private sealed class OneRegion(PipelineOutlet outlet) : ICollectObserver
    {
        public RegionEstate? Region { get; private set; }

        public void OnRegion(RegionEstate region) => Region = region;

        public void OnSkipped(SkippedRegion region) => outlet.Verbose($"Left out {region.Region}: {region.Reason}");

        public void OnProgress(CollectProgress progress)
        {
        }

        public void OnVerbose(string message) => outlet.Verbose(message);
    }
}
