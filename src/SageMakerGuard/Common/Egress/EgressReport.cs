using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Commands;

/// <summary>Writes what flow logs show, wherever they were read from.</summary>
internal static class EgressReport
{
    // Beyond that nobody reads on; all of them are in the notes of each summary.
    private const int MostWarnings = 10;

    /// <summary>Analyses a reading and writes one object for each domain or network.</summary>
    public static void Write(FlowReading reading, Estate? estate, EgressOptions options, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        foreach (var note in reading.Notes.Take(MostWarnings))
            outlet.Warning(note);
        if (reading.Notes.Count > MostWarnings)
            outlet.Warning($"There are {reading.Notes.Count - MostWarnings} more remarks like these; the Notes of the output have them all.");
        cancellationToken.ThrowIfCancellationRequested();
        var found = false;
        foreach (var summary in EgressAnalysis.Of(reading, estate, options, cancellationToken))
        {
            found = true;
            if (summary.DomainId is { } domain)
                SeenResources.AddDomain(domain, summary.DomainName ?? "", summary.Region ?? "");
            outlet.Write(summary);
        }

        if (!found)
            outlet.Warning($"No record of traffic was found in {reading.Source}{(options.DomainIds.Count > 0 ? " that could be shown to be of " + string.Join(", ", options.DomainIds) : "")}.");
    }

    /// <summary>Domains that were named and that the estate does not have.</summary>
    public static GuardFault? Unknown(Estate estate, string path, IEnumerable<string> domainIds)
    {
        var known = new HashSet<string>(estate.Regions.SelectMany(region => region.Domains.Items).Select(domain => domain.DomainId));
        return domainIds.FirstOrDefault(id => !known.Contains(id)) is { } unknown
            ? new GuardFault("DomainNotFound", FaultCategory.NotFound, $"The estate '{path}' does not hold domain {unknown}.", "Name one that it holds, or write the estate anew with Export-SMEstate.") { ResourceId = unknown }
            : null;
    }
}
