using System.Collections.Generic;

namespace SageMakerGuard.Posture;

/// <summary>
/// Controls of frameworks. No authority maps a control to a domain's network type: what is written here of domains is mapped by analogy with
/// Security Hub's SageMaker.1 and Prowler's check of notebook instances, and each rule says so in <see cref="RuleInfo.FrameworkBasis"/>.
/// </summary>
internal static class Controls
{
    public const string ByAnalogy = "by analogy with Security Hub SageMaker.1";
    public const string BySecurityHub = "Security Hub";

    /// <summary>The domain's network type itself, in every framework that the analogy covers.</summary>
    public static readonly IReadOnlyList<string> DirectInternet =
    [
        "AWS-Config:SAGEMAKER_DOMAIN_IN_VPC", "TrendMicro:SageMaker-005",
        "NIST-800-53r5:AC-3", "NIST-800-53r5:AC-4", "NIST-800-53r5:AC-4(21)", "NIST-800-53r5:AC-6", "NIST-800-53r5:AC-21", "NIST-800-53r5:SC-7", "NIST-800-53r5:SC-7(3)",
        "NIST-800-53r5:SC-7(4)", "NIST-800-53r5:SC-7(9)", "NIST-800-53r5:SC-7(11)", "NIST-800-53r5:SC-7(16)", "NIST-800-53r5:SC-7(20)", "NIST-800-53r5:SC-7(21)",
        "NIST-800-171r2:3.1.3", "NIST-800-171r2:3.13.2", "NIST-800-171r2:3.13.5", "NIST-CSF-1.1:PR.AC-5", "NIST-CSF-1.1:PR.DS-5",
        "PCI-DSS-3.2.1:1.2.1", "PCI-DSS-3.2.1:1.3.1", "PCI-DSS-3.2.1:1.3.2", "PCI-DSS-3.2.1:1.3.4", "PCI-DSS-3.2.1:1.3.6", "PCI-DSS-4.0:1.3.1", "PCI-DSS-4.0:1.3.2", "PCI-DSS-4.0:1.4.2", "PCI-DSS-4.0:1.4.4",
        "HIPAA:164.308(a)(3)(i)", "HIPAA:164.312(a)(1)", "FedRAMP-Moderate-r4:ac-4", "FedRAMP-Moderate-r4:sc-7", "FedRAMP-Moderate-r4:sc-7.3", "ISO-27001-2022:A.8.1",
    ];

    /// <summary>What keeps traffic inside of the boundary: subnets, groups, egress.</summary>
    public static readonly IReadOnlyList<string> Boundary = ["NIST-800-53r5:AC-4", "NIST-800-53r5:SC-7", "NIST-800-53r5:SC-7(4)", "NIST-CSF-1.1:PR.AC-5", "PCI-DSS-4.0:1.3.1", "PCI-DSS-4.0:1.3.2", "FedRAMP-Moderate-r4:sc-7"];

    /// <summary>Egress that must be controlled.</summary>
    public static readonly IReadOnlyList<string> Egress = ["NIST-800-53r5:AC-4", "NIST-800-53r5:AC-4(21)", "NIST-800-53r5:SC-7", "NIST-800-53r5:SC-7(9)", "NIST-800-53r5:SC-7(11)", "PCI-DSS-4.0:1.3.2", "PCI-DSS-4.0:1.4.4"];

    /// <summary>Services that are to be reached without the internet.</summary>
    public static readonly IReadOnlyList<string> PrivateService = ["NIST-800-53r5:AC-4", "NIST-800-53r5:SC-7", "NIST-800-53r5:SC-7(3)", "NIST-800-53r5:SC-7(21)", "PCI-DSS-4.0:1.4.4"];

    /// <summary>Least privilege in the network.</summary>
    public static readonly IReadOnlyList<string> LeastPrivilege = ["NIST-800-53r5:AC-6", "NIST-800-53r5:SC-7", "NIST-800-171r2:3.13.5"];

    /// <summary>Security Hub's mapping of SageMaker.1 and .2.</summary>
    public static IReadOnlyList<string> Notebook(string control) =>
    [
        "SecurityHub:" + control, "NIST-800-53r5:AC-21", "NIST-800-53r5:AC-3", "NIST-800-53r5:AC-3(7)", "NIST-800-53r5:AC-4", "NIST-800-53r5:AC-4(21)", "NIST-800-53r5:AC-6", "NIST-800-53r5:SC-7",
        "NIST-800-53r5:SC-7(3)", "NIST-800-53r5:SC-7(4)", "NIST-800-53r5:SC-7(9)", "NIST-800-53r5:SC-7(11)", "NIST-800-53r5:SC-7(16)", "NIST-800-53r5:SC-7(20)", "NIST-800-53r5:SC-7(21)",
    ];

    /// <summary>Security Hub's mapping of SageMaker.3.</summary>
    public static readonly IReadOnlyList<string> NotebookRoot =
        ["SecurityHub:SageMaker.3", "NIST-800-53r5:AC-2(1)", "NIST-800-53r5:AC-3(7)", "NIST-800-53r5:AC-3(15)", "NIST-800-53r5:AC-6", "NIST-800-53r5:AC-6(2)", "NIST-800-53r5:AC-6(10)"];
}
