using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace SageMakerGuard.FinOps.Prices;

/// <summary>
/// Reads single objects and values out of a JSON text of any size: memory is bounded by the largest object that is wanted. AWS's offer files have
/// hundreds of megabytes, of which a few kilobytes matter here.
/// </summary>
internal sealed class JsonSieve(Func<IReadOnlyList<string>, bool> wants, Action<IReadOnlyList<string>, JsonElement> take)
{
    private readonly List<string> _path = [];
    private byte[] _buffer = new byte[1 << 16];
    private int _length;

    /// <summary>Reads it to its end. The paths that are asked about and handed over are names of members, the outermost first; what is in a list is never asked about by a name alone.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public void Read(Stream stream)
    {
        var state = new JsonReaderState(new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        while (true)
        {
            var read = stream.Read(_buffer, _length, _buffer.Length - _length);
            _length += read;
            var consumed = Sift(ref state, read == 0);
            if (read == 0)
                return;
            Buffer.BlockCopy(_buffer, consumed, _buffer, 0, _length - consumed);
            _length -= consumed;
            if (_length == _buffer.Length)
                Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }

    // Lists have depth and no name.
    private void Enter(int depth, string name)
    {
        while (_path.Count < depth - 1)
            _path.Add("");
        _path.RemoveRange(depth - 1, _path.Count - depth + 1);
        _path.Add(name);
    }

    private int Sift(ref JsonReaderState state, bool last)
    {
        var reader = new Utf8JsonReader(new ReadOnlySpan<byte>(_buffer, 0, _length), last, state);
        while (true)
        {
            var before = reader;
            if (!reader.Read())
                break;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                Enter(reader.CurrentDepth, reader.GetString()!);
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray or JsonTokenType.StartArray || _path.Count != reader.CurrentDepth || _path.Count == 0 || !wants(_path))
                continue;
            var whole = reader;
            if (!whole.TrySkip())
            {
                // The rest of the object is still to come.
                reader = before;
                break;
            }

            using var value = JsonDocument.ParseValue(ref reader);
            take(_path, value.RootElement);
        }

        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }
}
