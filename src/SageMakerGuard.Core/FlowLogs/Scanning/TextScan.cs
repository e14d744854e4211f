using System;
using System.IO;
using System.Threading;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>Reads the text of one stream into a tally. One thread uses it, for one stream after the other.</summary>
internal sealed unsafe class TextScan : IDisposable
{
    private readonly FlowScanOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly RecordScanner _scanner;
    private TextBlock _block = new();
    private TextBlock _other = new();

    public TextScan(FlowTally tally, FlowScanOptions options, CancellationToken cancellationToken)
    {
        Tally = tally;
        _options = options;
        _cancellationToken = cancellationToken;
        _scanner = new(tally, options.Format ?? FlowFieldSet.Default, options.Wanted);
    }

    public FlowTally Tally { get; }

    /// <summary>How often a header inside of a text named another format than the one in force.</summary>
    public int Switches => _scanner.Switches;

    /// <summary>Reads a text whose format is told by its first lines.</summary>
    /// <returns>False where it is of another kind; then nothing was added.</returns>
    public bool Read(Stream text, Func<bool>? isCut = null) => Read(text, null, isCut);

    /// <summary>Reads a text whose format is known.</summary>
    /// <returns>False where its format is not given and cannot be told.</returns>
    public bool Read(Stream text, FlowFieldSet? fields, Func<bool>? isCut = null)
    {
        TextBlock? before = null;
        var endless = false;
        while (true)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            _block.Begin(before);
            if (!_block.Fill(text, isCut))
                break;
            if (before is null)
            {
                var format = fields ?? FileHead.FormatOf(_block.Text, _block.Lines, _options.Format);
                if (format is null)
                    return false;
                _scanner.Use(format);
            }

            Scan(ref endless);
            before = _block;
            (_block, _other) = (_other, _block);
        }

        _scanner.Settle();
        return true;
    }

    public void Dispose()
    {
        _scanner.Dispose();
        _block.Dispose();
        _other.Dispose();
    }

    private void Scan(ref bool endless)
    {
        if (_block.Lines == 0)
        {
            // A line that is longer than a block is no record. What follows its end is read again.
            if (!endless)
                Tally.Torn++;
            endless = true;
            _block.GiveUp();
            return;
        }

        var from = endless ? _block.FirstLine() : 0;
        endless = false;
        _scanner.Scan(_block.Text + from, _block.Lines - from);
    }
}
