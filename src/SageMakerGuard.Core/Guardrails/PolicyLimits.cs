namespace SageMakerGuard.Guardrails;

/// <summary>Limits of service control policies and tag policies.</summary>
public static class PolicyLimits
{
    /// <summary>The type's name (API_CreatePolicy).</summary>
    public const string ServiceControlPolicy = "SERVICE_CONTROL_POLICY";

    /// <summary>The most characters of a document, as AWS documents it (Organizations User Guide, 'Quotas and service limits').</summary>
    public const int DocumentedSize = 5120;

    /// <summary>The most characters that AWS is reported to take since May 2026 (secondary sources only, so that it is no default).</summary>
    public const int ReportedSize = 10240;

    /// <summary>The most policies attached to one root, organizational unit or account, FullAWSAccess counted (the same page; reported as raised to 10 in May 2026).</summary>
    public const int DocumentedAttachments = 5;

    /// <summary>The name of the type of tag policies (API_CreatePolicy).</summary>
    public const string TagPolicy = "TAG_POLICY";

    /// <summary>The most characters of a tag policy (Organizations User Guide, 'Quotas and service limits').</summary>
    public const int TagPolicySize = 10000;

    /// <summary>The most characters of a name (API_CreatePolicy).</summary>
    public const int NameLength = 128;
}
