using System.Collections.Generic;

namespace SageMakerGuard.Posture.Rules;

internal sealed class NotebookNotDescribed : INotebookRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-NB-004", Title = "Notebook instance could not be described", Severity = Severity.High, ResourceType = "AWS::SageMaker::NotebookInstance", Source = RuleSources.DescribeNotebook,
        Description = "The list of notebook instances says nothing of their network.",
        Frameworks = Controls.Notebook("SageMaker.1"), FrameworkBasis = Controls.BySecurityHub,
    };

    public bool NeedsDescription => false;

    public IEnumerable<Observation> Judge(NotebookContext notebook)
    {
        if (notebook.Notebook.Described)
            yield break;
        var (name, arn) = (notebook.Notebook.NotebookInstanceName, notebook.Notebook.NotebookInstanceArn);
        yield return Observation.Unknown(null, [notebook.Unread.FindResource(arn) ?? notebook.Unread.OfResource(name, "sagemaker:DescribeNotebookInstance")]);
    }
}
