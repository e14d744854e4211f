using System;
using System.Collections.Generic;

namespace SageMakerGuard.Posture.Rules;

internal sealed class NotebookDirectInternet : INotebookRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-NB-001", Title = "Notebook instance has direct internet access", Severity = Severity.High, ResourceType = "AWS::SageMaker::NotebookInstance", Source = RuleSources.SecurityHubSageMaker,
        Description = "It cannot be changed in place (API_UpdateNotebookInstance): the instance is made anew. Even with a subnet, traffic that leaves the VPC's blocks takes SageMaker's own way out.",
        Frameworks = [.. Controls.Notebook("SageMaker.1"), "AWS-Config:SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS", "PCI-DSS-3.2.1:1.2.1", "PCI-DSS-3.2.1:1.3.1", "PCI-DSS-3.2.1:1.3.2", "PCI-DSS-3.2.1:1.3.4", "PCI-DSS-3.2.1:1.3.6", "PCI-DSS-4.0.1:1.4.4"], FrameworkBasis = Controls.BySecurityHub,
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(NotebookContext notebook)
    {
        // Absent means Enabled, the API's default (API_CreateNotebookInstance).
        var value = notebook.Notebook.DirectInternetAccess;
        if (string.Equals(value, "Disabled", StringComparison.OrdinalIgnoreCase))
            yield break;
        yield return Observation.Fail(
            null,
            $"DirectInternetAccess is {value ?? "not set, which means Enabled"}, and cannot be changed on an instance that exists.",
            notebook.Replacement);
    }
}
