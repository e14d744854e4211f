using System;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using SageMakerGuard.Changes;

namespace SageMakerGuard.Commands;

/// <summary>Shows how far a run is and what it waits for.</summary>
internal sealed class RunListener : IRunObserver
{
    private static int s_activities = 1000;

    private readonly PipelineOutlet _outlet;
    private readonly ChangePlan _plan;
    private readonly string _runId;
    private readonly int _activity = Interlocked.Increment(ref s_activities);
    private int _through;

    public RunListener(PipelineOutlet outlet, ChangePlan plan, string runId)
    {
        _outlet = outlet;
        _plan = plan;
        _runId = runId;
    }

    public void OnChange(Change change)
    {
        _through++;
        _outlet.Verbose($"{change.State}: {change.Description}{(change.Reason is null ? "" : $" ({change.Reason})")}");
        Show(change.Description);
    }

    public void OnWaiting(string what)
    {
        _outlet.Verbose("Waiting: " + what);
        Show(what);
    }

    public void OnVerbose(string message) => _outlet.Verbose(message);

    public void Finish() => _outlet.Progress(new ProgressRecord(_activity, Title, "Done") { RecordType = ProgressRecordType.Completed });

    private string Title => $"{_plan.Command} {_plan.Subject}";

    private void Show(string what)
    {
        var percent = _plan.Steps.Count == 0 ? 100 : Math.Min(100, 100 * _through / _plan.Steps.Count);
        _outlet.Progress(new ProgressRecord(_activity, Title, string.Format(CultureInfo.InvariantCulture, "{0} of {1} changes, run {2}", Math.Min(_through, _plan.Steps.Count), _plan.Steps.Count, _runId)) { PercentComplete = percent, CurrentOperation = what });
    }
}
