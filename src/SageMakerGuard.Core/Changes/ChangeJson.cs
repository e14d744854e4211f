using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SageMakerGuard.Changes;

/// <summary>How steps and journal entries are written as JSON.</summary>
internal static class ChangeJson
{
    // The journal is read by people too, and is no part of a web page.
    public static JsonSerializerOptions Options { get; } = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 64,
    };
}
