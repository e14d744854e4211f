using System;
using System.Runtime.CompilerServices;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>
/// Up to 64 records, read one field at a time and not one record at a time: the processor then works at several records at once, which it cannot
/// do where a record's fields are read one after the other. A record that is none shows as a bit.
/// </summary>
internal sealed unsafe class RecordBatch : IDisposable
{
    public const int Size = 64;

    private const ulong Missing = ulong.MaxValue;
    private const int MaxAddress = 45;

    private readonly PinnedBuffer _rows = new(Size * FlowRow.Size);
    private readonly PinnedBuffer _pairs = new(Size * 2 * sizeof(ulong));
    private readonly PinnedBuffer _records = new(2 * Size * sizeof(long));
    private readonly int[] _idleAt = new int[Size];
    private readonly PinnedBuffer _scratch = new(1024);
    private readonly FlowTally _tally;
    private byte* _text;
    private int _idle;

    public RecordBatch(FlowTally tally) => _tally = tally;

    /// <summary>How many records it holds.</summary>
    public int Count { get; private set; }

    private FlowRow* Rows => (FlowRow*)_rows.Pointer;

    private int** Records => (int**)_records.Pointer;

    private int** Idle => (int**)_records.Pointer + Size;

    /// <summary>The places of a record that it holds.</summary>
    public int* this[int number] => Records[number];

    /// <summary>Whether there is no room for more.</summary>
    public bool IsFull => Count == Size | _idle == Size;

    /// <summary>Takes a record with traffic.</summary>
    public void Add(int* places) => Records[Count++] = places;

    /// <summary>Takes a record of log-status NODATA or SKIPDATA; false where it is neither. A record without a status is taken for the first.</summary>
    public bool AddIdle(byte* text, int* places, RecordPlan plan)
    {
        var lost = false;
        if (plan.Status >= 0)
        {
            var start = places[plan.Status - 1] + 1;
            var length = places[plan.Status] - start;
            lost = length == 8 && *(ulong*)(text + start) == 0x4154414450494b53;
            if (!lost && (length != 6 || (*(ulong*)(text + start) & 0xffffffffffff) != 0x415441444f4e))
                return false;
        }

        Idle[_idle] = places;
        _idleAt[_idle++] = lost ? ~Count : Count;
        return true;
    }

    /// <summary>Gives up what it holds.</summary>
    public void Clear() => Count = _idle = 0;

    /// <summary>Adds the records to the tally, up to the first that is none.</summary>
    /// <returns>How many were added.</returns>
    public int Commit(byte* text, RecordPlan plan)
    {
        _text = text;
        var count = Count == 0 ? 0 : AddRecords(plan);
        for (var i = 0; i < _idle && (_idleAt[i] < 0 ? ~_idleAt[i] : _idleAt[i]) <= count; i++)
            AddIdleRecord(plan, Idle[i], _idleAt[i] < 0);
        return count;
    }

    public void Dispose()
    {
        _rows.Dispose();
        _pairs.Dispose();
        _records.Dispose();
        _scratch.Dispose();
    }

    private int AddRecords(RecordPlan plan)
    {
        var count = Good(Read(plan), Count);
        for (var i = 0; i < count; i++)
            Rows[i].Places = 0;
        if (plan.HasLabels)
            count = Math.Min(count, Labels(plan, count));
        if (plan.HasPacketPair)
            Pairs(plan, count);
        count = Math.Min(count, Owners(plan, count));
        if (plan.Start >= 0)
        {
            for (var i = 0; i < count; i++)
                _tally.Owners.Mark((int)Rows[i].Places, Rows[i].First);
        }

        _tally.Records += count;
        _tally.Rows.Add(Rows, count);
        _tally.Fit();
        return count;
    }

    private void AddIdleRecord(RecordPlan plan, int* places, bool lost)
    {
        if (lost)
        {
            _tally.SkipData++;
            return;
        }

        _tally.NoData++;
        var field = plan.Start < 0 ? null : places + plan.Start;
        if (field is null || !FieldBytes.TryTime(_text + field[-1] + 1, field[0] - field[-1] - 1, out var time))
            return;
        var hash = 0UL;
        _tally.Owners.Hashes(_text, &places, plan.Interface, 1, &hash);
        var owner = _tally.Owners.NumberOf(_text, places, plan.Owner, hash);
        if (owner >= 0)
            _tally.Owners.Mark(owner, time);
    }

