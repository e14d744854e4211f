using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Baselines;

/// <summary>
/// A baseline as a JSON file that says what it is (<c>Format</c>, <c>Version</c>). It is indented, one rule a line, ends its lines with a line
/// feed and holds no time, so that a version control system shows what changed and nothing else.
/// </summary>
public static class BaselineFile
{
    /// <summary>What every baseline says that it is.</summary>
    public const string FormatName = "SageMakerGuard.NetworkBaseline";

    /// <summary>The version that is written, and the newest that can be read.</summary>
    public const int Version = 1;

    // A file for people and version control, and no part of a web page.
    private static readonly JsonSerializerOptions s_options = new(EstateJson.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a baseline.</summary>
    public static string Text(NetworkBaseline baseline) =>
        JsonSerializer.Serialize(new Envelope { Format = FormatName, Version = Version, SettingsHash = baseline.SettingsHash, Regions = baseline.Regions }, s_options).Replace("\r\n", "\n") + "\n";

    /// <summary>Writes a baseline: the whole file or, where that fails, none. False where the file held the same text already and was left alone.</summary>
    /// <exception cref="GuardFault">BaselineFileExists, FolderNotFound, FileAccessDenied or FileUnusable.</exception>
    public static bool Write(string path, NetworkBaseline baseline, bool overwrite)
    {
        var bytes = new UTF8Encoding(false).GetBytes(Text(baseline));
        return FileAccessFault.Guard(path, FileAccessFault.Writing, () =>
        {
            if (File.Exists(path) && Same(File.ReadAllBytes(path), bytes))
                return false;
            return AtomicFile.Write(path, overwrite, stream => stream.Write(bytes, 0, bytes.Length)) ? true : throw AlreadyThere(path);
        });
    }

    /// <summary>What is said of a file that is there and may not be replaced.</summary>
    public static GuardFault AlreadyThere(string path) =>
        new("BaselineFileExists", FaultCategory.AlreadyExists, $"'{path}' exists already and was left as it is.", "Compare-SMNetworkBaseline shows what has changed since; add -Force to replace it, or give another path.") { ResourceId = path };

    /// <summary>Reads a baseline.</summary>
    /// <exception cref="GuardFault">BaselineNotFound, BaselineFormatUnknown, BaselineVersionTooNew, BaselineMalformed, FileAccessDenied or FileUnusable.</exception>
    public static NetworkBaseline Read(string path)
    {
        if (!File.Exists(path))
            throw new GuardFault("BaselineNotFound", FaultCategory.NotFound, $"The baseline '{path}' does not exist.", "Give the path of a file that Save-SMNetworkBaseline wrote.") { ResourceId = path };
        using var stream = FileAccessFault.Guard(path, FileAccessFault.Reading, () => new MemoryStream(File.ReadAllBytes(path)));
        var text = Utf8Json.Plain(stream);
        CheckHead(EnvelopeHead.Read(text), path);
        try
        {
            var envelope = JsonSerializer.Deserialize<Envelope>(text, s_options)!;
            var baseline = new NetworkBaseline { SettingsHash = envelope.SettingsHash, Regions = envelope.Regions };
            BaselineLines.Check(baseline);
            return baseline;
        }
        catch (Exception fault) when (fault is JsonException or FormatException)
        {
            var where = fault is JsonException { LineNumber: { } line } ? $", in line {line + 1}" : "";
            throw new GuardFault("BaselineMalformed", FaultCategory.InvalidData, $"'{path}' cannot be read as a baseline{where}: {(fault is FormatException ? fault.Message : "the value there is not what belongs there.")}",
                "Correct the file, or take it back from version control, or save the baseline again with Save-SMNetworkBaseline.", fault) { ResourceId = path };
        }
    }

    private static void CheckHead(EnvelopeHead head, string path)
    {
        if (head.Format != FormatName || head.Version is null or < 1)
            throw new GuardFault("BaselineFormatUnknown", FaultCategory.InvalidData, $"'{path}' is not a baseline: it does not begin with \"Format\": \"{FormatName}\" and a \"Version\".", "Give a file that Save-SMNetworkBaseline wrote.") { ResourceId = path };
        if (head.Version > Version)
            throw new GuardFault("BaselineVersionTooNew", FaultCategory.NotSupported, $"'{path}' has version {head.Version} of the baseline format, and this module reads versions up to {Version}: a newer module wrote it.", "Update the module with Update-Module SageMakerGuard.") { ResourceId = path };
    }

    private static bool Same(byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other);

    private sealed record Envelope
    {
        public string Format { get; init; } = "";

        public int Version { get; init; }

        public string? SettingsHash { get; init; }

        public IReadOnlyList<RegionBaseline> Regions { get; init; } = [];
    }
}
