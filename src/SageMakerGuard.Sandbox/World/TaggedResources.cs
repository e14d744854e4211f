using System;
using System.Linq;

namespace SageMakerGuard.Sandbox.World;

/// <summary>Whether a SageMaker resource that has tags is still there: the shelf of tags does not know it.</summary>
internal static class TaggedResources
{
    /// <summary>Whether a resource exists, by its kind and name as they stand in its ARN behind the account. Of kinds that the sandbox does not hold it knows only the tags.</summary>
    public static bool Exist(RegionState region, string kind, string name, string arn, DateTimeOffset now) => kind switch
    {
        "domain" => region.Domains.Find(name, now) is not null,
        "user-profile" => region.UserProfiles.Find(name, now) is not null,
        "space" => region.Spaces.Find(name, now) is not null,
        "app" => region.Apps.At(now).Any(a => $"{a.DomainId}/{a.SpaceName ?? a.UserProfileName}/{a.AppType.ToLowerInvariant()}/{a.AppName}" == name),
        "notebook-instance" => region.NotebookInstances.At(now).Any(n => n.NotebookInstanceArn == arn),
        "notebook-instance-lifecycle-config" => region.NotebookLifecycleConfigs.At(now).Any(c => string.Equals(c.NotebookInstanceLifecycleConfigName, name, StringComparison.OrdinalIgnoreCase)),
        _ => region.Tags.Of(arn).Count > 0,
    };
}
