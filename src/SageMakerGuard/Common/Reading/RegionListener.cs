using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>Listens to one reading: passes regions on, remembers what was found and what was left out, and shows how far it is.</summary>
internal sealed class RegionListener : ICollectObserver
{
    private const int ProgressEveryMilliseconds = 100;

    private readonly PipelineOutlet _outlet;
    private readonly ReadSubject _subject;
    private readonly ReadAsk _ask;
    private readonly int _activityId;
    private readonly Action<RegionEstate> _onRegion;
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private readonly List<string> _read = [];
    private readonly List<string> _unread = [];
    private readonly Stopwatch _sinceProgress = new();

    public RegionListener(PipelineOutlet outlet, ReadSubject subject, ReadAsk ask, int activityId, Action<RegionEstate> onRegion)
    {
        _outlet = outlet;
        _subject = subject;
        _ask = ask;
        _activityId = activityId;
        _onRegion = onRegion;
    }

    /// <summary>Regions that were left out.</summary>
    public List<SkippedRegion> Skipped { get; } = [];

    public void OnRegion(RegionEstate region)
    {
        var list = _subject.List(region);
        (list.IsWhole ? _read : _unread).Add(region.Region);
        if (!list.IsWhole)
            SayUnread(region, list);
        _found.UnionWith(_subject.Names(region));
        _onRegion(region);
    }

    public void OnSkipped(SkippedRegion region)
    {
        Skipped.Add(region);
        _outlet.Verbose($"Left out {region.Region}: {region.Reason}");
    }

    public void OnProgress(CollectProgress progress)
    {
        if (_sinceProgress.IsRunning && _sinceProgress.ElapsedMilliseconds < ProgressEveryMilliseconds)
            return;
        _sinceProgress.Restart();
        var status = string.Format(CultureInfo.InvariantCulture, "{0} of {1} regions, {2} of {3} domains, {4} calls", progress.RegionsDone, progress.Regions, progress.DomainsDone, progress.Domains, progress.Calls);
        _outlet.Progress(new ProgressRecord(_activityId, "Reading " + _subject.Plural, status) { PercentComplete = Percent(progress) });
    }

    public void OnVerbose(string message) => _outlet.Verbose(message);

    /// <summary>Takes the progress away, and says which of the named resources were not there.</summary>
    public void Finish()
    {
        if (_sinceProgress.IsRunning)
            _outlet.Progress(new ProgressRecord(_activityId, "Reading " + _subject.Plural, "Done") { RecordType = ProgressRecordType.Completed });
        foreach (var name in _ask.Names.Where(name => !_found.Contains(name)))
            _outlet.Error(FaultWriter.Record(NotFound(name)));
    }

    private void SayUnread(RegionEstate region, ListState list)
    {
        var what = list.Count == 0 ? _subject.Plural : $"more {_subject.Plural} than the {list.Count.ToString(CultureInfo.InvariantCulture)} that were read";
        if (list.Failures.Count == 0)
            _outlet.Error(FaultWriter.RegionNotRead(region, what, null));
        foreach (var call in list.Failures)
            _outlet.Error(FaultWriter.RegionNotRead(region, what, call));
    }

    private GuardFault NotFound(string name)
    {
        var where = _read.Count == 0 ? "no region could be read" : "it is not in " + string.Join(", ", _read.Distinct());
        var unread = _read.Count == 0 || _unread.Count == 0 ? "" : $", and {string.Join(", ", _unread.Distinct())} could not be read";
        return new GuardFault(_subject.NotFoundId, FaultCategory.NotFound, $"The {_subject.Singular} '{name}' was not found: {where}{unread}.", _subject.HowToFind) { ResourceId = name };
    }

    private static int Percent(CollectProgress progress)
    {
        if (progress.Regions == 0)
            return 0;
        var describing = progress.Domains == 0 ? 0d : (double)progress.DomainsDone / progress.Domains;
        return (int)Math.Min(100, 100d * Math.Max(describing, (double)progress.RegionsDone / progress.Regions));
    }
}
