using System.Collections.Generic;

namespace SageMakerGuard.Posture.Rules;

internal sealed class DomainNotHealthy : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-DOM-006", Title = "Domain is in a failed state", Severity = Severity.High, Source = RuleSources.DomainStatus,
        Description = "A domain whose last change failed may not be what its settings say, and one that failed to be made or deleted can only be deleted.",
    };

    public bool NeedsDescription => false;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        var remedy = domain.Domain.Status switch
        {
            "Update_Failed" => "Mend the cause and repeat the change: " + domain.Cli($"sagemaker update-domain --domain-id {domain.DomainId} ..."),
            "Failed" => "Delete it and make it anew: " + domain.Cli($"sagemaker delete-domain --domain-id {domain.DomainId} --retention-policy HomeEfsFileSystem=Retain"),
            "Delete_Failed" => "Mend the cause and delete it again: " + domain.Cli($"sagemaker delete-domain --domain-id {domain.DomainId} --retention-policy HomeEfsFileSystem=Retain"),
            _ => null,
        };
        if (remedy is null)
            yield break;
        var why = domain.Domain.FailureReason is { Length: > 0 } reason ? $": {reason}" : ", and AWS gives no reason.";
        yield return Observation.Fail(null, $"The domain's status is {domain.Domain.Status}{why}", remedy);
    }
}