    /// <summary>The number of the first bad one, or of all.</summary>
    private static int Good(ulong bad, int count)
    {
        if (bad == 0)
            return count;
        var first = 0;
        while ((bad >> first & 1) == 0)
            first++;
        return first;
    }

    private ulong Read(RecordPlan plan)
    {
        for (var i = 0; i < Count; i++)
            Rows[i] = new FlowRow { Records = 1, First = uint.MaxValue };
        var bad = 0UL;
        if (plan.Source >= 0)
            bad |= Addresses(plan.Source, (ulong*)&Rows->Source, FlowRow.Size / sizeof(ulong));
        if (plan.Destination >= 0)
            bad |= Addresses(plan.Destination, (ulong*)&Rows->Destination, FlowRow.Size / sizeof(ulong));
        if (plan.PacketSource >= 0)
            bad |= Addresses(plan.PacketSource, (ulong*)_pairs.Pointer, 2);
        if (plan.PacketDestination >= 0)
            bad |= Addresses(plan.PacketDestination, (ulong*)_pairs.Pointer + 1, 2);
        if (plan.Bytes >= 0)
            bad |= Numbers(plan.Bytes, &Rows->Bytes);
        if (plan.Packets >= 0)
            bad |= Numbers(plan.Packets, &Rows->Packets);
        if (plan.Start >= 0)
            bad |= Times(plan.Start, &Rows->First);
        if (plan.End >= 0)
            bad |= Times(plan.End, &Rows->Last);
        if (plan.SourcePort >= 0 || plan.DestinationPort >= 0)
            bad |= Ports(plan.SourcePort, plan.DestinationPort);
        if (plan.Protocol >= 0)
            bad |= SmallNumbers(plan.Protocol, Traits.HasProtocol, Traits.ProtocolShift);
        if (plan.Path >= 0)
            bad |= SmallNumbers(plan.Path, Traits.HasPath, Traits.PathShift);
        if (plan.Action >= 0)
            bad |= Actions(plan.Action);
        if (plan.Direction >= 0)
            Directions(plan.Direction);
        return bad;
    }

    private ulong Addresses(int field, ulong* codes, int step)
    {
        var bad = 0UL;
        for (var i = 0; i < Count; i++, codes += step)
        {
            var places = Records[i] + field;
            var start = places[-1] + 1;
            if (!FieldBytes.TryPackV4(_text + start, places[0] - start, out *codes) && !OtherAddress(_text + start, places[0] - start, out *codes))
                bad |= 1UL << i;
        }

        return bad;
    }

    private bool OtherAddress(byte* text, int length, out ulong code)
    {
        code = AddressCode.None;
        if (length == 1 && *text == '-')
            return true;
        var colons = 0;
        for (var i = 0; i < length; i++)
        {
            if (text[i] == ':')
                colons++;
            else if (text[i] is not (>= (byte)'0' and <= (byte)'9' or >= (byte)'a' and <= (byte)'f' or >= (byte)'A' and <= (byte)'F' or (byte)'.'))
                return false;
        }

        if (colons < 2 || length > MaxAddress)
            return false;
        code = AddressCode.OfText(_tally.Addresses.NumberOf(text, length));
        return true;
    }

    private ulong Numbers(int field, long* values)
    {
        var bad = 0UL;
        for (var i = 0; i < Count; i++, values += FlowRow.Size / sizeof(long))
        {
            if (!Number(Records[i] + field, out var value))
                bad |= 1UL << i;
            *values = value == Missing ? 0 : (long)value;
        }

        return bad;
    }

    private ulong Times(int field, uint* values)
    {
        var bad = 0UL;
        for (var i = 0; i < Count; i++, values += FlowRow.Size / sizeof(uint))
        {
            var places = Records[i] + field;
            var start = places[-1] + 1;
            if (FieldBytes.TryTime(_text + start, places[0] - start, out var time))
                *values = time;
            else if (places[0] - start != 1 || _text[start] != '-')
                bad |= 1UL << i;
        }

        return bad;
    }

    private ulong Ports(int sourceField, int destinationField)
    {
        var bad = 0UL;
        for (var i = 0; i < Count; i++)
        {
            ulong source = Missing, destination = Missing;
            var good = (sourceField < 0 || Number(Records[i] + sourceField, out source)) & (destinationField < 0 || Number(Records[i] + destinationField, out destination));
            if (!good || (source > ushort.MaxValue && source != Missing) || (destination > ushort.MaxValue && destination != Missing))
                bad |= 1UL << i;

            // Which end serves is as good as random: it is worked out without a branch.
            var atSource = source < destination & source < ServicePort.FirstClientPort;
            var port = atSource ? source : destination;
            var has = port == Missing ? 0 : Traits.HasPort | (port & 0xffff);
            Rows[i].Traits |= has | (atSource ? Traits.AtSource : 0);
        }

        return bad;
    }

