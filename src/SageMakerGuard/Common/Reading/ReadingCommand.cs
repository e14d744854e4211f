using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Completion;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Commands;

/// <summary>
/// A cmdlet that reads an estate, from AWS or from a file. Records of the pipeline are gathered, so that the domains of one account and region
/// cost one reading; results stream, region by region.
/// </summary>
public abstract class ReadingCommand : GuardCommand
{
    // Readings side by side: records that name different regions or accounts. Each has its share of the calls in flight.
    private const int ReadingsAtOnce = 8;

    private readonly List<ReadAsk> _asks = [];

    /// <summary>The shape of a domain's id (API_DescribeDomain).</summary>
    private protected const string DomainIdPattern = "^d-(-*[a-z0-9]){1,61}$";
    private readonly object _oneRegion = new();

    /// <summary>The regions to read. Without it: $StoredAWSRegion, then the region of the profile, then AWS_REGION. With -EstatePath: every region of the estate.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RegionToCall")]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Region { get; set; }

    /// <summary>Reads every region that the account has opted into, side by side. A region without domains and notebook instances costs at most two calls.</summary>
    [Parameter]
    public SwitchParameter AllRegions { get; set; }

    /// <summary>The account that is meant. Credentials that lead to another account are refused; of an estate that holds several accounts only this one is read.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidatePattern("^[0-9]{12}$")]
    public string[]? AccountId { get; set; }

    /// <summary>An estate to read in place of AWS: a file that Export-SMEstate wrote, or a folder of AWS CLI output. Needs no credentials and makes no call.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string? EstatePath { get; set; }

    /// <summary>The most calls in flight at once, over all regions. 32 by default.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>What a reading is about.</summary>
    private protected abstract ReadSubject SubjectOf(ReadAsk ask);

    /// <summary>The resources that this record names; none means all.</summary>
    private protected abstract IReadOnlyCollection<string> Names { get; }

    /// <summary>Refuses parameters that contradict each other.</summary>
    protected override void BeginProcessing()
    {
        var given = MyInvocation.BoundParameters;
        if (given.ContainsKey(nameof(AllRegions)) && given.ContainsKey(nameof(Region)))
            Refuse("-Region names regions and -AllRegions means every one of them.", "Leave one of the two out.");
        if (given.ContainsKey(nameof(EstatePath)))
        {
            foreach (var name in new[] { nameof(ProfileName), nameof(AccessKey), nameof(SecretKey), nameof(Credential), nameof(EndpointUrl) }.Where(given.ContainsKey))
                Refuse($"-EstatePath reads a file and asks nobody, so -{name} has no meaning beside it.", "Leave one of the two out.");
        }
    }

    /// <summary>Takes a record in.</summary>
    protected override void ProcessRecord()
    {
        ReadAsk ask;
        try
        {
            ask = ThisAsk();
        }
        catch (GuardFault fault) when (MyInvocation.ExpectingInput)
        {
            WriteError(FaultWriter.Record(fault));
            return;
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
            return;
        }

        var same = _asks.Find(ask.Fits);
        if (same is null)
            _asks.Add(same = ask);
        same.Add(Names);
    }

    /// <summary>Reads all that was taken in.</summary>
    protected override void EndProcessing()
    {
        if (_asks.Count > 0)
            Pump(ReadAllAsync);
    }

    /// <summary>What to collect for a reading, the regions aside.</summary>
    private protected abstract CollectRequest RequestFor(ReadAsk ask);

    /// <summary>A region is whole. Called on any thread, one call at a time.</summary>
    private protected abstract void OnRegion(RegionEstate region, ReadAsk ask, PipelineOutlet outlet, CancellationToken cancellationToken);

    /// <summary>An estate came from a file, and its regions have been handed over.</summary>
    private protected virtual void OnFile(Estate estate)
    {
    }

