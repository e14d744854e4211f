using System;
using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>A SageMaker AI domain: what ListDomains and DescribeDomain say of it, under AWS's own names (API_DescribeDomain).</summary>
public sealed record Domain
{
    /// <summary>The domain's ARN; the partition, region and account are read from it.</summary>
    public string DomainArn { get; init; } = "";

    /// <summary>For example <c>d-abcdefghijkl</c>.</summary>
    public string DomainId { get; init; } = "";

    /// <summary>The name that its makers gave it.</summary>
    public string DomainName { get; init; } = "";

    /// <summary>Pending, InService, Updating, Update_Failed, Deleting, Delete_Failed or Failed.</summary>
    public string Status { get; init; } = "";

    /// <summary>Why the last change failed, where it did.</summary>
    public string? FailureReason { get; init; }

    /// <summary>False where the domain was listed and DescribeDomain failed: everything below is then unknown, not absent.</summary>
    public bool Described { get; init; } = true;

    /// <summary>PublicInternetOnly or VpcOnly. Absent means PublicInternetOnly, the API's default (API_CreateDomain).</summary>
    public string? AppNetworkAccessType { get; init; }

    /// <summary>The VPC of the home file system and, under VpcOnly, of all traffic. May be empty for domains of Unified Studio.</summary>
    public string? VpcId { get; init; }

    /// <summary>The subnets of mount targets and app interfaces.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>IAM or SSO.</summary>
    public string? AuthMode { get; init; }

    /// <summary>Service or Customer; RStudio only.</summary>
    public string? AppSecurityGroupManagement { get; init; }

    /// <summary>The group that SageMaker makes between RSessionGateway and RStudioServerPro apps.</summary>
    public string? SecurityGroupIdForDomainBoundary { get; init; }

    /// <summary>The file system of the users' home directories.</summary>
    public string? HomeEfsFileSystemId { get; init; }

    /// <summary>ENABLED or DISABLED; absent means DISABLED.</summary>
    public string? TagPropagation { get; init; }

    /// <summary>When the domain was made.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? LastModifiedTime { get; init; }

    /// <summary>Defaults of the user profiles.</summary>
    public UserSettings? DefaultUserSettings { get; init; }

    /// <summary>Defaults of the shared spaces.</summary>
    public SpaceDefaults? DefaultSpaceSettings { get; init; }

    /// <summary>Settings of the domain itself.</summary>
    public DomainSettings? DomainSettings { get; init; }
}

/// <summary>The part of UserSettings that the network depends on (API_UserSettings).</summary>
public sealed record UserSettings
{
    /// <summary>The role that the apps run with.</summary>
    public string? ExecutionRole { get; init; }

    /// <summary>Security groups of the app interfaces, at most five. Added to the domain's defaults where a profile names its own.</summary>
    public IReadOnlyList<string> SecurityGroups { get; init; } = [];

    /// <summary>Settings of Studio Classic's JupyterServer apps; null where there are none.</summary>
    public AppSettings? JupyterServerAppSettings { get; init; }

    /// <summary>Settings of Studio Classic's KernelGateway apps; null where there are none.</summary>
    public AppSettings? KernelGatewayAppSettings { get; init; }

    /// <summary>Settings of JupyterLab apps; null where there are none.</summary>
    public AppSettings? JupyterLabAppSettings { get; init; }

    /// <summary>Settings of Code Editor apps; null where there are none.</summary>
    public AppSettings? CodeEditorAppSettings { get; init; }

    /// <summary>The Canvas settings; null where Canvas was not set up.</summary>
    public FeatureSettings? CanvasAppSettings { get; init; }

    /// <summary>The R session settings; null where RStudio was not set up.</summary>
    public FeatureSettings? RSessionAppSettings { get; init; }

    /// <summary>RStudio access of the user; null where RStudio was not set up.</summary>
    public FeatureSettings? RStudioServerProAppSettings { get; init; }
}

