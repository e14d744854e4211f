using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>
/// A prefix list with its blocks: of AWS's gateway services (API_DescribePrefixLists) or managed (API_DescribeManagedPrefixLists with
/// API_GetManagedPrefixListEntries).
/// </summary>
public sealed record PrefixList
{
    /// <summary>pl-….</summary>
    public string PrefixListId { get; init; } = "";

    /// <summary>For example com.amazonaws.eu-central-1.s3.</summary>
    public string PrefixListName { get; init; } = "";

    /// <summary>Its blocks, IPv4 or IPv6; null where they could not be read.</summary>
    public IReadOnlyList<string>? Cidrs { get; init; }
}
