using System;
using System.Collections.Generic;
using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>ListUserProfiles and DescribeUserProfile.</summary>
internal static class ProfileReads
{
    public static IEnumerable<JsonOperation> All()
    {
        yield return new(
            "ListUserProfiles",
            [
                .. ListPage.Members, JsonMember.Choice("SortOrder", false, "Ascending", "Descending"), JsonMember.Choice("SortBy", false, "CreationTime", "LastModifiedTime"),
                ArnNames.Domain(false, "DomainIdEquals"), ArnNames.Name("UserProfileNameContains"),
            ],
            call => ArnNames.ProfileArn(call.Region, call.Request.Text("DomainIdEquals") ?? "*", "*"),
            List);
        yield return new(
            "DescribeUserProfile",
            [ArnNames.Domain(), ArnNames.Name("UserProfileName", true)],
            call => ArnNames.ProfileArn(call.Region, call.Required("DomainId"), call.Required("UserProfileName")),
            Describe);
    }

    private static Action<Utf8JsonWriter> List(JsonCall call)
    {
        var domain = call.Request.Text("DomainIdEquals");
        var part = call.Request.Text("UserProfileNameContains");
        var items = ListPage.Sorted(call, call.Region.UserProfiles, call.Request.Text("SortBy") == "LastModifiedTime" ? p => p.LastModifiedTime : null);
        return ListPage.Of(
            call,
            "UserProfiles",
            items,
            p => (domain is null || p.DomainId == domain) && (part is null || p.UserProfileName.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0),
            (json, p) =>
            {
                json.WriteText("DomainId", p.DomainId);
                json.WriteText("UserProfileName", p.UserProfileName);
                json.WriteText("Status", p.Status);
                json.WriteTime("CreationTime", p.CreationTime);
                json.WriteTime("LastModifiedTime", p.LastModifiedTime);
            },
            $"{domain}|{part}|{call.Request.Text("SortBy")}|{call.Request.Text("SortOrder")}");
    }

    private static Action<Utf8JsonWriter> Describe(JsonCall call)
    {
        var name = call.Required("UserProfileName");
        var profile = call.Region.UserProfiles.Find(RegionState.ProfileKey(call.Required("DomainId"), name), call.Now) ?? throw Refusals.NotFound("UserProfile", name);
        return json =>
        {
            json.WriteText("DomainId", profile.DomainId);
            json.WriteText("UserProfileArn", ArnNames.ProfileArn(call.Region, profile.DomainId, profile.UserProfileName));
            json.WriteText("UserProfileName", profile.UserProfileName);
            json.WriteText("Status", profile.Status);
            json.WriteTime("LastModifiedTime", profile.LastModifiedTime);
            json.WriteTime("CreationTime", profile.CreationTime);
            json.WriteSettings("UserSettings", profile.UserSettings);
        };
    }
}