    /// <summary>Everything was read, and what was asked of it is still to be done.</summary>
    private protected virtual Task OnReadAsync(PipelineOutlet outlet, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Everything was read.</summary>
    private protected virtual void OnEnd(IReadOnlyList<SkippedRegion> skipped, PipelineOutlet outlet)
    {
    }

    /// <summary>Makes something of the settings in a file, or of the defaults. Settings that cannot be used end the command before anything is read.</summary>
    private protected T WithSettings<T>(string? path, Func<PostureSettings, T> make)
    {
        try
        {
            return make(SettingsSource.Read(path is null ? null : FilePath.Resolve(this, path)));
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
            throw;
        }
    }

    /// <summary>Refuses a list that was typed and names nothing: an empty variable is no wish for the default.</summary>
    private protected void RefuseEmpty(string parameter, string[]? values)
    {
        if (MyInvocation.BoundParameters.ContainsKey(parameter) && (values is not { Length: > 0 } || values.Any(string.IsNullOrWhiteSpace)))
            Refuse($"-{parameter} was given and names nothing.", $"Name what is meant, or leave -{parameter} out.");
    }

    private protected void Refuse(string message, string nextStep) =>
        ThrowTerminatingError(FaultWriter.Record(new GuardFault("ParametersContradict", FaultCategory.InvalidArgument, message, nextStep)));

    private ReadAsk ThisAsk()
    {
        var accounts = AccountId ?? [];
        return new ReadAsk
        {
            EstatePath = EstatePath is null ? null : FilePath.Resolve(this, EstatePath),
            Identity = EstatePath is null ? ResolveIdentity(accounts.Length == 1 ? accounts[0] : null) : null,
            Regions = RegionName.Of(Region ?? []),
            AllRegions = AllRegions && Region is null,
            AccountIds = accounts,
        };
    }

    private async Task ReadAllAsync(PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var skipped = new List<SkippedRegion>();
        if (_asks.Count == 1)
            await ReadAsync(_asks[0], 0, 1, skipped, outlet, cancellationToken).ConfigureAwait(false);
        else
            await ReadSideBySideAsync(skipped, outlet, cancellationToken).ConfigureAwait(false);
        WarnOfSkipped(skipped, outlet);
        await OnReadAsync(outlet, cancellationToken).ConfigureAwait(false);
        OnEnd(skipped, outlet);
    }

    // One reading that fails does not end the others: another account may still answer.
    private async Task ReadSideBySideAsync(List<SkippedRegion> skipped, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var share = Math.Min(ReadingsAtOnce, _asks.Count);
        using var turn = new SemaphoreSlim(share);
        await Task.WhenAll(_asks.Select(async (ask, index) =>
        {
            await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await ReadAsync(ask, index, share, skipped, outlet, cancellationToken).ConfigureAwait(false);
            }
            catch (GuardFault fault)
            {
                outlet.Error(FaultWriter.Record(fault));
            }
            finally
            {
                turn.Release();
            }
        })).ConfigureAwait(false);
    }

    private async Task ReadAsync(ReadAsk ask, int index, int share, List<SkippedRegion> skipped, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var listener = new RegionListener(outlet, SubjectOf(ask), ask, index + 1, Whole);
        var request = RequestFor(ask) with { ThrottleLimit = Math.Max(1, ThrottleLimit / share) };
        var file = await EstateFeed.ReadAsync(ask, request, listener, fault => outlet.Error(FaultWriter.Record(fault)), cancellationToken).ConfigureAwait(false);
        if (file is not null)
            OnFile(file);
        listener.Finish();

        // Of all regions some are left out and that is said; a region that somebody named is missed.
        foreach (var missed in listener.Skipped.Where(s => ask.Regions.Contains(s.Region)))
            outlet.Error(FaultWriter.Record(new GuardFault("RegionNotRead", FaultCategory.NotFound, $"{missed.Region} was not read: {missed.Reason}", "Check the region's name, or opt the account into it.") { ResourceId = missed.Region }));
        lock (skipped)
            skipped.AddRange(listener.Skipped.Where(s => !ask.Regions.Contains(s.Region)));

        // One region after the other, also where readings run side by side: what belongs together comes out together.
        void Whole(RegionEstate region)
        {
            lock (_oneRegion)
                OnRegion(region, ask, outlet, cancellationToken);
        }
    }

    private static void WarnOfSkipped(List<SkippedRegion> skipped, PipelineOutlet outlet)
    {
        if (skipped.Count == 0)
            return;
        var reasons = skipped.GroupBy(s => s.Reason, s => s.Region).Select(g => $"{string.Join(", ", g.Distinct().OrderBy(r => r, StringComparer.Ordinal))} ({g.Key.TrimEnd('.')})");
        outlet.Warning($"Left out and not judged: {string.Join("; ", reasons)}.");
    }
}
