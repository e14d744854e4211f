using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Changes;
using SageMakerGuard.Reachability;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Benchmarks;

/// <summary>Public domains, each with a running app, stopped, switched, read again and proven. It can be run once: after it they are VpcOnly.</summary>
internal static class Migration
{
    public const int Domains = 200;

    /// <summary>How long AWS is taken to need for the deletion of an app, and again for the update of a domain.</summary>
    public const int TransitionSeconds = 20;

    public static Measurement Measure(string url, string accessKey, string secretKey, int domains, int atOnce)
    {
        var journals = Directory.CreateTempSubdirectory();
        try
        {
            return Measure(url, accessKey, secretKey, domains, atOnce, journals.FullName);
        }
        finally
        {
            journals.Delete(recursive: true);
        }
    }

    private static Measurement Measure(string url, string accessKey, string secretKey, int domains, int atOnce, string journals)
    {
        var ids = ScaledEstate.Region("eu-central-1", domains).Domains.Items.Select(d => d.DomainId).ToArray();
        using var runspace = Measurement.Open(Measurement.Manifest);
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Set-SMDomainVpcOnly").AddParameter("EndpointUrl", url).AddParameter("AccessKey", accessKey).AddParameter("SecretKey", secretKey).AddParameter("Region", "eu-central-1")
            .AddParameter("DomainId", ids).AddParameter("StopApp").AddParameter("Confirm", false).AddParameter("ThrottleLimit", atOnce).AddParameter("JournalPath", journals);
        var handedOver = new ConcurrentDictionary<int, DateTimeOffset>();
        using var output = new PSDataCollection<PSObject>();
        output.DataAdded += (_, added) => handedOver[added.Index] = DateTimeOffset.UtcNow;
        var started = DateTimeOffset.UtcNow;
        var watch = Stopwatch.StartNew();
        shell.EndInvoke(shell.BeginInvoke<PSObject, PSObject>(null, output));
        var seconds = watch.Elapsed.TotalSeconds;
        var said = shell.Streams.Error.Select(e => e.ToString()).Concat(shell.Streams.Warning.Select(w => w.Message)).ToList();
        var runs = output.Select(o => (ChangeRun)o.BaseObject).ToList();
        if (said.Count > 0 || runs.Count != domains || runs.Any(r => r.State != ChangeRunState.Completed || !IsProven(r)))
            throw new InvalidOperationException($"{runs.Count} of {domains} domains were migrated. {string.Join("; ", said)}");

        var times = runs.Select((run, i) => JournalTimes.Of(run, handedOver[i])).ToList();
        return new()
        {
            FirstSeconds = seconds,
            Count = domains,
            HeapMegabytes = GC.GetTotalMemory(forceFullCollection: true) / 1e6,
            PeakMegabytes = Measurement.PeakMemory(),
            Note = domains == Domains ? null : string.Create(CultureInfo.InvariantCulture, $"({Domains} at this pace: {seconds / domains * Domains:n0}s)"),
            Breakdown = string.Create(
                CultureInfo.InvariantCulture,
                $"read and planned in {(times.Min(t => t.Started) - started).TotalSeconds:f1}s; a domain: {times.Average(t => t.Waiting.TotalSeconds):f1}s waiting ({2 * TransitionSeconds}s of it AWS's), {times.Average(t => t.Calling.TotalSeconds):f1}s changing, {times.Average(t => t.Proving.TotalSeconds):f1}s reading and proving anew, {times.Average(t => t.Lines):f1} journal lines"),
        };
    }

    // The way to the internet is not needed, and the estate has none.
    private static bool IsProven(ChangeRun run) => run.Proof.Count > 0 && run.Proof.All(p => p.Verdict == ReachabilityVerdict.Reachable || p.Destination == new InternetDestination().DisplayName);
}
