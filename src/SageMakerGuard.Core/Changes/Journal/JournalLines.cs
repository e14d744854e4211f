using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Changes.Journal;

/// <summary>
/// The lines of a journal. Each begins with the hash of itself and of the line before it, so that a line that was changed, added or taken out
/// shows. A last line that was torn by a kill was never whole and does not count.
/// </summary>
internal static class JournalLines
{
    private const int HashLength = 64;
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What the first line follows.</summary>
    public const string Start = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>A line, with its end, and the hash that the next one has to follow.</summary>
    public static (byte[] Line, string Hash) Write(JournalEntry entry, string previousHash)
    {
        var json = JsonSerializer.Serialize(entry, ChangeJson.Options);
        var hash = Hash(previousHash, json);
        return (s_utf8.GetBytes(hash + " " + json + "\n"), hash);
    }

    /// <summary>Reads a journal as far as it is whole.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="path">The file, for the errors.</param>
    public static JournalText Read(byte[] bytes, string path)
    {
        var entries = new List<JournalEntry>();
        var previous = Start;
        var start = 0;
        for (var end = Array.IndexOf(bytes, (byte)'\n'); end >= 0; end = Array.IndexOf(bytes, (byte)'\n', start))
        {
            previous = ReadLine(bytes, start, end - start, previous, entries, path);
            start = end + 1;
        }

        return new(entries, previous, start);
    }

    private static string ReadLine(byte[] bytes, int start, int length, string previous, List<JournalEntry> entries, string path)
    {
        string line;
        try
        {
            line = s_utf8.GetString(bytes, start, length);
        }
        catch (DecoderFallbackException e)
        {
            throw Damaged(path, entries.Count + 1, "it is not text", e);
        }

        if (line.Length < HashLength + 2 || line[HashLength] != ' ')
            throw Damaged(path, entries.Count + 1, "it is not a line of a journal", null);
        var json = line.Substring(HashLength + 1);
        var hash = Hash(previous, json);
        if (!line.StartsWith(hash, StringComparison.Ordinal))
            throw Damaged(path, entries.Count + 1, "its hash does not fit: it or a line before it was changed", null);
        try
        {
            entries.Add(JsonSerializer.Deserialize<JournalEntry>(json, ChangeJson.Options) ?? throw new JsonException("null"));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw Damaged(path, entries.Count + 1, "this version of the module does not know what it says", e);
        }

        return hash;
    }

    private static GuardFault Damaged(string path, int line, string why, Exception? inner) => new(
        "JournalDamaged",
        FaultCategory.InvalidData,
        string.Format(CultureInfo.InvariantCulture, "The journal '{0}' cannot be trusted from line {1} on: {2}.", path, line, why),
        "Nothing is undone by it. Bring the file back from a backup, or undo by hand what its lines name.",
        inner) { ResourceId = Path.GetFileName(path) };

    private static string Hash(string previous, string json)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(s_utf8.GetBytes(previous + json));
        var text = new StringBuilder(HashLength);
        foreach (var part in hash)
            text.Append(part.ToString("x2", CultureInfo.InvariantCulture));
        return text.ToString();
    }
}

/// <summary>What could be read of a journal.</summary>
/// <param name="Entries">Its entries.</param>
/// <param name="LastHash">The hash of the last whole line.</param>
/// <param name="WholeLength">How many bytes the whole lines take.</param>
internal sealed record JournalText(IReadOnlyList<JournalEntry> Entries, string LastHash, int WholeLength);
