using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Probing;

/// <summary>The rows of one destination, put together.</summary>
internal sealed record ProbeSighting
{
    /// <summary>The rows.</summary>
    public IReadOnlyList<ProbeRow> Rows { get; init; } = [];

    /// <summary>What they show.</summary>
    public ProbeObservation Observed { get; init; }

    /// <summary>The row at which the first host that did not answer failed; for what was not probed the row that says why.</summary>
    public ProbeRow? Failure { get; init; }

    /// <summary>What the name resolved to.</summary>
    public IReadOnlyList<string> Resolved { get; init; } = [];

    /// <summary>Addresses that did not take a connection although another one of the same destination did.</summary>
    public IReadOnlyList<string> Silent { get; init; } = [];

    /// <summary>The call with the app's credentials; null where there was none.</summary>
    public ProbeRow? Call { get; init; }

    /// <summary>Puts rows together. One host that answers is enough.</summary>
    public static ProbeSighting Of(IReadOnlyList<ProbeRow> rows)
    {
        var failures = new List<ProbeRow>();
        var answered = false;
        var silent = new List<string>();
        foreach (var host in rows.Where(r => r.Kind is ProbeRow.Dns or ProbeRow.Tcp or ProbeRow.Http).GroupBy(r => r.Host, StringComparer.OrdinalIgnoreCase))
        {
            silent.AddRange(host.SelectMany(r => r.Failed));
            if (host.FirstOrDefault(r => !r.Ok) is { } failed)
            {
                failures.Add(failed);
                if (failed.Kind == ProbeRow.Tcp)
                    silent.Add(failed.Addresses.Count > 0 ? string.Join(", ", failed.Addresses) : failed.Host);
            }
            else
            {
                // A name that resolved and was not connected to says nothing.
                answered |= host.Any(r => r.Kind is ProbeRow.Tcp or ProbeRow.Http);
            }
        }

        return new()
        {
            Rows = rows,
            Observed = answered ? ProbeObservation.Reachable : failures.Count > 0 ? ProbeObservation.Blocked : ProbeObservation.NotProbed,
            Failure = failures.FirstOrDefault() ?? rows.FirstOrDefault(r => r.Kind == ProbeRow.Probe),
            Resolved = [.. rows.Where(r => r.Kind == ProbeRow.Dns && r.Ok).SelectMany(r => r.Addresses).Distinct()],
            Silent = answered ? [.. silent.Distinct()] : [],
            Call = rows.FirstOrDefault(r => r.Kind == ProbeRow.Sdk),
        };
    }
}
