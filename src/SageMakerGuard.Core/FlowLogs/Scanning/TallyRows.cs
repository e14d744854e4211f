using System;
using System.Collections;
using System.Collections.Generic;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>The rows of a tally as everyone reads them. They are made when they are asked for, and again when they are asked for again: there may be millions.</summary>
internal sealed class TallyRows(FlowTally tally) : IEnumerable<FlowAggregate>
{
    private static readonly DateTime s_epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public IEnumerator<FlowAggregate> GetEnumerator()
    {
        var owners = new string?[tally.Owners.Count][];
        for (var i = 0; i < owners.Length; i++)
            owners[i] = tally.Owners[i];
        var labels = new string?[tally.Labels.Count][];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = Split(tally.Labels[i]);
        for (long place = 0; place < tally.Rows.Capacity; place++)
        {
            if (tally.Rows.TryRow(place, out var row))
                yield return Read(row, owners[(int)(uint)row.Places], labels[Traits.Labels(row.Traits)]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private FlowAggregate Read(in FlowRow row, string?[] owner, string?[] labels)
    {
        var pair = (int)(row.Places >> 32);
        var (packetSource, packetDestination) = pair == 0 ? (AddressCode.None, AddressCode.None) : tally.PacketPairs.PairOf(pair);
        var port = Traits.Port(row.Traits);
        var atSource = Traits.IsAtSource(row.Traits);
        return new FlowAggregate
        {
            InterfaceId = owner[0] ?? "",
            AccountId = owner[1] == "unknown" ? null : owner[1],
            VpcId = owner[2],
            SubnetId = owner[3],
            AzId = owner[4],
            Region = owner[5],
            SrcAddr = Address(row.Source),
            DstAddr = Address(row.Destination),
            PktSrcAddr = Address(packetSource),
            PktDstAddr = Address(packetDestination),
            SrcPort = atSource ? port : null,
            DstPort = atSource ? null : port,
            Protocol = Traits.Protocol(row.Traits),
            Action = Traits.Action(row.Traits),
            Direction = Traits.Direction(row.Traits),
            TrafficPath = Traits.Path(row.Traits),
            PktSrcAwsService = labels[0],
            PktDstAwsService = labels[1],
            RejectReason = labels[2],
            Records = row.Records,
            Packets = row.Packets,
            Bytes = row.Bytes,
            FirstSeen = row.First == uint.MaxValue ? null : s_epoch.AddSeconds(row.First),
            LastSeen = row.Last == 0 ? null : s_epoch.AddSeconds(row.Last),
            FoldedKeys = (row.Traits & Traits.Folded) == 0 ? 0 : tally.FoldedIn(row),
        };
    }

    private static string?[] Split(string labels)
    {
        var parts = new string?[3];
        var split = labels.Split('\n');
        for (var i = 0; i < parts.Length && i < split.Length; i++)
            parts[i] = split[i].Length == 0 ? null : split[i];
        return parts;
    }

    private string? Address(ulong code) =>
        code == AddressCode.None ? null : AddressCode.IsText(code) ? tally.Addresses[AddressCode.TextNumber(code)] : FieldBytes.UnpackV4(code);
}
