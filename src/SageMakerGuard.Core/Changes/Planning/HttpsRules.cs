using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Changes;

/// <summary>
/// Rules for TCP 443 between a domain's apps and endpoints. The filter that proves paths is asked first: a rule is added only where none of those
/// that are there admits the traffic.
/// </summary>
internal sealed class HttpsRules(PlanDraft draft, PlanTarget target, AppGroups apps, IReadOnlyList<Subnet> sources)
{
    private const int Https = 443;
    private static readonly Traffic s_https = Traffic.Tcp(Https);

    private AddressSet SourceAddresses => AddressSet.Parse(sources.Select(s => s.CidrBlock));

    /// <summary>Lets the apps in to an endpoint.</summary>
    /// <param name="endpointGroups">The endpoint's groups; the first gets the rules.</param>
    /// <param name="each">Whether each of the apps' groups is named, as in a group that is there for them; else what is missing and no more.</param>
    public void LetIn(IReadOnlyList<string> endpointGroups, bool each)
    {
        foreach (var set in apps.Sets)
        {
            foreach (var asked in each ? set.Select(group => (IReadOnlyList<string>)[group]) : [set])
            {
                var peer = Peer.Interface(each ? asked : apps.OnInterface(asked), SourceAddresses);
                if (!IsAdmitted(endpointGroups, egress: false, peer))
                    Authorize(endpointGroups[0], egress: false, new() { PeerGroupId = asked[0] }, "HTTPS from SageMaker apps");
            }
        }

        if (!apps.SomeHaveNone)
            return;
        foreach (var block in sources.Select(s => s.CidrBlock).Distinct(StringComparer.Ordinal).OrderBy(b => b, StringComparer.Ordinal))
        {
            if (!IsAdmitted(endpointGroups, egress: false, Peer.Interface(apps.Nfs, AddressSet.Parse([block]))))
                Authorize(endpointGroups[0], egress: false, new() { CidrIp = block }, "HTTPS from SageMaker subnets");
        }
    }

    /// <summary>Lets the apps out to an endpoint.</summary>
    public void LetOut(IReadOnlyList<string> endpointGroups, AddressSet addresses)
    {
        foreach (var set in apps.Sets)
        {
            if (!IsAdmitted(apps.OnInterface(set), egress: true, Peer.Interface(endpointGroups, addresses)))
                Authorize(set[0], egress: true, new() { PeerGroupId = endpointGroups[0] }, "HTTPS to endpoints");
        }
    }

    /// <summary>Lets the apps out to the addresses of a gateway endpoint's service.</summary>
    /// <param name="serviceName">The endpoint service.</param>
    /// <param name="prefixListId">Its prefix list; null where it was not read.</param>
    public void LetOutToList(string serviceName, string? prefixListId)
    {
        var addresses = prefixListId is null ? null : draft.Groups.PrefixListAddresses(prefixListId)?.Intersect(Cidr.AllV4);
        var peer = new Peer { Addresses = addresses is { IsEmpty: false } ? addresses : null, PrefixListId = prefixListId };
        foreach (var set in apps.Sets)
        {
            var decision = draft.Groups.Decide(apps.OnInterface(set), egress: true, s_https, peer);
            if (decision.Admits)
                continue;
            if (prefixListId is not null)
                Authorize(set[0], egress: true, new() { PrefixListId = prefixListId }, "HTTPS to " + serviceName);
            else
                draft.Note($"{string.Join(", ", set)} may not let HTTPS out to {serviceName}, whose prefix list was not read. Once the endpoint is there its routes name the list: plan again then, or allow tcp 443 to the list by hand.");
        }
    }

    private bool IsAdmitted(IReadOnlyList<string> groups, bool egress, Peer peer)
    {
        var decision = draft.Groups.Decide(groups, egress, s_https, peer);
        if (decision.Outcome != FilterOutcome.Unknown)
            return decision.Admits;

        // What could not be read may admit it: a rule on top would be a guess.
        foreach (var unknown in decision.Unknowns)
            draft.Refuse($"{unknown.Reason.TrimEnd('.')}. {(unknown.Call is { } call ? $"Plan again with an identity that may call {call.Operation}." : "Read the network anew and plan again.")}");
        return true;
    }

    private void Authorize(string group, bool egress, GroupRule peer, string description) => draft.Add(new AuthorizeRule
    {
        GroupId = group,
        VpcId = target.VpcId,
        IsEgress = egress,
        Rule = peer with { IpProtocol = "tcp", FromPort = Https, ToPort = Https },
        RuleDescription = description,
    });
}
