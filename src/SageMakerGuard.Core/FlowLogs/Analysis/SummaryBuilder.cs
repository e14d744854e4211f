using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Egress.Scanning;

namespace SageMakerGuard.Egress.Analysis;

/// <summary>Adds up the rows of one domain, or of one network.</summary>
internal sealed class SummaryBuilder(InterfacePlace first, EgressOptions options)
{
    private readonly Dictionary<DestinationKey, Sums> _accepted = [];
    private readonly Dictionary<RejectedKey, Sums> _rejected = [];
    private readonly Dictionary<string, InterfacePlace> _interfaces = new(StringComparer.Ordinal);
    private long _records;
    private long _acceptedRecords;
    private long _rejectedRecords;
    private long _undirected;
    private long _undirectedRejects;
    private readonly Sums _all = new();

    public void Add(FlowAggregate row, InterfacePlace place, FlowDirection direction)
    {
        _interfaces[place.InterfaceId] = place;
        _records += row.Records;
        var (address, service, port, inbound) = Other(row, direction);
        if (row.Action == FlowAction.Reject)
        {
            _rejectedRecords += row.Records;
            Reject(row, place, direction, address, service, port, inbound);
            return;
        }

        _acceptedRecords += row.Records;
        _all.Add(row, direction, null);
        place.Bytes += row.Bytes;
        if (direction == FlowDirection.Unknown)
            _undirected += row.Bytes;
        Of(_accepted, new(address, port, row.Protocol, inbound, place)).Add(row, direction, service);
    }

    public EgressSummary Build(FlowReading reading, AddressReader reader, IReadOnlyDictionary<string, IReadOnlyList<int>> coverage, IReadOnlyList<MissingField> missing)
    {
        var destinations = _accepted.Select(pair => Destination(pair.Key, pair.Value, reader)).ToList();
        var attempts = _rejected.Select(pair => Attempt(pair.Key, pair.Value, reader)).ToList();
        var hours = new HashSet<int>(_interfaces.Keys.SelectMany(id => coverage.TryGetValue(id, out var known) ? known : []));
        var seen = attempts.Select(a => (a.FirstSeen, a.LastSeen)).Append((_all.First, _all.Last)).ToList();
        var (start, end) = (seen.Min(s => s.Item1), seen.Max(s => s.Item2));
        var hasComparison = options.Baseline is not null || options.Since is not null;
        var domain = first.Match.Domain;
        return new EgressSummary
        {
            AccountId = first.AccountId,
            Region = first.RegionName,
            VpcId = first.VpcId ?? domain?.VpcId,
            DomainId = domain?.DomainId,
            DomainName = domain?.DomainName,
            Records = _records,
            AcceptedRecords = _acceptedRecords,
            RejectedRecords = _rejectedRecords,
            Bytes = _all.Bytes,
            BytesSent = _all.Sent,
            BytesReceived = _all.Received,
            BytesUndirected = _undirected,
            Totals = Totals(destinations),
            NewDestinations = hasComparison ? destinations.Count(d => d.IsNew == true) : null,
            Destinations = Cut.Destinations(destinations, options.MaxDestinations),
            RejectedAttempts = Cut.Attempts(attempts, options.MaxDestinations),
            Interfaces = _interfaces.Values.OrderByDescending(p => p.Bytes).ThenBy(p => p.InterfaceId, StringComparer.Ordinal).Select(Interface).ToList(),
            FirstSeen = start,
            LastSeen = end,
            HoursCovered = hours.Count > 0 ? hours.Count : null,
            DaysCovered = hours.Count > 0 ? hours.Count / 24.0 : start is { } from && end is { } to ? (to - from).TotalDays : null,
            MissingFields = missing,
            Notes = Notes(reading, destinations.Count, attempts.Count),
        };
    }

