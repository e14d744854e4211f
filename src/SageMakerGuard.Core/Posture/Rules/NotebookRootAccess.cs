using System;
using System.Collections.Generic;

namespace SageMakerGuard.Posture.Rules;

internal sealed class NotebookRootAccess : INotebookRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-NB-003", Title = "Users are root on the notebook instance", Severity = Severity.High, ResourceType = "AWS::SageMaker::NotebookInstance", Source = RuleSources.SecurityHubSageMaker,
        Description = "Root may change routes, proxies and agents on the instance.",
        Frameworks = [.. Controls.NotebookRoot, "AWS-Config:SAGEMAKER_NOTEBOOK_INSTANCE_ROOT_ACCESS_CHECK"], FrameworkBasis = Controls.BySecurityHub,
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(NotebookContext notebook)
    {
        // Absent means Enabled, the API's default (API_CreateNotebookInstance).
        if (!string.Equals(notebook.Notebook.RootAccess, "Disabled", StringComparison.OrdinalIgnoreCase))
            yield return Observation.Fail(null, $"RootAccess is {notebook.Notebook.RootAccess ?? "not set, which means Enabled"}.", $"Stop it, then: {notebook.Cli($"sagemaker update-notebook-instance --notebook-instance-name {notebook.Notebook.NotebookInstanceName} --root-access Disabled")}");
    }
}
