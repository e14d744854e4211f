using System.Globalization;

namespace SageMakerGuard.Estates.Files;

/// <summary>A place in a JSON text, for people: line and byte, both counted from 1.</summary>
internal readonly record struct JsonPlace(long Line, long Byte)
{
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

    /// <inheritdoc/>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "line {0}, byte {1}", Line, Byte);
}