    /// <summary>The other end: its address, service and the port of the end that serves; and whether the other end came to the interface.</summary>
    private static (string? Address, string? Service, int? Port, bool Inbound) Other(FlowAggregate row, FlowDirection direction)
    {
        // Ports mean nothing for ICMP, and AWS writes 0.
        var (source, destination) = row.Protocol is 1 or 58 ? (null, null) : (row.SrcPort, row.DstPort);
        return direction switch
        {
            FlowDirection.Egress => (row.PktDstAddr ?? row.DstAddr, row.PktDstAwsService, source ?? destination, source is not null),
            FlowDirection.Ingress => (row.PktSrcAddr ?? row.SrcAddr, row.PktSrcAwsService, source ?? destination, source is null && destination is not null),
            _ => (null, null, source ?? destination, false),
        };
    }

    private void Reject(FlowAggregate row, InterfacePlace place, FlowDirection direction, string? address, string? service, int? port, bool inbound)
    {
        if (direction == FlowDirection.Unknown)
        {
            _undirectedRejects += row.Records;
            return;
        }

        // Someone who was kept out is no egress. The answer to one whom the interface called is.
        if (direction == FlowDirection.Ingress && inbound)
            return;
        var part = direction == FlowDirection.Ingress ? RejectedPart.ReturnTraffic : inbound ? RejectedPart.Answer : RejectedPart.Attempt;
        var own = direction == FlowDirection.Egress ? row.SrcAddr : row.DstAddr;
        if (direction == FlowDirection.Ingress && row.SrcPort is null && row.Protocol is not (1 or 58))
            return;
        Of(_rejected, new(own, address, port, row.Protocol, part, row.RejectReason, place)).Add(row, direction, service);
    }

    private EgressDestination Destination(DestinationKey key, Sums sums, AddressReader reader)
    {
        var place = key.Place;
        var reading = reader.Read(key.Address, sums.Service, place.Region, place.VpcId);
        var (path, via) = PathFinder.Of(sums.TrafficPath, place.Region, place.SubnetId, reading.Endpoint, reading.IsOwn, reading.Address);
        var protocol = ProtocolName.Of(key.Protocol);
        return new EgressDestination
        {
            Address = key.Address,
            Port = key.Port,
            Protocol = protocol,
            Inbound = key.Inbound,
            AwsService = reading.Service,
            Class = reading.Class,
            ServiceBasis = reading.Basis,
            SubnetId = place.SubnetId,
            AzId = place.AzId,
            Path = path,
            Via = via,
            Records = sums.Records,
            Packets = sums.Packets,
            Bytes = sums.Bytes,
            BytesSent = sums.Sent,
            BytesReceived = sums.Received,
            FirstSeen = sums.First,
            LastSeen = sums.Last,
            IsNew = IsNew(place, key.Address, key.Port, protocol, sums.First),
            Folded = sums.Folded,
        };
    }

    private RejectedAttempt Attempt(RejectedKey key, Sums sums, AddressReader reader)
    {
        var reading = reader.Read(key.Address, sums.Service, key.Place.Region, key.Place.VpcId);
        var protocol = ProtocolName.Of(key.Protocol);
        return new RejectedAttempt
        {
            InterfaceId = key.Place.InterfaceId,
            UserProfileName = key.Place.Match.UserProfileName,
            SubnetId = key.Place.SubnetId,
            SourceAddress = key.Own,
            DestinationAddress = key.Address,
            Port = key.Port,
            Protocol = protocol,
            Part = key.Part,
            AwsService = reading.Service,
            Class = reading.Class,
            RejectReason = key.Reason,
            Records = sums.Records,
            Packets = sums.Packets,
            Bytes = sums.Bytes,
            FirstSeen = sums.First,
            LastSeen = sums.Last,
            IsNew = IsNew(key.Place, key.Address, key.Port, protocol, sums.First),
            Folded = sums.Folded,
        };
    }

    private bool? IsNew(InterfacePlace place, string? address, int? port, string? protocol, DateTime? seen) =>
        address is null ? null
        : options.Baseline is { } baseline ? Not(baseline.Knows(place.Match.Domain?.DomainId ?? place.VpcId, address, port, protocol))
        : options.Since is { } since && seen is { } first ? first >= since
        : null;

    private static bool? Not(bool? value) => value is { } known ? !known : null;

