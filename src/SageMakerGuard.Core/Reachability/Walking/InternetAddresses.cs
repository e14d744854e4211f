using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>
/// The addresses that stand for a host on the internet that nobody named. Those of AWS's own prefix lists are left out: they are
/// services, and what opens a way to S3 opens none to the internet.
/// </summary>
internal sealed class InternetAddresses
{
    public InternetAddresses(NetworkIndex index)
    {
        var amazons = AddressSet.Parse(index.Region.PrefixLists.Items
            .Where(p => p.PrefixListName.StartsWith("com.amazonaws.", StringComparison.Ordinal))
            .SelectMany(p => p.Cidrs ?? (IReadOnlyList<string>)[]));
        V4 = PublicAddresses.V4.Subtract(amazons);
        V6 = PublicAddresses.V6.Subtract(amazons);
    }

    public AddressSet V4 { get; }

    public AddressSet V6 { get; }
}
