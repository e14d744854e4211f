using System;
using System.Text;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>Reads records out of blocks of whole lines and adds them to a tally. One thread uses it. It makes no object for a record.</summary>
internal sealed unsafe class RecordScanner : IDisposable
{
    // Text and places of a stretch stay in the processor's second cache.
    private const int Stretch = 32 * 1024;

    private readonly FlowTally _tally;
    private readonly FlowFieldSet? _wanted;
    private readonly PinnedBuffer _places = new((4L * Stretch * sizeof(int)) + 1024);
    private readonly RecordBatch _batch;
    private RecordPlan _plan;
    private long _recordsBeforePlan;

    /// <summary>Makes a scanner.</summary>
    /// <param name="tally">What it adds to.</param>
    /// <param name="fields">The format until a header says another.</param>
    /// <param name="wanted">The only fields to look at; null for all that an analysis needs.</param>
    public RecordScanner(FlowTally tally, FlowFieldSet fields, FlowFieldSet? wanted = null)
    {
        _tally = tally;
        _wanted = wanted;
        _plan = new(fields, wanted);
        _batch = new(tally);
    }

    /// <summary>The format in force.</summary>
    public FlowFieldSet Fields => _plan.Fields;

    /// <summary>How often a header named another format than the one in force.</summary>
    public int Switches { get; private set; }

    /// <summary>Takes another format, as a file begins or a header says it.</summary>
    public void Use(FlowFieldSet fields)
    {
        Settle();
        if (!ReferenceEquals(fields, _plan.Fields))
            _plan = new(fields, _wanted);
    }

    /// <summary>Tells the tally which fields the records so far had.</summary>
    public void Settle()
    {
        if (_tally.Records > _recordsBeforePlan)
            _tally.HadFields(_plan.Fields);
        _recordsBeforePlan = _tally.Records;
    }

    /// <summary>Reads whole lines: the last byte is a line feed. The block may be read <see cref="PinnedBuffer.Margin"/> bytes beyond its ends.</summary>
    public void Scan(byte* text, int length)
    {
        // The place before the first record is that of a separator too.
        var places = (int*)_places.Pointer + 64;
        places[-1] = -1;
        int found = 0, read = 0;
        while (read < length)
        {
            var to = Math.Min(length, read + Stretch);
            found += Separators.Find(text, read, to, places + found);
            read = to;
            var used = Take(text, places, found);

            // What is left begins a record that the next stretch ends.
            found -= used;
            if (found > 2 * Stretch)
            {
                read = PassOver(text, read, length);
                places[-1] = read - 1;
                found = 0;
                continue;
            }

            for (var k = -1; k < found; k++)
                places[k] = places[used + k];
        }
    }

    public void Dispose()
    {
        _places.Dispose();
        _batch.Dispose();
    }

    /// <summary>Takes all whole lines; says how many places they used up.</summary>
    private int Take(byte* text, int* places, int found)
    {
        var i = 0;
        while (true)
        {
            var end = i + Gather(text, places + i, found - i);
            var good = _batch.Commit(text, _plan);
            if (good < _batch.Count)
            {
                // What comes after is gathered anew: this line may be a header.
                var none = _batch[good];
                var separators = LineEnd(text, none, int.MaxValue);
                i = (int)(none - places) + separators;
                Irregular(text, none, separators);
                continue;
            }

            i = end;
            if (_batch.IsFull)
                continue;
            var rest = LineEnd(text, places + i, found - i);
            if (rest == 0)
                return i;
            Irregular(text, places + i, rest);
            i += rest;
        }
    }

    /// <summary>Fills the batch with records of the format in force; stops at a line that is none. Says how many places they use up.</summary>
    private int Gather(byte* text, int* places, int found)
    {
        _batch.Clear();
        int count = _plan.Count, i = 0;
        while (i + count <= found && !_batch.IsFull)
        {
            var record = places + i;
            var end = text[record[count - 1]];
            var separators = end == '\n' ? count : end == '\r' && i + count < found && text[record[count]] == '\n' ? count + 1 : 0;
            if (separators == 0 || !AreSpaces(text, record, count - 1))
                break;
            if (HasTraffic(text, record))
                _batch.Add(record);
            else if (!_batch.AddIdle(text, record, _plan))
                break;
            i += separators;
        }

        return i;
    }

    private bool HasTraffic(byte* text, int* record)
    {
        if (_plan.Status >= 0)
            return record[_plan.Status] - record[_plan.Status - 1] == 3 && *(ushort*)(text + record[_plan.Status - 1] + 1) == 0x4b4f;

        // A format without a status has records of no traffic as well, with '-' in its fields.
        return _plan.Bytes < 0 || record[_plan.Bytes] - record[_plan.Bytes - 1] != 2 || text[record[_plan.Bytes] - 1] != '-';
    }

    /// <summary>How many separators a line has, the line feed at its end among them; 0 where it does not end.</summary>
    private static int LineEnd(byte* text, int* places, int found)
    {
        for (var k = 0; k < found; k++)
        {
            if (text[places[k]] == '\n')
                return k + 1;
        }

        return 0;
    }

    private static bool AreSpaces(byte* text, int* places, int count)
    {
        // Separators are at most a space, so that a smaller one shows in the sum.
        var sum = 0;
        var k = 0;
        for (; k + 4 <= count; k += 4)
            sum += text[places[k]] + text[places[k + 1]] + text[places[k + 2]] + text[places[k + 3]];
        for (; k < count; k++)
            sum += text[places[k]];
        return sum == count * ' ';
    }

    /// <summary>A line that is no record of the format in force: a header, an empty line, or one that was cut.</summary>
    private void Irregular(byte* text, int* places, int separators)
    {
        var start = places[-1] + 1;
        var length = places[separators - 1] - start;
        while (length > 0 && text[start + length - 1] <= ' ')
            length--;
        if (length == 0)
            return;
        var header = length <= MaxHeader ? FlowFormat.Header(Encoding.ASCII.GetString(text + start, length)) : null;
        if (header is null)
        {
            _tally.Torn++;
        }
        else if (!header.SameAs(_plan.Fields))
        {
            Switches++;
            Use(header);
        }
    }

    private int PassOver(byte* text, int from, int length)
    {
        _tally.Torn++;
        while (from < length && text[from] != '\n')
            from++;
        return Math.Min(from + 1, length);
    }

    private const int MaxHeader = 4096;
}
