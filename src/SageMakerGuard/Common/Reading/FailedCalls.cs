using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Commands;

/// <summary>The calls of one region that failed and that verdicts would have needed: said once for the region, not once for each domain.</summary>
internal sealed class FailedCalls
{
    private readonly RegionEstate _region;
    private readonly SortedSet<string> _operations = new(StringComparer.Ordinal);

    public FailedCalls(RegionEstate region) => _region = region;

    public void Add(IEnumerable<UnreadableCall> calls) => _operations.UnionWith(calls.Select(call => call.Operation));

    public void Warn(PipelineOutlet outlet)
    {
        if (_operations.Count > 0)
            outlet.Warning($"Account {_region.AccountId}, {_region.Region}: what depends on {string.Join(", ", _operations)} is Unknown, because it could not be read. The findings say why.");
    }
}
