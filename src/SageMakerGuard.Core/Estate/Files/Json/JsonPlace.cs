using System;
using System.Globalization;
using System.IO;

namespace SageMakerGuard.Estates.Files;

/// <summary>A place in a JSON text, for people: line and byte, both counted from 1.</summary>
internal readonly record struct JsonPlace(long Line, long Byte)
{
    /// <summary>The place behind the last byte that is not white space: where a text that begins at <paramref name="start"/> ends.</summary>
    public static JsonPlace EndOf(Stream stream, long start)
    {
        stream.Position = start;
        var counter = new Counter();
        var buffer = new byte[65536];
        for (var read = stream.Read(buffer, 0, buffer.Length); read > 0; read = stream.Read(buffer, 0, buffer.Length))
            counter.Count(buffer, read);
        return counter.End;
    }

    /// <summary>The place of a byte of a text.</summary>
    public static JsonPlace At(byte[] text, int index)
    {
        long line = 1;
        var lineStart = 0;
        for (var i = 0; i < index; i++)
        {
            if (text[i] != (byte)'\n')
                continue;
            line++;
            lineStart = i + 1;
        }

        return new JsonPlace(line, index - lineStart + 1);
    }

    /// <summary>Where the JSON reader says that it stopped, counted from this place. The reader counts from 0.</summary>
    public JsonPlace Plus(long lines, long bytes) => lines == 0 ? new JsonPlace(Line, Byte + bytes) : new JsonPlace(Line + lines, bytes + 1);

    /// <summary>Whether this place lies at the other or behind it.</summary>
    public bool IsAtOrBehind(JsonPlace other) => Line > other.Line || (Line == other.Line && Byte >= other.Byte);

    /// <inheritdoc/>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "line {0}, byte {1}", Line, Byte);

    private sealed class Counter
    {
        private long _line = 1;
        private long _byte = 1;

        public JsonPlace End { get; private set; } = new(1, 1);

        public void Count(byte[] buffer, int length)
        {
            for (var i = 0; i < length; i++)
            {
                _byte++;
                if (buffer[i] == (byte)'\n')
                {
                    _line++;
                    _byte = 1;
                }
                else if (buffer[i] is not ((byte)' ' or (byte)'\r' or (byte)'\t'))
                {
                    End = new JsonPlace(_line, _byte);
                }
            }
        }
    }
}
