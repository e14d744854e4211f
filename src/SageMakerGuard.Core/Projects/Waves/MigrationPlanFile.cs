using System;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Projects;

/// <summary>A plan as a file of JSON.</summary>
public static class MigrationPlanFile
{
    private const string Format = "SageMakerGuard.MigrationPlan";
    private const int Version = 1;

    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes a plan, whole or not at all.</summary>
    /// <exception cref="GuardFault">The file exists and may not be replaced, or cannot be written.</exception>
    public static void Write(string path, MigrationPlan plan, bool replace) => TextFile.Write(path, Text(plan), replace);

    /// <summary>The text of a plan's file.</summary>
    public static string Text(MigrationPlan plan) => JsonSerializer.Serialize(new Envelope { Format = Format, Version = Version, Plan = plan }, s_options).Replace("\r\n", "\n") + "\n";

    /// <summary>Reads a plan.</summary>
    /// <exception cref="GuardFault">PlanNotFound, PlanInvalid, or the file cannot be read.</exception>
    public static MigrationPlan Read(string path)
    {
        if (!File.Exists(path))
            throw new GuardFault("PlanNotFound", FaultCategory.NotFound, $"The plan '{path}' does not exist.", "Give the path of a file that New-SMMigrationPlan -OutputPath wrote.") { ResourceId = path };
        var text = FileAccessFault.Guard(path, FileAccessFault.Reading, () => File.ReadAllText(path));
        try
        {
            var envelope = JsonSerializer.Deserialize<Envelope>(text, s_options);
            if (envelope is { Format: Format, Version: Version, Plan: { } plan })
                return plan;
            throw Invalid(path, envelope is { Format: Format, Version: var other } && other != Version ? $"it is of version {other}, and this module reads version {Version}" : "it is no plan", null);
        }
        catch (JsonException e)
        {
            throw Invalid(path, e.LineNumber is { } line ? $"line {line + 1} is not what a plan has there" : "it is not JSON", e);
        }
    }

    private static GuardFault Invalid(string path, string why, Exception? inner) =>
        new("PlanInvalid", FaultCategory.InvalidData, $"'{path}' cannot be used as a plan: {why}.", "Give the path of a file that New-SMMigrationPlan -OutputPath wrote.", inner) { ResourceId = path };

    private sealed record Envelope
    {
        public string? Format { get; init; }

        public int Version { get; init; }

        public MigrationPlan? Plan { get; init; }
    }
}
