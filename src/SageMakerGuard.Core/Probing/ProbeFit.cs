using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Probing;

/// <summary>Whether a probe speaks of a domain as it is now.</summary>
public static class ProbeFit
{
    /// <summary>Whether it is a probe of this domain.</summary>
    public static bool IsOf(ProbeResult result, Domain domain, RegionEstate region) =>
        string.Equals(result.DomainId, domain.DomainId, StringComparison.Ordinal)
        && string.Equals(result.Region, region.Region, StringComparison.OrdinalIgnoreCase)
        && (result.AccountId.Length == 0 || region.AccountId.Length == 0 || result.AccountId == region.AccountId);

    /// <summary>Why it may not be compared: it ran before the domain was last changed, so that it saw another network. Null where it may.</summary>
    public static GuardFault? Outdated(ProbeResult result, Domain domain)
    {
        // The probe's clock counts whole seconds.
        if (domain.LastModifiedTime is not { } changed || result.Time.AddSeconds(1) > changed)
            return null;
        return new GuardFault(
            "ProbeOutdated",
            FaultCategory.InvalidData,
            $"The probe of domain {domain.DomainId} ran at {Stamp(result.Time)}, and the domain was changed after that, at {Stamp(changed)}: what it saw may be no longer so.",
            "Run the script again in an app that was started after the change, or add -Force to compare all the same.") { ResourceId = domain.DomainId, Region = result.Region };
    }

    /// <summary>What limits what the probe can say, one sentence each.</summary>
    /// <param name="result">The probe.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="region">Its region.</param>
    /// <param name="asVpcOnly">Whether the proof is that of the domain as if it were in VpcOnly mode already.</param>
    public static IReadOnlyList<string> Limits(ProbeResult result, Domain domain, RegionEstate region, bool asVpcOnly)
    {
        var limits = new List<string>();
        if (result.Rehearsal)
            limits.Add("It was a rehearsal (SMGUARD_PROBE_HOSTS was set): names led elsewhere, and nothing is learnt of the domain.");
        if (asVpcOnly && domain.AppNetworkAccessType != "VpcOnly")
            limits.Add("The domain is not in VpcOnly mode yet, and the proof is made as if it were: the probe saw the network of the mode that it is in.");
        if (result.Proxy is { } proxy)
            limits.Add($"The app has an HTTPS proxy ({proxy}): programs that use it reach what the checks, which go past it, do not.");
        if (result.CallerAccount is { } account && account != region.AccountId)
            limits.Add($"The app's credentials belong to account {account}, and the domain to {region.AccountId}: the probe may have run elsewhere.");
        limits.AddRange(result.Rows.Where(r => r.Kind == ProbeRow.Probe && r.Name == ProbeRow.Probe).Select(r => $"The probe did not run as it should: {r.Detail}."));
        return limits;
    }

    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
