using System.Collections.Generic;

namespace SageMakerGuard.Posture.Rules;

internal sealed class NotebookOutsideVpc : INotebookRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-NB-002", Title = "Notebook instance is in no VPC", Severity = Severity.High, ResourceType = "AWS::SageMaker::NotebookInstance", Source = RuleSources.SecurityHubSageMaker,
        Description = "Without a subnet it has an interface in SageMaker's network only, where no flow log, group or endpoint of yours counts.",
        Frameworks = [.. Controls.Notebook("SageMaker.2"), "AWS-Config:SAGEMAKER_NOTEBOOK_INSTANCE_INSIDE_VPC"], FrameworkBasis = Controls.BySecurityHub,
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(NotebookContext notebook)
    {
        if (notebook.Notebook.SubnetId is { Length: > 0 })
            yield break;
        yield return Observation.Fail(
            null,
            "It names no subnet, and cannot be given one later.",
            notebook.Replacement);
    }
}