/// <summary>What the apps of one kind start with (API_JupyterServerAppSettings, API_KernelGatewayAppSettings, API_JupyterLabAppSettings, API_CodeEditorAppSettings).</summary>
public sealed record AppSettings
{
    /// <summary>What they run on where nobody chooses.</summary>
    public AppResourceSpec? DefaultResourceSpec { get; init; }

    /// <summary>Lifecycle configurations that their users may choose.</summary>
    public IReadOnlyList<string> LifecycleConfigArns { get; init; } = [];

    /// <summary>Git repositories that they offer to clone; JupyterServer and JupyterLab only.</summary>
    public IReadOnlyList<CodeRepository> CodeRepositories { get; init; } = [];
}

/// <summary>A Git repository (API_CodeRepository).</summary>
public sealed record CodeRepository
{
    /// <summary>Its URL.</summary>
    public string RepositoryUrl { get; init; } = "";
}

/// <summary>Says only that a feature's settings are there: the network depends on nothing inside them.</summary>
public sealed record FeatureSettings;

/// <summary>The part of DefaultSpaceSettings that the network depends on (API_DefaultSpaceSettings).</summary>
public sealed record SpaceDefaults
{
    /// <summary>The role that shared spaces run with.</summary>
    public string? ExecutionRole { get; init; }

    /// <summary>Security groups of shared spaces, at most five.</summary>
    public IReadOnlyList<string> SecurityGroups { get; init; } = [];
}

/// <summary>The part of DomainSettings that the network depends on (API_DomainSettings).</summary>
public sealed record DomainSettings
{
    /// <summary>Groups between domain-level apps and user apps, at most three.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>RStudio; the network type cannot be changed while it names a DomainExecutionRoleArn (API_UpdateDomain).</summary>
    public RStudioSettings? RStudioServerProDomainSettings { get; init; }

    /// <summary>Set where Amazon SageMaker Unified Studio owns the domain.</summary>
    public UnifiedStudioSettings? UnifiedStudioSettings { get; init; }

    /// <summary>Docker access of Studio.</summary>
    public DockerSettings? DockerSettings { get; init; }

    /// <summary>ipv4 or dualstack; absent means ipv4.</summary>
    public string? IpAddressType { get; init; }
}

/// <summary>RStudio settings of a domain (API_RStudioServerProDomainSettings).</summary>
public sealed record RStudioSettings
{
    /// <summary>The role whose presence freezes the network type.</summary>
    public string? DomainExecutionRoleArn { get; init; }

    /// <summary>A URL pointing to a Posit Connect server.</summary>
    public string? RStudioConnectUrl { get; init; }

    /// <summary>A URL pointing to a Posit Package Manager server.</summary>
    public string? RStudioPackageManagerUrl { get; init; }
}

/// <summary>Who owns the domain in Amazon SageMaker Unified Studio (API_UnifiedStudioSettings).</summary>
public sealed record UnifiedStudioSettings
{
    /// <summary>ENABLED or DISABLED.</summary>
    public string? StudioWebPortalAccess { get; init; }

    /// <summary>The account of the Unified Studio domain.</summary>
    public string? DomainAccountId { get; init; }

    /// <summary>The region of the Unified Studio domain.</summary>
    public string? DomainRegion { get; init; }

    /// <summary>The Unified Studio domain, <c>dzd…</c>.</summary>
    public string? DomainId { get; init; }

    /// <summary>The project.</summary>
    public string? ProjectId { get; init; }

    /// <summary>The environment.</summary>
    public string? EnvironmentId { get; init; }
}

/// <summary>Docker settings of a domain (API_DockerSettings).</summary>
public sealed record DockerSettings
{
    /// <summary>ENABLED or DISABLED.</summary>
    public string? EnableDockerAccess { get; init; }

    /// <summary>Accounts whose images may be pulled under VpcOnly.</summary>
    public IReadOnlyList<string> VpcOnlyTrustedAccounts { get; init; } = [];
}
