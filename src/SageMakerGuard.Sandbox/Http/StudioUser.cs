using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Faults;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Http;

/// <summary>Somebody at work in Studio, who acts in the name of the execution role.</summary>
internal static class StudioUser
{
    /// <summary>The request that Studio sends when its user starts an app.</summary>
    /// <exception cref="GuardFault">There is no such account, domain, profile or space, or no role to act for.</exception>
    public static RequestHead StartsApp(SandboxWorld world, string accountId, string regionName, string domainId, string profileOrSpace, string appType, string appName)
    {
        var now = world.Clock();
        var account = world.Accounts.FirstOrDefault(a => a.Id == accountId) ?? throw Missing("account " + accountId);
        var region = account.Region(regionName);
        var domain = region.Domains.Find(domainId, now) ?? throw Missing("domain " + domainId);
        var space = region.Spaces.Find(RegionState.ProfileKey(domainId, profileOrSpace), now);
        if (space is null && region.UserProfiles.Find(RegionState.ProfileKey(domainId, profileOrSpace), now) is null)
            throw Missing($"user profile or space {profileOrSpace} in domain {domainId}");
        var role = new NamedRole(ExecutionRoles.OfApp(region, domain, space is null ? profileOrSpace : null, space, now) ?? throw Missing($"execution role for {profileOrSpace} in domain {domainId}"));
        var key = world.OpenSession(account, $"arn:{region.Partition}:sts::{account.Id}:assumed-role/{role.Name}/SageMaker", role.Id + ":SageMaker");
        return new()
        {
            ContentType = JsonDialect.ContentType,
            Target = "SageMaker.CreateApp",
            Authorization = $"AWS4-HMAC-SHA256 Credential={key}/20260101/{regionName}/sagemaker/aws4_request, SignedHeaders=host, Signature=00",
            Body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>
            {
                ["DomainId"] = domainId, [space is null ? "UserProfileName" : "SpaceName"] = profileOrSpace, ["AppType"] = appType, ["AppName"] = appName,
            }),
        };
    }

    private static GuardFault Missing(string what) => new("NotInSandbox", FaultCategory.NotFound, $"The sandbox has no {what}.", "Look at its Snapshot for what there is.");
}
