using System;
using System.IO;
using System.Text.Json;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Estates.Files;

/// <summary>
/// The module's own file of an estate: one JSON object that says what it is (<c>Format</c>, <c>Version</c>) and holds the estate as the model
/// has it, under AWS's own names. Reading and writing stream.
/// </summary>
public static class EstateFile
{
    /// <summary>The version that is written, and the newest that can be read.</summary>
    public static int Version => EstateEnvelope.NewestVersion;

    /// <summary>Writes an estate as UTF-8 and leaves the stream open.</summary>
    public static void Write(Stream stream, Estate estate) => JsonSerializer.Serialize(stream, EstateEnvelope.Of(estate), EstateJson.Options);

    /// <summary>Writes an estate to a file: the whole file or, where that fails, none. A file that is there already stays unless told otherwise.</summary>
    /// <exception cref="GuardFault">EstateFileExists, FolderNotFound, FileAccessDenied or FileUnusable.</exception>
    public static void Write(string path, Estate estate, bool overwrite = false)
    {
        if (Directory.Exists(path))
            throw new GuardFault("EstatePathIsFolder", FaultCategory.InvalidArgument, $"'{path}' is a folder.", "Give the path of a file, for example one that ends in .json.");
        if (!overwrite && File.Exists(path))
            throw AlreadyThere(path);
        FileAccessFault.Guard(path, FileAccessFault.Writing, () => AtomicFile.Write(path, overwrite, stream => Write(stream, estate)) ? true : throw AlreadyThere(path));
    }

    /// <summary>Reads an estate from a file.</summary>
    /// <exception cref="GuardFault">EstateNotFound, EstateFileEmpty, EstateFormatUnknown, EstateVersionTooNew, EstateFileTruncated, EstateFileMalformed, FileAccessDenied or FileUnusable.</exception>
    public static Estate Read(string path)
    {
        using var stream = FileAccessFault.Guard(path, FileAccessFault.Reading, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 65536, FileOptions.SequentialScan));
        return FileAccessFault.Guard(path, FileAccessFault.Reading, () => Read(stream, path));
    }

    /// <summary>Reads an estate from a stream; <paramref name="name"/> stands for it in errors.</summary>
    /// <exception cref="GuardFault">As for a path.</exception>
    public static Estate Read(Stream stream, string name)
    {
        if (!stream.CanSeek)
        {
            var copy = new MemoryStream();
            stream.CopyTo(copy);
            stream = copy;
        }

        var text = Utf8Json.Plain(stream);
        CheckHead(EnvelopeHead.Read(text), name);
        var start = text.Position;
        try
        {
            return JsonSerializer.Deserialize<EstateEnvelope>(text, EstateJson.Options)!.ToEstate();
        }
        catch (JsonException fault)
        {
            text.Position = start;
            throw Malformed(name, fault, JsonCut.IsCutShort(text));
        }
    }

    private static void CheckHead(EnvelopeHead head, string name)
    {
        if (head.IsEmpty)
        {
            throw new GuardFault("EstateFileEmpty", FaultCategory.InvalidData, $"'{name}' is empty.",
                "Write the estate again with Export-SMEstate.");
        }

        if (head.Format != EstateEnvelope.FormatName || head.Version is null or < 1)
        {
            throw new GuardFault("EstateFormatUnknown", FaultCategory.InvalidData, $"'{name}' is not an estate file: it does not begin with \"Format\": \"{EstateEnvelope.FormatName}\" and a \"Version\".",
                "Give a file that Export-SMEstate wrote; for AWS CLI output give the folder and not one of its files.");
        }

        if (head.Version > EstateEnvelope.NewestVersion)
        {
            throw new GuardFault("EstateVersionTooNew", FaultCategory.NotSupported,
                $"'{name}' has version {head.Version} of the estate format, and this module reads versions up to {EstateEnvelope.NewestVersion}: a newer module wrote it.",
                "Update the module with Update-Module SageMakerGuard, or write the estate again with this version of it.");
        }
    }

    private static GuardFault Malformed(string name, JsonException fault, bool cutShort)
    {
        var place = new JsonPlace(1, 1).Plus(fault.LineNumber ?? 0, fault.BytePositionInLine ?? 0);
        var where = fault.Path is { Length: > 0 } path ? $"{path} ({place})" : place.ToString();
        return cutShort
            ? new GuardFault("EstateFileTruncated", FaultCategory.InvalidData, $"'{name}' ends too early, at {where}: the file is cut short.",
                "Copy the file again whole, or write the estate again with Export-SMEstate.", fault)
            : new GuardFault("EstateFileMalformed", FaultCategory.InvalidData, $"'{name}' cannot be read as an estate: the value at {where} is not what belongs there.",
                "Write the estate again with Export-SMEstate; files edited by hand must keep the types of their values.", fault);
    }

    private static GuardFault AlreadyThere(string path) =>
        new("EstateFileExists", FaultCategory.AlreadyExists, $"'{path}' exists already and was left as it is.", "Add -Force to replace it, or give another path.");
}
