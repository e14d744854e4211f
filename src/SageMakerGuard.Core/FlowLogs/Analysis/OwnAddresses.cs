using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace SageMakerGuard.Egress.Analysis;

/// <summary>Each interface's own addresses: as the estate has them, as flow-direction shows them, or else the one that stands in all of the interface's records.</summary>
internal sealed class OwnAddresses
{
    // More than that no interface of an app has; a NAT gateway's or a load balancer's records show those of others.
    private const int MostShown = 64;

    private readonly Dictionary<string, HashSet<string>> _known = new(StringComparer.Ordinal);

    /// <summary>The addresses of an interface, as far as they are known.</summary>
    public IReadOnlyCollection<string> Of(string interfaceId) => _known.TryGetValue(interfaceId, out var addresses) ? addresses : [];

    /// <summary>Works them out.</summary>
    public static OwnAddresses In(IEnumerable<FlowAggregate> rows, EstateView? estate, CancellationToken cancellationToken)
    {
        var own = new OwnAddresses();
        var shown = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var heavy = new Dictionary<(string Interface, bool V6), HeavyAddress>();
        var count = 0;
        foreach (var row in rows)
        {
            if ((++count & 0xfff) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            if (row.SrcAddr is not { } source || row.DstAddr is not { } destination || row.InterfaceId.Length == 0)
                continue;
            if (row.Direction != FlowDirection.Unknown)
            {
                Add(shown, row.InterfaceId, row.Direction == FlowDirection.Egress ? source : destination);
                continue;
            }

            var key = (row.InterfaceId, source.IndexOf(':') >= 0);
            if (!heavy.TryGetValue(key, out var counter))
                heavy[key] = counter = new();
            counter.Add(source, destination);
        }

        foreach (var id in shown.Keys.Concat(heavy.Keys.Select(key => key.Interface)).Distinct(StringComparer.Ordinal))
        {
            var addresses = new HashSet<string>(StringComparer.Ordinal);
            if (estate?.Interface(id) is { } there && there.Interface.PrivateIpAddress is { Length: > 0 } address)
                addresses.Add(address);
            if (shown.TryGetValue(id, out var directed) && directed.Count <= MostShown)
                addresses.UnionWith(directed);
            foreach (var v6 in new[] { false, true })
            {
                if (heavy.TryGetValue((id, v6), out var counter) && !addresses.Any(a => a.IndexOf(':') >= 0 == v6) && counter.Winner() is { } winner)
                    addresses.Add(winner);
            }

            if (addresses.Count > 0)
                own._known[id] = addresses;
        }

        return own;
    }

    /// <summary>Which way a row went: as it says itself, or by the end that is the interface's own.</summary>
    public FlowDirection DirectionOf(FlowAggregate row)
    {
        if (row.Direction != FlowDirection.Unknown)
            return row.Direction;
        if (!_known.TryGetValue(row.InterfaceId, out var own))
            return FlowDirection.Unknown;
        return row.SrcAddr is { } source && own.Contains(source) ? FlowDirection.Egress
            : row.DstAddr is { } destination && own.Contains(destination) ? FlowDirection.Ingress
            : FlowDirection.Unknown;
    }

    private static void Add(Dictionary<string, HashSet<string>> map, string key, string value)
    {
        if (!map.TryGetValue(key, out var values))
            map[key] = values = new(StringComparer.Ordinal);
        if (values.Count <= MostShown)
            values.Add(value);
    }
}
