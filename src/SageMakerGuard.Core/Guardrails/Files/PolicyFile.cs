using System;
using System.IO;
using System.Text;
using System.Text.Json;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Guardrails;

/// <summary>Files with a policy in them.</summary>
public static class PolicyFile
{
    /// <summary>Where a policy's file is in a folder: its name and <c>.json</c>.</summary>
    public static string PathFor(string folder, GuardrailPolicy policy) => Path.Combine(folder, policy.Name + ".json");

    /// <summary>Writes a policy, whole or not at all.</summary>
    /// <exception cref="GuardFault">PolicyFileExists: it is there already and may not be replaced. Or it cannot be written.</exception>
    public static void Write(string path, GuardrailPolicy policy, bool overwrite)
    {
        var bytes = Encoding.UTF8.GetBytes(policy.Content);
        if (!FileAccessFault.Guard(path, FileAccessFault.Writing, () => AtomicFile.Write(path, overwrite, stream => stream.Write(bytes, 0, bytes.Length))))
            throw new GuardFault("PolicyFileExists", FaultCategory.AlreadyExists, $"'{path}' exists already and was left as it is.", "Add -Force to replace it, or give another folder.") { ResourceId = path };
    }

    /// <summary>Reads the document in a file: a policy, or what <c>aws organizations describe-policy</c> printed.</summary>
    /// <exception cref="GuardFault">PolicyFileNotFound, PolicyNotUnderstood, or it cannot be read.</exception>
    public static NamedPolicy Read(string path)
    {
        if (!File.Exists(path))
            throw new GuardFault("PolicyFileNotFound", FaultCategory.NotFound, $"'{path}' does not exist.", "Give the path of a file with a policy in it.") { ResourceId = path };
        var text = FileAccessFault.Guard(path, FileAccessFault.Reading, () => File.ReadAllText(path));
        return Described(text) is { } described
            ? new(described.Name ?? Path.GetFileNameWithoutExtension(path), PolicyDocument.Parse(described.Content, $"'{path}'"))
            : new(Path.GetFileNameWithoutExtension(path), PolicyDocument.Parse(text, $"'{path}'"));
    }

    private static (string? Name, string Content)? Described(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("Policy", out var policy) || policy.ValueKind != JsonValueKind.Object
                || !policy.TryGetProperty("Content", out var content) || content.ValueKind != JsonValueKind.String)
                return null;
            var name = policy.TryGetProperty("PolicySummary", out var summary) && summary.ValueKind == JsonValueKind.Object && summary.TryGetProperty("Name", out var said) && said.ValueKind == JsonValueKind.String ? said.GetString() : null;
            return (name, content.GetString()!);
        }
        catch (JsonException)
        {
            // What is wrong with it, and where, the parser of policies says.
            return null;
        }
    }
}
