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
        .Replace("{role}", Role ?? "<execution role>")
        .Replace("{rolename}", Role is { } role ? role.Substring(role.LastIndexOf('/') + 1) : "<execution role>")
        .Replace("{vpc}", Domain.HasVpc ? Domain.Domain.VpcId : "<vpc>")
        .Replace("{action}", Message.Actions.Count > 0 ? Message.Actions[0] : "<action>")
        .Replace("{test}", Domain.TestCommand);

    /// <summary>The role that apps run with; null where it is not known.</summary>
    public string? Role => Domain.Domain.DefaultUserSettings?.ExecutionRole;

    /// <summary>A command of this module for the domain.</summary>
    public string Command(string name, string more = "") => $"{name} -DomainId {Domain.DomainId} -Region {Domain.Region}{(more.Length == 0 ? "" : " " + more)}";
}