    private ulong SmallNumbers(int field, ulong mark, int shift)
    {
        var bad = 0UL;
        for (var i = 0; i < Count; i++)
        {
            if (!Number(Records[i] + field, out var value) || (value > byte.MaxValue && value != Missing))
                bad |= 1UL << i;
            else if (value != Missing)
                Rows[i].Traits |= mark | (value << shift);
        }

        return bad;
    }

    private ulong Actions(int field)
    {
        const ulong Six = 0xffffffffffff, Accept = 0x545045434341, Reject = 0x5443454a4552;
        var bad = 0UL;
        for (var i = 0; i < Count; i++)
        {
            var places = Records[i] + field;
            var start = places[-1] + 1;
            var word = *(ulong*)(_text + start) & Six;
            var action = word == Accept ? FlowAction.Accept : word == Reject ? FlowAction.Reject : FlowAction.Unknown;
            Rows[i].Traits |= (ulong)action << Traits.ActionShift;
            if (places[0] - start != 6 | action == FlowAction.Unknown && (places[0] - start != 1 || _text[start] != '-'))
                bad |= 1UL << i;
        }

        return bad;
    }

    private void Directions(int field)
    {
        for (var i = 0; i < Count; i++)
        {
            var first = _text[Records[i][field - 1] + 1];
            var direction = first == 'i' ? FlowDirection.Ingress : first == 'e' ? FlowDirection.Egress : FlowDirection.Unknown;
            Rows[i].Traits |= (ulong)direction << Traits.DirectionShift;
        }
    }

    private int Labels(RecordPlan plan, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var places = Records[i];
            if (IsNone(places, plan.SourceService) && IsNone(places, plan.DestinationService) && IsNone(places, plan.RejectReason))
                continue;
            var length = 0;
            if (!Copy(places, plan.SourceService, ref length) || !Copy(places, plan.DestinationService, ref length) || !Copy(places, plan.RejectReason, ref length))
                return i;
            var number = _tally.Labels.NumberOf(_scratch.Pointer, length);
            if (number >= Traits.MaxLabels)
                return i;
            Rows[i].Traits = Traits.WithLabels(Rows[i].Traits, number);
        }

        return count;
    }

    private bool IsNone(int* places, int field) => field < 0 || (places[field] - places[field - 1] == 2 && _text[places[field - 1] + 1] == '-');

    private bool Copy(int* places, int field, ref int length)
    {
        if (!IsNone(places, field))
        {
            var start = places[field - 1] + 1;
            if (places[field] - start is < 1 or > 255)
                return false;
            for (var i = start; i < places[field]; i++)
                _scratch.Pointer[length++] = _text[i];
        }

        _scratch.Pointer[length++] = (byte)'\n';
        return true;
    }

    private void Pairs(RecordPlan plan, int count)
    {
        var pairs = (ulong*)_pairs.Pointer;
        for (var i = 0; i < count; i++, pairs += 2)
        {
            if (plan.PacketSource < 0 || pairs[0] == Rows[i].Source)
                pairs[0] = AddressCode.None;
            if (plan.PacketDestination < 0 || pairs[1] == Rows[i].Destination)
                pairs[1] = AddressCode.None;
            if ((pairs[0] | pairs[1]) != AddressCode.None)
                Rows[i].Places = (ulong)(uint)_tally.PacketPairs.NumberOf((byte*)pairs, 2 * sizeof(ulong)) << 32;
        }
    }

    private int Owners(RecordPlan plan, int count)
    {
        var hashes = stackalloc ulong[Size];
        _tally.Owners.Hashes(_text, Records, plan.Interface, count, hashes);
        for (var i = 0; i < count; i++)
        {
            var owner = _tally.Owners.NumberOf(_text, Records[i], plan.Owner, hashes[i]);
            if (owner < 0)
                return i;
            Rows[i].Places |= (uint)owner;
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Number(int* places, out ulong value)
    {
        var start = places[-1] + 1;
        if (FieldBytes.TryNumber(_text + start, places[0] - start, out value))
            return true;
        value = Missing;
        return places[0] - start == 1 && _text[start] == '-';
    }
}
