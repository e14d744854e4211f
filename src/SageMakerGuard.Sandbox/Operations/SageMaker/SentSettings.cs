using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>UserSettings as a request sends them: absent members leave what is there, a list that was sent replaces the one that is there, an empty one too.</summary>
internal static class SentSettings
{
    public static UserSettings? User(JsonCall call, string member, UserSettings? held)
    {
        if (call.Request.Read<UserSettings>(member, EstateJson.Options) is not { } sent)
            return held;
        return (held ?? new()) with
        {
            ExecutionRole = sent.ExecutionRole ?? held?.ExecutionRole,
            SecurityGroups = Has(call, member, "SecurityGroups") ? sent.SecurityGroups : held?.SecurityGroups ?? [],
            JupyterServerAppSettings = sent.JupyterServerAppSettings ?? held?.JupyterServerAppSettings,
            KernelGatewayAppSettings = sent.KernelGatewayAppSettings ?? held?.KernelGatewayAppSettings,
            JupyterLabAppSettings = sent.JupyterLabAppSettings ?? held?.JupyterLabAppSettings,
            CodeEditorAppSettings = sent.CodeEditorAppSettings ?? held?.CodeEditorAppSettings,
            CanvasAppSettings = sent.CanvasAppSettings ?? held?.CanvasAppSettings,
            RSessionAppSettings = sent.RSessionAppSettings ?? held?.RSessionAppSettings,
            RStudioServerProAppSettings = sent.RStudioServerProAppSettings ?? held?.RStudioServerProAppSettings,
        };
    }

    /// <summary>Whether a structure of the request has that member.</summary>
    public static bool Has(JsonCall call, string structure, string member) => call.Request.Member(structure) is { } value && value.TryGetProperty(member, out _);

    /// <summary>The text of a member of a structure; null where it is absent.</summary>
    public static string? Text(JsonCall call, string structure, string member) =>
        call.Request.Member(structure) is { } value && value.TryGetProperty(member, out var text) ? text.GetString() : null;
}
