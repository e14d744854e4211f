using System;
using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>UpdateUserProfile: Updating, then InService. Of the settings those that an estate holds are changed; the others are accepted and not kept.</summary>
internal static class ProfileUpdate
{
    public static JsonOperation Operation { get; } = new(
        "UpdateUserProfile",
        [ArnNames.Domain(), ArnNames.Name("UserProfileName", true), JsonMember.Structure("UserSettings", JsonMember.Text("ExecutionRole", 2048), JsonMember.Texts("SecurityGroups", 0, 5))],
        Resource,
        Update)
    { Also = call => DependentActions.PassRole(SentSettings.Text(call, "UserSettings", "ExecutionRole")) };

    private static string Resource(JsonCall call) => ArnNames.ProfileArn(call.Region, call.Required("DomainId"), call.Required("UserProfileName"));

    private static Action<Utf8JsonWriter> Update(JsonCall call)
    {
        lock (call.Region.Gate)
        {
            var (domain, name) = (call.Required("DomainId"), call.Required("UserProfileName"));
            var entry = call.Region.UserProfiles.Entry(RegionState.ProfileKey(domain, name));
            if (entry?.At(call.Now) is not { } profile)
                throw Refusals.NotFound("UserProfile", name);

            // The model lists ResourceInUse; that it is what a changing profile answers is not confirmed.
            if (profile.Status is not ("InService" or "Update_Failed"))
                throw Refusals.InUse($"[sandbox] User profile {name} is {profile.Status} and cannot be updated.");
            var settings = SentSettings.User(call, "UserSettings", profile.UserSettings);
            entry.Become(
                profile with { Status = "Updating", LastModifiedTime = call.Now },
                call.Due,
                p => p with { Status = "InService", UserSettings = settings, LastModifiedTime = call.Due });
            return json => json.WriteString("UserProfileArn", ArnNames.ProfileArn(call.Region, profile.DomainId, profile.UserProfileName));
        }
    }
}
