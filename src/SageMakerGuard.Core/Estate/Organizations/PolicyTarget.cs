namespace SageMakerGuard.Estates;

/// <summary>An attachment: a policy of AWS Organizations on a root, an organizational unit or an account (API_AttachPolicy).</summary>
public sealed record PolicyTarget
{
    /// <summary>The policy.</summary>
    public string PolicyId { get; init; } = "";

    /// <summary>The policy's type.</summary>
    public string PolicyType { get; init; } = "";

    /// <summary>The root (<c>r-…</c>), organizational unit (<c>ou-…</c>) or account (twelve digits).</summary>
    public string TargetId { get; init; } = "";
}