    private static IReadOnlyList<EgressTotal> Totals(IEnumerable<EgressDestination> destinations) =>
        destinations.GroupBy(d => (d.AwsService, d.Class, d.SubnetId, d.AzId, d.Path, d.Via))
            .Select(group => new EgressTotal
            {
                AwsService = group.Key.AwsService,
                Class = group.Key.Class,
                SubnetId = group.Key.SubnetId,
                AzId = group.Key.AzId,
                Path = group.Key.Path,
                Via = group.Key.Via,
                Records = group.Sum(d => d.Records),
                Bytes = group.Sum(d => d.Bytes),
                BytesSent = group.Sum(d => d.BytesSent),
                BytesReceived = group.Sum(d => d.BytesReceived),
                Destinations = group.Sum(d => Math.Max(1, d.Folded)),
            })
            .OrderByDescending(total => total.Bytes)
            .ThenBy(total => string.Join(" ", total.AwsService, total.Class, total.SubnetId, total.AzId, total.Path, total.Via), StringComparer.Ordinal)
            .ToList();

    private static EgressInterface Interface(InterfacePlace place) => new()
    {
        InterfaceId = place.InterfaceId,
        UserProfileName = place.Match.UserProfileName,
        SubnetId = place.SubnetId,
        Addresses = place.Addresses.OrderBy(address => address, StringComparer.Ordinal).ToList(),
        Basis = place.Match.Basis,
        Bytes = place.Bytes,
    };

    private IReadOnlyList<string> Notes(FlowReading reading, int destinations, int attempts)
    {
        var notes = new List<string>(reading.Notes);
        if (reading.SkipDataRecords > 0)
            notes.Add($"AWS lost records of {Words.Count(reading.SkipDataRecords, "interval", "intervals")} (SKIPDATA): the true sums are higher.");
        if (reading.TornLines > 0)
            notes.Add($"{Words.Lines(reading.TornLines)} could not be read as a record, in all that was read.");
        if (_undirected > 0)
            notes.Add($"Of {Words.Number(_undirected)} bytes it is not known which way they went: neither end is known to be the interface's own. With an estate, give -EstatePath.");
        if (_undirectedRejects > 0)
            notes.Add($"{Words.Count(_undirectedRejects, "rejected record has", "rejected records have")} no direction that is known; they are not among the attempts.");
        if (destinations > options.MaxDestinations || attempts > options.MaxDestinations)
            notes.Add($"There are {Words.Number(destinations)} destinations and {Words.Number(attempts)} blocked attempts; the smallest beyond {Words.Number(options.MaxDestinations)} are put together in one row. Raise the limit with -MaxDestination.");
        return notes;
    }

    private static Sums Of<TKey>(Dictionary<TKey, Sums> map, TKey key)
        where TKey : notnull
    {
        if (!map.TryGetValue(key, out var sums))
            map[key] = sums = new();
        return sums;
    }

    // Places are compared by subnet and zone: destinations are told apart by them, and not by interface.
    private sealed record DestinationKey(string? Address, int? Port, int? Protocol, bool Inbound, InterfacePlace Place)
    {
        public bool Equals(DestinationKey? other) =>
            other is not null && Address == other.Address && Port == other.Port && Protocol == other.Protocol && Inbound == other.Inbound && Place.SubnetId == other.Place.SubnetId && Place.AzId == other.Place.AzId;

        public override int GetHashCode() => unchecked((((Address?.GetHashCode() ?? 0) * 397) ^ (Port ?? -1)) * 397 ^ (Protocol ?? -1) ^ (Place.SubnetId?.GetHashCode() ?? 0));
    }

    private sealed record RejectedKey(string? Own, string? Address, int? Port, int? Protocol, RejectedPart Part, string? Reason, InterfacePlace Place)
    {
        public bool Equals(RejectedKey? other) =>
            other is not null && Own == other.Own && Address == other.Address && Port == other.Port && Protocol == other.Protocol && Part == other.Part && Reason == other.Reason && Place.InterfaceId == other.Place.InterfaceId;

        public override int GetHashCode() => unchecked((((Address?.GetHashCode() ?? 0) * 397) ^ (Port ?? -1)) * 397 ^ Place.InterfaceId.GetHashCode());
    }
}
