using SageMakerGuard.Posture;

namespace SageMakerGuard.Diagnosis;

/// <summary>One domain and one message, as suspects are tested against them.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Message">The message.</param>
/// <param name="AgainCommand">The command that asks the same once more.</param>
internal sealed record Inquiry(DomainContext Domain, Message Message, string AgainCommand)
{
    /// <summary>A text of the catalogue with this domain, its region and its role in it.</summary>
    public string Fill(string text) => text
        .Replace("{domain}", Domain.DomainId)
        .Replace("{region}", Domain.Region)
        .Replace("{account}", Domain.Facts.Region.AccountId)
        .Replace("{role}", Domain.Domain.DefaultUserSettings?.ExecutionRole ?? "<execution role>")
        .Replace("{test}", Domain.TestCommand);

    /// <summary>A command of this module for the domain.</summary>
    public string Command(string name, string more = "") => $"{name} -DomainId {Domain.DomainId} -Region {Domain.Region}{(more.Length == 0 ? "" : " " + more)}";
}
