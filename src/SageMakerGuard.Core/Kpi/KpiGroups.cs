using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Kpi;

/// <summary>For whom figures are measured: all, accounts, organisational units, tags, domains.</summary>
internal sealed class KpiGroups(KpiInput input)
{
    /// <summary>What belongs to several at once, so that no one of them can be said to own it.</summary>
    public const string Shared = "(shared)";

    /// <summary>What belongs to none that is known.</summary>
    public const string NotKnown = "(not known)";

    private readonly ILookup<string, DomainNetworkPosture> _byDomain = input.Postures.ToLookup(p => p.DomainId, StringComparer.Ordinal);

    /// <summary>The groups of an account's domain.</summary>
    public IEnumerable<(KpiScope Scope, string Key)> Of(DomainNetworkPosture domain, bool andItself) => Of([domain], domain.AccountId, andItself ? domain.DomainId : null);

    /// <summary>The groups of what an account and a domain that may be known own.</summary>
    public IEnumerable<(KpiScope Scope, string Key)> Of(string? accountId, string? domainId)
    {
        var domains = domainId is null ? [] : _byDomain[domainId].Where(d => accountId is null || d.AccountId == accountId).ToList();
        return Of(domains, accountId ?? domains.FirstOrDefault()?.AccountId, domainId ?? NotKnown);
    }

    /// <summary>The groups of what several domains of one account share.</summary>
    public IEnumerable<(KpiScope Scope, string Key)> Of(IReadOnlyList<DomainNetworkPosture> domains, string? accountId, string? domainKey)
    {
        yield return (KpiScope.All, "");
        yield return (KpiScope.Account, accountId ?? NotKnown);
        if (input.Units.Count > 0)
            yield return (KpiScope.OrganizationalUnit, accountId is not null && input.Units.TryGetValue(accountId, out var unit) ? unit : NotKnown);
        foreach (var key in input.TagKeys)
            yield return (KpiScope.Tag, $"{key}={One(domains.Select(d => d.Tags.TryGetValue(key, out var value) ? value : NotKnown))}");
        if (domainKey is not null)
            yield return (KpiScope.Domain, domainKey);
    }

    /// <summary>The one of several that all of them are; what they share otherwise.</summary>
    public static string One(IEnumerable<string> values) => values.Distinct(StringComparer.Ordinal).Take(2).ToList() switch
    {
        [] => NotKnown,
        [var one] => one,
        _ => Shared,
    };
}
