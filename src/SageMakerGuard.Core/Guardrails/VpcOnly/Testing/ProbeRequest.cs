using System.Collections.Generic;

namespace SageMakerGuard.Guardrails;

/// <summary>A request of the truth table: its settings, and what should come of it.</summary>
internal sealed record ProbeRequest
{
    public const string Absent = "absent";
    public const string Public = "PublicInternetOnly";
    public const string VpcOnly = "VpcOnly";
    public const string Enabled = "Enabled";
    public const string Disabled = "Disabled";

    public string Action { get; init; } = "";

    public string Setting { get; init; } = "";

    public ProbeSubnets Subnets { get; init; }

    public ProbePrincipal Principal { get; init; } = new(ProbeRole.Ordinary, "");

    public bool? ShouldBeAllowed { get; init; }

    /// <summary>The key that the setting is in; null where the action has none.</summary>
    public string? SettingKey => Action switch
    {
        VpcOnlyActions.CreateDomain or VpcOnlyActions.UpdateDomain => VpcOnlyActions.NetworkType,
        VpcOnlyActions.CreateNotebook => VpcOnlyActions.DirectInternet,
        _ => null,
    };

    /// <summary>
    /// What the service does where the setting is left out (API_CreateDomain, API_CreateNotebookInstance). A change that leaves it out leaves it as it is
    /// and has no default (API_UpdateDomain).
    /// </summary>
    public string? Default => Setting != Absent ? null : Action switch { VpcOnlyActions.CreateDomain => Public, VpcOnlyActions.CreateNotebook => Enabled, _ => null };
}

/// <summary>The subnets of a request.</summary>
internal enum ProbeSubnets
{
    None,

    Approved,

    /// <summary>One that is not approved among others.</summary>
    Other,
}

/// <summary>Who asks.</summary>
internal enum ProbeRole
{
    Ordinary,

    ExecutionRole,

    Exempt,

    ServiceLinked,

    ManagementAccount,
}

/// <summary>Who asks, by ARN.</summary>
internal sealed record ProbePrincipal(ProbeRole Role, string Arn);
