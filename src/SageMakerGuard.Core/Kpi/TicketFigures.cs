using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Posture;
using static SageMakerGuard.Kpi.KpiMeasurement;

namespace SageMakerGuard.Kpi;

/// <summary>How many tickets there are, and how many more or fewer than before each switch to VpcOnly.</summary>
internal static class TicketFigures
{
    private const string Command = "Set-SMDomainVpcOnly";

    public static IEnumerable<GuardKpi> Of(KpiInput input, KpiGroups groups)
    {
        if (input.Tickets is not { } tickets || input.TicketsUnreadable is not null)
        {
            var why = input.TicketsUnreadable ?? "No tickets were given: Import-Csv tickets.csv | Get-SMGuardKpi -TicketProperty @{ ... }, or -SupportCase.";
            return [Tickets(KpiScope.All, "", null, why), Changed(KpiScope.All, "", null, [], why)];
        }

        var named = tickets.Select(t => (Ticket: t, Domain: DomainOf(t, input.Postures))).ToList();
        return Recent(input, groups, named).Concat(Changes(input, named));
    }

    private static IEnumerable<GuardKpi> Recent(KpiInput input, KpiGroups groups, IReadOnlyList<(Ticket Ticket, DomainNetworkPosture? Domain)> tickets)
    {
        var since = input.Now.AddDays(-input.WindowDays);
        var recent = tickets.Where(t => t.Ticket.OpenedAt > since && t.Ticket.OpenedAt <= input.Now).ToList();
        var rows = recent.SelectMany(t => groups.Of(t.Domain?.AccountId ?? t.Ticket.AccountId, t.Domain?.DomainId)).GroupBy(g => g).Select(g => (g.Key.Scope, g.Key.Key, Count: g.Count())).ToList();
        if (rows.Count == 0)
            rows.Add((KpiScope.All, "", 0));
        return rows.Select(r => Tickets(r.Scope, r.Key, r.Count, null) with { Parts = [Part("Days", input.WindowDays)] });
    }

    private static IEnumerable<GuardKpi> Changes(KpiInput input, IReadOnlyList<(Ticket Ticket, DomainNetworkPosture? Domain)> tickets)
    {
        var changes = Switches(input).Select(s => Change(input, s, tickets.Where(t => t.Domain is { } d && d.DomainId == s.DomainId && d.AccountId == s.AccountId).Select(t => t.Ticket.OpenedAt).ToList())).ToList();
        var whole = changes.Where(c => c.Value is not null).ToList();
        var reason = changes.Count == 0 ? "The journal has no switch to VpcOnly of these domains." : whole.Count == 0 ? "No switch is long enough ago." : whole.Count < changes.Count ? Text("{0} of {1} switches are long enough ago to be counted.", whole.Count, changes.Count) : null;
        yield return Changed(KpiScope.All, "", whole.Count == 0 ? null : whole.Sum(c => c.Value), whole.SelectMany(c => c.Parts).GroupBy(p => p.Name, StringComparer.Ordinal).Select(p => Part(p.Key, p.Sum(x => x.Value))).ToList(), reason);
        foreach (var change in changes)
            yield return change;
    }

    private static GuardKpi Change(KpiInput input, ChangeRun run, IReadOnlyList<DateTime> opened)
    {
        var at = run.EndedAt ?? run.StartedAt;
        var before = opened.Count(t => t >= at.AddDays(-input.WindowDays) && t < at);
        var after = opened.Count(t => t >= at && t < at.AddDays(input.WindowDays) && t <= input.Now);
        var passed = (int)(input.Now - at).TotalDays;
        return Changed(
            KpiScope.Domain, run.DomainId!, passed >= input.WindowDays ? after - before : null, [Part("Before", before), Part("After", after)],
            passed >= input.WindowDays ? Text("Switched on {0:yyyy-MM-dd} by run {1}.", at, run.RunId) : Text("Switched on {0:yyyy-MM-dd} by run {1}: {2} of {3} days have passed.", at, run.RunId, Math.Max(0, passed), input.WindowDays));
    }

    /// <summary>The last switch of each domain that still stands.</summary>
    private static IEnumerable<ChangeRun> Switches(KpiInput input) => input.Runs
        .Where(r => r.Command == Command && r.State == ChangeRunState.Completed && r.UndoesRunId is null && r.Changes.Any(c => c.State == ChangeState.Applied && c.Kind == nameof(UpdateDomainNetwork)))
        .Where(r => input.Postures.Any(p => p.DomainId == r.DomainId && p.AccountId == r.AccountId && p.Region == r.Region))
        .GroupBy(r => (r.AccountId, r.Region, r.DomainId)).Select(g => g.OrderBy(r => r.EndedAt ?? r.StartedAt).Last())
        .OrderBy(r => r.DomainId, StringComparer.Ordinal);

    private static DomainNetworkPosture? DomainOf(Ticket ticket, IReadOnlyList<DomainNetworkPosture> domains)
    {
        var own = domains.Where(d => ticket.AccountId is null || d.AccountId == ticket.AccountId).ToList();
        return own.FirstOrDefault(d => string.Equals(d.DomainId, ticket.Domain, StringComparison.OrdinalIgnoreCase))
            ?? (ticket.Domain is { Length: > 0 } name && own.Where(d => string.Equals(d.DomainName, name, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only : null)
            ?? own.FirstOrDefault(d => ticket.Title.IndexOf(d.DomainId, StringComparison.OrdinalIgnoreCase) >= 0);
    }

    private static GuardKpi Tickets(KpiScope scope, string key, decimal? value, string? reason) => new() { Kpi = KpiName.Tickets, Scope = scope, Key = key, Value = value, Unit = "tickets", Reason = reason, Source = "tickets" };

    private static GuardKpi Changed(KpiScope scope, string key, decimal? value, IReadOnlyList<KpiPart> parts, string? reason) =>
        new() { Kpi = KpiName.TicketChange, Scope = scope, Key = key, Value = value, Unit = "tickets", Parts = parts, Reason = reason, Source = "tickets and the journal" };
}
