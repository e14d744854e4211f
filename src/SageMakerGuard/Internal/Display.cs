using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using SageMakerGuard.Changes;
using SageMakerGuard.Diagnosis;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;
using SageMakerGuard.Probing;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Internal;

/// <summary>Short texts for the cells of tables and lists: plain ASCII, the same under every culture. Public for the format file's sake alone.</summary>
public static class Display
{
    /// <summary>'2 critical, 1 high, 3 unknown': the findings that weigh, counted.</summary>
    public static string Counts(IEnumerable<Finding>? findings)
    {
        var all = (findings ?? []).ToList();
        var parts = new[] { Severity.Critical, Severity.High, Severity.Medium, Severity.Low }
            .Select(severity => (severity, count: all.Count(f => f.Severity == severity && f.Verdict == FindingVerdict.Fail)))
            .Where(p => p.count > 0)
            .Select(p => $"{Number(p.count)} {p.severity.ToString().ToLowerInvariant()}")
            .ToList();
        var unknown = all.Count(f => f.Verdict == FindingVerdict.Unknown);
        if (unknown > 0)
            parts.Add($"{Number(unknown)} unknown");
        return parts.Count == 0 ? "none" : string.Join(", ", parts);
    }

    /// <summary>Findings, one on a line: severity, rule, resource, title.</summary>
    public static string Findings(IEnumerable<Finding>? findings) =>
        Lines((findings ?? []).Select(f => $"{(f.Verdict == FindingVerdict.Unknown ? "Unknown" : f.Severity.ToString()),-13} {f.RuleId} {f.ResourceId}: {f.Title}"));

    /// <summary>Running apps, one on a line.</summary>
    public static string Apps(IEnumerable<RunningApp>? apps) =>
        Lines((apps ?? []).Select(a => $"{a.AppType} {a.AppName} {a.Status}{(a.Owner is null ? "" : ", owner " + a.Owner)}{(a.SpaceName is null ? "" : ", space " + a.SpaceName)}"));

    /// <summary>Failed calls, one on a line.</summary>
    public static string Calls(IEnumerable<UnreadableCall>? calls) => Lines((calls ?? []).Select(c => c.ToString()));

    /// <summary>Tags as 'key=value', sorted.</summary>
    public static string Tags(IReadOnlyDictionary<string, string>? tags) =>
        string.Join(", ", (tags ?? new Dictionary<string, string>()).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}={t.Value}"));

    /// <summary>Ids after one another; 'none' for none.</summary>
    public static string Ids(IEnumerable<string>? ids) => (ids ?? []).ToList() is { Count: > 0 } list ? string.Join(", ", list) : "none";

    /// <summary>'111122223333 eu-central-1'.</summary>
    public static string Place(string? accountId, string? region) => $"{accountId} {region}".Trim();

    /// <summary>A count; 'unknown' where nobody could count.</summary>
    public static string Count(int? count) => count is { } known ? Number(known) : "unknown";

    /// <summary>Where a path starts: 'domain d-abc in eu-central-1'.</summary>
    public static string Start(ConnectivityResult? result) =>
        result is null ? "" : $"{(result.DomainId is { } domain ? "domain " + domain : Ids(result.Source.SubnetIds))} in {result.Region}";

    /// <summary>'443/tcp'.</summary>
    public static string PortOf(ConnectivityResult? result) => result is null ? "" : $"{Number(result.Port)}/{result.Protocol}";

    /// <summary>The subnet of a path, or how many there are that take it.</summary>
    public static string Subnets(ConnectivityResult? result) => result?.Source.SubnetIds is not { Count: > 0 } ids ? "" : ids.Count == 1 ? ids[0] : $"{Number(ids.Count)} subnets";

    /// <summary>Why a path is not open, in a few words: the rules that block it, or the calls that failed.</summary>
    public static string Because(ConnectivityResult? result) => result?.Verdict switch
    {
        ReachabilityVerdict.Blocked => string.Join(", ", result.BlockedBy.Select(b => b.Rule).Distinct()),
        ReachabilityVerdict.Unknown => string.Join(", ", result.Unknowns.Select(u => u.Call?.Operation ?? u.Reason).Distinct()),
        _ => "",
    };

    /// <summary>
    /// The way as a person would draw it, one step on a line: '->' on the way there, '&lt;-' on the way back, 'x' where it stops, '?' where
    /// nobody knows.
    /// </summary>
    public static string Way(ConnectivityResult? result)
    {
        if (result is null)
            return "";
        var text = new StringBuilder();
        var start = result.DomainId is { } domain ? "domain " + domain : "network without a domain";
        text.Append(start).Append(" in ").Append(Ids(result.Source.SubnetIds)).Append(", groups ").Append(Ids(result.Source.SecurityGroupIds));
        var width = result.Hops.Count == 0 ? 0 : result.Hops.Max(Step);
        var back = false;
        foreach (var hop in result.Hops)
        {
            if (hop.Return && !back)
                Line(text, "and back:");
            back = hop.Return;
            Line(text, $"{(!hop.Passed ? " x" : hop.Return ? "<-" : "->")} {Name(hop).PadRight(width)}  {hop.Detail}".TrimEnd());
        }

        Line(text, result.Verdict switch
        {
            ReachabilityVerdict.Reachable => $"=> {result.Destination} {PortOf(result)}: there and back",
            ReachabilityVerdict.Blocked => $" x {result.Destination} {PortOf(result)}: not reached",
            _ => $" ? {result.Destination} {PortOf(result)}: unknown",
        });
        return text.ToString();
    }

