using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Estates.Files.Cli;

/// <summary>One answer of the CLI: a JSON object of which only the members' places are known until somebody asks for one.</summary>
internal sealed class CliDocument
{
    private readonly byte[] _file;
    private readonly int _start;
    private readonly int _length;
    private readonly Dictionary<string, Member> _members;

    private CliDocument(string path, byte[] file, int start, int length, Dictionary<string, Member> members)
    {
        Path = path;
        _file = file;
        _start = start;
        _length = length;
        _members = members;
    }

    /// <summary>The file that it stands in.</summary>
    public string Path { get; }

    /// <summary>Names of its members.</summary>
    public IEnumerable<string> Members => _members.Keys;

    /// <summary>
    /// The answers of a file: one as a rule, several where the outputs of several runs were appended to one file. A file whose JSON is no
    /// object has none.
    /// </summary>
    public static IReadOnlyList<CliDocument> ReadFile(string path)
    {
        var file = Bytes(path);
        if (Utf8Json.IsBlank(file))
        {
            throw new GuardFault("CliFileEmpty", FaultCategory.InvalidData, $"'{path}' is empty: the command that was to fill it gave no answer.",
                "Run that command again and look at its error, or remove the file.");
        }

        var documents = new List<CliDocument>();
        for (var start = 0; start < file.Length && !Utf8Json.IsBlank(file.AsSpan(start));)
        {
            var next = Scan(path, file, start, out var document);
            if (document is not null)
                documents.Add(document);
            start = next;
        }

        return documents;
    }

    /// <summary>Whether it has the member, and not null in it.</summary>
    public bool Has(string member) => _members.TryGetValue(member, out var found) && found.Kind != JsonTokenType.Null;

    /// <summary>Whether the member is a list whose first item is an object with that property; an empty list has every property.</summary>
    public bool ListsObjectsWith(string member, string property)
    {
        if (!TryFirstItem(member, out var reader))
            return false;
        if (reader.TokenType == JsonTokenType.EndArray)
            return true;
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(property))
                return true;
            reader.Read();
            reader.Skip();
        }

        return false;
    }

    /// <summary>Whether the member is a list whose first item is an object.</summary>
    public bool ListsObjects(string member) => TryFirstItem(member, out var reader) && reader.TokenType == JsonTokenType.StartObject;

    /// <summary>Whether the member is a list whose first item is a text.</summary>
    public bool ListsTexts(string member) => TryFirstItem(member, out var reader) && reader.TokenType == JsonTokenType.String;

    /// <summary>The member's text; null where it has none, or where it is no text.</summary>
    public string? Text(string member) => _members.TryGetValue(member, out var found) && found.Kind == JsonTokenType.String ? Read<string>(member) : null;

    /// <summary>The member as an object of the model.</summary>
    public T Read<T>(string member)
    {
        var place = _members[member];
        return Deserialize<T>(place.Start, place.Length, "$." + member);
    }

    /// <summary>The member as a list of the model's objects, none of them null.</summary>
    public IReadOnlyList<T> List<T>(string member)
    {
        var items = Read<IReadOnlyList<T>>(member);
        return items.All(item => item is not null) ? items : throw Malformed($"$.{member} holds null in place of an item");
    }

    /// <summary>The whole answer as an object of the model.</summary>
    public T Read<T>() => Deserialize<T>(_start, _length, "$");

    /// <summary>A fault of this file.</summary>
    public GuardFault Malformed(string what, Exception? inner = null) =>
        new("CliFileMalformed", FaultCategory.InvalidData, $"'{Path}' is not what the AWS CLI writes: {what}.",
            "Run the command again with --output json and without --query, or remove the file.", inner);

    private static byte[] Bytes(string path) => FileAccessFault.Guard(path, FileAccessFault.Reading, () =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 65536, FileOptions.SequentialScan);
        using var plain = Utf8Json.Plain(file);
        using var bytes = new MemoryStream((int)Math.Min(plain.Length, int.MaxValue / 2));
        plain.CopyTo(bytes);
        return bytes.Length == bytes.Capacity ? bytes.GetBuffer() : bytes.ToArray();
    });

    private static int Scan(string path, byte[] file, int start, out CliDocument? document)
    {
        document = null;
        var reader = new Utf8JsonReader(file.AsSpan(start));
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                return start + (int)reader.BytesConsumed;
            }

            var first = start + (int)reader.TokenStartIndex;
            var members = new Dictionary<string, Member>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                var (kind, from) = (reader.TokenType, start + (int)reader.TokenStartIndex);
                reader.Skip();
                members[name] = new Member(kind, from, start + (int)reader.BytesConsumed - from);
            }

            var end = start + (int)reader.BytesConsumed;
            document = new CliDocument(path, file, first, end - first, members);
            return end;
        }
        catch (JsonException fault)
        {
            var place = JsonPlace.At(file, start).Plus(fault.LineNumber ?? 0, fault.BytePositionInLine ?? 0);
            throw JsonCut.IsCutShort(new MemoryStream(file, start, file.Length - start))
                ? new GuardFault("CliFileTruncated", FaultCategory.InvalidData, $"'{path}' ends too early, at {place}: the file is cut short.", "Run the command that writes it again.", fault)
                : new GuardFault("CliFileMalformed", FaultCategory.InvalidData, $"'{path}' is not JSON: it breaks off at {place}.", "Run the command that writes it again with --output json, or remove the file.", fault);
        }
    }

    private T Deserialize<T>(int start, int length, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(_file.AsSpan(start, length), EstateJson.Options) ?? throw new JsonException("Expected a value and found null.");
        }
        catch (JsonException fault)
        {
            var place = JsonPlace.At(_file, start).Plus(fault.LineNumber ?? 0, fault.BytePositionInLine ?? 0);
            var inside = fault.Path is { Length: > 1 } rest ? rest.Substring(1) : "";
            throw Malformed($"the value at {path}{inside} ({place}) is of the wrong type", fault);
        }
    }

    // The reader stands at the list's first item, or at its end where it is empty.
    private bool TryFirstItem(string member, out Utf8JsonReader reader)
    {
        reader = default;
        if (!_members.TryGetValue(member, out var found) || found.Kind != JsonTokenType.StartArray)
            return false;
        reader = new Utf8JsonReader(_file.AsSpan(found.Start, found.Length));
        return reader.Read() && reader.Read();
    }

    private readonly record struct Member(JsonTokenType Kind, int Start, int Length);
}
