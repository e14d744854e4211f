using System;
using System.Collections.Concurrent;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>Reads another stream ahead on a thread of its own, so that inflating and scanning run at the same time.</summary>
internal sealed class ReadAheadStream : ReadOnlyStream
{
    private const int Blocks = 4;
    private const int BlockSize = 512 * 1024;

    private readonly BlockingCollection<(byte[] Bytes, int Count)> _ready = new(Blocks);
    private readonly ConcurrentBag<byte[]> _free = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;
    private (byte[] Bytes, int Count) _current = ([], 0);
    private int _at;

    public ReadAheadStream(Stream source) => _reading = Task.Factory.StartNew(() => ReadAll(source), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_at == _current.Count)
        {
            if (_current.Count > 0)
                _free.Add(_current.Bytes);
            (_at, _current) = (0, ([], 0));
            if (!_ready.TryTake(out _current, Timeout.Infinite))
            {
                // What stopped the reading comes out here.
                _reading.GetAwaiter().GetResult();
                return 0;
            }
        }

        var given = Math.Min(count, _current.Count - _at);
        Buffer.BlockCopy(_current.Bytes, _at, buffer, offset, given);
        _at += given;
        return given;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Cancel();
            ((IAsyncResult)_reading).AsyncWaitHandle.WaitOne();
            _ = _reading.Exception;
            _ready.Dispose();
            _stop.Dispose();
        }

        base.Dispose(disposing);
    }

    private void ReadAll(Stream source)
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                if (!_free.TryTake(out var bytes))
                    bytes = new byte[BlockSize];
                int read, filled = 0;
                while (filled < BlockSize && (read = source.Read(bytes, filled, BlockSize - filled)) > 0)
                    filled += read;
                if (filled == 0)
                    return;
                _ready.Add((bytes, filled), _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Nobody reads on.
        }
        finally
        {
            _ready.CompleteAdding();
        }
    }
}
