using System.Collections.Generic;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Egress;

/// <summary>AWS's own address ranges with their services, as ip-ranges.json publishes them.</summary>
public sealed class AwsAddressRanges
{
    private readonly IReadOnlyList<(Cidr Block, string Service, string Region)> _rows;

    /// <summary>The ranges of rows.</summary>
    public AwsAddressRanges(IReadOnlyList<(Cidr Block, string Service, string Region)> rows) => _rows = rows;

    /// <summary>How many rows.</summary>
    public int Count => _rows.Count;
}
