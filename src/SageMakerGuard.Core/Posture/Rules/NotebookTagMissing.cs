using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Posture.Rules;

internal sealed class NotebookTagMissing : INotebookRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-NB-005", Title = "Mandatory tag of the notebook instance is missing or has a value that is not allowed", Severity = Severity.Medium, ResourceType = "AWS::SageMaker::NotebookInstance", Source = RuleSources.ConfigDomainTagged,
        Description = "Without its owner, cost centre and data class an instance can neither be charged nor moved in the right order.",
        Frameworks = ["NIST-CSF-1.1:ID.AM-5"], FrameworkBasis = "by analogy with AWS Config sagemaker-domain-tagged",
    };

    public bool NeedsDescription => false;

    public IEnumerable<Observation> Judge(NotebookContext notebook)
    {
        var required = notebook.Settings.MandatoryTags;
        if (required.Count == 0)
            return [];
        if (notebook.Unread.Tags is { Count: > 0 } calls)
            return [Observation.Unknown(null, calls)];
        var missing = TagCheck.Missing(required, notebook.Tags);
        var wrong = TagCheck.Wrong(required, notebook.Tags);
        if (missing.Count + wrong.Count == 0)
            return [];
        var parts = new List<string>();
        if (missing.Count > 0)
            parts.Add($"there is no value for {string.Join(", ", missing)}");
        parts.AddRange(wrong);
        return [Observation.Fail(null, $"Tags: {string.Join("; ", parts)}.", notebook.Cli($"sagemaker add-tags --resource-arn {notebook.Notebook.NotebookInstanceArn} --tags {string.Join(" ", missing.DefaultIfEmpty("<key>").Select(key => $"Key={key},Value=<value>"))}"))];
    }
}