    /// <summary>All that blocks, one fact on a line, with what would open it.</summary>
    public static string Blocks(IEnumerable<BlockingFact>? facts) =>
        Lines((facts ?? []).Select(b => $"{b.ResourceId} [{b.Rule}] {b.Reason}{(b.Fix is null ? "" : " Fix: " + b.Fix)}"));

    /// <summary>All that is unknown, one fact on a line.</summary>
    public static string Unknowns(IEnumerable<UnknownFact>? facts) =>
        Lines((facts ?? []).Select(u => u.Call is null ? u.Reason : $"{u.Reason} ({u.Call.Operation})"));

    /// <summary>What causes are told for: 'domain d-abc in eu-central-1, sts-permission-error'.</summary>
    public static string Seen(ConnectivityFault? fault) => fault is null ? "" : $"domain {fault.DomainId} in {fault.Region}, {fault.SymptomId ?? "message not recognised"}";

    /// <summary>'111122223333 (eu-central-1, us-east-1)', one account on a line.</summary>
    public static string Accounts(IEnumerable<SandboxAccount>? accounts) =>
        Lines((accounts ?? []).Select(a => $"{a.AccountId} ({string.Join(", ", a.Regions)})"));

    /// <summary>'Failed: 4 applied, 1 failed': how far a run has come, with its changes counted; of a refused plan, for how many reasons.</summary>
    public static string Progress(ChangeRun? run)
    {
        if (run is null)
            return "";
        if (run.Refusals.Count > 0)
            return $"Refused: {Number(run.Refusals.Count)} reason{(run.Refusals.Count == 1 ? "" : "s")}";
        var parts = run.Changes.GroupBy(c => c.State).OrderBy(g => g.Key).Select(g => $"{Number(g.Count())} {Word(g.Key)}").ToList();
        return $"{run.State}: {(parts.Count == 0 ? "nothing to do" : string.Join(", ", parts))}";
    }

    /// <summary>Changes, one on a line: how far, what, what it costs a month.</summary>
    public static string Changes(IEnumerable<Change>? changes) =>
        Lines((changes ?? []).Select(c => $"{c.ChangeId} {Word(c.State),-12} {c.Description}{Cost(c.MonthlyCostUsd)}{(c.Reason is null ? "" : ": " + c.Reason)}"));

    /// <summary>'14.60' for money, 'unknown' where no price is known.</summary>
    public static string Usd(decimal? usd) => usd is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture) : "unknown";

    /// <summary>What a run is about: its target, else the domain, else the notebook instance, else the VPC.</summary>
    public static string Subject(ChangeRun? run) => run?.Target ?? run?.DomainId ?? run?.NotebookInstanceName ?? run?.VpcId ?? "";

    /// <summary>'13 reachable, 1 blocked: internet': a proof in a line.</summary>
    public static string Proof(IEnumerable<ConnectivityResult>? proof)
    {
        var all = (proof ?? []).ToList();
        if (all.Count == 0)
            return "none";
        var parts = all.GroupBy(r => r.Verdict).OrderBy(g => g.Key)
            .Select(g => $"{Number(g.Count())} {g.Key.ToString().ToLowerInvariant()}{(g.Key == ReachabilityVerdict.Reachable ? "" : ": " + string.Join(", ", g.Select(r => r.Destination).Distinct()))}");
        return string.Join("; ", parts);
    }

    /// <summary>Sentences, one on a line.</summary>
    public static string Sentences(IEnumerable<string>? sentences) => Lines(sentences ?? []);

    private static string Cost(decimal? usd) => usd switch
    {
        null => " (price unknown)",
        0m => "",
        var cost => string.Format(CultureInfo.InvariantCulture, " ({0:+0.00;-0.00} USD a month)", cost),
    };

    // 'AlreadyDone' is a word of scripts.
    private static string Word(ChangeState state) => state switch
    {
        ChangeState.AlreadyDone => "already done",
        ChangeState.InDoubt => "in doubt",
        _ => state.ToString().ToLowerInvariant(),
    };

    /// <summary>Which probe it was: 'domain d-abc in eu-central-1, 2026-11-20T10:00:00Z'.</summary>
    public static string ProbeOf(ProbeDifference? difference) =>
        difference is null ? "" : $"domain {difference.DomainId} in {difference.Region}, {Time(difference.ProbedAt)}";

    /// <summary>'2026-11-20T10:00:00Z'.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>'2026-11-20T10:00:00Z'; nothing for a time that has not come, as of a plan that was only shown.</summary>
    public static string When(DateTime? time) => time is { Ticks: > 0 } known ? known.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "";

    /// <summary>The checks of a probe, one on a line.</summary>
    public static string Checks(IEnumerable<ProbeRow>? rows) =>
        Lines((rows ?? []).Select(r => $"{r.Kind} {r.Host} {(r.Ok ? "ok" : r.ErrorKind)} {string.Join(", ", r.Addresses)} {r.Detail}".TrimEnd()));

    /// <summary>Whose paths were analysed: 'domain d-abc in eu-central-1'.</summary>
    public static string LiveOf(LivePathResult? result) => result is null ? "" : $"domain {result.DomainId} in {result.Region}";

    /// <summary>Reasons of Reachability Analyzer's, one on a line.</summary>
    public static string Reasons(IEnumerable<LiveExplanation>? explanations) => Lines((explanations ?? []).Select(e => e.ToString()));

    private static int Step(Hop hop) => Name(hop).Length;

    private static string Name(Hop hop) => hop.ResourceId.Length == 0 ? hop.ResourceType : $"{hop.ResourceType} {hop.ResourceId}";

    private static void Line(StringBuilder text, string line) => text.Append('\n').Append(line);

    private static string Lines(IEnumerable<string> lines) => lines.ToList() is { Count: > 0 } all ? string.Join("\n", all) : "none";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
