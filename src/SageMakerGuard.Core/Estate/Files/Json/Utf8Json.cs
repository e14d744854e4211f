using System;
using System.IO;
using System.Text;

namespace SageMakerGuard.Estates.Files;

/// <summary>
/// JSON in whatever encoding a shell wrote it: Windows PowerShell 5.1 writes UTF-16 with a byte order mark when a command's output is
/// redirected to a file, and UTF-8 with one by <c>Out-File -Encoding utf8</c>; the JSON reader takes plain UTF-8 only.
/// </summary>
internal static class Utf8Json
{
    /// <summary>The same text as plain UTF-8 without a byte order mark. The stream is read from its beginning and must be able to seek.</summary>
    public static Stream Plain(Stream stream)
    {
        var head = new byte[4];
        stream.Position = 0;
        var length = Fill(stream, head);
        var encoding = EncodingOf(head, length, out var mark);
        stream.Position = mark;
        if (encoding is null)
            return stream;

        var plain = new MemoryStream();
        using (var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 65536, leaveOpen: true))
        using (var writer = new StreamWriter(plain, new UTF8Encoding(false), 65536, leaveOpen: true))
        {
            var buffer = new char[32768];
            for (var read = reader.Read(buffer, 0, buffer.Length); read > 0; read = reader.Read(buffer, 0, buffer.Length))
                writer.Write(buffer, 0, read);
        }

        plain.Position = 0;
        return plain;
    }

    /// <summary>Reads until the buffer is full or the stream ends, and says how much it read.</summary>
    public static int Fill(Stream stream, byte[] buffer)
    {
        var filled = 0;
        for (int read; filled < buffer.Length && (read = stream.Read(buffer, filled, buffer.Length - filled)) > 0;)
            filled += read;
        return filled;
    }

    /// <summary>Whether there is nothing but white space, or the zeros that a crash leaves.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (b is not ((byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t' or 0))
                return false;
        }

        return true;
    }

    // Null stands for UTF-8. JSON begins with an ASCII character, so that UTF-16 is known by its zero even without a mark (RFC 4627, section 3).
    private static Encoding? EncodingOf(byte[] head, int length, out int mark)
    {
        mark = 0;
        if (length >= 3 && head[0] == 0xEF && head[1] == 0xBB && head[2] == 0xBF)
        {
            mark = 3;
            return null;
        }

        if (length < 2)
            return null;
        if ((head[0] == 0xFF && head[1] == 0xFE) || (head[0] == 0xFE && head[1] == 0xFF))
        {
            mark = 2;
            return head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        }

        return head[0] != 0 && head[1] == 0 ? Encoding.Unicode
            : head[0] == 0 && head[1] != 0 ? Encoding.BigEndianUnicode
            : null;
    }
}
